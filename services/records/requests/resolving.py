"""A request in conflict is resolved by whoever asked: what there is now, what was asked, or something else (R-REV-05).

What is left of it is handed in anew, as the next version of the request and a case of its own; a teacher's goes to
the school first.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden, Invalid
from services.contracts.records.change_requests import ASKED, EDITED
from services.records.file import filling, showing, values
from services.records.requests import asking, checks, closing, finding, rules, submitting, viewing
from services.records.requests.models import ChangeRequestItem


def resolve_change_request(db: Session, actor: Actor, request_id: UUID, row_version: int, **how: Any) -> dict:
    """Take one of the ways out; with nothing left to ask the request is withdrawn."""
    here = finding.held(db, actor, request_id)
    if not (here.writes or here.school):
        raise Forbidden("A conflict is resolved by whoever asked.")
    if here.request.row_version != row_version:
        finding.refuse_stale(here.request, row_version, {"row_version": here.request.row_version})
    rules.move(here.request.state, "resolve")
    if (how["take"] == EDITED) != bool(how["items"]):
        raise Invalid("Say what is asked instead, or take what there is or was asked.")
    items = how["items"] or left(db, here, how["take"])
    if not items:
        closing.withdraw(db, [here.request])
        return viewing.one(db, actor, request_id)
    asking.replace_items(db, actor, here, items)
    here.request.conflict = None
    db.flush()
    written = finding.items_of(db, [request_id])[request_id]
    checks.refuse_unfit(db, actor, here, written)
    if here.request.asked_by == filling.TEACHER and not here.school:
        submitting.propose(db, actor, here)
    else:
        submitting.hand_in(db, actor, here, written, "resolve")
    return viewing.one(db, actor, request_id)


def left(db: Session, here: finding.Held, take: str) -> list[dict[str, Any]]:
    """What is still asked, against the file as it stands."""
    kept = {each.id: each.values for each in showing.entries_of(db, here.teacher)}
    kept |= {here.teacher.id: here.teacher.basic}
    found = (
        _item(here, item, kept.get(item.entry_id), take)
        for item in finding.items_of(db, [here.request.id])[here.request.id]
    )
    return [item for item in found if item is not None]


def _item(here: finding.Held, item: ChangeRequestItem, kept: dict[str, Any] | None, take: str) -> dict[str, Any] | None:
    """What is left of what was asked of one entry; none if nothing is."""
    same = {"op": item.op, "set": item.set_code, "entry_id": item.entry_id, "keeps_former_name": False}
    record_set = values.set_of(here.teacher.org_path, here.teacher.category, item.set_code)
    asked = values.opened(record_set, item.values)
    if item.op == rules.ADDED:
        return same | {"values": asked, "evidence": item.evidence}
    if kept is None:
        return None
    before, now = values.opened(record_set, item.before), values.opened(record_set, kept)
    if item.op == rules.DELETED:
        moved = rules.differing(item.fields, before, now)
        return None if moved and take != ASKED else same | {"values": {}, "evidence": {}}
    dropped = [] if take == ASKED else rules.met(item.fields, before, now, asked)
    left = {code: asked.get(code) for code in item.fields if code not in dropped}
    if not rules.differing(left, left, now):
        return None
    return same | {"values": left, "evidence": {code: some for code, some in item.evidence.items() if code in left}}
