"""One half-open range of paths says the same as the plain question "does it begin with" (R-SEC-01)."""

from hypothesis import given
from hypothesis import strategies as st

from services.common.database.territory import may, path_range, policy

CODES = st.lists(st.text("0123456789AZaz", min_size=1, max_size=4), min_size=1, max_size=4)
PATHS = CODES.map(lambda codes: "/".join(codes) + "/")


@given(PATHS, PATHS)
def test_the_range_holds_exactly_the_paths_at_and_below(root, path):
    start, end = path_range(root)
    as_bytes = path.encode()  # COLLATE "C" compares bytes
    assert (start.encode() <= as_bytes < end.encode()) == path.startswith(root)


@given(PATHS, CODES)
def test_what_lies_below_is_within(root, more):
    start, end = path_range(root)
    assert start <= root + "/".join(more) + "/" < end


def test_a_policy_binds_the_owner_too_and_survives_an_empty_setting():
    sql = policy("teacher")
    assert "FORCE ROW LEVEL SECURITY" in sql
    assert sql.count("nullif") == 4
    assert "WITH CHECK" in sql


def test_what_may_be_read_is_no_door_for_writing():
    assert may("SELECT", "entry", "here") == "CREATE POLICY may_select ON entry FOR SELECT USING (here)"
    assert may("INSERT", "entry", "here") == "CREATE POLICY may_insert ON entry FOR INSERT WITH CHECK (here)"
    assert may("UPDATE", "entry", "here").endswith("FOR UPDATE USING (here) WITH CHECK (here)")
    assert may("DELETE", "entry", "here") == "CREATE POLICY may_delete ON entry FOR DELETE USING (here)"
