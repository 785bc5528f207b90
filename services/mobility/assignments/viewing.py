"""An assignment as an asker may see it: who is where, who holds the ball, what happened; the host sees less of it."""

import datetime
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, happened
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.common.trail import audit
from services.contracts.mobility.assignments import (
    ACTIVE,
    AGREED,
    CLERKS,
    ENDED,
    ENDING,
    EXTENDING,
    FAILED,
    REVIEWED,
    ROTATION,
    WRITING,
)
from services.mobility.assignments import finding, rules
from services.mobility.models import Assignment

SAME = (
    "id", "teacher_id", "name", "kind", "rotation_type", "state", "org_id", "org_name", "host_kind", "host_id",
    "host_name", "start", "until", "wanted_until", "ended_on", "waiting_since", "due_at", "opened_at", "closed_at",
    "row_version",
)  # fmt: skip
WHOLE = ("category", "from_status", "to_status", "document")
OF_HOME = ("reason", "wanted_words", "case_id", "blocker", "why")  # what the host is not told
REVIEWABLE = (REVIEWED, EXTENDING)
DECIDED = {"passed": "done", "rejected": "refused"}
AT_FILE = {AGREED: "current", WRITING: "current", FAILED: "refused"} | dict.fromkeys(
    (ACTIVE, EXTENDING, ENDING, ENDED), "done"
)
AT_END = {ENDING: "current", ENDED: "done"}
HOME, HOST = "home", "host"


def one(db: Session, actor: Actor, assignment_id: UUID) -> dict[str, Any]:
    """A whole assignment; the reading is logged."""
    return _read(db, actor, db.scalar(select(Assignment).where(Assignment.id == assignment_id)))


def assignment(db: Session, actor: Actor, assignment_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, assignment_id)


def of_case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The assignment that a case is about."""
    return _read(db, actor, db.scalar(select(Assignment).where(Assignment.case_ids.contains([case_id]))))


def _read(db: Session, actor: Actor, found: Assignment | None) -> dict[str, Any]:
    if found is None:
        raise NotFound(finding.NOT_HERE)
    audit.record(db, "mobility.assignment_read", found.teacher_id, assignment=str(found.id))
    [row] = rows(db, actor, [found])
    whole = row | {name: getattr(found, name) for name in WHOLE}
    whole |= {"entered_by": found.person, "entered_at_org": found.by_org_name}
    if row["side"] == HOST:
        return whole | dict.fromkeys(OF_HOME) | {"steps": [], "happened": []}
    return (
        whole
        | {name: getattr(found, name) for name in OF_HOME}
        | {
            "steps": list(_steps(found, row["desk_name"])),
            "happened": [happened.event(line) for line in found.happened],
        }
    )


def rows(db: Session, actor: Actor, found: Collection[Assignment]) -> list[dict[str, Any]]:
    """Assignments as a list shows them."""
    names = known_orgs.names(db, {org_id for each in found for org_id in each.desk_ids})
    return [_row(actor, each, names) for each in found]


def number_of(assignment: Assignment) -> str:
    """轮岗编号 or 借调编号: the day on which it was entered, and a number that no other one has."""
    letters = "LG" if assignment.kind == ROTATION else "JD"
    return f"{letters}{assignment.opened_at.astimezone(clock.SHANGHAI):%Y%m%d}{assignment.seq:06d}"


def _row(actor: Actor, assignment: Assignment, names: dict[UUID, str]) -> dict[str, Any]:
    enters = actor.has(CLERKS) and actor.org_id == assignment.org_id
    return {name: getattr(assignment, name) for name in SAME} | {
        "number": number_of(assignment),
        "side": _side(actor, assignment),
        "is_overdue": rules.is_overdue(assignment.state, assignment.until, clock.today()),
        "desk_name": _desk_name(assignment, names),
        "may": rules.may(assignment.state, enters=enters),
    }


def _side(actor: Actor, assignment: Assignment) -> str:
    """Whether the asker sees it because of the host alone."""
    if actor.teacher_id or actor.covers(assignment.org_path) or actor.org_path in assignment.doors:
        return HOME
    return HOST


def _desk_name(assignment: Assignment, names: dict[UUID, str]) -> str | None:
    """Who holds the ball: the desks of its case."""
    if assignment.state not in REVIEWABLE:
        return None
    return "、".join(dict.fromkeys(names.get(org_id, "") for org_id in assignment.desk_ids)) or None


def _steps(assignment: Assignment, desk_name: str | None) -> Iterator[dict[str, Any]]:
    """Its stations: where it was entered, who decided, when it began, what was extended, and its end."""
    part, begun = "review", False
    for line in assignment.happened:
        if line["act"] == "entered":
            yield _station("entered", "done", line)
        if line["act"] in DECIDED and not line.get("void"):
            yield _station(part, DECIDED[line["act"]], line)
        if line["act"] == "written":
            part, begun = "extension", True
            yield _station("file", "done", line) | {"org_name": assignment.org_name}
    if assignment.state in REVIEWABLE:
        yield _station(part, "current", {}) | {"org_name": desk_name}
    if not begun and (assignment.closed_at is None or assignment.state in AT_FILE):
        yield _station("file", AT_FILE.get(assignment.state, "ahead"), {}) | {"org_name": assignment.org_name}
    if assignment.closed_at is None or assignment.state == ENDED:
        yield _station("end", AT_END.get(assignment.state, "ahead"), {}) | {"org_name": assignment.org_name}


def _station(part: str, state: str, line: dict[str, Any]) -> dict[str, Any]:
    same = {name: line.get(name) for name in ("person", "org_name", "words")}
    at = datetime.datetime.fromisoformat(line["at"]) if line else None
    return same | {"part": part, "state": state, "name": line.get("step_name"), "at": at}
