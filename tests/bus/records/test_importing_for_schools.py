"""An office imports reserved record sets of many of its schools' teachers in one workbook, and nothing else."""

import uuid
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, text

from services.common import failpoints, storage
from services.common.copies import known_orgs
from services.common.errors import Forbidden, Invalid
from services.common.processes import jobs
from services.contracts.records.catalogue import RESERVED
from services.records import reference
from services.records.catalogue import load
from services.records.file.models import Entry, Teacher, Version
from services.records.importing import starting
from services.records.jobs import KINDS
from services.records.publish import publish
from services.records.workbooks.written import written
from tests.bus.records.filing import Filing
from tests.bus.records.handing_in import LIMIT, HandingIn
from tests.data.books import CATEGORY, owned
from tests.data.entries import entries

TODAY = date(2025, 9, 1)


def made(code: str, n: int, seed: int = 1) -> list[dict]:
    return entries(load().set(CATEGORY, code), n, seed, TODAY)


def counts(result: dict) -> tuple[int, int, int, int, int]:
    return tuple(result[act] for act in ("added", "changed", "deleted", "unchanged", "faulty"))


@pytest.fixture
def office(begin, place) -> dict:
    """The education office of the county, which the schools of these tests are managed by."""
    known = {"id": uuid.uuid4(), "code": place.strip("/"), "name": "县教育局", "level": "county", "path": place}
    known |= {"parent_id": None, "authority_id": None, "category": None, "closed": False, "row_version": 1}
    with begin() as db:
        known_orgs.learn(db, **known)
    return known


@pytest.fixture
def officer(actor_of, office):
    """Imports at the office."""
    return actor_of("entry_clerk", org_id=office["id"], org_level="county", org_name=office["name"])


@pytest.fixture
def hand_in(begin, stores, officer) -> HandingIn:
    """Hands a workbook in as the officer."""
    return HandingIn(begin, stores["records"], officer)


@pytest.fixture
def enrolled(begin, school_of, staff_of, values_of, office):
    """A person with a file at a new school of the office, or as the changes say of another."""

    def enrol(**changes: object) -> dict:
        school = school_of(**({"authority_id": office["id"]} | changes))
        person = values_of()
        Filing(begin, staff_of(school, "entry_clerk")).newcomer(person)
        return person

    return enrol


@pytest.fixture
def on_file(begin, officer):
    """The entries of a set in the county, by the name of the teacher."""

    def look(code: str) -> list[str]:
        with begin(officer) as db:
            query = select(Teacher.name).join(Entry, Entry.teacher_id == Teacher.id)
            return sorted(db.scalars(query.where(Entry.set_code == code)))

    return look


@pytest.fixture
def traces(begin, officer):
    """What an import leaves behind, to be compared with what another leaves."""

    def look() -> list:
        with begin(officer) as db:
            stamps = "SELECT id, version, row_version, basic_version, updated_at FROM teacher ORDER BY id"
            numbers = "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM version)"
            return [db.execute(text(query)).all() for query in (stamps, numbers)]

    return look


def test_teachers_of_two_schools_come_in_with_one_workbook(  # R-REC-04
    hand_in, workbook_of, enrolled, on_file, begin, officer
):
    first, second = enrolled(), enrolled()
    rows = owned(first, made("assessment", 2)) + owned(second, made("assessment", 1))

    result = hand_in(workbook_of(assessment=rows, ethics=owned(second, made("ethics", 1))), category=CATEGORY)

    assert (result["state"], result["faults"]) == ("done", [])
    assert counts(result) == (4, 0, 0, 0, 0)
    assert on_file("assessment") == sorted([first["name"]] * 2 + [second["name"]])
    with begin(officer) as db:
        news = db.scalars(select(Version).where(Version.import_id == result["id"])).all()
        assert {(each.act, each.org_name, each.set_code == "basic") for each in news} == {
            ("imported", "县教育局", False)
        }
        assert set(db.scalars(select(Teacher.basic_version))) == {1}


