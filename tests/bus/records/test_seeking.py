"""Whoever wants somebody for the own school finds the person by exact number, learns little, and leaves a trace."""

import dataclasses
import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Invalid, TooMany
from services.common.persons import resident_number
from services.records.file import holds, values
from services.records.file.finishing import finish
from services.records.handing_over import seeking
from services.records.numbers import granting
from services.records.selfservice import readings
from tests.bus.records.filing import Filing
from tests.bus.records.schools_of_a_file import effective

TOLD = {
    "found",
    "teacher_id",
    "name",
    "org_id",
    "org_name",
    "category",
    "personnel_status",
    "may_be_asked_for",
    "ticket",
}
TOLD |= {"why_not", "blocked_by", "ref", "absence", "status_name", "note"}
TRAIL = text(
    """
    SELECT subject, details FROM audit WHERE action = 'records.sought_for_transfer' AND account_id = :id ORDER BY id
    """
)
NUMBER = text("SELECT number FROM personal_number WHERE teacher_id = :id AND ended_at IS NULL")
MERGE = text("UPDATE teacher SET merged_into = :kept WHERE id = :id")


@pytest.fixture
def seeker(staff_of, school_of):
    """A clerk of another school of the province, in another county."""
    county = school_of()["path"].split("/")[:2]
    return dataclasses.replace(
        staff_of(school_of("/".join(county) + "/999999/"), "entry_clerk"), person_id=uuid.uuid4()
    )


@pytest.fixture
def seek(begin, seeker):
    """Looks for somebody by the number of an identity card, or by a personal number."""

    def look(id_number=None, personal_number=None, by=None, id_type="1"):
        asked = {"id_type": id_type, "id_number": id_number, "personal_number": personal_number}
        by = by or seeker
        with begin(by) as db:
            return seeking.find_to_transfer(db, by, "拟调入任教", **asked)

    return look


@pytest.fixture
def somebody(filing, values_of) -> tuple[dict, str]:
    """An effective file of the school, and its ID number."""
    person = values_of()
    return effective(filing, person), person["id_number"]


def test_an_exact_number_finds_name_school_and_status_and_nothing_else(seek, somebody, school):
    teacher, number = somebody
    found = seek(number)

    assert found.keys() == TOLD
    assert (found["name"], found["org_name"], found["personnel_status"]) == (teacher["name"], school["name"], "100")
    assert (found["may_be_asked_for"], found["why_not"], found["blocked_by"]) == (True, None, None)


def test_spelled_otherwise_it_is_the_same_number_and_of_another_document_it_is_none(seek, somebody):
    _, number = somebody
    assert seek(f" {number.lower()} ")["found"]
    with pytest.raises(Invalid):
        seek(number, id_type="A")


@pytest.mark.parametrize(
    "spoilt",
    [
        (lambda number: number[:-1] + ("1" if number[-1] != "1" else "2"), "末位校验码不对"),
        (lambda number: number[:-1], "应为 18 位"),
        (lambda number: "99" + number[2:-1] + resident_number.check_character("99" + number[2:]), "“身份证件号”"),
    ],
)
def test_what_no_document_bears_is_refused_at_once_and_neither_looked_up_nor_counted(
    begin, seek, seeker, somebody, monkeypatch, spoilt
):
    monkeypatch.setitem(vars(seeking.settings.load()), "seek_misses_an_hour", 1)
    for _ in range(2):
        with pytest.raises(Invalid) as refusal:
            seek(spoilt[0](somebody[1]))
        assert spoilt[1] in refusal.value.errors["id_number"][0]
    with begin() as db:
        assert db.execute(TRAIL, {"id": seeker.account_id}).all() == []
    assert seek(somebody[1])["found"]


def test_a_personal_number_finds_the_person_even_if_it_is_a_former_one(begin, seek, somebody):
    teacher, _ = somebody
    with begin() as db:
        granting.grant_temporary(db, [teacher["id"]])
        finish(db)
        number = values.sealer().open(db.scalar(NUMBER, {"id": teacher["id"]}))
        db.execute(text("UPDATE personal_number SET ended_at = now(), why = 'formal' WHERE teacher_id = :id"), teacher)
    assert seek(personal_number=number)["teacher_id"] == teacher["id"]


def test_nobody_is_found_in_another_province(begin, seek, somebody, staff_of, school_of):
    stranger = staff_of(school_of("000000/zzzzzz/"), "entry_clerk")
    assert seek(somebody[1], by=stranger) | {"absence": None} == seeking.NOBODY


