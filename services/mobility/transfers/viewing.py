"""A transfer as an asker may see it: who holds the ball and since when, the way that it goes, what happened."""

import datetime
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, happened
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_teacher
from services.common.errors import NotFound
from services.common.trail import audit
from services.contracts.mobility.transfers import AWAITED, COLLECTING, MOVING, OUTSIDE, REVIEWED
from services.mobility.models import Transfer
from services.mobility.transfers import rules
from services.mobility.transfers.finding import NOT_HERE

SAME = (
    "id", "teacher_id", "name", "kind", "state", "from_org_id", "from_org_name", "to_org_id", "to_org_name",
    "category", "waiting_since", "due_at", "from_day", "opened_at", "closed_at", "row_version",
)  # fmt: skip
WHOLE = (
    "personnel_status", "post", "post_said", "department_id", "document", "reason",
    "words", "case_id", "blocker", "why",
)  # fmt: skip
PASSED, REJECTED = "passed", "rejected"
AT_AUTHORITY = "authority_review"
READ, PRINTED = "mobility.transfer_read", "mobility.transfer_printed"


def signature(actor: Actor) -> dict[str, Any]:
    """Who does something, as other services write it down."""
    return {
        "person_id": actor.person_id,
        "person": actor.name,
        "org_id": actor.org_id,
        "org_name": actor.org_name,
    }


def one(db: Session, actor: Actor, transfer_id: UUID, act: str = READ) -> dict[str, Any]:
    """A whole transfer; that it is read, or what else is done with it, is logged."""
    return _read(db, actor, db.scalar(select(Transfer).where(Transfer.id == transfer_id)), act)


def transfer(db: Session, actor: Actor, transfer_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, transfer_id)


