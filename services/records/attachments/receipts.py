"""What a form gives for a field of files: ids that the teacher's file holds, and receipts of media, which are opened.

Everything else is a fault at its field, in a draft too: an id that means nothing could never be shown to anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import tickets
from services.common.actor import Actor
from services.common.contracts.media import EVIDENCE, PHOTO
from services.records.actions import judging
from services.records.attachments import holding
from services.records.attachments.models import FACTS, HeldFile
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import Fault
from services.records.models import Teacher

Facts = dict[str, Any]


@dataclass
class Redeemed:
    """Values with receipts replaced by the ids of their files; `new` are the facts of those by id."""

    values: dict[str, Any]
    new: dict[str, Facts] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class Wrong(Exception):
    """What is given stands for no file of this teacher; the message is the kind of fault."""


def redeem(db: Session, actor: Actor, teacher: Teacher, record_set: RecordSet, given: dict[str, Any]) -> dict[str, Any]:
    """Values for keeping in a file that is there; what receipts tell is kept with it. Raises Invalid."""
    found = sound(db, actor, teacher.id, record_set, given)
    holding.hold(db, actor, teacher, found.new.values())
    return found.values


def sound(db: Session, actor: Actor, teacher_id: UUID | None, record_set: RecordSet, given: dict[str, Any]) -> Redeemed:
    """The same without keeping anything, of a file that is there or is yet to be opened (none)."""
    found = read(db, actor, teacher_id, record_set, given)
    if found.faults:
        raise judging.refusal(db, record_set, found.faults)
    return found


def read(db: Session, actor: Actor, teacher_id: UUID | None, record_set: RecordSet, given: dict[str, Any]) -> Redeemed:
    """The values, with the faults of those that cannot be kept, which are left out."""
    found = Redeemed(dict(given))
    asked = {each: _listed(given[each.code]) for each in record_set.files if given.get(each.code)}
    if not asked:
        return found
    known = _known(db, teacher_id, (item for items in asked.values() for item in items))
    for each, items in asked.items():
        _read(found, actor, each, items, known)
    return found


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _known(db: Session, teacher_id: UUID | None, items: Iterable[str]) -> dict[str, str]:
    """id → kind, of those that the teacher's file holds."""
    ids = [file_id for item in items if (file_id := _id(item))]
    if teacher_id is None or not ids:
        return {}
    query = select(HeldFile.id, HeldFile.kind).where(HeldFile.teacher_id == teacher_id, HeldFile.id.in_(ids))
    return {str(row.id): row.kind for row in db.execute(query)}


def _id(item: str) -> UUID | None:
    try:
        return UUID(item)
    except ValueError:
        return None


def _read(found: Redeemed, actor: Actor, each: Field, items: list[str], known: dict[str, str]) -> None:
    try:
        files = {facts["id"]: facts for facts in (_file(actor, each, item, known) for item in items)}
        _refuse_too_many(each, len(files))
    except Wrong as wrong:
        del found.values[each.code]
        found.faults.append(Fault(str(wrong), field=each.code, limit=str(each.max)))
        return
    found.new |= {file_id: facts for file_id, facts in files.items() if file_id not in known}
    found.values[each.code] = next(iter(files)) if each.type == PHOTO else list(files)


def _refuse_too_many(each: Field, count: int) -> None:
    if each.type == PHOTO and count > 1:
        raise Wrong("not_a_file")
    if each.max is not None and count > each.max:
        raise Wrong("too_many_files")


def _file(actor: Actor, each: Field, item: str, known: dict[str, str]) -> Facts:
    """A file that is held already, or what a receipt says of one."""
    file_id = _id(item)
    if file_id and str(file_id) not in known:
        raise Wrong("unknown_file")
    facts = {"id": str(file_id), "kind": known[str(file_id)]} if file_id else _receipt(actor, item)
    if facts["kind"] != (PHOTO if each.type == PHOTO else EVIDENCE):
        raise Wrong("wrong_photo" if each.type == PHOTO else "wrong_evidence")
    return facts


def _receipt(actor: Actor, item: str) -> Facts:
    try:
        claims = tickets.read(tickets.RECEIPT, item)
    except tickets.Untrue:
        raise Wrong("outdated_file") from None
    if claims["account"] != str(actor.account_id):
        raise Wrong("foreign_file")
    return {name: claims[name] for name in FACTS}
