"""Where the asker's office may decide overdue steps in the stead of the desks directly below it, and where it is said.

The rule is domain/standing_in.py; the database's own wall asks the same once more (migration 0016).
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import any_, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Text, Uuid

from services.common import clock
from services.common.actor import Actor
from services.common.database.tables import known_org
from services.review.cases import Held
from services.review.domain import case_progress, desks, four_eyes, standing_in
from services.review.domain.standing_in import Said
from services.review.models_of_overdue import StandIn
from services.review.rows import StepRow

SAY_WHEN = text("SELECT set_config('xingtan.now', :now, true)")
Key = tuple[str, str]  # a business and the path of the province that said something of it


class Leave:
    """What provinces said of businesses, for desks at some paths; asked for once."""

    def __init__(self, db: Session, businesses: Collection[str], paths: Iterable[str], now: datetime.datetime):
        self._day = now.astimezone(clock.SHANGHAI).date()
        self._said: dict[Key, list[Said]] = defaultdict(list)
        above = sorted({higher for path in paths for higher in desks.above(path)})
        query = select(StandIn.business, StandIn.org_path, StandIn.number, StandIn.turned_on, StandIn.effective_from)
        query = query.where(StandIn.business.in_(businesses), StandIn.org_path == any_(literal(above, ARRAY(Text))))
        for row in db.execute(query) if above else ():
            self._said[row.business, row.org_path].append(Said(row.number, row.turned_on, row.effective_from))

    def given(self, business: str, desk_path: str) -> bool:
        """Whether the office above a desk may decide cases of this business in its stead."""
        said = (self._said.get((business, higher), ()) for higher in desks.above(desk_path))
        return standing_in.is_on((each for some in said for each in some), self._day)


def say_when(db: Session, now: datetime.datetime) -> None:
    """Tell the database's wall what time it is, without which it lets nobody stand in; for this transaction."""
    db.execute(SAY_WHEN, {"now": now.isoformat()})


def note(db: Session, actor: Actor, found: Collection[Held], now: datetime.datetime) -> None:
    """Note in cases at which of their overdue steps the actor's office may decide now."""
    late = [(held, step) for held in found for step in held.current() if _is_late(step, now)]
    if not late or not actor.has(four_eyes.STAND_INS):
        return
    below = paths_below(db, actor, [step.org_id for _, step in late])
    leave = Leave(db, {held.case.business for held, _ in late}, below.values(), now)
    for held, step in late:
        if path := below.get(step.org_id):
            allowed = leave.given(held.case.business, path)
            if office := standing_in.office(step.due_at, now, actor.org_id, allowed=allowed):
                held.stand_ins[step.number] = office


def stood_in(db: Session, actor: Actor, held: Held, now: datetime.datetime) -> bool:
    """Whether the actor's office may stand in for a desk below it that has decided a step of the case already."""
    done = [step.org_id for step in held.steps if step.state == case_progress.DONE]
    below = paths_below(db, actor, done) if actor.has(four_eyes.STAND_INS) else {}
    leave = Leave(db, {held.case.business}, below.values(), now)
    return any(leave.given(held.case.business, path) for path in below.values())


def _is_late(step: StepRow, now: datetime.datetime) -> bool:
    return step.due_at is not None and step.due_at < now


def paths_below(db: Session, actor: Actor, org_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Which of these organisations lie directly below the actor's, and where."""
    wanted = known_org.c.id == any_(literal(list(org_ids), ARRAY(Uuid)))
    query = select(known_org.c.id, known_org.c.path).where(wanted, known_org.c.authority_id == actor.org_id)
    return {row.id: row.path for row in db.execute(query)}
