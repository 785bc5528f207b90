"""A person as look-alikes are judged by: what a file says of who somebody is, read once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from uuid import UUID

from services.records.duplicates.domain import id_numbers, pronunciation

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Person:
    """The name and former names, sex, birth date, document; what is not known is empty."""

    id: UUID
    name: str = ""
    former: tuple[str, ...] = ()
    sex: str = ""
    birth_date: str = ""
    id_type: str = ""
    id_number: str = ""

    @functools.cached_property
    def signs(self) -> tuple[str, ...]:
        """The name sign by sign."""
        return pronunciation.signs(self.name)

    @functools.cached_property
    def sounds(self) -> pronunciation.Sounds:
        """How the name sounds."""
        return pronunciation.sounds(self.signs)

    @functools.cached_property
    def former_signs(self) -> tuple[tuple[str, ...], ...]:
        """Former names, each sign by sign."""
        return tuple(filter(None, map(pronunciation.signs, self.former)))

    @functools.cached_property
    def number(self) -> str | None:
        """The number of resident identity in 18 signs, if that is the document."""
        return id_numbers.lifted(self.id_type, self.id_number)

    @functools.cached_property
    def born(self) -> str:
        """The birth date as the file says it, else as the ID number does; empty if neither says one."""
        said = self.birth_date if DATE.fullmatch(self.birth_date) else ""
        return said or id_numbers.birth_of(self.number) or ""
