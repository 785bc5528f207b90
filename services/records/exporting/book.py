"""What every book that an export writes has in common, whatever it is written on."""

from collections.abc import Sequence
from typing import Any

from services.records.file.models import Teacher


class Book:
    """`sets` are those whose entries it needs, none: all; `printed` are rows to be kept once it is whole, `left_out`
    files that could not be in it.

    `told_every` is after how many files it is worth telling how far the job is.
    """

    sets: list[str] | None = None
    printed: Sequence[dict[str, Any]] = ()
    left_out: Sequence[Teacher] = ()
    told_every = 500

    def turn_to(self, teachers: Sequence[Teacher]) -> None:
        """These files come next; a book that has to look something up for all of them does so now."""
