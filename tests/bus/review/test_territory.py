"""The database's own wall around cases: who decides them moves them on, who only sees them does not (R-SEC-01)."""

import contextlib
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from services.common.errors import Forbidden, NotFound
from services.common.request import Request
from services.review import queries
from services.review.actions import deciding
from services.review.actions.batches import decide_chosen

OF_A_CASE = {"review_case": "id", "case_step": "case_id", "decision": "case_id"}
DECISION = """
    INSERT INTO decision (id, case_id, step, verdict, reasons, person_id, person, org_id, org_name, org_path, at,
                          subject_id, doors)
    SELECT :id, c.id, 1, 'return', '[]', :id, '某人', c.org_id, c.org_name, c.org_path, now(), c.subject_id, c.doors
    FROM review_case c WHERE c.id = :case
"""

OPEN = "UPDATE {table} SET doors = doors || CAST(:doors AS text[]) WHERE {key} = :id"


@pytest.fixture
def case_id(desks):
    """A case of the village school, which its hub school decides, returned there once."""
    desks.staff("包河小学", desks.hub)
    found = desks.submit(school="包河村小")
    desks.as_system(lambda db: db.execute(text(DECISION), {"id": uuid.uuid4(), "case": found}))
    return found


@pytest.fixture
def herself(desks, case_id):
    """The teacher whose case it is."""
    [row] = desks.as_system(lambda db: db.execute(text("SELECT subject_id FROM review_case WHERE id = :id"),
                                                  {"id": case_id}).all())  # fmt: skip
    return desks.actor_of("teacher", path=desks.village.org_path, teacher_id=row.subject_id)


@pytest.fixture
def rolled_back(desks):
    """`with rolled_back(actor) as db:` tries something as the database sees it, and undoes it."""

    @contextlib.contextmanager
    def trying(actor):
        with desks.store.begin(Request(actor=actor)) as db:
            yield db
            db.rollback()

    return trying


def count(db, statement, table, case_id):
    """How many rows of the case the statement reaches."""
    return db.execute(text(f"{statement} WHERE {OF_A_CASE[table]} = :id"), {"id": case_id}).rowcount


@pytest.mark.parametrize("table", OF_A_CASE)
def test_a_teacher_sees_the_own_case_and_changes_nothing_of_it(rolled_back, herself, case_id, table):
    with rolled_back(herself) as db:
        assert count(db, f"SELECT 1 FROM {table}", table, case_id) > 0  # noqa: S608
        assert count(db, f"UPDATE {table} SET doors = '{{}}'", table, case_id) == 0  # noqa: S608
        assert count(db, f"DELETE FROM {table}", table, case_id) == 0  # noqa: S608


def test_a_teacher_takes_no_decision_on_the_own_case(rolled_back, herself, case_id):
    with pytest.raises(ProgrammingError, match="row-level security"), rolled_back(herself) as db:
        db.execute(text(DECISION), {"id": uuid.uuid4(), "case": case_id})


@pytest.mark.parametrize("table", OF_A_CASE)
def test_a_desk_at_a_door_moves_the_case_on_and_deletes_nothing(rolled_back, desks, case_id, table):
    with rolled_back(desks.hub) as db:
        assert count(db, f"UPDATE {table} SET doors = doors", table, case_id) > 0  # noqa: S608
        assert count(db, f"DELETE FROM {table}", table, case_id) == 0  # noqa: S608


def test_a_desk_at_a_door_decides(rolled_back, desks, case_id):
    with rolled_back(desks.hub) as db:
        assert db.execute(text(DECISION), {"id": uuid.uuid4(), "case": case_id}).rowcount == 1


@pytest.mark.parametrize("table", OF_A_CASE)
def test_a_stranger_sees_nothing_of_a_case(rolled_back, desks, case_id, table):
    with rolled_back(desks.sibling) as db:
        assert count(db, f"SELECT 1 FROM {table}", table, case_id) == 0  # noqa: S608
        assert count(db, f"UPDATE {table} SET doors = '{{}}'", table, case_id) == 0  # noqa: S608


