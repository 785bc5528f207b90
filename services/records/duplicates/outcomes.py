"""What people say of a pair: the same person, both real, or unsure; said once, and not asked again by a machine."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Invalid
from services.contracts.records import duplicates as contract
from services.records.duplicates import merging, pairs, questions, telling_schools, work_list
from services.records.duplicates.models import Duplicate

DECIDABLE = ("open", "unsure", "both_real")
STATES = {contract.SAME: "merged", contract.BOTH_REAL: "both_real", contract.UNSURE: "unsure"}
SETTLED = "These two files are joined already, or nothing speaks for it any more."
WHY = "Please say on what grounds the two are one person; the history of both files keeps it."
WHICH = "Please choose which of the two files is kept."


def say(db: Session, actor: Actor, duplicate_id: UUID, row_version: int, outcome: str, **more: Any) -> dict[str, Any]:
    """Somebody of the authority over both files says what they are."""
    pair = pairs.held(db, actor, duplicate_id, row_version)
    if pair.state not in DECIDABLE:
        raise Conflict(SETTLED)
    if outcome == contract.SAME:
        more["note"] = more["reason"] or more["note"]  # pages of the last release have one word for both
        _merge(db, actor, pair, more["kept_id"], more["note"])
    elif outcome == contract.UNSURE:
        files = pairs.files(db, actor, (pair.one_id, pair.other_id)).values()
        telling_schools.ask(db, actor, files)
        questions.ask(db, actor, pair, files)
    if outcome != contract.UNSURE:
        questions.close(db, pair)
    sign(pair, actor, STATES[outcome], more["note"])
    db.flush()
    return work_list.views(db, actor, [pair])[0]


def _merge(db: Session, actor: Actor, pair: Duplicate, kept_id: UUID | None, reason: str | None) -> None:
    if kept_id is None:
        raise Invalid(WHICH, errors={"kept_id": []})
    if not reason:
        raise Invalid(WHY, errors={"reason": [WHY]})
    merging.merge(db, actor, pair, kept_id, reason)


def sign(pair: Duplicate, actor: Actor, state: str, note: str | None) -> None:
    """Write down who said it."""
    pair.state, pair.note, pair.decided_at = state, note, clock.now()
    pair.person_id, pair.person, pair.org_name = actor.person_id, actor.name, actor.org_name
    pair.row_version += 1
