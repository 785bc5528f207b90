"""When an organisation is late, and when its month was complete; dates are days in China."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from services.common.errors import Invalid

STAGES = ("draft", "rejected", "school_review", "authority_review", "effective")


@dataclass
class Counts:
    """Files of one organisation by stage, and by desk while they are reviewed; `expected` none without a target."""

    expected: int | None = None
    incomplete: int = 0
    stages: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STAGES, 0))
    desks: dict[str, int] = field(default_factory=dict)

    @property
    def entered(self) -> int:
        return sum(self.stages.values())

    @property
    def submitted(self) -> int:
        """At a reviewer or through: a rejected file lies at its school again."""
        return self.stages["school_review"] + self.stages["authority_review"] + self.stages["effective"]

    @property
    def owed(self) -> int:
        """How many files there should be: the target, or what has been entered where none was set."""
        return self.entered if self.expected is None else max(self.expected, self.entered)

    def add(self, stage: str, desk: str | None, files: int, incomplete: int) -> None:
        """Count so many files more."""
        self.stages[stage] += files
        if stage in ("draft", "rejected"):
            self.incomplete += incomplete
        elif desk and stage != "effective":
            self.desks[desk] = self.desks.get(desk, 0) + files

    def as_dict(self) -> dict[str, Any]:
        return {
            **self.stages,
            "expected": self.expected,
            "entered": self.entered,
            "incomplete": self.incomplete,
            "submitted": self.submitted,
            "desks": self.desks,
        }


def total(all_counts: Iterable[Counts]) -> Counts:
    """The sum; its target is that of those who have one."""
    whole = Counts()
    for counts in all_counts:
        if counts.expected is not None:
            whole.expected = (whole.expected or 0) + counts.expected
        whole.incomplete += counts.incomplete
        for stage, files in counts.stages.items():
            whole.stages[stage] += files
        for desk, files in counts.desks.items():
            whole.desks[desk] = whole.desks.get(desk, 0) + files
    return whole


@dataclass(frozen=True)
class Deadlines:
    """The days until which the files are to be submitted, through at their school, effective."""

    submit: date
    school_review: date
    authority_review: date


def late(counts: Counts, deadlines: Deadlines | None, today: date) -> list[str]:
    """The deadlines that were missed; the day itself still counts. Nothing is late without a campaign."""
    if deadlines is None:
        return []
    past_school = counts.stages["authority_review"] + counts.stages["effective"]
    held = {
        "submit": (deadlines.submit, counts.submitted),
        "school_review": (deadlines.school_review, past_school),
        "authority_review": (deadlines.authority_review, counts.stages["effective"]),
    }
    return [name for name, (day, done) in held.items() if today > day and done < counts.owed]


def lag(counts: Counts, missed: list[str]) -> tuple[int, int, float, float]:
    """Sorts laggards first: by deadlines missed, then by the share that is effective, then by that submitted."""
    owed = counts.owed or 1
    nothing_owed = int(counts.owed == 0)
    return (-len(missed), nothing_owed, counts.stages["effective"] / owed, counts.submitted / owed)


Key = tuple[int, int, float, float, str, str]  # lag, name, id
KEY_PARTS = 6


def place_in_rank(texts: list[str]) -> Key:
    """The key that was written as these KEY_PARTS texts; other texts are refused."""
    missed, nothing_owed, effective, submitted, *rest = texts
    try:
        return int(missed), int(nothing_owed), float(effective), float(submitted), rest[0], rest[1]
    except ValueError:
        raise Invalid("This page address is not valid; please start from the first page.") from None


def refuse_disorder(starts_on: date, submit_by: date, school_review_by: date, authority_review_by: date) -> None:
    """The days of a campaign must follow each other."""
    days = {
        "starts_on": starts_on,
        "submit_by": submit_by,
        "school_review_by": school_review_by,
        "authority_review_by": authority_review_by,
    }
    for before, after in pairwise(days):
        if days[after] < days[before]:
            raise Invalid(
                "The days of a campaign follow each other.", errors={after: ["It lies before the day above."]}
            )


def end_of(month: str) -> date:
    """The first day after a month such as 2026-11."""
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def completed(done: int, expected: int | None, last: date | None) -> tuple[bool, date | None]:
    """Whether all expected ones are done, and since when; nobody is complete without a target."""
    complete = bool(expected) and done >= (expected or 0)
    return complete, last if complete else None
