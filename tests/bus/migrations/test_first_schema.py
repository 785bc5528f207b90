"""A site that has worked since the first schema: what later migrations fill in, they fill in for all rows."""

import uuid

import pytest
from sqlalchemy import text

from services.common.database import backfills, transactions
from services.common.database.migrate import migrate
from services.records.backfills import BACKFILLS

FILE = text(
    "INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic,"
    " missing) VALUES (:id, :id, :path, 'primary_secondary', 'draft', 3, 3, 'x', :basic, :missing)"
)
VERSION = text(
    "INSERT INTO version (entry_id, number, teacher_id, set_code, act, values, known_from, known_to, person_id, person,"
    " org_id, org_name, request_id) VALUES (:id, :number, :id, 'basic', 'saved', '{}', now(),"
    " CASE WHEN :number < 3 THEN now() END, :id, '某人', :id, '某校', 'x')"
)
IMPORT = text(
    "INSERT INTO import_run (id, org_id, org_path, file_key, file_name, account_id, person)"
    " VALUES (:id, :id, :path, 'x', 'x', :id, '某人')"
)
CASE = (
    (
        "INSERT INTO chain (id, code, version, business, categories, steps, in_force)"
        " VALUES (:id, 'x', 1, 'first_entry', '{primary_secondary}', '[]', true)"
    ),
    (
        "INSERT INTO review_case (id, business, chain_id, subject_id, submission_id, subject_version, subject_digest,"
        " subject_name, org_id, org_name, org_path, submitted_by, involved, state, opened_at, moved_at, row_version)"
        " VALUES (:id, 'first_entry', :id, :subject, :id, 1, '', '某人', :id, '某校', :path, :id, '{}', 'open', now(),"
        " now(), 1)"
    ),
    (
        "INSERT INTO case_step (case_id, number, names, desk, org_id, org_name, org_path, roles, days, state)"
        " VALUES (:id, 1, '{}', 'school', :id, '某校', :path, '{reviewer}', 5, 'ahead')"
    ),
    (
        "INSERT INTO decision (id, case_id, step, verdict, reasons, person_id, person, org_id, org_name, org_path, at)"
        " VALUES (:id, :id, 1, 'approve', '[]', :id, '某人', :id, '某校', :path, now())"
    ),
)
PATHS = ("000000/340000/340104/1/", "000000/110000/110101/2/")


@pytest.fixture
def files(as_it_was, superuser):
    """Files with three versions each, in two provinces, in records as its first migration made it."""
    as_it_was("records")
    migrate("records", "records_0001")
    made = {uuid.uuid4(): path for path in PATHS}
    with superuser("records").begin() as db:
        for teacher_id, path in made.items():
            known = {"id": teacher_id, "path": path, "basic": '{"name": "王芳"}', "missing": 7}
            db.execute(FILE, known)
            for number in (1, 2, 3):
                db.execute(VERSION, {"id": teacher_id, "number": number})
    return made


def rows(superuser, query, service="records"):
    with superuser(service).connect() as db:
        return db.execute(text(query)).all()


def test_files_and_imports_of_the_first_schema_are_filled_in_everywhere(files, superuser):
    with superuser("records").begin() as db:
        for path in PATHS:
            db.execute(IMPORT, {"id": uuid.uuid4(), "path": path})

    migrate("records")

    assert rows(superuser, "SELECT basic_version, basic_missing FROM teacher") == [(3, 7)] * len(files)
    assert rows(superuser, "SELECT count(*) FROM import_run WHERE job_id = id") == [(len(PATHS),)]


def test_cases_of_the_first_schema_are_filled_in_everywhere(as_it_was, superuser):
    as_it_was("review")
    migrate("review", "review_0001")
    case_id, subject = uuid.uuid4(), uuid.uuid4()
    with superuser("review").begin() as db:
        for statement in CASE:
            db.execute(text(statement), {"id": case_id, "subject": subject, "path": PATHS[1]})

    migrate("review")

    assert rows(superuser, "SELECT subject_id, position, role FROM case_step", "review") == [(subject, 1, "school")]
    assert rows(superuser, "SELECT subject_id FROM decision", "review") == [(subject,)]
    assert rows(superuser, "SELECT category FROM review_case", "review") == [("primary_secondary",)]


def test_files_that_an_older_release_passed_over_are_counted_by_the_job_process(files, superuser):
    migrate("records")
    with superuser("records").begin() as db:
        db.execute(text("UPDATE teacher SET basic_version = 0, basic_missing = 0, missing = 0"))  # as 0002 left it
    store = transactions.Store("records", "job", pool=1)

    rounds = 0
    while backfills.go_on(store, {"number_main_sets": BACKFILLS["number_main_sets"]}):
        rounds += 1
    store.close()

    assert rounds == 2  # one batch, and one that finds nothing
    assert rows(superuser, "SELECT basic_version FROM teacher") == [(3,)] * len(files)
    assert rows(superuser, "SELECT id FROM teacher WHERE basic_missing = 0 OR missing <= basic_missing") == []
    assert rows(superuser, "SELECT rows, finished_at IS NOT NULL FROM backfill WHERE rows > 0") == [(len(files), True)]
