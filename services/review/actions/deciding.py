"""Decisions are taken and cases taken back, one by one or hundreds at once, by the same rules (R-REV-04, R-REV-06)."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound, Refused, Stale
from services.review import cases, queries, standing_in
from services.review.actions import placing_steps
from services.review.askers import asker_of
from services.review.cases import Held
from services.review.domain import case_progress, four_eyes
from services.review.domain import originals as checking

GONE = "This case does not exist."
CHANGED = "Somebody changed this case meanwhile; please look at it again."


@dataclass(frozen=True)
class Said:
    """What somebody decides on a case; `row_version` is the version that was seen, where one case was looked at."""

    verdict: str
    reasons: Sequence[dict[str, Any]]
    originals: Sequence[UUID] = ()
    row_version: int | None = None


def decide(db: Session, actor: Actor, case_id: UUID, **said: Any) -> dict[str, Any]:
    """Take the decision of the asker's desk on a case as the reviewer saw it; `said` as Said has it."""
    held = _to_decide(db, actor, case_id, said["row_version"])
    now = clock.now()
    standing_in.note(db, actor, [held], now)
    _take(held, actor, asker_of(db, actor, now), Said(**said), now)
    _move_on(db, [held], now)
    return queries.view_of(db, actor, held)


def decide_all(db: Session, actor: Actor, said: Mapping[UUID, Said]) -> dict[UUID, Refused | None]:
    """Decisions on many cases of the own desk; for each case none if it was taken, else why not.

    Nothing is decided here in the stead of another desk: that is done case by case.
    """
    found = cases.lock_cases(db, actor, list(said))
    now = clock.now()
    asker = asker_of(db, actor, now)
    outcomes: dict[UUID, Refused | None] = dict.fromkeys(said, NotFound(GONE))
    for case_id, held in found.items():
        outcomes[case_id] = _try(held, actor, asker, said[case_id], now)
    _move_on(db, [held for case_id, held in found.items() if outcomes[case_id] is None], now)
    return outcomes


def withdraw(db: Session, actor: Actor, case_id: UUID, row_version: int) -> dict[str, Any]:
    """The school takes a file back that nobody has decided."""
    held = _held(db, actor, case_id)
    _refuse_stale(held, row_version)
    if not queries.submits(actor, held):
        raise Forbidden("Only {school} can take this case back.", school=held.case.org_name)
    walk = case_progress.withdraw(held.walk())
    by = {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}
    held.case.conflict = None
    held.case.withdrawn_by = {name: str(value) for name, value in by.items()}
    now = clock.now()
    held.follow(walk, now)
    _move_on(db, [held], now)
    return queries.view_of(db, actor, held)


def refuse_bare(verdict: str, reasons: list[dict]) -> None:
    """A rejection or a return says why; raises Invalid."""
    case_progress.refuse_bare(verdict, [reason["reason"] for reason in reasons])


def _held(db: Session, actor: Actor, case_id: UUID) -> Held:
    held = cases.lock_cases(db, actor, [case_id]).get(case_id)
    if held is None:
        raise NotFound(GONE)
    return held


def _to_decide(db: Session, actor: Actor, case_id: UUID, seen: int) -> Held:
    """The case, locked: for its desks, or for the office above one of them that may stand in now."""
    held = cases.lock_cases(db, actor, [case_id]).get(case_id)
    if held is None:
        standing_in.say_when(db, clock.now())
        held = cases.lock_cases(db, actor, [case_id]).get(case_id)
    if held is None:
        _refuse_overtaken(db, actor, case_id, seen)
        raise NotFound(GONE)
    return held


def _refuse_overtaken(db: Session, actor: Actor, case_id: UUID, seen: int) -> None:
    """Whoever could stand in until just now hears that somebody was first."""
    held = cases.seen(db, actor, case_id)
    if held and standing_in.stood_in(db, actor, held, clock.now()):
        _refuse_stale(held, seen)


def _refuse_stale(held: Held, seen: int | None) -> None:
    """Only what was seen is decided."""
    if seen is not None and seen != held.case.row_version:
        by = held.decisions[-1].person if held.decisions else None
        raise Stale(CHANGED, current=held.case.row_version, by=by)


def _try(held: Held, actor: Actor, asker: four_eyes.Asker, said: Said, now: datetime.datetime) -> Refused | None:
    try:
        _take(held, actor, asker, said, now)
    except Refused as refusal:
        return refusal
    return None


def _take(held: Held, actor: Actor, asker: four_eyes.Asker, said: Said, now: datetime.datetime) -> None:
    _refuse_stale(held, said.row_version)
    walk = four_eyes.decide(held.walk(), asker, said.verdict, [reason["reason"] for reason in said.reasons])
    taken = walk.decisions[-1]
    _check_originals(held, taken.step, said)
    absent = next((each for each in asker.absent if each.person_id == taken.for_person_id), None)
    desk = held.steps[taken.step - 1]
    in_stead = desk.org_id != actor.org_id
    held.add(
        {
            "id": uuid.uuid4(),
            "step": taken.step,
            "verdict": said.verdict,
            "reasons": said.reasons,
            "originals": list(said.originals) or None,
            "person_id": actor.person_id,
            "person": actor.name,
            "for_person_id": absent.person_id if absent else None,
            "for_person": absent.name if absent else None,
            "org_id": actor.org_id,
            "org_name": actor.org_name,
            "for_org_id": desk.org_id if in_stead else None,
            "for_org": desk.org_name if in_stead else None,
            "at": now,
        }
    )
    held.case.conflict = None  # the desk has looked again
    held.follow(walk, now)


def _check_originals(held: Held, step: int, said: Said) -> None:
    """What is ticked are pieces of this case, and at a step that demands it all of them."""
    pieces = held.case.evidence or []
    checking.refuse_unknown(pieces, said.originals)
    if said.verdict == case_progress.APPROVE and held.steps[step - 1].originals:
        checking.refuse_unchecked(pieces, said.originals)


def _move_on(db: Session, moved: list[Held], now: datetime.datetime) -> None:
    if not moved:
        return
    placing_steps.place_steps(db, moved, now)
    cases.save(db, moved)
    cases.announce(db, moved)
