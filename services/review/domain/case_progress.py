"""How a case walks its chain, and where a decision leads (R-REV-02, R-REV-04); who may decide says four_eyes.py.

The steps of one position lie beside each other and wait together; the case moves on when all of them are approved.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.common.errors import Conflict, Invalid, Refused

OPEN, APPROVED, REJECTED, WITHDRAWN = "open", "approved", "rejected", "withdrawn"
APPROVE, REJECT, RETURN = "approve", "reject", "return"
DONE, CURRENT, AHEAD = "done", "current", "ahead"


@dataclass(frozen=True)
class Step:
    """One step of a case: whoever has one of `roles` at the organisation decides it.

    `stand_in` is the office above that may decide it too just now, since it is overdue (see standing_in.py).
    """

    position: int
    org_id: UUID
    org_name: str
    roles: frozenset[str]
    stand_in: UUID | None = None


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


def decided(walk: Walk, number: int, persons: tuple[UUID, UUID | None], verdict: str, reasons: Sequence[str]) -> Walk:
    """The walk after a decision on the step of that number by a person, perhaps in the place of another.

    Refuses a bare rejection or return. A return makes the decisions of the position before, and of this one, void:
    their steps are decided again.
    """
    refuse_bare(verdict, reasons)
    person_id, for_person_id = persons
    decided = Decided(number, person_id, verdict, for_person_id)
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