def of_case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The transfer that a case is about."""
    return _read(db, actor, db.scalar(select(Transfer).where(Transfer.case_id == case_id)))


def _read(db: Session, actor: Actor, transfer: Transfer | None, act: str = READ) -> dict[str, Any]:
    if transfer is None:
        raise NotFound(NOT_HERE)
    audit.record(db, act, transfer.teacher_id, transfer=str(transfer.id))
    [row] = rows(db, actor, [transfer])
    return (
        row
        | {name: getattr(transfer, name) for name in WHOLE}
        | {
            "now": transfer.now if _sees_now(actor, transfer) else None,
            "applicant": transfer.person,
            "applicant_org": transfer.org_name,
            "steps": list(_steps(db, transfer)),
            "happened": [happened.event(line) for line in transfer.happened],
        }
    )


def _sees_now(actor: Actor, transfer: Transfer) -> bool:
    """Whether the post of now is shown: to the sending side, to others once that has confirmed."""
    if actor.teacher_id or (transfer.from_path and actor.covers(transfer.from_path)):
        return True
    passed = {_part(transfer, int(line["step"])) for line in _decided(transfer) if line["act"] == PASSED}
    if rules.SENDING_PARTS & passed:
        return True
    at_sending = transfer.state == REVIEWED and _next_part(transfer) in rules.SENDING_PARTS
    return at_sending and actor.org_id in transfer.desk_ids


def _decided(transfer: Transfer) -> list[dict[str, Any]]:
    return [line for line in transfer.happened if line["act"] in (PASSED, REJECTED) and not line.get("void")]


def _next_part(transfer: Transfer) -> str | None:
    return next(iter(rules.PARTS[transfer.business][len(_decided(transfer)) :]), None)


def rows(db: Session, actor: Actor, transfers: Collection[Transfer]) -> list[dict[str, Any]]:
    """Transfers as a list shows them."""
    names = known_orgs.names(db, {org_id for transfer in transfers for org_id in transfer.desk_ids})
    stages = stages_of(db, [transfer for transfer in transfers if transfer.state == COLLECTING])
    return [_row(actor, transfer, names, stages.get(transfer.teacher_id)) for transfer in transfers]


def stages_of(db: Session, transfers: Collection[Transfer]) -> dict[UUID, str]:
    """How far the first entries of people from outside are, by teacher; none of those never handed over for review."""
    if not transfers:
        return {}
    ids = [transfer.teacher_id for transfer in transfers]
    rows = db.execute(select(known_teacher.c.id, known_teacher.c.stage).where(known_teacher.c.id.in_(ids)))
    return {row.id: row.stage for row in rows}


def number_of(transfer: Transfer) -> str:
    """调动编号: the day on which it was asked for, and a number that no other one has."""
    return f"DD{transfer.opened_at.astimezone(clock.SHANGHAI):%Y%m%d}{transfer.seq:06d}"


def _row(actor: Actor, transfer: Transfer, names: dict[UUID, str], stage: str | None) -> dict[str, Any]:
    return {name: getattr(transfer, name) for name in SAME} | {
        "number": number_of(transfer),
        "side": rules.side_of(actor, transfer.from_path, transfer.to_path) if not actor.teacher_id else None,
        "desk_name": _desk_name(transfer, names, stage),
        "desk_role": _desk_role(transfer),
        "may": rules.may(actor, transfer.state, transfer.to_path, is_submitted=stage is not None),
    }


def _desk_name(transfer: Transfer, names: dict[UUID, str], stage: str | None) -> str | None:
    """Who holds the ball: the desks of its case, then the receiving school; of one from outside as far as is known."""
    if transfer.state == COLLECTING:
        return None if stage == AT_AUTHORITY else transfer.to_org_name
    if transfer.state == REVIEWED:
        return "、".join(dict.fromkeys(names.get(org_id, "") for org_id in transfer.desk_ids)) or None
    return transfer.to_org_name if transfer.state == AWAITED else None


def _desk_role(transfer: Transfer) -> str | None:
    if transfer.state == REVIEWED:
        return transfer.desk_roles[0] if transfer.desk_roles else None
    return "receiving" if transfer.state == AWAITED else None


def _steps(db: Session, transfer: Transfer) -> Iterator[dict[str, Any]]:
    """Its stations: those that were passed, the one where it lies, and those that its business still has before it."""
    if transfer.kind == OUTSIDE:
        yield from _steps_from_outside(db, transfer)
        return
    names = _names(db, transfer)
    decided = _decided(transfer)
    for line in decided:
        part = _part(transfer, int(line["step"]))
        yield _station(part, line["org_name"], "done" if line["act"] == PASSED else "refused") | {
            "person": line["person"],
            "at": datetime.datetime.fromisoformat(line["at"]),
            "words": line["words"],
        }
    if transfer.closed_at is None:
        for number, part in enumerate(rules.PARTS[transfer.business][len(decided) :]):
            now = number == 0 and transfer.state == REVIEWED
            yield _station(part, names[part], "current" if now else "ahead")
    if transfer.closed_at is None or transfer.state in ("done", "failed"):
        yield _station("take_over", transfer.to_org_name, _end(transfer))


def _steps_from_outside(db: Session, transfer: Transfer) -> Iterator[dict[str, Any]]:
    """Its file is opened and filled in, then reviewed as a first entry; review tells the rest at the file."""
    school = known_orgs.known(db, transfer.to_org_id)
    office = known_orgs.names(db, {school.authority_id}).get(school.authority_id, "") if school.authority_id else ""
    names = {"entry": transfer.to_org_name, "school": transfer.to_org_name, "authority": office}
    stage = stages_of(db, [transfer]).get(transfer.teacher_id, "") if transfer.state == COLLECTING else "effective"
    passed, parts = rules.PASSED.get(stage, 0), rules.PARTS[OUTSIDE]
    is_over = transfer.closed_at is not None and transfer.state != "done"
    for number, part in enumerate(parts[:1] if is_over else parts):
        state = "done" if number < passed else "current" if number == passed else "ahead"
        yield _station(part, names[part], "refused" if is_over else state)


def _end(transfer: Transfer) -> str:
    if transfer.state in (AWAITED, MOVING):
        return "current"
    return {"done": "done", "failed": "refused"}.get(transfer.state, "ahead")


def _part(transfer: Transfer, step: int) -> str:
    parts = rules.PARTS[transfer.business]
    return parts[step - 1] if 0 < step <= len(parts) else "school"


def _station(part: str, org_name: str, state: str) -> dict[str, Any]:
    return {"part": part, "org_name": org_name, "state": state, "person": None, "at": None, "words": None}


def _names(db: Session, transfer: Transfer) -> dict[str, str]:
    """What the desks that are to come are called."""
    schools = {"": transfer.to_org_id, "sending": transfer.from_org_id}
    known = {side: known_orgs.known(db, org_id) for side, org_id in schools.items()}
    offices = known_orgs.names(db, {org.authority_id for org in known.values() if org.authority_id})
    return {
        "school": transfer.to_org_name,
        "sending": transfer.from_org_name,
        "authority": offices.get(known[""].authority_id, ""),
        "sending_authority": offices.get(known["sending"].authority_id, ""),
    }
