"""An act as an asker may see it: what it says, who holds the ball and since when, what happened."""

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
from services.contracts.mobility.status_acts import CLERKS, DONE, FAILED, REVIEWED, UNDONE, WRITING
from services.mobility.models import StatusAct
from services.mobility.status import finding, rules

SAME = (
    "id", "teacher_id", "name", "act", "state", "org_id", "org_name", "from_status", "to_status", "day", "until",
    "waiting_since", "due_at", "opened_at", "closed_at", "row_version",
)  # fmt: skip
WHOLE = ("category", "now", "post", "post_said", "document", "words", "case_id", "blocker", "why", "undoes")
DECIDED = {"passed": "done", "rejected": "refused"}
AT_FILE = {WRITING: "current", DONE: "done", UNDONE: "done", FAILED: "refused"}


def one(db: Session, actor: Actor, act_id: UUID) -> dict[str, Any]:
    """A whole act; the reading is logged."""
    return _read(db, actor, db.scalar(select(StatusAct).where(StatusAct.id == act_id)))


def status_act(db: Session, actor: Actor, act_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, act_id)


def of_case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The act that a case is about."""
    return _read(db, actor, db.scalar(select(StatusAct).where(StatusAct.case_id == case_id)))


def _read(db: Session, actor: Actor, act: StatusAct | None) -> dict[str, Any]:
    if act is None:
        raise NotFound(finding.NOT_HERE)
    audit.record(db, "mobility.status_act_read", act.teacher_id, act=str(act.id))
    [row] = rows(db, actor, [act])
    undone_by = select(StatusAct.id).where(StatusAct.undoes == act.id, StatusAct.state == DONE)
    return (
        row
        | {name: getattr(act, name) for name in WHOLE}
        | {
            "entered_by": act.person,
            "entered_at_org": act.by_org_name,
            "undone_by": db.scalar(undone_by),
            "steps": list(_steps(act, row["desk_name"])),
            "happened": [happened.event(line) for line in act.happened],
        }
    )


def rows(db: Session, actor: Actor, acts: Collection[StatusAct]) -> list[dict[str, Any]]:
    """Acts as a list shows them."""
    names = known_orgs.names(db, {org_id for act in acts for org_id in act.desk_ids})
    latest = finding.latest_done(db, {act.teacher_id for act in acts})
    return [_row(actor, act, names, latest.get(act.teacher_id)) for act in acts]


def number_of(act: StatusAct) -> str:
    """变动编号: the day on which it was entered, and a number that no other one has."""
    return f"BD{act.opened_at.astimezone(clock.SHANGHAI):%Y%m%d}{act.seq:06d}"


def _row(actor: Actor, act: StatusAct, names: dict[UUID, str], latest: StatusAct | None) -> dict[str, Any]:
    clerk, at_school = actor.has(CLERKS), actor.org_id == act.org_id
    entered = actor.org_id in (act.org_id, act.by_org_id)
    known = {"is_undo": act.undoes is not None, "is_latest": latest is not None and latest.id == act.id}
    return {name: getattr(act, name) for name in SAME} | {
        "number": number_of(act),
        "desk_name": _desk_name(act, names),
        "may": rules.may(act.state, enters=clerk and at_school, entered=clerk and entered, **known),
    }


def _desk_name(act: StatusAct, names: dict[UUID, str]) -> str | None:
    """Who holds the ball: the desks of its case."""
    if act.state != REVIEWED:
        return None
    return "、".join(dict.fromkeys(names.get(org_id, "") for org_id in act.desk_ids)) or None


def _steps(act: StatusAct, desk_name: str | None) -> Iterator[dict[str, Any]]:
    """Its stations: where it was entered, who decided, where it lies now, and the file."""
    yield _station("entered", "done", act.happened[0])
    for line in act.happened:
        if line["act"] in DECIDED and not line.get("void"):
            yield _station("review", DECIDED[line["act"]], line)
    if act.state == REVIEWED:
        yield _station("review", "current", {}) | {"org_name": desk_name}
    if act.closed_at is None or act.state in AT_FILE:
        yield _station("file", AT_FILE.get(act.state, "ahead"), {}) | {"org_name": act.org_name}


def _station(part: str, state: str, line: dict[str, Any]) -> dict[str, Any]:
    same = {name: line.get(name) for name in ("person", "org_name", "words")}
    at = datetime.datetime.fromisoformat(line["at"]) if line else None
    return same | {"part": part, "state": state, "name": line.get("step_name"), "at": at}
