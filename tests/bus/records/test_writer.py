"""The writer of files: one end for every change, guarded; what it counts, announces and leaves to statistics."""

import uuid

import pytest
from sqlalchemy import text

from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files

DELTAS = text(
    "SELECT said->>'stage' AS stage, sum(files) AS files FROM statistics_delta WHERE org_id = :org GROUP BY 1"
)
FILES = text("SELECT stage, count(*) AS files FROM teacher WHERE org_id = :org GROUP BY 1")
ANNOUNCED = text(
    "SELECT (body::jsonb->'teachers'->0) AS told FROM outbox WHERE type = 'teachers_changed'"
    " AND body::jsonb->'teachers'->0->>'id' = :id ORDER BY seq"
)


def test_a_row_changed_in_the_session_is_refused(begin, filing, values_of):
    teacher = filing.newcomer(values_of())

    with pytest.raises(RuntimeError, match=r"versions\.py and moving\.py alone"), begin() as db:
        db.get(Teacher, teacher["id"]).stage = "effective"


def test_what_was_touched_cannot_be_committed_unfinished(begin, filing, values_of):
    teacher = filing.newcomer(values_of())

    with pytest.raises(RuntimeError, match="not finished"), begin() as db:
        move_files(db, {teacher["id"]: {"stage": "effective"}})
    assert filing.look(teacher)["status"] == "draft"


def test_a_file_is_moved_by_what_can_be_moved_and_counted_once(begin, filing, values_of):
    teacher = filing.newcomer(values_of())

    with begin() as db:
        move_files(db, {teacher["id"]: {"desk": "school"}})
        move_files(db, {teacher["id"]: {"stage": "school_review"}})
        finish(db)

    found = filing.look(teacher)
    assert (found["status"], found["desk"]) == ("school_review", "school")
    assert found["row_version"] == teacher["row_version"] + 1
    with pytest.raises(ValueError, match="name"), begin() as db:
        move_files(db, {teacher["id"]: {"name": "张三"}})


def test_a_number_that_is_handed_out_is_a_version_of_the_row(begin, filing, values_of):
    teacher = filing.newcomer(values_of())

    with begin() as db:
        move_files(db, {teacher["id"]: {"personal_number": "L…", "number_state": "temporary"}})
        finish(db)

    assert filing.look(teacher)["row_version"] == teacher["row_version"] + 1


def test_a_teacher_is_announced_from_the_first_submission_on_without_the_id_number(begin, filing, values_of):
    person = values_of()
    teacher = filing.newcomer(person)
    with begin() as db:
        assert db.execute(ANNOUNCED, {"id": str(teacher["id"])}).all() == []

    assert filing.submit(teacher["id"])[teacher["id"]]["done"]

    with begin() as db:
        (told,) = db.scalars(ANNOUNCED, {"id": str(teacher["id"])})
    assert (told["name"], told["stage"]) == (person["name"], "school_review")
    assert told["row_version"] == filing.look(teacher)["row_version"]
    assert person["id_number"] not in str(told)


def test_the_differences_add_up_to_the_files(begin, filing, values_of, school):
    first, second = filing.newcomer(values_of()), filing.newcomer(values_of())
    filing.submit(first["id"])
    with begin() as db:
        move_files(db, {second["id"]: {"stage": "effective"}, first["id"]: {"stage": "rejected"}})
        finish(db)

    with begin() as db:
        counted = {row.stage: row.files for row in db.execute(DELTAS, {"org": school["id"]}) if row.files}
        assert counted == {row.stage: row.files for row in db.execute(FILES, {"org": school["id"]})}


def test_a_transaction_that_changes_nothing_of_how_files_are_counted_leaves_no_difference(begin, filing, values_of):
    teacher = filing.newcomer(values_of())
    count = text("SELECT count(*) FROM statistics_delta")
    with begin() as db:
        before = db.scalar(count)
        move_files(db, {teacher["id"]: {"desk": "school"}, uuid.uuid4(): {"desk": "school"}})
        finish(db)
        assert db.scalar(count) == before
