"""What a form gives for a field of files: ids that the teacher's file holds, and receipts of media, which are opened.

Everything else is a fault at its field, in a draft too: an id that means nothing could never be shown to anybody.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.secrets import tickets
from services.contracts.media.files import EVIDENCE, PHOTO
from services.records.attachments import holding
from services.records.attachments.models import FACTS
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import Fault
from services.records.file import checking_values, values
from services.records.file.models import Teacher

Facts = dict[str, Any]


@dataclass
class Redeemed:
    """Values with receipts replaced by the ids of their files; `new` are the facts of those by id, `known` the others.

    The same content twice is one file: whoever uploads a rejected picture again has changed nothing.
    """

    values: dict[str, Any]
    held: dict[str, Facts]
    new: dict[str, Facts] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


class Wrong(Exception):
    """What is given stands for no file of this teacher; the message is the kind of fault."""


def redeem(db: Session, actor: Actor, teacher: Teacher, record_set: RecordSet, given: dict[str, Any]) -> dict[str, Any]:
    """Values for keeping in a file that is there; what receipts tell is kept with it. Raises Invalid."""
    found = sound(db, actor, teacher.id, record_set, given)
    holding.attach(db, actor, teacher, found.new.values())
    holding.take_in(db, teacher.id, found.known)
    return found.values


def redeem_asked(
    db: Session, actor: Actor, teacher: Teacher, record_set: RecordSet, given: dict[str, Any]
) -> dict[str, Any]:
    """The same of what is asked for only: what came with it belongs to the file when it is approved."""
    found = sound(db, actor, teacher.id, record_set, given)
    holding.attach(db, actor, teacher, found.new.values(), only_asked=True)
    return found.values


def sound(db: Session, actor: Actor, teacher_id: UUID | None, record_set: RecordSet, given: dict[str, Any]) -> Redeemed:
    """The same without keeping anything, of a file that is there or is yet to be opened (none)."""
    found = read(db, actor, teacher_id, record_set, given)
    if found.faults:
        raise checking_values.refusal(db, record_set, found.faults)
    return found


def read(db: Session, actor: Actor, teacher_id: UUID | None, record_set: RecordSet, given: dict[str, Any]) -> Redeemed:
    """The values, with the faults of those that cannot be kept, which are left out."""
    said = values.without_blanks(given)
    asked = {file: _listed(said[file.code]) for file in record_set.files if file.code in said}
    found = Redeemed(dict(given), holding.attached(db, teacher_id) if asked and teacher_id else {})
    for each, items in asked.items():
        _read(found, actor, each, items)
    return found


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _read(found: Redeemed, actor: Actor, field: Field, items: list[str]) -> None:
    try:
        _refuse_too_many(field, len(items))
        ids = list(dict.fromkeys(_file(found, actor, field, item)["id"] for item in items))
    except Wrong as wrong:
        del found.values[field.code]
        found.faults.append(Fault(str(wrong), field=field.code, limit=str(field.max)))
        return
    found.values[field.code] = ids[0] if field.type == PHOTO else ids


def _refuse_too_many(field: Field, count: int) -> None:
    if field.type == PHOTO and count > 1:
        raise Wrong("not_a_file")
    if field.max is not None and count > field.max:
        raise Wrong("too_many_files")


def _file(found: Redeemed, actor: Actor, field: Field, item: str) -> Facts:
    """A file that is held already, or what a receipt says of one."""
    facts = _by_id(found, item) or _same(found, _receipt(actor, item))
    if facts["kind"] != (PHOTO if field.type == PHOTO else EVIDENCE):
        raise Wrong("wrong_photo" if field.type == PHOTO else "wrong_evidence")
    if facts["id"] in found.held:
        found.known.add(facts["id"])
    else:
        found.new[facts["id"]] = facts
    return facts


def _by_id(found: Redeemed, item: str) -> Facts | None:
    try:
        file_id = str(UUID(item))
    except ValueError:
        return None
    if file_id not in found.held:
        raise Wrong("unknown_file")
    return found.held[file_id]


def _receipt(actor: Actor, item: str) -> Facts:
    try:
        claims = tickets.read(tickets.RECEIPT, item)
    except tickets.Untrue:
        raise Wrong("outdated_file") from None
    if claims["account"] != str(actor.account_id):
        raise Wrong("foreign_file")
    return {name: claims[name] for name in FACTS}


def _same(found: Redeemed, facts: Facts) -> Facts:
    """The file itself, or the one of the same content that is there already."""
    known = (*found.held.values(), *found.new.values())
    return next((each for each in known if holding.content(each) == holding.content(facts)), facts)
