"""Somebody whom the system does not know comes to a school: file and transfer are opened in one act (R-MOB-08)."""

import dataclasses
import datetime
import uuid

import pytest
from sqlalchemy import select, text

from services.common import clock
from services.common.database.tables import outbox
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from services.contracts.records.arrivals import arrivals_moved
from services.records.arriving import opening, taking_back
from services.records.entering import files
from services.records.handing_over import seeking
from tests.bus.records.filing import CONTACT

FIRST_DAY = datetime.date(2026, 9, 1)
POST = {"post_type": "1", "post_grade": "109", "title": None, "stage": "2", "courses": []}
COUNT = text("SELECT count(*) FROM teacher WHERE id_index IS NOT NULL AND org_id = :org_id")
CONTRIBUTORS = text("SELECT DISTINCT person_id FROM version WHERE teacher_id = :id")


@pytest.fixture
def look(begin, clerk):
    """Looks for somebody by ID document, and gives what lets the file be opened."""

    def seek(person, by=None, **number):
        by = by or clerk
        asked = {"id_type": person["id_type"], "id_number": person["id_number"], "personal_number": None} | number
        with begin(by) as db:
            return seeking.find_to_transfer(db, by, "拟从系统外调入", **asked)

    return seek


@pytest.fixture
def arrive(begin, clerk, look):
    """Opens the file of a person, whom the clerk has looked for before."""

    def act(person, by=None, **more):
        by = by or clerk
        absence = more.pop("absence", None) or look(person, by)["absence"]
        said = {name: person[name] for name in ("name", "sex", "id_type", "id_number")}
        said |= {"birth_date": None, "source": "30", "origin": "某市文化馆", "origin_kind": "29", "department_id": None}
        said |= {
            "post": POST,
            "from_day": FIRST_DAY,
            "document": "合教人〔2026〕12号",
            "reason": "talent",
            "words": None,
        }
        with begin(by) as db:
            return opening.open_arrival(db, by, absence=absence, **{"id": uuid.uuid4()} | said | more)

    return act


@pytest.fixture
def take_back(begin, clerk):
    def act(arrival_id, by=None, words="另有安排"):
        with begin(by or clerk) as db:
            return taking_back.take_back_arrival(db, by or clerk, arrival_id, words)

    return act


@pytest.fixture
def news(begin):
    """What was announced of an arrival, in order."""

    def find(arrival_id):
        query = select(outbox.c.body).where(outbox.c.type == arrivals_moved.type).order_by(outbox.c.seq)
        with begin() as db:
            told = [each for body in db.scalars(query) for each in body["arrivals"]]
        return [each for each in told if each["id"] == str(arrival_id)]

    return find


def entries_of(file, code):
    found = next(each for each in file["sets"] if each["code"] == code)["entries"]
    return [entry["values"] for entry in found]


def test_file_post_and_former_employer_are_written_in_one_act_and_announced_with_it(arrive, values_of, news, school):
    arrival_id, person = uuid.uuid4(), values_of()
    file = arrive(person, id=arrival_id)

    basic = file["values"]["basic"]
    assert (file["status"], basic["source"], basic["school_start"]) == ("draft", "30", "2026-09")
    assert (basic["name"], basic["birth_date"]) == (person["name"], person["birth_date"])
    before, now = entries_of(file, "work")
    assert (before["organisation"], before["nature"], before["to"]) == ("某市文化馆", "29", "2026-08")
    assert (now["organisation"], now["from"], now["position"]) == (school["name"], "2026-09", "教师岗位")
    [post] = entries_of(file, "post")
    assert (post["post_type"], post["post_grade"], post["from"]) == ("1", "109", "2026-09")
    assert file["arrival"] | {"document": None} == {
        "id": arrival_id, "origin": "某市文化馆", "from_day": FIRST_DAY, "document": None,
    }  # fmt: skip
    [told] = news(arrival_id)
    assert (told["teacher_id"], told["name"], told["ended_at"]) == (str(file["id"]), person["name"], None)
    assert {each["field"] for each in told["post_said"]} == {"post_type", "post_grade", "stage"}


def test_title_stage_and_courses_are_entries_of_the_file_and_only_what_was_not_said_is_owed(arrive, values_of):
    file = arrive(values_of(), post=POST | {"title": "053", "courses": ["13"]})

    [title], [teaching] = entries_of(file, "title"), entries_of(file, "teaching")
    assert title == {"title": "053"}
    said = (teaching["school_year"], teaching["term"], teaching["stage"], teaching["status"], teaching["courses"])
    assert said == ("2026-2027", "1", "2", "20", ["13"])
    owed = {(item["set"], item["field"]) for item in file["missing_items"]}
    assert {("title", "from"), ("teaching", "weekly_hours")} <= owed
    assert not owed & {("title", "title"), ("title", None), ("teaching", "stage"), ("teaching", "courses")}


