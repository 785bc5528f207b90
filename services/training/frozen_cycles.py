"""Which days of which places lie in a closed cycle; nothing is credited, corrected or revoked there.

Whoever credits holds a shared lock until the end, whoever closes an exclusive one: no credit slips in beside a closing.
"""

import datetime
from collections.abc import Iterable

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.errors import Conflict
from services.common.messages.wording import word
from services.contracts.training.cycles import CLOSED
from services.training.models import CycleClosing
from services.training.rules import owners

IS_CLOSED = (
    "The cycle {first} – {last} was closed by {office}; nothing enters it."
    " Only {office} or an office above it can open it again, with a reason."
)
WAITS = (
    "The cycle {first} – {last} was closed by {office}; this waits and is not lost."
    " Only {office} or an office above it can open the cycle again, with a reason."
)
KEY = "hashtextextended('closed cycles', 0)"
SHARE = text(f"SELECT pg_advisory_xact_lock_shared({KEY})")
ALONE = text(f"SELECT pg_advisory_xact_lock({KEY})")


class Frozen:
    """The closed cycles at or above some places."""

    def __init__(self, found: Iterable[CycleClosing]):
        self._found = list(found)

    def on(self, path: str | None, day: datetime.date) -> CycleClosing | None:
        """The closing that holds a day of a place."""
        if path is None:
            return None
        return next((each for each in self.of(path) if each.first <= day <= each.last), None)

    def of(self, path: str) -> list[CycleClosing]:
        """All closings that hold for a place, the earliest first."""
        return [each for each in self._found if path.startswith(each.org_path)]


def of_places(db: Session, paths: Iterable[str | None]) -> Frozen:
    """What is closed for these places now."""
    above = {place for path in set(paths) if path for place in owners.above(path)}
    query = select(CycleClosing).where(CycleClosing.state == CLOSED, CycleClosing.org_path.in_(above))
    return Frozen(db.scalars(query.order_by(CycleClosing.first, CycleClosing.seq)) if above else ())


def held_for(db: Session, paths: Iterable[str | None]) -> Frozen:
    """The same, and nobody closes anything until the transaction ends."""
    db.execute(SHARE)
    return of_places(db, paths)


def refuse(db: Session, path: str, day: datetime.date) -> None:
    """Raises Conflict, which says who may open it, for a day in a closed cycle; nobody closes one meanwhile."""
    if closing := held_for(db, [path]).on(path, day):
        raise Conflict(IS_CLOSED, **params(closing))


def waits(closing: CycleClosing, language: str) -> str:
    """Why a result waits, in words."""
    return word(WAITS, params(closing), "en" if language == "en" else "zh-CN")


def params(closing: CycleClosing) -> dict[str, str]:
    """What is said of a closing."""
    return {"first": str(closing.first), "last": str(closing.last), "office": closing.org_name}
