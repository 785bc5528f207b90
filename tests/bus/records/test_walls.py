"""Each of the two walls around a file alone: the database's, with raw SQL; the service's, where the database has none.

A desk that may only read a file reads what belongs to it and writes nothing; the teacher writes to the own file alone.
"""

import contextlib
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.common.request import Request
from services.records.file import access, queries

WANTED = {"org_id": None, "limit": 50, "after": None}
ROWS = {
    "version": "(entry_id, number, teacher_id, set_code, act, values, known_from, person_id, person, org_id, org_name,"
    " request_id) VALUES (:id, 1, :teacher, 'contact', 'saved', '{}', now(), :id, '某人', :id, '某校', 'x')",
    "step": "(id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name)"
    " VALUES (:id, :teacher, now(), 'saved', 'draft', 1, '[]', :id, '某人', :id, '某校')",
    "entry": "(id, teacher_id, set_code, values, missing, number) VALUES (:id, :teacher, 'education', '{}', 0, 1)",
    "remark": "(id, teacher_id, set_code, text, person_id, person, at)"
    " VALUES (:id, :teacher, 'basic', '有误', :id, '某人', now())",
    "file_case": "(case_id, teacher_id, business) VALUES (:id, :teacher, 'remark')",
    "personal_number": "(number_index, number, shown, kind, teacher_id, issued_at)"
    " VALUES (uuid_send(:id), 'x', 'x', 'L', :teacher, now())",
    "number_check": "(teacher_id, ask, id_index, asked_at) VALUES (:teacher, 1, 'x', now())",
    "held_file": "(teacher_id, id, sha256, kind, name, type, bytes, pages, person)"
    " VALUES (:teacher, :id, 'x', 'evidence', 'x', 'application/pdf', 1, 1, '某人')",
}
CHANGES = {
    "version": "known_to = now()",
    "step": "stage = 'effective'",
    "entry": "missing = missing",
    "remark": "answer = 'x'",
    "file_case": "case_version = 1",
    "personal_number": "why = 'formal', ended_at = now()",
    "number_check": "reason = 'x'",
    "held_file": "name = 'y'",
}
UNDELETABLE = ("personal_number", "number_check")


def insert(db, table, teacher):
    db.execute(text(f"INSERT INTO {table} {ROWS[table]}"), {"id": uuid.uuid4(), "teacher": teacher["id"]})


def changed(db, table, teacher):
    """How many rows an unlimited update of this actor changes."""
    where = {"teacher": teacher["id"]}
    return db.execute(text(f"UPDATE {table} SET {CHANGES[table]} WHERE teacher_id = :teacher"), where).rowcount  # noqa: S608


def deleted(db, table, teacher):
    where = {"teacher": teacher["id"]}
    return db.execute(text(f"DELETE FROM {table} WHERE teacher_id = :teacher"), where).rowcount  # noqa: S608


def read(db, table, teacher):
    query = text(f"SELECT count(*) FROM {table} WHERE teacher_id = :teacher")  # noqa: S608
    return db.execute(query, {"teacher": teacher["id"]}).scalar_one()


@pytest.fixture
def whole(begin, teacher) -> dict:
    """A file with a row of everything that belongs to a file, under review at a desk elsewhere."""
    with begin() as db:
        for table in ROWS:
            if not read(db, table, teacher):
                insert(db, table, teacher)
    return teacher


@pytest.fixture
def hub(begin, school_of, staff_of, whole):
    """A reviewer of another school to whom the file lies open for reading."""
    school = school_of()
    with begin() as db:
        opened = {"path": school["path"], "id": whole["id"]}
        db.execute(text("UPDATE teacher SET doors = ARRAY[:path] WHERE id = :id"), opened)
    return staff_of(school, "reviewer")


@pytest.fixture
def office(place, begin, actor_of):
    """A reviewer of an office of the county, which stands below the county's path beside the schools."""
    org = {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:12], "name": "人事股", "level": "office", "unit": "personnel"}
    org |= {"path": f"{place}{org['code']}/", "closed": False, "row_version": 1}
    with begin() as db:
        known_orgs.learn(db, **org)
    return actor_of("reviewer", path=org["path"], org_id=org["id"], org_name=org["name"], org_level="office")


