"""A school asks for a teacher of another one, or its office does for it (R-MOB-01)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.common.secrets import tickets
from services.contracts.identity.orgs import SCHOOLS
from services.contracts.mobility import NAME
from services.contracts.mobility.transfers import ASKED
from services.contracts.records.holds import TRANSFER, holds_wanted
from services.mobility.models import Transfer
from services.mobility.transfers import rules, viewing
from services.mobility.transfers.happened import line

PERSON = text("SELECT * FROM person_to_transfer(:id)")
# Whoever asks for the same teacher at the same instant waits, and is told so.
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('transfer of ' || :id, 0))")
LOOK_AGAIN = "Please look for the person by number again; what was found is good for two hours."
UNKNOWN = "There is no such teacher. Look for the person by ID number or personal number first."


def apply_for_transfer(
    db: Session, actor: Actor, id: UUID, ticket: str, to_org_id: UUID | None, **asked: Any
) -> dict[str, Any]:
    """Ask for a teacher; it is under review as soon as records has granted its hold on the file."""
    teacher_id = _found(actor, ticket)
    person = _person(db, teacher_id)
    receiving = _receiving(db, actor, to_org_id or actor.org_id)
    sending = known_orgs.known(db, person.org_id)
    if sending.id == receiving.id:
        raise Conflict(rules.OWN_SCHOOL)
    if rules.province_of(sending.path) != rules.province_of(receiving.path):
        raise Conflict(rules.OTHER_PROVINCE)
    is_open = person.open_transfer is not None
    rules.refuse_unless_transferable(person.stage, person.personnel_status, asked["kind"], is_open=is_open)
    _refuse_foreign_department(db, receiving, asked["department_id"])
    transfer = _new(actor, id, person, sending, receiving, asked)
    db.add(transfer)
    db.flush()
    wanted = {"ref": id, "teacher_id": teacher_id, "kind": TRANSFER, "entries": None}
    emit(db, holds_wanted.at(NAME), {"holds": [wanted]})
    return viewing.one(db, actor, id)


def _found(actor: Actor, ticket: str) -> UUID:
    """Nobody is asked for whose number the asker does not know."""
    try:
        return tickets.found(ticket, actor)
    except tickets.Untrue:
        raise Invalid(LOOK_AGAIN, errors={"ticket": [LOOK_AGAIN]}) from None


def _person(db: Session, teacher_id: UUID) -> Row:
    db.execute(ONE_AT_A_TIME, {"id": str(teacher_id)})
    person = db.execute(PERSON, {"id": teacher_id}).first()
    if person is None:
        raise NotFound(UNKNOWN)
    return person


def _receiving(db: Session, actor: Actor, org_id: UUID) -> Row:
    """The school that asks: the asker's own, or one that the asker's office manages."""
    school = known_orgs.known(db, org_id)
    if school.level not in SCHOOLS or school.category is None:
        raise Invalid(rules.NOT_A_SCHOOL, errors={"to_org_id": [rules.NOT_A_SCHOOL]})
    if not actor.covers(school.path):
        raise Forbidden(rules.NOT_YOURS)
    if school.closed:
        raise Conflict(rules.CLOSED_SCHOOL)
    return school


def _refuse_foreign_department(db: Session, school: Row, department_id: UUID | None) -> None:
    if department_id and known_orgs.known(db, department_id).parent_id != school.id:
        message = "This department does not belong to the receiving school."
        raise Invalid(message, errors={"department_id": [message]})


def _new(actor: Actor, id: UUID, person: Row, sending: Row, receiving: Row, asked: dict[str, Any]) -> Transfer:
    now = clock.now()
    transfer = Transfer(id=id, teacher_id=person.id, name=person.name or "", state=ASKED, opened_at=now, **asked)
    transfer.business = rules.business_of(sending, receiving)
    transfer.category, transfer.personnel_status, transfer.now = receiving.category, person.personnel_status, person.now
    transfer.from_org_id, transfer.from_org_name, transfer.from_path = sending.id, sending.name, person.org_path
    transfer.to_org_id, transfer.to_org_name, transfer.to_path = receiving.id, receiving.name, receiving.path
    transfer.person_id, transfer.person = actor.person_id, actor.name
    transfer.org_id, transfer.org_name = actor.org_id, actor.org_name
    transfer.waiting_since = now
    transfer.happened = [line("asked", now, actor.name, actor.org_name, asked["words"])]
    return transfer
