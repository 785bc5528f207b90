"""What an account is made of: results of trainings, what was confirmed of them, and who the person is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from services.training.crediting.domain.rounding import places_of

LARGEST = Decimal(10) ** 12
FINEST = 6  # places of a measure


class Facts(NamedTuple):
    """All that conversion looks at, so that equal results are worked out once; made by `facts`."""

    attributes: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, Decimal], ...]
    days: int | None  # from the first to the last day, both counted
    reviewed: Decimal | None  # what a reviewer found it worth


def facts(
    attributes: Mapping[str, str | None],
    measures: Mapping[str, Decimal | None],
    days: int | None = None,
    reviewed: Decimal | None = None,
) -> Facts:
    """Facts of one result; what is None or an empty text is blank. A ValueError names a number that cannot be one."""
    numbers = {code: number for code, number in measures.items() if number is not None}
    for code, number in (*numbers.items(), ("reviewed", Decimal(0) if reviewed is None else reviewed)):
        if not number.is_finite() or not 0 <= number <= LARGEST or places_of(number) > FINEST:
            raise ValueError(f"{code} is {number}")
    if days is not None and days < 1:
        raise ValueError(f"days is {days}")
    said = tuple(sorted((code, value) for code, value in attributes.items() if value))
    return Facts(said, tuple(sorted(numbers.items())), days, reviewed)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A credit as it was confirmed: nothing ever works it out again."""

    order: int  # of the confirmations of this person
    rule: str
    version: str
    kind: str
    kept: Decimal  # what was left within the caps
    amounts: tuple[tuple[str, Decimal], ...]  # by bucket, with what was moved
    programme: str | None = None
    counts: Fraction = Fraction(1)  # the share that counts towards the cycle


@dataclass(frozen=True, slots=True)
class Result:
    """A result of a training. A revoked one counts nothing and uses up nothing, whatever was confirmed of it."""

    id: str
    finished: date
    facts: Facts
    confirmed: Confirmed | None = None
    revoked: bool = False

    @property
    def place(self) -> tuple[bool, int, date, str]:
        """Confirmed ones in the order of confirmation, then the others by day and id: however they arrived."""
        if self.confirmed is not None:
            return False, self.confirmed.order, self.finished, self.id
        return True, 0, self.finished, self.id


@dataclass(frozen=True)
class Obligation:
    """A person is in a programme of the rule (a new teacher, a new principal), from and until a day."""

    programme: str
    since: date
    until: date


@dataclass(frozen=True)
class Person:
    """What the account has to know of its owner. `lent` is what a year, known by that of its first day, borrows."""

    since: date | None = None  # years that ended before are not owed
    obligations: tuple[Obligation, ...] = ()
    lent: Mapping[int, Decimal] = field(default_factory=dict)


NOBODY_IN_PARTICULAR = Person()