def test_the_template_of_an_office_comes_in_as_it_was_filled_in(hand_in, enrolled, begin, officer, on_file, tmp_path):
    person, path = enrolled(), tmp_path / "template.xlsx"
    with begin(officer) as db:
        publish(db)
        storage.copy_to(reference.template(db, officer, CATEGORY, RESERVED)["key"], path)
    record_set = load().set(CATEGORY, "assessment")
    [row] = owned(person, made("assessment", 1))
    book = load_workbook(path)
    book[record_set.name.zh].append([written(field, row.get(field.code)) for field in record_set.columns])
    book.save(path)

    result = hand_in(path, category=CATEGORY)

    assert (result["faults"], counts(result)) == ([], (1, 0, 0, 0, 0))
    assert on_file("assessment") == [person["name"]]


def test_the_same_workbook_again_changes_nothing(hand_in, workbook_of, enrolled, traces):
    rows = [row for person in (enrolled(), enrolled()) for row in owned(person, made("assessment", 2))]
    path = workbook_of(assessment=rows)
    hand_in(path, category=CATEGORY)
    before = traces()

    again = [hand_in(path, category=CATEGORY, mode=mode) for mode in ("append", "replace")]

    assert [counts(each) for each in again] == [(0, 0, 0, 4, 0)] * 2
    assert traces() == before


def test_replace_touches_the_teachers_and_sets_of_the_workbook_alone(hand_in, workbook_of, enrolled, on_file):
    named, other, rows = enrolled(), enrolled(), made("assessment", 2)
    both = owned(named, rows) + owned(other, rows)
    hand_in(workbook_of(assessment=both, pay=owned(named, made("pay", 1))), category=CATEGORY)

    result = hand_in(workbook_of(assessment=owned(named, rows[:1])), category=CATEGORY, mode="replace")

    assert counts(result) == (0, 0, 1, 1, 0)
    assert on_file("assessment") == sorted([named["name"]] + [other["name"]] * 2)
    assert on_file("pay") == [named["name"]]


def test_a_preview_tells_and_changes_nothing_until_it_is_done(hand_in, workbook_of, enrolled, on_file, traces):
    person, before = enrolled(), traces()

    told = hand_in(workbook_of(assessment=owned(person, made("assessment", 1))), category=CATEGORY, preview=True)

    assert (told["state"], [each["name"] for each in told["changes"]]) == ("preview", [person["name"]])
    assert traces() == before
    assert counts(hand_in.start(told["id"])) == (1, 0, 0, 0, 0)
    assert on_file("assessment") == [person["name"]]


def test_a_teacher_of_another_offices_school_is_refused_and_nothing_is_said_of_the_person(
    hand_in, workbook_of, enrolled, on_file
):
    ours, theirs = enrolled(), enrolled(authority_id=uuid.uuid4())
    rows = owned(ours, made("assessment", 1)) + owned(theirs, made("assessment", 1), **{"@name": "别人"})
    nobody = made("assessment", 1)[0] | {"@id_number": "11010519491231002X", "@name": "无此人"}

    result = hand_in(workbook_of(assessment=[*rows, nobody]), category=CATEGORY)

    assert counts(result) == (1, 0, 0, 0, 2)
    of_theirs, of_nobody = result["faults"]
    assert of_theirs.message == of_nobody.message
    assert "其他单位" in of_theirs.message
    assert theirs["name"] not in of_theirs.message
    assert on_file("assessment") == [ours["name"]]


def test_a_teacher_of_another_category_is_refused_with_what_to_do(hand_in, workbook_of, enrolled, begin, officer):
    theirs = enrolled()
    with begin(officer) as db:
        db.execute(text("UPDATE teacher SET category = 'kindergarten'"))

    result = hand_in(workbook_of(assessment=owned(theirs, made("assessment", 1))), category=CATEGORY)

    assert counts(result) == (0, 0, 0, 0, 1)
    assert "其他学段的教师请用相应学段的模板" in result["faults"][0].message


def test_basic_information_is_not_imported_by_an_office(hand_in, workbook_of, enrolled, values_of, traces):
    person, before = enrolled(), traces()

    result = hand_in(workbook_of(person | {"remark": "改"}, values_of()), category=CATEGORY)

    assert counts(result) == (0, 0, 0, 0, 2)
    [fault] = result["faults"]
    assert (fault.sheet, fault.row, fault.severity) == ("基本信息", 2, "error")
    assert "所在学校" in fault.message
    assert traces() == before


