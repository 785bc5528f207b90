"""Who may fill in which set, and when (R-REC-04, R-ID-11)."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from services.common.errors import Forbidden, Invalid, NotFound
from services.common.messages.wording import word
from services.records.entering import files
from services.records.selfservice import own
from tests.bus.records.filing import CONTACT, EDUCATION, Filing

PAY = {"year": 2025, "year_income": "80000.00"}


@pytest.fixture
def own_filing(begin, filing, file, actor_of, school):
    """The file's own teacher, the school's window open."""
    with begin() as db:
        window = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None, "row_version": 1}
        own.learn_window(db, **window)
    return Filing(begin, actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=file["id"]))


def test_a_teacher_fills_in_the_own_sets_within_the_window_and_never_a_reserved_one(own_filing, file):  # R-REC-04
    own_filing.add(file, "education", EDUCATION)
    with pytest.raises(Forbidden, match="Your school fills in"):
        own_filing.draft(file, "pay", PAY)
    shown = {found["code"]: found for found in own_filing.look(file)["sets"]}
    assert (shown["education"]["may"], shown["pay"]["may"]) == (["add"], [])
    assert shown["pay"]["locked"]


def test_a_teacher_does_nothing_outside_the_window(begin, own_filing, file, school):  # R-ID-11
    with begin() as db:
        closed = {"org_id": school["id"], "mode": "school", "opens_at": None, "closes_at": None, "row_version": 2}
        own.learn_window(db, **closed)
        own.learn_window(db, **(closed | {"mode": "self", "row_version": 1}))  # older news
    with pytest.raises(Forbidden, match="not opened self-service"):
        own_filing.add(file, "education", EDUCATION)


@pytest.mark.parametrize(
    ("days", "says"),
    [((1, 9), "开始，在此之前可以查看。"), ((-9, -1), "截止，现在可以查看；有误时请点“信息有误”告知学校。")],
)
def test_outside_the_window_a_teacher_reads_the_own_file_and_hears_why_and_until_when(  # R-ID-11
    begin, own_filing, file, school, days, says
):
    opens, closes = (datetime.now(UTC) + timedelta(days=each) for each in days)
    window = {"org_id": school["id"], "mode": "self", "opens_at": opens, "closes_at": closes, "row_version": 2}
    with begin() as db:
        own.learn_window(db, **window)
    with pytest.raises(Forbidden) as raised:
        own_filing.add(file, "education", EDUCATION)
    assert word(raised.value.message, raised.value.params, "zh-CN").endswith(says)
    assert all(found["may"] == [] for found in own_filing.look(file)["sets"])


def test_an_authority_fills_in_reserved_sets_of_its_schools_and_nothing_else(  # R-REC-04
    begin, filing, file, school, actor_of, made
):
    office = Filing(begin, actor_of("reviewer", org_id=school["authority_id"]))
    other = Filing(begin, actor_of("reviewer"))
    office.add(file, "ethics", made("ethics")[0])
    with pytest.raises(Forbidden, match="reserved"):
        office.add(file, "education", EDUCATION)
    with pytest.raises(Forbidden):
        other.add(file, "assessment", made("assessment")[0])
    assert "fill_reserved" in office.look(file)["may"]
    filing.delete(file, "ethics", filing.entries(file, "ethics")[0]["id"])


def test_what_a_teacher_sends_back_unchanged_of_a_locked_set_is_no_offence(own_filing, filing, file):
    shown = filing.look(file)["values"]["basic"]
    own_filing.save_basic(file, shown | {"remark": "本人填写"})
    assert filing.look(file)["values"]["basic"]["remark"] == "本人填写"


@pytest.mark.parametrize("act", [files.save_teacher, files.keep_draft])
def test_a_teacher_becomes_nobody_else(begin, own_filing, filing, file, values_of, act):  # R-REC-25
    stranger, before = values_of(), filing.look(file)
    wrong = {code: stranger[code] for code in ("name", "sex", "id_number", "birth_date")}
    with pytest.raises(Invalid) as told, begin(own_filing.actor) as db:
        act(db, own_filing.actor, file["id"], before["row_version"], wrong | {"remark": "x"})
    changed = {code for code in wrong if wrong[code] != before["values"]["basic"].get(code)}
    assert set(told.value.errors) == changed
    assert filing.look(file)["values"] == before["values"]
    filing.open(stranger)  # the number is still the stranger's


def test_entries_are_out_of_sight_for_a_neighbour(begin, filing, file, school_of, staff_of):  # R-SEC-01
    filing.add(file, "contact", CONTACT)
    neighbour = staff_of(school_of(), "entry_clerk")
    with begin(neighbour) as db:
        seen = db.execute(text("SELECT count(*) FROM entry WHERE teacher_id = :id"), {"id": file["id"]}).scalar_one()
    assert seen == 0
    with pytest.raises(NotFound):
        Filing(begin, neighbour).add(file, "education", EDUCATION)
