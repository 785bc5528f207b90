"""What a new form starts with; some of it is known only at the school and on the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.records.catalogue.conditions import Condition

SCHOOL_YEAR_BEGINS = 9  # the month
AUTUMN, SPRING = "1", "2"


@dataclass(frozen=True)
class Context:
    """Where and when a form is opened."""

    school: str | None
    today: date

    @property
    def first_year(self) -> int:
        """The year in which the school year of today began."""
        return self.today.year - (self.today.month < SCHOOL_YEAR_BEGINS)

    @property
    def term(self) -> str:
        """The term of today: autumn runs into January."""
        return SPRING if 2 <= self.today.month < SCHOOL_YEAR_BEGINS else AUTUMN


SYMBOLS: dict[str, Callable[[Context], Any]] = {
    "@school": lambda context: context.school,
    "@this_year": lambda context: context.today.year,
    "@last_year": lambda context: context.today.year - 1,
    "@this_school_year": lambda context: f"{context.first_year}-{context.first_year + 1}",
    "@this_term": lambda context: context.term,
}


@dataclass(frozen=True)
class Default:
    """A value or one of SYMBOLS, where `when` holds (always, if there is no `when`)."""

    value: Any
    when: Condition | None = None

    def resolved(self, context: Context | None) -> Any:
        """The value; of a symbol None while nobody says where and when."""
        if not (isinstance(self.value, str) and self.value in SYMBOLS):
            return self.value
        return SYMBOLS[self.value](context) if context else None
