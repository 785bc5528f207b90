"""How a case walks its chain: who decides a step, where that leads (R-REV-02, R-REV-04, R-REV-06).

The steps of one position lie beside each other and wait together; the case moves on when all of them are approved.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.common.errors import Conflict, Forbidden, Invalid, Refused

OPEN, APPROVED, REJECTED, WITHDRAWN = "open", "approved", "rejected", "withdrawn"
APPROVE, REJECT, RETURN = "approve", "reject", "return"
DONE, CURRENT, AHEAD = "done", "current", "ahead"
ELSEWHERE, OTHER_ROLE, TOO_CLOSE, FREE = range(4)  # what is in the way of an asker, the most first


@dataclass(frozen=True)
class Step:
    """One step of a case: whoever has one of `roles` at the organisation decides it."""

    position: int
    org_id: UUID
    org_name: str
    roles: frozenset[str]


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


@dataclass(frozen=True)
class Decided:
    """What one person decided at one step, perhaps in the place of another; steps count from 1."""

    step: int
    person_id: UUID
    verdict: str
    for_person_id: UUID | None = None
    annulled: bool = False

    @property
    def stands(self) -> bool:
        """Whether the step is decided by it: a return decides nothing, and a returned decision is void."""
        return not self.annulled and self.verdict != RETURN

    @property
    def persons(self) -> set[UUID]:
        """Who has had a say by it."""
        return {self.person_id} | ({self.for_person_id} if self.for_person_id else set())


@dataclass(frozen=True)
class Walk:
    """A case on its way. `involved` are the persons who submitted the subject or contributed to it."""

    steps: tuple[Step, ...]
    involved: frozenset[UUID]
    decisions: tuple[Decided, ...] = ()
    state: str = OPEN

    @property
    def decided(self) -> frozenset[int]:
        """The steps whose decision stands."""
        return frozenset(decision.step for decision in self.decisions if decision.stands)

    @property
    def spent(self) -> frozenset[UUID]:
        """Who has had a say in this case and so has none at another step."""
        return frozenset(person for decision in self.decisions if decision.stands for person in decision.persons)

    @property
    def position(self) -> int | None:
        """Where the case stands; none when it is closed."""
        if self.state != OPEN:
            return None
        decided = self.decided
        return min(step.position for number, step in enumerate(self.steps, 1) if number not in decided)

    @property
    def current(self) -> tuple[int, ...]:
        """The steps that wait for a decision, beside each other."""
        here, decided = self.position, self.decided
        return tuple(
            number for number, step in enumerate(self.steps, 1) if step.position == here and number not in decided
        )

    def state_of(self, number: int) -> str:
        """What has become of a step: done, current or ahead."""
        if number in self.decided:
            return DONE
        return CURRENT if number in self.current else AHEAD


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
    number, part, found = max(tried, key=lambda each: each[2][0] if each[2] else FREE)
    return number, part, found[1] if found else None


def _objection(walk: Walk, step: Step, asker: Asker, part: Person | None) -> tuple[int, Refused] | None:
    """What is in the way at one step, with how near the asker came."""
    roles = part.roles if part else asker.roles
    persons = {asker.person_id} | ({part.person_id} if part else set())
    if asker.org_id != step.org_id:
        return ELSEWHERE, Forbidden("This step is decided by {desk}.", desk=step.org_name)
    if not roles & step.roles:
        return OTHER_ROLE, Forbidden("This step is decided by a reviewer of {desk}.", desk=step.org_name)
    if persons & walk.involved:
        return TOO_CLOSE, _own_work(step, part)
    if persons & walk.spent:
        return TOO_CLOSE, _second_say(step)
    return None


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


def decide(walk: Walk, asker: Asker, verdict: str, reasons: Sequence[str]) -> Walk:
    """The walk after a decision on the asker's step; refuses whoever may not decide, and a bare rejection or return.

    A return makes the decisions of the position before, and of this one, void: their steps are decided again.
    """
    number, part = seat(walk, asker)
    refuse_bare(verdict, reasons)
    decided = Decided(number, asker.person_id, verdict, part.person_id if part else None)
    if verdict == RETURN:
        return _returned(walk, decided)
    walked = dataclasses.replace(walk, decisions=(*walk.decisions, decided))
    return dataclasses.replace(walked, state=_state_after(walked, verdict))


def refuse_bare(verdict: str, reasons: Sequence[str]) -> None:
    """A rejection or a return says why; raises Invalid."""
    if verdict != APPROVE and not any(reason.strip() for reason in reasons):
        message = "A rejection needs a reason." if verdict == REJECT else "A return needs a reason."
        raise Invalid(message, errors={"reasons": [message]})


def _returned(walk: Walk, decided: Decided) -> Walk:
    here = walk.steps[decided.step - 1].position
    if here == 1:
        raise Conflict("No step lies before this one; a rejection gives the file back to the school.")
    void = {number for number, step in enumerate(walk.steps, 1) if step.position in (here - 1, here)}
    before = (
        dataclasses.replace(decision, annulled=True) if decision.stands and decision.step in void else decision
        for decision in walk.decisions
    )
    return dataclasses.replace(walk, decisions=(*before, decided))


def _state_after(walk: Walk, verdict: str) -> str:
    if verdict == REJECT:
        return REJECTED
    return APPROVED if len(walk.decided) == len(walk.steps) else OPEN


def look_again(walk: Walk) -> Walk:
    """The walk when its end could not be applied: the decisions of the last position are void, its steps wait again."""
    last = [decision.step for decision in walk.decisions if decision.stands][-1]
    here = walk.steps[last - 1].position
    void = {number for number, step in enumerate(walk.steps, 1) if step.position == here}
    decisions = tuple(
        dataclasses.replace(decision, annulled=True) if decision.stands and decision.step in void else decision
        for decision in walk.decisions
    )
    return dataclasses.replace(walk, decisions=decisions, state=OPEN)


def answered(walk: Walk, person_id: UUID, verdict: str) -> Walk:
    """The walk after the business's own page answered what the case asks: it is closed at the step that waited."""
    decided = Decided(walk.current[0], person_id, verdict)
    state = APPROVED if verdict == APPROVE else REJECTED
    return dataclasses.replace(walk, decisions=(*walk.decisions, decided), state=state)


def no_withdrawal(walk: Walk) -> Refused | None:
    """Why the submitter cannot take the case back; None while nobody has decided."""
    if walk.state != OPEN:
        return Conflict("This case is closed.")
    if walk.decided:
        return Conflict("Somebody has decided on this case already; it cannot be taken back any more.")
    return None


def withdraw(walk: Walk) -> Walk:
    """The walk after the submitter took it back."""
    refusal = no_withdrawal(walk)
    if refusal:
        raise refusal
    return dataclasses.replace(walk, state=WITHDRAWN)