def test_of_a_merged_file_the_kept_one_is_found(begin, seek, somebody, filing, values_of):
    kept = effective(filing, values_of())
    with begin() as db:
        db.execute(MERGE, {"kept": kept["id"], "id": somebody[0]["id"]})
    assert seek(somebody[1])["teacher_id"] == kept["id"]


@pytest.mark.parametrize(
    ("status", "why"), [("303", "已去世"), ("308", "开除"), ("203", "长病假"), ("202", "结束轮岗或借调")]
)
def test_it_says_why_somebody_cannot_be_asked_for_now(seek, filing, values_of, status, why):
    person = values_of()
    effective(filing, person, status)
    found = seek(person["id_number"])
    assert (found["may_be_asked_for"], why in found["why_not"]) == (False, True)


def test_whoever_has_resigned_can_be_asked_for_and_it_says_what_that_means(seek, filing, values_of):
    person = values_of()
    effective(filing, person, "306")
    found = seek(person["id_number"])
    assert (found["may_be_asked_for"], found["status_name"]) == (True, "不在本单位任职-辞职")
    assert found["ticket"]
    assert "仍须原学校确认" in found["note"]
    assert "人员状态为“不在本单位任职-辞职”" in seek(person["id_number"], by=filing.actor)["why_not"]


def test_of_a_draft_and_of_an_own_file_it_says_so(seek, filing, values_of, somebody):
    person = values_of()
    filing.newcomer(person)
    assert "尚未生效" in seek(person["id_number"])["why_not"]
    assert "已在本校" in seek(somebody[1], by=filing.actor)["why_not"]


def test_for_a_department_what_lies_with_the_school_around_it_is_the_own(seek, somebody, school, staff_of, school_of):
    department = school_of(school["path"], level="department", authority_id=school["id"], category=None)
    assert "已在本校" in seek(somebody[1], by=staff_of(department, "entry_clerk"))["why_not"]


@pytest.mark.parametrize("kind", ["transfer", "request", "status", "merge"])
def test_a_business_that_is_under_way_is_named(begin, seek, somebody, kind):
    ref = uuid.uuid4()
    with begin() as db:
        holds.hold(db, somebody[0]["id"], kind, ref)
    found = seek(somebody[1])
    assert (found["may_be_asked_for"], found["blocked_by"], found["ref"]) == (False, kind, ref)
    assert found["why_not"]


def test_each_look_is_in_the_trail_with_its_purpose_and_without_the_number(begin, seek, seeker, somebody, values_of):
    seek(somebody[1])
    seek(values_of()["id_number"])
    with begin() as db:
        rows = [tuple(row) for row in db.execute(TRAIL, {"id": seeker.account_id})]
    assert rows == [
        (str(somebody[0]["id"]), {"purpose": "拟调入任教"}),
        (None, {"purpose": "拟调入任教", "found": False}),
    ]


def test_the_teacher_sees_who_looked_and_what_for(begin, seek, somebody, school, actor_of):
    seek(somebody[1])
    self_ = actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=somebody[0]["id"])
    with begin(self_) as db:
        newest = readings.file_readings(db, self_, somebody[0]["id"], 10, None)["items"][0]
    assert (newest["act"], newest["purpose"]) == ("records.sought_for_transfer", "拟调入任教")


def test_whoever_misses_too_often_waits_and_nobody_else_does(begin, seek, seeker, somebody, values_of, monkeypatch):
    monkeypatch.setitem(vars(seeking.settings.load()), "seek_misses_an_hour", 3)
    wrong = values_of()["id_number"]
    for _ in range(3):
        assert not seek(wrong)["found"]
    with pytest.raises(TooMany, match="3 times within an hour"):
        seek(somebody[1])
    colleague = dataclasses.replace(seeker, account_id=uuid.uuid4())
    with pytest.raises(TooMany):
        seek(somebody[1], by=colleague)
    other = dataclasses.replace(seeker, account_id=uuid.uuid4(), person_id=uuid.uuid4())
    assert seek(somebody[1], by=other)["found"]
    with begin() as db, pytest.raises(Exception, match="permission denied"):
        db.execute(text("DELETE FROM seek_miss"))


def test_hits_do_not_count_as_misses(seek, somebody, monkeypatch):
    monkeypatch.setitem(vars(seeking.settings.load()), "seek_misses_an_hour", 1)
    assert [seek(somebody[1])["found"] for _ in range(3)] == [True] * 3


def test_the_file_itself_stays_out_of_sight(begin, seek, seeker, somebody):
    seek(somebody[1])
    with begin(seeker) as db:
        assert db.scalar(text("SELECT count(*) FROM teacher WHERE id = :id"), {"id": somebody[0]["id"]}) == 0
    assert Filing(begin, seeker)
