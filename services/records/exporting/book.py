"""What every book that an export writes has in common, whatever it is written on."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.records.file.models import Teacher


class Book:
    """`sets` are those whose entries it needs, none: all; `printed` are rows to be kept once it is whole.

    `told_every` is after how many files it is worth telling how far the job is.
    """

    sets: list[str] | None = None
    printed: Sequence[dict[str, Any]] = ()
    told_every = 500

    def turn_to(self, teachers: Iterable[Teacher]) -> None:
        """These files come next; a book that has to look something up for all of them does so now."""