def test_a_set_that_is_not_reserved_is_refused_and_the_others_come_in(hand_in, workbook_of, enrolled, on_file):
    person = enrolled()
    sheets = {code: owned(person, made(code, 1)) for code in ("education", "assessment")}

    result = hand_in(workbook_of(**sheets), category=CATEGORY)

    assert counts(result) == (1, 0, 0, 0, 1)
    assert [(fault.sheet, "年度考核" in fault.message) for fault in result["faults"]] == [("学习经历", True)]
    assert {each["set"]: each["faulty"] for each in result["sets"]} == {"education": 1, "assessment": 0}
    assert (on_file("education"), on_file("assessment")) == ([], [person["name"]])


def test_a_file_under_review_is_left_alone(hand_in, workbook_of, enrolled, begin, officer, traces):
    person = enrolled()
    with begin(officer) as db:
        db.execute(text("UPDATE teacher SET stage = 'school_review'"))
    before = traces()

    result = hand_in(workbook_of(assessment=owned(person, made("assessment", 1))), category=CATEGORY)

    assert counts(result) == (0, 0, 0, 0, 1)
    assert "退回" in result["faults"][0].message
    assert traces() == before


def test_the_faults_are_marked_in_the_workbook(hand_in, workbook_of, enrolled):
    faulty = made("assessment", 1)[0] | {"year": "去年"}

    result = hand_in(workbook_of(assessment=owned(enrolled(), [faulty])), category=CATEGORY)

    assert (result["marked"], result["faults"][0].sheet) == ("ready", "年度考核")


@pytest.mark.parametrize("point", ["job.before_commit", "job.after_commit"])
def test_an_import_that_was_killed_comes_in_once(point, hand_in, workbook_of, enrolled, on_file, monkeypatch):
    person, import_id = enrolled(), uuid.uuid4()
    path = workbook_of(assessment=owned(person, made("assessment", 2)))
    storage.put(f"uploads/{import_id}", [path.read_bytes()], LIMIT)
    with hand_in.begin(hand_in.clerk) as db:
        how = {"key": f"uploads/{import_id}", "file_name": path.name, "category": CATEGORY}
        starting.start_import(db, hand_in.clerk, import_id, **how)

    def die(reached: str) -> None:
        if reached == point:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(failpoints, "reach", die)
        with pytest.raises(KeyboardInterrupt):
            jobs.run_one(hand_in.store, "records", KINDS)
    assert on_file("assessment") == ([] if point == "job.before_commit" else [person["name"]] * 2)
    hand_in.work()
    assert on_file("assessment") == [person["name"]] * 2
    assert counts(hand_in.look(import_id)) == (2, 0, 0, 0, 0)


def test_an_office_says_which_category_its_workbook_is_about(begin, officer):
    with pytest.raises(Invalid, match="school category"), begin(officer) as db:
        starting.start_import(db, officer, uuid.uuid4(), key="none", file_name="x.xlsx")


def test_an_office_does_not_import_in_the_name_of_a_school(begin, officer, school):
    with pytest.raises(Forbidden), begin(officer) as db:
        starting.start_import(
            db, officer, uuid.uuid4(), school["id"], key="none", file_name="x.xlsx", category=CATEGORY
        )


def test_an_office_of_an_authority_imports_nothing(begin, actor_of, place):
    org = {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:12], "name": "人事股", "level": "office", "unit": "personnel"}
    org |= {"path": f"{place}{org['code']}/", "closed": False, "row_version": 1}
    clerk = actor_of("entry_clerk", path=org["path"], org_id=org["id"], org_level="office")
    with begin() as db:
        known_orgs.learn(db, **org)
    with pytest.raises(Forbidden), begin(clerk) as db:
        starting.start_import(db, clerk, uuid.uuid4(), key="none", file_name="x.xlsx", category=CATEGORY)


def test_only_the_office_itself_does_what_its_preview_told(hand_in, workbook_of, enrolled, begin, actor_of):
    told = hand_in(workbook_of(assessment=owned(enrolled(), made("assessment", 1))), category=CATEGORY, preview=True)
    colleague = actor_of("entry_clerk")  # of another office with the same territory

    with pytest.raises(Forbidden), begin(colleague) as db:
        starting.apply_import(db, colleague, told["id"])
