"""What a rule of training credits says, as plain frozen values (R-TRN-02); documents/ reads them from YAML.

Kinds, buckets and values of attributes are known by their Chinese names, attributes and measures by a short code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

ITEM, YEAR, CYCLE, PROGRAMME = "item", "year", "cycle", "programme"
CREDIT, HOUR = "credit", "hour"
OWNER_LEVELS = ("ministry", "province", "city", "county", "university", "school")
BUCKET = "bucket"  # stands beside the attributes where entries of an account are chosen


@dataclass(frozen=True)
class Condition:
    """Each attribute named holds one of its values; without tests it always holds."""

    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def holds(self, attributes: Mapping[str, str]) -> bool | None:
        """True, False, or None where only an attribute that is blank could say."""
        unclear = False
        for name, values in self.tests:
            held = attributes.get(name)
            if held is None:
                unclear = True
            elif held not in values:
                return False
        return None if unclear else True

    def blank(self, attributes: Mapping[str, str]) -> str:
        """The first attribute that it asks for in vain."""
        return next(name for name, _ in self.tests if name not in attributes)

    def covers(self, other: Condition) -> bool:
        """Whether it holds wherever the other one does."""
        theirs = dict(other.tests)
        return all(name in theirs and set(theirs[name]) <= set(values) for name, values in self.tests)


@dataclass(frozen=True)
class Attribute:
    """A coded fact of a result (level, category, grade …) and the values that it may have."""

    code: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A number of a result: hours, characters, seconds, half days, points of an exam."""

    code: str
    name: str


@dataclass(frozen=True)
class Bucket:
    """A heading of the account. What goes into one `beside` is summed by itself and is no part of the total."""

    name: str
    beside: bool


@dataclass(frozen=True)
class Counted:
    """`gives` for each `per` of the first measure that the result states."""

    count: tuple[tuple[str, Decimal], ...]  # measure, per
    gives: Decimal
    floor: bool  # full units only
    daily_max: Decimal | None  # of the measure, for each day from the first to the last
    at_most: Decimal | None  # of what it gives
    optional: bool  # it may be blank if another term of the case is not


@dataclass(frozen=True)
class Fixed:
    """The same for every result."""

    fixed: Decimal


@dataclass(frozen=True)
class Reviewed:
    """What a reviewer finds it worth, within a range."""

    low: Decimal
    high: Decimal


Term = Counted | Fixed | Reviewed


@dataclass(frozen=True)
class Case:
    """How results of a kind are converted, those for which `when` holds: the sum of its terms."""

    when: Condition
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of item; a result is of the first kind whose `when` holds, and converted by the first such case.

    `into` has the share of each bucket: those within the total make 1 together.
    """

    name: str
    when: Condition
    cases: tuple[Case, ...]
    into: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True)
class Failed:
    """Results for which `when` holds give nothing; one that leaves it open is not assessed."""

    kinds: tuple[str, ...]
    when: Condition


@dataclass(frozen=True)
class Absent:
    """Who missed this share of the planned measure gets nothing."""

    kinds: tuple[str, ...]
    absent: str
    planned: str
    share: Fraction


@dataclass(frozen=True)
class Awaited:
    """Nothing is counted yet while the measure is blank or below `least`: the exam can be taken again."""

    kinds: tuple[str, ...]
    measure: str
    least: Decimal


Void = Failed | Absent | Awaited


@dataclass(frozen=True)
class Cap:
    """At most so much of these kinds together per item, year or cycle; the excess is lost or goes to a bucket."""

    per: str
    kinds: tuple[str, ...]
    at_most: Decimal
    excess: str | None


@dataclass(frozen=True)
class Selection:
    """Entries of an account, by bucket and by attributes; without buckets those within the total."""

    buckets: tuple[str, ...] = ()
    when: Condition = Condition()

    @property
    def is_total(self) -> bool:
        """Whether it is all that is within the total."""
        return not self.buckets and not self.when.tests


@dataclass(frozen=True)
class Maximum:
    """Of these entries at most so much counts in a year or cycle; more is credited all the same."""

    per: str
    of: Selection
    at_most: Decimal


@dataclass(frozen=True)
class Minimum:
    """So much of these entries is owed in a year, cycle or programme: an amount, or a share of the total."""

    per: str
    of: Selection
    at_least: Decimal | None
    share: Fraction | None


@dataclass(frozen=True)
class Programme:
    """Newcomers, new principals: their results count in part or not at all, and minima of their own stand."""

    name: str
    when: Condition
    counts: Fraction
    replaces_annual: bool  # whether years of the programme are free of the annual minima
    minima: tuple[Minimum, ...]


@dataclass(frozen=True)
class CarryOver:
    """What a year has above its minimum counts in the next one, up to so much."""

    at_most: Decimal


@dataclass(frozen=True)
class Lending:
    """A year may borrow up to so much; the next one gives it back by the factor."""

    at_most: Decimal
    factor: Decimal


@dataclass(frozen=True)
class Cycle:
    """Cycles of so many years; one begins with the year `grid_start`."""

    years: int
    grid_start: int


@dataclass(frozen=True)
class Rule:
    """One version of a rule."""

    rule: str
    version: str
    name: str
    document: str
    owner_level: str
    unit: str
    places: int
    since: date
    until: date | None  # the last day
    year_begins: tuple[int, int]  # month, day
    cycle: Cycle | None
    attributes: tuple[Attribute, ...]
    measures: tuple[Measure, ...]
    buckets: tuple[Bucket, ...]
    kinds: tuple[Kind, ...]
    voids: tuple[Void, ...]
    caps: tuple[Cap, ...]
    maxima: tuple[Maximum, ...]
    minima: tuple[Minimum, ...]
    programmes: tuple[Programme, ...]
    carry_over: CarryOver | None
    lending: Lending | None

    def in_force_on(self, day: date) -> bool:
        """Whether results of this day are converted by it."""
        return self.since <= day and (self.until is None or day <= self.until)

    @cached_property
    def values_of(self) -> dict[str, frozenset[str]]:
        """The values of each attribute."""
        return {attribute.code: frozenset(attribute.values) for attribute in self.attributes}

    @cached_property
    def beside(self) -> frozenset[str]:
        """The buckets that are no part of the total."""
        return frozenset(bucket.name for bucket in self.buckets if bucket.beside)

    @cached_property
    def caps_of(self) -> dict[tuple[str, str], tuple[Cap, ...]]:
        """The caps over a kind per item, year or cycle, in the order of the document."""
        return {
            (kind.name, per): tuple(cap for cap in self.caps if cap.per == per and kind.name in cap.kinds)
            for kind in self.kinds
            for per in (ITEM, YEAR, CYCLE)
        }

    @cached_property
    def annual_minimum(self) -> Decimal | None:
        """What a year owes in all."""
        found = [each.at_least for each in self.minima if each.per == YEAR and each.of.is_total]
        return found[0] if found else None
