"""An office closes an ended cycle for its territory; another person, there or above it, opens it again (R-TRN-10)."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.territory import path_range
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.common.trail import audit
from services.contracts.training.cycles import CLOSED, CLOSERS, ENDED, OPENED, RUNNING
from services.contracts.training.results import AT_ONCE, SUBMITTED
from services.training import frozen_cycles
from services.training.confirming import deciding
from services.training.crediting.domain.periods import ONE_DAY, Period
from services.training.models import CycleClosing, Result
from services.training.rules import books, owners

NO_RULE = "No rule with cycles governs your office."
NO_CYCLE = "No cycle of your rule begins on {day}."
NOT_OVER = "This cycle lasts until {day}; it can be closed after that."
NOT_YOURS = "The office whose rule governs closes its cycles, or the province."
CLOSED_ALREADY = "{office} has closed this cycle already."
NOT_HERE = "There is no such closing in your sight."
OF_THE_CLOSER = "Only {office} or an office above it opens this cycle again."
NOT_ALONE = "You closed this cycle yourself; somebody else opens it again."
NOT_CLOSED = "This cycle is open again already."
CHANGED = "This closing changed meanwhile. Please look at it again."
BACK, MOST = 3, 200
SAME = (
    "id", "org_name", "first", "last", "state", "closed_by", "closed_at", "closed_words", "opened_by", "opened_by_org",
    "opened_at", "opened_words", "row_version",
)  # fmt: skip


def cycles(db: Session, actor: Actor) -> dict[str, Any]:
    """The cycles of the governing rule, and all closings at, above and below the asker's office."""
    start, end = path_range(actor.org_path)
    below = (CycleClosing.org_path >= start) & (CycleClosing.org_path < end)
    near = or_(below, CycleClosing.org_path.in_(owners.above(actor.org_path)))
    found = list(db.scalars(select(CycleClosing).where(near).order_by(CycleClosing.seq.desc()).limit(MOST)))
    governor = books.governors(db, [actor.org_path]).get(actor.org_path)
    today = clock.today()
    known = {"rule": None, "owner": None, "cycles": [], "closings": [_view(actor, each) for each in found]}
    if governor is None:
        return known
    may = ["close"] if _closes(actor, governor) else []
    known |= {"rule": governor.book.on(today).nearest.name, "owner": governor.org_name}
    return known | {"cycles": [_cycle(actor, each, found, may, today) for each in _periods(governor, today)]}


def close_cycle(db: Session, actor: Actor, id: UUID, first: datetime.date, words: str) -> dict[str, Any]:
    """Close the cycle that begins on a day and is over; the same id again is harmless."""
    governor = books.governors(db, [actor.org_path]).get(actor.org_path)
    if governor is None:
        raise Conflict(NO_RULE)
    if not _closes(actor, governor):
        raise Forbidden(NOT_YOURS)
    period = governor.book.on(first).cycle
    if period is None or period.first != first:
        raise Conflict(NO_CYCLE, day=str(first))
    if period.last >= clock.today():
        raise Conflict(NOT_OVER, day=str(period.last))
    db.execute(frozen_cycles.ALONE)
    if (known := db.get(CycleClosing, id)) is not None:
        return _view(actor, known)
    if closed := frozen_cycles.of_places(db, [actor.org_path]).on(actor.org_path, first):
        raise Conflict(CLOSED_ALREADY, office=closed.org_name)
    made = CycleClosing(id=id, state=CLOSED, row_version=1, first=period.first, last=period.last)
    made.org_id, made.org_name, made.org_path = actor.org_id, actor.org_name, actor.org_path
    made.rule, made.closed_by_id, made.closed_by = governor.book.on(first).nearest.rule, actor.person_id, actor.name
    made.closed_at, made.closed_words = clock.now(), words
    db.add(made)
    db.flush()
    audit.record(db, "training.cycle_closed", id, first=str(period.first), last=str(period.last))
    return _view(actor, made)


def open_cycle(db: Session, actor: Actor, closing_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Open it again, with a reason: by another person than closed it, of that office or one above it."""
    seen = db.get(CycleClosing, closing_id)
    if seen is None or not (actor.covers(seen.org_path) or seen.org_path in owners.above(actor.org_path)):
        raise NotFound(NOT_HERE)
    if not actor.covers(seen.org_path):
        raise Forbidden(OF_THE_CLOSER, office=seen.org_name)
    if actor.person_id == seen.closed_by_id:
        raise Forbidden(NOT_ALONE)
    found = db.get(CycleClosing, closing_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound(NOT_HERE)
    if found.state != CLOSED:
        raise Conflict(NOT_CLOSED)
    if found.row_version != row_version:
        raise Stale(CHANGED, row_version=found.row_version)
    found.state, found.row_version = OPENED, found.row_version + 1
    found.opened_by, found.opened_by_org = actor.name, actor.org_name
    found.opened_at, found.opened_words = clock.now(), words
    db.flush()
    audit.record(db, "training.cycle_opened", closing_id, words=words)
    _credit_claims(db, actor, found)
    return _view(actor, found)


def _credit_claims(db: Session, actor: Actor, opened: CycleClosing) -> None:
    """Claims that review granted meanwhile wait for nobody's decision, and become credits now."""
    start, end = path_range(opened.org_path)
    waits = (Result.source == "claim") & (Result.state == SUBMITTED)
    there = (Result.org_path >= start) & (Result.org_path < end)
    query = select(Result).where(waits, there, Result.finished.between(opened.first, opened.last))
    found = list(db.scalars(query.order_by(Result.id).with_for_update()))
    for at in range(0, len(found), AT_ONCE):
        deciding.confirm(db, found[at : at + AT_ONCE], deciding.Signed.of(actor))


def _closes(actor: Actor, governor: books.Governor) -> bool:
    return actor.has(CLOSERS) and (actor.org_path == governor.path or actor.org_level == "province")


def _periods(governor: books.Governor, today: datetime.date) -> list[Period]:
    """The present cycle and some before it."""
    found, day = list[Period](), today
    while (period := governor.book.on(day).cycle) and len(found) <= BACK:
        found.append(period)
        day = period.first - ONE_DAY
    return found


def _cycle(
    actor: Actor, period: Period, closings: Sequence[CycleClosing], may: list[str], today: datetime.date
) -> dict[str, Any]:
    is_over = period.last < today
    closed = frozen_cycles.Frozen(each for each in closings if each.state == CLOSED).on(actor.org_path, period.first)
    state = CLOSED if closed else ENDED if is_over else RUNNING
    if state == ENDED and any(each.first == period.first and each.org_path == actor.org_path for each in closings):
        state = OPENED
    return {"first": period.first, "last": period.last, "state": state, "may": may if is_over and not closed else []}


def _view(actor: Actor, found: CycleClosing) -> dict[str, Any]:
    opens = actor.has(CLOSERS) and actor.covers(found.org_path) and actor.person_id != found.closed_by_id
    may = ["open"] if found.state == CLOSED and opens else []
    return {name: getattr(found, name) for name in SAME} | {"may": may}
