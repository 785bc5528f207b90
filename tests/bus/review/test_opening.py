"""Files that were handed over together become cases together; one that cannot holds up no other."""

import uuid
from functools import partial

import pytest
from sqlalchemy import event, select

from services.common import clock
from services.common.bus import inbox
from services.common.copies import known_orgs
from services.common.database.tables import failure
from services.contracts.records import submissions
from services.contracts.review import businesses
from services.review.actions import opening_cases

HANDLER = opening_cases.handler_of("records")


def deliver(desks, files):
    message = {"id": str(uuid.uuid4()), "headers": {}, "body": businesses.CasesWanted().dump({"cases": files})}
    handler = lambda db, body: opening_cases.open_cases(db, "records", body["cases"])  # noqa: E731 - as the service has it
    inbox.handle(desks.store, businesses.cases_wanted.at("records"), HANDLER, handler, message)


def put_aside(desks, teacher_ids):
    """The messages that wait to be tried again with one of these files in them."""
    query = select(failure.c.body).where(failure.c.handler == HANDLER, failure.c.state == "waiting")
    bodies = desks.as_system(lambda db: db.scalars(query).all())
    wanted = {str(each) for each in teacher_ids}
    return [body for body in bodies if wanted & {case["teacher_id"] for case in body["cases"]}]


def test_files_handed_over_together_are_announced_together(desks):
    wanted = desks.submit_all([desks.submission(f"教师{number}") for number in range(30)])

    assert {told["case_id"] for told in desks.announced()} == set(wanted)
    assert len(desks.names(desks.reviewer, "todo")) == 30


def test_hundreds_of_files_take_a_handful_of_statements(desks):
    statements = []
    count = lambda *_: statements.append(1)  # noqa: E731
    event.listen(desks.store.engine, "before_cursor_execute", count)
    try:
        desks.submit_all([desks.submission(f"教师{number}") for number in range(200)])
    finally:
        event.remove(desks.store.engine, "before_cursor_execute", count)

    assert len(statements) < 20


def test_a_file_of_a_school_that_is_not_known_yet_is_put_aside_and_holds_up_no_other(desks):
    newcomer = desks.org("蜀山小学") | {"id": uuid.uuid4(), "name": "新办小学", "code": uuid.uuid4().hex}
    late = desks.submission("晚", org_id=newcomer["id"])
    deliver(desks, [desks.submission("早"), late])

    assert desks.names(desks.reviewer, "todo") == ["早"]
    [aside] = put_aside(desks, [late["teacher_id"]])
    desks.as_system(partial(known_orgs.learn, org=newcomer))
    deliver(desks, businesses.CasesWanted().load(aside)["cases"])
    assert desks.names(desks.officer, "all") == ["晚", "早"]


def test_files_that_wait_for_the_same_are_put_aside_together(desks):
    unknown = uuid.uuid4()
    late = [desks.submission(f"晚{number}", org_id=unknown) for number in range(3)]
    deliver(desks, [desks.submission("早"), *late, desks.submission("无链", business="transfer")])

    assert sorted(len(body["cases"]) for body in put_aside(desks, [file["teacher_id"] for file in late])) == [3]


def test_a_second_submission_of_an_open_file_waits_until_the_first_is_closed(desks):
    file = desks.submission()
    [first] = desks.submit_all([file])
    again = file | {"id": uuid.uuid4()}

    with pytest.raises(LookupError, match="has an open case already"):
        desks.submit_all([again])
    desks.decide(desks.reviewer, first, "reject", "照片不清")
    desks.submit_all([again])
    assert len(desks.names(desks.reviewer, "all")) == 2


def test_a_message_of_the_release_before_opens_the_case_of_its_file(desks):
    file = {
        "teacher_id": uuid.uuid4(),
        "version": 3,
        "digest": "9f86d081",
        "name": "旧版",
        "org_id": desks.orgs["蜀山小学"],
        "category": "primary_secondary",
        "sets": ["basic"],
        "business": "first_entry",
        "submission_id": uuid.uuid4(),
        "submitted_by": desks.clerk.person_id,
        "contributors": [],
        "at": clock.now(),
    }
    message = {"id": str(uuid.uuid4()), "headers": {}, "body": submissions.FilesSubmitted().dump({"files": [file]})}
    handler = lambda db, body: opening_cases.open_files(db, body["files"])  # noqa: E731 - as the service has it
    inbox.handle(desks.store, submissions.files_submitted, "review.files_submitted", handler, message)

    case = desks.case(desks.reviewer, file["submission_id"])
    assert (case["teacher_id"], case["subject_version"], case["may"]) == (file["teacher_id"], 3, ["decide"])
