"""Records writes what an assignment makes of the file: the status and the entry of 交流轮岗, and the way back."""

import datetime
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.contracts.mobility import NAME
from services.contracts.mobility.assignments import ENDING, ROTATION, WRITING
from services.contracts.records.status_changes import status_changes_wanted
from services.mobility import releasing
from services.mobility.assignments import finding, notifying
from services.mobility.assignments.happened import follow, line
from services.mobility.models import Assignment

BY = ("person_id", "person", "by_org_id", "by_org_name")


def begin(db: Session, assignments: Sequence[Assignment]) -> None:
    """Have records write assignments that were agreed on and whose first day has come."""
    for each in assignments:
        each.change_ref = uuid4()
        follow(each, "begun", line("begun", clock.now(), None, None, None))
    _ask(db, [_begin(each) for each in assignments])


def _begin(assignment: Assignment) -> dict[str, Any]:
    went = {"from_status": assignment.from_status, "to_status": assignment.to_status, "day": assignment.start}
    signed = {name: getattr(assignment, name) for name in BY}
    return _item(assignment) | went | signed | {"rotation": rotation_entry(assignment, None)}


def end(db: Session, assignments: Collection[Assignment]) -> None:
    """The same of the end, on the word of whoever entered it."""
    _ask(db, [_end(each) for each in assignments])


def _end(assignment: Assignment) -> dict[str, Any]:
    day = assignment.ended_on
    said = next(each for each in reversed(assignment.happened) if each["act"] == "end_asked")
    signed = {"person_id": UUID(said["person_id"]), "person": said["person"]}
    signed |= {"by_org_id": UUID(said["by_org_id"]), "by_org_name": said["org_name"]}
    went = {"from_status": assignment.to_status, "to_status": assignment.from_status, "day": day}
    return _item(assignment) | went | signed | {"rotation": rotation_entry(assignment, day)}


def _item(assignment: Assignment) -> dict[str, Any]:
    same = {name: getattr(assignment, name) for name in ("teacher_id", "org_id")}
    return same | {"ref": assignment.change_ref, "hold": assignment.id, "undoes": None}


def rotation_entry(assignment: Assignment, until: datetime.date | None) -> dict[str, Any] | None:
    """The entry of 交流轮岗 as it begins or, with the day of the end, ends; a loan has none."""
    if assignment.kind != ROTATION:
        return None
    names = {"type": assignment.rotation_type, "origin": assignment.org_name, "host": assignment.host_name}
    entry_id = uuid5(assignment.id, "rotation")
    return names | {"entry_id": entry_id, "start": assignment.start, "until": until}


def _ask(db: Session, items: list[dict[str, Any]]) -> None:
    if items:
        emit(db, status_changes_wanted.at(NAME), {"items": items})


def hear(db: Session, items: list[dict[str, Any]]) -> None:
    """Records has written it, or says why it could not; what is known already changes nothing."""
    known = finding.by_change(db, [item["ref"] for item in items])
    heard = [(known[item["ref"]], item) for item in items if item["ref"] in known]
    waited = [(each, item) for each, item in heard if each.state in (WRITING, ENDING)]
    told = [(_written(each, item), each) for each, item in waited]
    releasing.release(db, [each.id for each, item in waited if not item["done"]])
    db.flush()
    for kind, each in told:
        notifying.tell(db, kind, each)


def _written(assignment: Assignment, item: dict[str, Any]) -> str:
    """Follow one answer; which notice tells of it."""
    ends, assignment.why = assignment.state == ENDING, None if item["done"] else item["why"]
    done, failed = ("ended", "not_ended") if ends else ("written", "not_written")
    what = done if item["done"] else failed
    if what == "not_ended":
        assignment.ended_on = None
    told = line(what, item["at"], None, None, assignment.why)
    follow(assignment, what, told, closes=what in ("ended", "not_written"))
    assignment.waiting_since = None
    return {"written": "assignment_begun", "ended": "assignment_ended"}.get(what, "assignment_failed")
