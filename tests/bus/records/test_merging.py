"""Two files of one person become one, and two again: values byte for byte, whatever was there before."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from services.common.errors import Conflict, NotFound
from services.contracts.records.attachments import files_held
from services.contracts.records.duplicates import files_merged
from services.records.entering import files
from services.records.file import holds
from services.records.numbers import lookup
from tests.bus.records.filing import EDUCATION, Filing
from tests.bus.records.pairs_at_work import Authority

ANNOUNCED = text("SELECT body::jsonb FROM outbox WHERE type = 'files_merged' AND body LIKE :kept ORDER BY seq")
COUNTED = text("SELECT count(*) FROM counted WHERE teacher_id = :id")
OPEN_VERSIONS = text(
    """
    SELECT count(*) FROM version v WHERE teacher_id = ANY (:ids) GROUP BY entry_id
    HAVING count(*) FILTER (WHERE known_to IS NULL) <> 1 OR max(number) <> count(*)
    """
)
SKILL = {"mandarin": "5"}
WORK = {"employer": "某小学", "from": "2001-09", "to": "2005-08"}


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that both schools belong to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def elsewhere(begin, school_of, staff_of) -> Filing:
    """A clerk of another school of the same county."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def both(filing, elsewhere, values_of) -> tuple[dict, dict]:
    """Two files of one person; the second has a passport, a remark and an education that the first has not."""
    person = values_of()
    number = {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    kept, lost = filing.newcomer(person), elsewhere.newcomer(person | number | {"remark": "原在本校"})
    elsewhere.add(lost, "education", EDUCATION)
    return kept, lost


def numbered(begin, actor, number: str) -> list[uuid.UUID]:
    with begin(actor) as db:
        return [row["id"] for row in lookup.lookup(db, actor, number)["items"]]


def test_the_kept_file_takes_over_what_it_lacks_and_the_other_stays_whole(office, both, filing):
    kept, lost = both
    before = office.values(lost)
    office.join(kept, lost)

    shown = filing.look(kept)
    assert shown["values"]["basic"]["remark"] == "原在本校"
    assert len(filing.entries(kept, "education")) == 1
    assert office.values(lost) == before
    assert {item["act"] for item in filing.history(kept)} >= {"merged"}


def test_the_other_file_goes_where_the_kept_one_lies_and_out_of_lists(begin, office, both, filing, elsewhere):
    kept, lost = both
    office.join(kept, lost)

    place = office.place(lost)
    assert (place.merged_into, place.org_id, place.org_path) == (kept["id"], *office.place(kept)[:2])
    with pytest.raises(NotFound):
        elsewhere.look(lost)
    shown = filing.look(lost)
    assert (shown["merged_into"], shown["may"]) == (kept["id"], [])
    with pytest.raises(Conflict, match="joined with another one"):
        filing.save_basic(lost, {"remark": "改"})
    with begin() as db:
        assert db.scalar(COUNTED, {"id": lost["id"]}) == 0


def test_the_old_number_finds_the_kept_file(begin, office, both):
    kept, lost = both
    with begin() as db:
        sealed = db.scalar(text("SELECT basic->>'id_number' FROM teacher WHERE id = :id"), {"id": lost["id"]})
        from services.records.file.values import sealer

        number = sealer().open(sealed).strip('"')
    office.join(kept, lost)

    assert numbered(begin, office.actor, number) == [kept["id"]]


def test_undone_values_are_as_they_were_byte_for_byte(begin, office, both, filing, elsewhere):
    kept, lost = both
    before = [office.values(each) for each in both], [office.place(each) for each in both]
    pair = office.join(kept, lost)
    office.undo(pair)

    assert ([office.values(each) for each in both], [office.place(each) for each in both]) == before
    assert elsewhere.look(lost)["merged_into"] is None
    acts = [item["act"] for item in filing.history(kept)]
    assert (acts.count("unmerged"), acts.count("deleted")) == (1, 1)
    with begin() as db:
        assert db.scalar(COUNTED, {"id": lost["id"]}) == 1
        assert db.execute(OPEN_VERSIONS, {"ids": [kept["id"], lost["id"]]}).all() == []


def test_what_the_kept_file_owes_is_counted_again(office, both, filing):
    kept, lost = both
    missing = filing.look(kept)["missing"]
    office.undo(office.join(kept, lost))
    assert filing.look(kept)["missing"] == missing


def test_a_merge_is_not_undone_once_a_merged_entry_has_changed(office, both, filing):
    kept, lost = both
    pair = office.join(kept, lost)
    [entry] = filing.entries(kept, "education")
    filing.save(kept, "education", entry["id"], EDUCATION | {"institution": "第二中学"})

    assert "学习经历" in office.look(pair)["merge"]["undo_refused"]
    with pytest.raises(Conflict, match="cannot be undone any more"):
        office.undo(pair)


def test_other_entries_may_change_and_stay_as_they_are(office, both, filing):
    kept, lost = both
    pair = office.join(kept, lost)
    [contact] = filing.entries(kept, "contact")
    filing.save(kept, "contact", contact["id"], {"address": "西风路 2 号", "mobile": "13812345678"})
    office.undo(pair)

    assert filing.entries(kept, "contact")[0]["values"]["address"] == "西风路 2 号"


def test_only_the_latest_merge_of_a_person_is_undone(office, both, filing, values_of):
    kept, lost = both
    third = filing.newcomer(values_of())
    first = office.join(kept, lost)
    second = office.join(third, kept)

    assert office.place(lost).org_path == office.place(third).org_path
    with pytest.raises(Conflict, match="Only the latest"):
        office.undo(first)
    office.undo(second)
    office.undo(office.pair_of(kept, lost, state="merged"))
    assert [office.place(each).merged_into for each in (kept, lost, third)] == [None] * 3


@pytest.mark.parametrize("kind", ["request", "transfer"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_merge_waits_for_what_is_under_way_with_either(begin, office, both, kind, which):
    ref = uuid.uuid4()
    with begin() as db:
        holds.hold(db, both[which]["id"], kind, ref)

    with pytest.raises(Conflict, match="is under way") as refusal:
        office.join(*both)
    assert refusal.value.params == {"blocked_by": kind, "ref": str(ref)}
    assert office.pair_of(*both)["state"] == "open"


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_of_somebody_on_loan_is_not_joined_and_the_preview_says_so(begin, office, both, which):
    ref = uuid.uuid4()
    with begin() as db:
        holds.go_elsewhere(db, {both[which]["id"]: ref})
    pair = office.pair_of(*both)

    for act in (lambda: office.preview(pair, both[0]), lambda: office.join(*both)):
        with pytest.raises(Conflict, match="please end that first") as refusal:
            act()
        assert refusal.value.params == {"blocked_by": "elsewhere", "ref": str(ref)}
    with begin() as db:
        holds.come_home(db, [both[which]["id"]])
    assert office.preview(pair, both[0])["kept_id"] == both[0]["id"]


def test_a_file_under_review_is_not_joined(office, both, elsewhere):
    elsewhere.submit(both[1]["id"])
    with pytest.raises(Conflict, match="under review"):
        office.join(*both)


def test_the_effective_file_is_kept_and_nothing_unapproved_becomes_effective(office, both, filing):
    kept, lost = both
    filing.submit(kept["id"])
    filing.hear(filing.case(kept, "approved"))
    with pytest.raises(Conflict, match="Keep the other file"):
        office.join(lost, kept)
    before = office.values(kept)
    office.join(kept, lost)

    assert office.values(kept) == before


def test_a_kept_draft_is_deleted_only_after_the_merge_is_undone(begin, office, both, filing):
    kept, _ = both
    pair = office.join(*both)

    def delete():
        with begin(filing.actor) as db:
            files.delete_teacher(db, filing.actor, kept["id"])

    with pytest.raises(Conflict, match="joined with this one"):
        delete()
    office.undo(pair)
    delete()
    with pytest.raises(NotFound):
        office.look(pair)


def test_no_hold_is_left_and_a_joined_pair_is_not_joined_again(begin, office, both):
    pair = office.join(*both)
    with pytest.raises(Conflict, match="joined already"):
        office.say(pair, "same", both[0])
    with begin() as db:
        assert holds.held(db, [each["id"] for each in both]) == {}


def test_identity_and_media_are_told(begin, office, both, told):
    kept, lost = both
    office.undo(office.join(kept, lost))

    with begin() as db:
        news = db.scalars(ANNOUNCED, {"kept": f"%{kept['id']}%"}).all()
    assert [(each["merged"], each["row_version"]) for each in news] == [(True, 1), (False, 2)]
    assert [each["org_path"] for each in news] == [office.place(each).org_path for each in both]
    assert all(files_merged.body().load(each) for each in news)
    assert told(files_held, kept) == []


BASIC = st.fixed_dictionaries(
    {}, optional={"remark": st.text("甲乙丙", min_size=1, max_size=3), "former_name": st.just("李四")}
)
FILE = st.tuples(BASIC, st.lists(st.sampled_from(["第一中学", "第二中学", "第三中学"]), unique=True, max_size=3))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.tuples(FILE, FILE), times=st.integers(1, 2))
def test_whatever_two_files_say_a_merge_and_its_undoing_leave_their_values(
    office, filing, elsewhere, values_of, said, times
):
    clerks = filing, elsewhere
    files = [by.newcomer(values_of() | basic) for by, (basic, _) in zip(clerks, said, strict=True)]
    for by, file, (_, schools) in zip(clerks, files, said, strict=True):
        for name in schools:
            by.add(file, "education", EDUCATION | {"institution": name})
    before = [office.values(file) for file in files]

    for _ in range(times):
        pair = office.pair_of(*files)
        pair = office.say(pair, "same", files[0]) if pair else office.join(*files)
        joined = {said for code, _, said in office.values(files[0]) if code != "basic"}
        assert joined >= {said for code, _, said in before[0] if code != "basic"}
        office.undo(pair)
        assert [office.values(file) for file in files] == before