def test_of_a_post_without_grade_the_grade_is_owed(arrive, values_of):
    file = arrive(values_of(), post=POST | {"post_grade": None})
    assert entries_of(file, "post")[0]["post_type"] == "1"
    assert ("post", "post_grade") in {(item["set"], item["field"]) for item in file["missing_items"]}


def test_how_somebody_came_is_told_of_the_effective_file_too(arrive, values_of, filing):
    arrival_id, person = uuid.uuid4(), values_of()
    file = arrive(person, id=arrival_id)
    complete(filing, file, person)
    filing.submit(file["id"])
    filing.hear(filing.case(file, "approved"))
    assert (filing.look(file)["status"], filing.look(file)["arrival"]["id"]) == ("effective", arrival_id)


def test_what_is_still_owed_is_told_by_name_the_former_employer_not_least(arrive, values_of):
    file = arrive(values_of())
    owed = {(item["set"], item["field"]) for item in file["missing_items"]}
    assert {("work", "from"), ("work", "position"), ("basic", "work_start"), ("contact", None)} <= owed
    assert file["missing"] == len(file["missing_items"])


def test_a_first_day_that_lies_ahead_is_owed_neither_in_the_number_nor_in_the_list(arrive, values_of):
    ahead = clock.today() + datetime.timedelta(days=60)
    file = arrive(values_of(), from_day=ahead, post=POST | {"post_grade": None})
    assert not any(item["set"] in ("post", "work") and "晚于" in item["message"] for item in file["missing_items"])
    assert any(item["set"] == "post" for item in file["missing_items"])
    assert file["missing"] == len(file["missing_items"])


def test_a_first_day_that_is_yet_to_come_is_no_fault(arrive, values_of):
    file = arrive(values_of(), from_day=datetime.date(2099, 2, 1))
    faulty = {(item["set"], item["position"]) for item in file["missing_items"] if item["position"]}
    assert faulty == {("work", 1), ("teaching", 1)}  # the former employer and the hours, of which something is owed


def test_the_same_act_again_is_answered_as_before_and_opens_nothing(begin, arrive, values_of, news, school):
    person, arrival_id = values_of(), uuid.uuid4()
    first = arrive(person, id=arrival_id)
    again = arrive(person, id=arrival_id, absence="used up")

    assert (again["id"], again["row_version"]) == (first["id"], first["row_version"])
    assert len(news(arrival_id)) == 1
    with begin() as db:
        assert db.scalar(COUNT, {"org_id": school["id"]}) == 1


def test_an_id_that_stands_for_another_arrival_is_a_conflict(begin, arrive, values_of, school):
    person, arrival_id = values_of(), uuid.uuid4()
    arrive(person, id=arrival_id)
    others = [(values_of(), {}), (person, {"origin": "另一单位"}), (person, {"post": POST | {"stage": "3"}})]
    for other, more in others:
        with pytest.raises(Conflict, match="used for another transfer"):
            arrive(other, id=arrival_id, absence="used up", **more)
    with begin() as db:
        assert db.scalar(COUNT, {"org_id": school["id"]}) == 1


