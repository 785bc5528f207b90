"""How a case walks its chain: who decides a step, where that leads, when a step is due (R-REV-02, R-REV-06)."""

import dataclasses
import datetime
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.common.errors import Conflict, Forbidden, Invalid, Refused

OPEN, APPROVED, REJECTED, WITHDRAWN = "open", "approved", "rejected", "withdrawn"
APPROVE, REJECT = "approve", "reject"
DONE, CURRENT, AHEAD = "done", "current", "ahead"
DESKS = {
    "school": "id",
    "authority": "authority_id",
}  # who decides a step, by the field of the school that names it
CHINA = zoneinfo.ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Step:
    """One step of a case: whoever has one of `roles` at the organisation decides it."""

    org_id: UUID
    org_name: str
    roles: frozenset[str]


@dataclass(frozen=True)
class Asker:
    """Who wants to decide."""

    person_id: UUID
    org_id: UUID
    roles: frozenset[str]


@dataclass(frozen=True)
class Decided:
    """What one person decided at one step; steps count from 1."""

    step: int
    person_id: UUID
    verdict: str


@dataclass(frozen=True)
class Walk:
    """A case on its way. `involved` are the persons who submitted the subject or contributed to it."""

    steps: tuple[Step, ...]
    involved: frozenset[UUID]
    decisions: tuple[Decided, ...] = ()
    state: str = OPEN

    @property
    def number(self) -> int | None:
        """The step that waits for a decision, or none when the case is closed."""
        return len(self.decisions) + 1 if self.state == OPEN else None

    def state_of(self, number: int) -> str:
        """What has become of a step: done, current or ahead."""
        if number <= len(self.decisions):
            return DONE
        return CURRENT if number == self.number else AHEAD


def desk_of(desk: str, school: Any) -> UUID:
    """The organisation that plays the part `desk` for `school`, an organisation as identity announces it."""
    org_id = getattr(school, DESKS[desk])
    if org_id is None:
        raise LookupError(f"No {desk} is known for the organisation {school.id}.")
    return org_id


def objection(walk: Walk, asker: Asker) -> Refused | None:
    """Why `asker` cannot decide the case now, saying who can; None if nothing is in the way."""
    if walk.number is None:
        return Conflict("This case is closed.")
    step = walk.steps[walk.number - 1]
    return _wrong_desk(step, asker) or _too_close(walk, step, asker)


def _wrong_desk(step: Step, asker: Asker) -> Refused | None:
    if asker.org_id != step.org_id:
        return Forbidden("This step is decided by {desk}.", desk=step.org_name)
    if not asker.roles & step.roles:
        return Forbidden("This step is decided by a reviewer of {desk}.", desk=step.org_name)
    return None


def _too_close(walk: Walk, step: Step, asker: Asker) -> Refused | None:
    """Four eyes (R-REV-06); a school without a second person needs another desk, never one step less."""
    if asker.person_id in walk.involved:
        return Forbidden(
            "You entered or submitted this yourself; another reviewer of {desk} decides.", desk=step.org_name
        )
    if any(asker.person_id == decided.person_id for decided in walk.decisions):
        return Forbidden(
            "You have decided an earlier step of this case; another reviewer of {desk} decides.",
            desk=step.org_name,
        )
    return None


def decide(walk: Walk, asker: Asker, verdict: str, reasons: Sequence[str]) -> Walk:
    """The walk after a decision on its current step; refuses whoever may not decide, and a bare rejection."""
    refused = objection(walk, asker)
    if refused:
        raise refused
    if verdict == REJECT and not any(reason.strip() for reason in reasons):
        raise Invalid("A rejection needs a reason.", errors={"reasons": ["A rejection needs a reason."]})
    decided = Decided(len(walk.decisions) + 1, asker.person_id, verdict)
    return dataclasses.replace(walk, decisions=(*walk.decisions, decided), state=_state_after(walk, decided))


def _state_after(walk: Walk, decided: Decided) -> str:
    if decided.verdict == REJECT:
        return REJECTED
    return APPROVED if decided.step == len(walk.steps) else OPEN


def due(since: datetime.datetime, days: int) -> datetime.datetime:
    """The same time of day `days` working days later: Monday to Friday in China, public holidays included."""
    day = since.astimezone(CHINA)
    for _ in range(days):
        day = _next_working_day(day)
    return day.astimezone(datetime.UTC)


def _next_working_day(day: datetime.datetime) -> datetime.datetime:
    """The day after, or the Monday after it."""
    return day + datetime.timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