@pytest.fixture
def rolled_back(stores):
    """`with rolled_back(actor) as db:` tries something as the database sees it, and undoes it."""

    @contextlib.contextmanager
    def trying(actor):
        with stores["records"].begin(Request(actor=actor)) as db:
            yield db
            db.rollback()

    return trying


@pytest.mark.parametrize("table", ROWS)
def test_a_desk_that_a_file_lies_open_to_reads_what_belongs_to_it(rolled_back, hub, whole, table):
    with rolled_back(hub) as db:
        assert read(db, table, whole) > 0


@pytest.mark.parametrize("table", ROWS)
def test_a_desk_that_a_file_lies_open_to_changes_nothing_of_it(rolled_back, hub, whole, table):
    with rolled_back(hub) as db:
        assert changed(db, table, whole) == 0
        assert table in UNDELETABLE or deleted(db, table, whole) == 0


@pytest.mark.parametrize("table", ROWS)
def test_a_desk_that_a_file_lies_open_to_adds_nothing_to_it(rolled_back, hub, whole, table):
    with pytest.raises(ProgrammingError, match="row-level security"), rolled_back(hub) as db:
        insert(db, table, whole)


@pytest.mark.parametrize("table", ROWS)
def test_a_stranger_neither_reads_nor_writes_what_belongs_to_a_file(rolled_back, staff_of, school_of, whole, table):
    with rolled_back(staff_of(school_of(), "reviewer")) as db:
        assert read(db, table, whole) == changed(db, table, whole) == 0


@pytest.mark.parametrize("table", ROWS)
def test_an_office_of_the_county_sees_nothing_of_a_file_that_lies_open_to_no_desk_of_it(
    rolled_back, office, whole, table
):
    with rolled_back(office) as db:
        assert read(db, table, whole) == changed(db, table, whole) == 0
        assert db.execute(text("SELECT count(*) FROM teacher")).scalar_one() == 0


def test_an_office_of_the_county_sees_the_one_file_that_lies_open_to_it(
    begin, rolled_back, office, filing, values_of, whole
):
    filing.newcomer(values_of())
    with begin() as db:
        opened = {"path": office.org_path, "id": whole["id"]}
        db.execute(text("UPDATE teacher SET doors = ARRAY[:path] WHERE id = :id"), opened)
    with rolled_back(office) as db:
        assert db.scalars(text("SELECT id FROM teacher")).all() == [queries.teacher(db, office, whole["id"]).id]


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("who", ["clerk", "herself"])
def test_the_school_and_the_teacher_write_to_the_file(rolled_back, request, whole, table, who):
    with rolled_back(request.getfixturevalue(who)) as db:
        assert changed(db, table, whole) == read(db, table, whole) > 0


def test_a_file_under_review_elsewhere_is_itself_not_changed_there(rolled_back, hub, whole):
    with rolled_back(hub) as db:
        change = text("UPDATE teacher SET missing = 0 WHERE id = :id")
        assert db.execute(change, {"id": whole["id"]}).rowcount == 0


@pytest.fixture
def open_to_all(unwalled):
    """`with open_to_all(actor) as db:` is a transaction of records for which the database has no wall."""

    @contextlib.contextmanager
    def trying(actor):
        with unwalled("records").begin(Request(actor=actor)) as db:
            yield db
            db.rollback()

    return trying


def test_without_the_databases_wall_the_service_still_shows_no_stranger_a_file(open_to_all, staff_of, school_of, whole):
    stranger = staff_of(school_of(), "reviewer", "entry_clerk")
    with open_to_all(stranger) as db:
        assert read(db, "entry", whole) > 0
        with pytest.raises(NotFound):
            queries.teacher(db, stranger, whole["id"])
        assert queries.list_teachers(db, stranger, **WANTED)["items"] == []


def test_without_the_databases_wall_the_service_still_lets_a_desk_read_and_not_write(open_to_all, hub, whole):
    with open_to_all(hub) as db:
        assert queries.teacher(db, hub, whole["id"]).id == whole["id"]
        with pytest.raises(NotFound):
            access.locked(db, hub, whole["id"])


def test_without_the_databases_wall_the_service_still_keeps_a_teacher_to_the_own_file(
    open_to_all, herself, filing, values_of
):
    other = filing.newcomer(values_of())
    with open_to_all(herself) as db:
        assert queries.teacher(db, herself, herself.teacher_id)
        with pytest.raises(NotFound):
            queries.teacher(db, herself, other["id"])