def test_somebody_who_came_into_the_system_meanwhile_is_asked_for_by_a_transfer(
    begin, arrive, look, values_of, school_of, staff_of
):
    person = values_of()
    absence = look(person)["absence"]
    other = staff_of(school_of(), "entry_clerk")
    with begin(other) as db:
        files.add_teacher(db, other, person, id=uuid.uuid4())

    with pytest.raises(Conflict, match="apply for a transfer"):
        arrive(person, absence=absence)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id_number": "110105194912310021"}, "id_number"),  # the last digit does not fit
        ({"sex": "7"}, "sex"),
        ({"source": "11"}, "source"),
        ({"source": "3x"}, "source"),
        ({"origin_kind": "nothing"}, "origin_kind"),
        ({"birth_date": datetime.date(2099, 1, 1)}, "birth_date"),
        ({"post": POST | {"post_grade": "xxx"}}, "post_grade"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field_and_nothing_is_kept(begin, arrive, values_of, school, changed, field):
    with pytest.raises(Invalid) as refusal:
        arrive(values_of() | {name: value for name, value in changed.items() if name == "id_number"}, **changed)
    assert field in refusal.value.errors
    with begin() as db:
        assert db.scalar(COUNT, {"org_id": school["id"]}) == 0


def test_a_passport_needs_the_day_of_birth_said(arrive, values_of):
    person = values_of() | {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    with pytest.raises(Invalid) as refusal:
        arrive(person)
    assert "birth_date" in refusal.value.errors
    assert arrive(person, birth_date=datetime.date(1988, 3, 1))["values"]["basic"]["birth_date"] == "1988-03-01"


def test_nobody_is_entered_who_was_not_looked_for_by_this_number(arrive, look, values_of, clerk):
    person, other = values_of(), values_of()
    for absence in ("made up", look(other)["absence"], look(person, by=_colleague(clerk))["absence"]):
        with pytest.raises(Invalid) as refusal:
            arrive(person, absence=absence)
        assert "id_number" in refusal.value.errors


def test_neither_who_was_found_nor_a_personal_number_opens_a_file(arrive, look, values_of):
    person = values_of()
    arrive(person)
    assert look(person)["absence"] is None
    assert look(person, id_number=None, personal_number="G110105199001010011")["absence"] is None


def test_it_is_taken_back_as_long_as_it_was_never_handed_over(arrive, take_back, values_of, filing, news, look):
    person, arrival_id = values_of(), uuid.uuid4()
    file = arrive(person, id=arrival_id)
    take_back(arrival_id)

    with pytest.raises(NotFound):
        filing.look(file)
    assert [(each["row_version"], each["why"]) for each in news(arrival_id)] == [(1, None), (2, "另有安排")]
    with pytest.raises(Conflict, match="taken back already"):
        take_back(arrival_id)
    with pytest.raises(Conflict, match="was taken back"):
        arrive(person, id=arrival_id)
    assert arrive(person)["id"] != file["id"]  # the number is free again


def test_a_draft_that_is_deleted_ends_it_too(begin, arrive, values_of, news, clerk):
    arrival_id = uuid.uuid4()
    file = arrive(values_of(), id=arrival_id)
    with begin(clerk) as db:
        files.delete_teacher(db, clerk, file["id"])
    assert [each["ended_by"] for each in news(arrival_id)] == [None, clerk.name]


def test_once_it_was_handed_over_review_decides_and_it_stays(arrive, take_back, values_of, filing, news):
    arrival_id, person = uuid.uuid4(), values_of()
    file = arrive(person, id=arrival_id)
    complete(filing, file, person)
    assert filing.submit(file["id"])[file["id"]]["done"]

    with pytest.raises(Conflict, match="handed over for review already"):
        take_back(arrival_id)
    assert len(news(arrival_id)) == 1


def test_whoever_opened_it_has_entered_it_and_so_decides_nothing(begin, arrive, values_of, clerk):
    file = arrive(values_of())
    with begin() as db:
        assert db.scalars(CONTRIBUTORS, {"id": file["id"]}).all() == [clerk.person_id]


def test_an_office_and_another_school_have_no_part_in_it(arrive, take_back, values_of, staff_of, school_of, actor_of):
    arrival_id = uuid.uuid4()
    arrive(values_of(), id=arrival_id)
    with pytest.raises(NotFound):
        take_back(arrival_id, by=staff_of(school_of(), "entry_clerk"))
    office = staff_of(school_of(level="county", category=None, school_type=None), "entry_clerk")
    with pytest.raises(Forbidden):
        arrive(values_of(), by=office)


def test_what_cannot_be_written_whole_leaves_neither_file_nor_news(begin, arrive, values_of, news, school, monkeypatch):
    arrival_id = uuid.uuid4()

    def broken(*_: object) -> None:
        raise Refused("broken off")

    monkeypatch.setattr(opening, "finish", broken)
    with pytest.raises(Refused):
        arrive(values_of(), id=arrival_id)
    with begin() as db:
        assert db.scalar(COUNT, {"org_id": school["id"]}) == 0
    assert news(arrival_id) == []


def complete(filing, file, person):
    """Fill in what is still owed, but for the sets that the newly hired do not owe."""
    basic = filing.look(file)["values"]["basic"]
    filing.save_basic(file, person | {name: basic[name] for name in ("source", "school_start")})
    before = filing.entries(file, "work")[0]
    filing.save(file, "work", before["id"], before["values"] | {"from": "2011-07", "position": "馆员"})
    [teaching] = filing.entries(file, "teaching")
    filing.save(file, "teaching", teaching["id"], teaching["values"] | {"courses": ["13"], "weekly_hours": 12})
    filing.add(file, "contact", CONTACT)
    with filing.begin(filing.actor) as db:
        files.place_teacher(db, filing.actor, file["id"], filing.look(file)["row_version"], newly_hired=True)


def _colleague(clerk):
    return dataclasses.replace(clerk, account_id=uuid.uuid4(), person_id=uuid.uuid4())


def test_whoever_came_by_a_permit_called_by_the_other_name_is_found_again_by_either(arrive, look, values_of):
    number = f"M{uuid.uuid4().int % 10**8:08}"  # of Macao, as its letter says
    person = values_of() | {"id_type": "6", "id_number": number}
    file = arrive(person, birth_date=datetime.date(1988, 3, 1))
    assert file["values"]["basic"]["id_type"] == "7"
    for id_type in ("6", "7"):
        found = look(person, id_type=id_type)
        assert (found["found"], found["absence"]) == (True, None), id_type