@pytest.mark.parametrize("table", OF_A_CASE)
def test_an_office_of_the_county_sees_a_case_from_the_step_on_that_is_its_own(rolled_back, desks, case_id, table):
    path = f"{desks.other_officer.org_path}01/"
    office = desks.actor_of("reviewer", path=path, org_id=uuid.uuid4(), org_name="人事股", org_level="office")
    with rolled_back(office) as db:
        assert count(db, f"SELECT 1 FROM {table}", table, case_id) == 0  # noqa: S608
    opened = {"doors": [path], "id": case_id}
    desks.as_system(lambda db: db.execute(text(OPEN.format(table=table, key=OF_A_CASE[table])), opened))
    with rolled_back(office) as db:
        assert count(db, f"SELECT 1 FROM {table}", table, case_id) > 0  # noqa: S608


def test_without_the_databases_wall_the_service_still_shows_no_stranger_a_case(unwalled, desks, case_id):
    with unwalled("review").begin(Request(actor=desks.sibling)) as db:
        assert count(db, "SELECT 1 FROM review_case", "review_case", case_id) == 1
        with pytest.raises(NotFound):
            queries.case(db, desks.sibling, case_id)
        with pytest.raises(NotFound):
            deciding.decide(db, desks.sibling, case_id, row_version=1, verdict="approve", reasons=[])


def test_without_the_databases_wall_the_service_still_takes_no_decision_of_the_teacher(
    unwalled, desks, herself, case_id
):
    with unwalled("review").begin(Request(actor=herself)) as db:
        assert queries.case(db, herself, case_id)["id"] == case_id
        with pytest.raises(Forbidden):
            deciding.decide(db, herself, case_id, row_version=1, verdict="approve", reasons=[])


@pytest.fixture
def batch_id(desks):
    """A batch that the reviewer of the school asked for."""
    chosen = [desks.submit()]
    asked = {"id": uuid.uuid4(), "verdict": "approve", "reasons": [], "case_ids": chosen}
    return desks.ask(desks.reviewer, decide_chosen, **asked)["id"]


@pytest.mark.parametrize("statement", ["SELECT 1 FROM", "DELETE FROM"])
def test_the_cases_of_a_batch_are_in_sight_with_it(rolled_back, desks, batch_id, statement):
    reached = text(f"{statement} batch_case WHERE batch_id = :id")
    with rolled_back(desks.reviewer) as db:
        assert db.execute(reached, {"id": batch_id}).rowcount == 1
    with rolled_back(desks.hub) as db:
        assert db.execute(reached, {"id": batch_id}).rowcount == 0


def test_who_may_decide_is_read_by_whoever_acts_and_written_by_the_system_alone(rolled_back, desks, batch_id):
    with rolled_back(None) as db:
        assert db.execute(text("SELECT 1 FROM known_reviewers")).rowcount == 0
    with rolled_back(desks.reviewer) as db:
        assert db.execute(text("SELECT 1 FROM known_reviewers")).rowcount > 0
        assert db.execute(text("UPDATE known_reviewers SET row_version = row_version + 1")).rowcount == 0
        assert db.execute(text("DELETE FROM known_reviewers")).rowcount == 0


def test_the_holidays_are_read_by_whoever_acts_and_written_by_the_system_alone(rolled_back, desks):
    with rolled_back(None) as db:
        assert db.execute(text("SELECT 1 FROM holiday")).rowcount == 0
    with rolled_back(desks.reviewer) as db:
        assert db.execute(text("SELECT 1 FROM holiday")).rowcount > 0
        assert db.execute(text("UPDATE holiday SET kind = 'worked'")).rowcount == 0
        assert db.execute(text("DELETE FROM holiday")).rowcount == 0
