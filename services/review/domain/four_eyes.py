"""Who may decide a step of a case: nobody what they entered, nobody twice in one case (R-REV-06)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.common import roles as known_roles
from services.common.errors import Conflict, Forbidden, Refused
from services.review.domain import case_progress
from services.review.domain.case_progress import OPEN, Step, Walk

# What is in the way of an asker, the most first; the own desk comes before another one's, in whose stead one decides.
ELSEWHERE, OTHER_ROLE, TOO_CLOSE, IN_STEAD, FREE = range(5)
STAND_INS = frozenset({known_roles.REVIEWER, known_roles.INFO_ADMIN})  # who decides for an office in a desk's stead


@dataclass(frozen=True)
class Person:
    """Somebody in the part in which he or she decides: with the own roles, or with those of an absent colleague."""

    person_id: UUID
    roles: frozenset[str]
    name: str = ""


@dataclass(frozen=True)
class Asker:
    """Who wants to decide; keeps the desks of `absent` colleagues of the same organisation."""

    person_id: UUID
    org_id: UUID
    roles: frozenset[str]
    absent: tuple[Person, ...] = ()

    def parts(self) -> Iterator[Person | None]:
        """In whose place the asker could decide: first for nobody but the asker."""
        yield None
        yield from self.absent


def seat(walk: Walk, asker: Asker) -> tuple[int, Person | None]:
    """The step that the asker decides now, and in whose place; raises what stands in the way."""
    if walk.state != OPEN:
        raise Conflict("This case is closed.")
    number, part, refusal = _nearest(walk, asker)
    if refusal:
        raise refusal
    return number, part


def objection(walk: Walk, asker: Asker) -> Refused | None:
    """Why `asker` cannot decide the case now, saying who can; None if nothing is in the way."""
    try:
        seat(walk, asker)
    except Refused as refusal:
        return refusal
    return None


def nearest(walk: Walk, asker: Asker) -> int:
    """The waiting step that is the asker's, or comes nearest to it."""
    return _nearest(walk, asker)[0]


def _nearest(walk: Walk, asker: Asker) -> tuple[int, Person | None, Refused | None]:
    """The first waiting step that the asker may decide, or at which the least is in the way."""
    tried = [
        (number, part, _objection(walk, walk.steps[number - 1], asker, part))
        for number in walk.current
        for part in asker.parts()
    ]
    number, part, (_, refusal) = max(tried, key=lambda each: each[2][0])
    return number, part, refusal


def _objection(walk: Walk, step: Step, asker: Asker, part: Person | None) -> tuple[int, Refused | None]:
    """What is in the way at one step, with how near the asker came."""
    roles = part.roles if part else asker.roles
    persons = {asker.person_id} | ({part.person_id} if part else set())
    stands_in = asker.org_id == step.stand_in and bool(roles & STAND_INS)
    if asker.org_id != step.org_id and not stands_in:
        return ELSEWHERE, Forbidden("This step is decided by {desk}.", desk=step.org_name)
    if not stands_in and not roles & step.roles:
        return OTHER_ROLE, Forbidden("This step is decided by a reviewer of {desk}.", desk=step.org_name)
    if persons & walk.involved:
        return TOO_CLOSE, _own_work(step, part)
    if persons & walk.spent:
        return TOO_CLOSE, _second_say(step)
    return (IN_STEAD if stands_in else FREE), None


def _own_work(step: Step, part: Person | None) -> Refused:
    """Four eyes (R-REV-06); a school without a second person needs another desk, never one step less."""
    if part:
        return Forbidden(
            "{person}, whose desk you keep, entered or submitted this; another reviewer of {desk} decides.",
            person=part.name,
            desk=step.org_name,
        )
    return Forbidden("You entered or submitted this yourself; another reviewer of {desk} decides.", desk=step.org_name)


def _second_say(step: Step) -> Refused:
    return Forbidden(
        "You have decided an earlier step of this case; another reviewer of {desk} decides.", desk=step.org_name
    )


def may(walk: Walk, asker: Asker) -> list[str]:
    """What the asker can do to the case at its desk now."""
    if objection(walk, asker):
        return []
    return ["decide"] if walk.position == 1 else ["decide", "return"]


def in_stead(walk: Walk, asker: Asker) -> int | None:
    """The step that the asker may decide in its desk's stead; none if that is not what he or she may."""
    if objection(walk, asker):
        return None
    number = nearest(walk, asker)
    return None if walk.steps[number - 1].org_id == asker.org_id else number


def decide(walk: Walk, asker: Asker, verdict: str, reasons: Sequence[str]) -> Walk:
    """The walk after a decision on the asker's step; refuses whoever may not decide, and a bare rejection or return."""
    number, part = seat(walk, asker)
    persons = asker.person_id, part.person_id if part else None
    return case_progress.decided(walk, number, persons, verdict, reasons)
