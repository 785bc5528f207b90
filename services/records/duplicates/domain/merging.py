"""Which of two files may be kept, and what the kept one takes over from the other: only what it lacks itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from services.common.errors import Conflict
from services.records.file.rules import DRAFT, EFFECTIVE, REJECTED

SETTLED = (DRAFT, REJECTED, EFFECTIVE)
# How far a person is with the national check; who is further is kept, for other systems know that number.
NUMBERS = ("none", "problem", "temporary", "checking", "formal")
WITH_ITSELF = "A file cannot be joined with itself."
OTHER_PROVINCE = "These files are held in different provinces. Apply for a transfer first."
UNDER_REVIEW = "The file of {name} is under review. Please wait until that is decided."
ALREADY = "One of these files was joined with another one already."
NOT_THIS_ONE = "Keep the other file: it is further in review, or has the personal number that others know."
NOT_OF_PAIR = "Please choose one of the two files to be kept."
WHO_SOMEBODY_IS = frozenset({"id_type", "id_number"})  # stay with the file that has them: the number finds the kept one


@dataclass(frozen=True)
class Standing:
    """A file as it stands: where, how far, with which number; `merged` if it went into another one.

    `filled` counts the values that it has to say, `opened_at` is when it was opened.
    """

    id: UUID
    name: str
    org_path: str
    stage: str
    number_state: str
    merged: bool
    filled: int = 0
    opened_at: datetime | None = None


def refuse_unless_pair(one: Standing, other: Standing) -> None:
    """Raises Conflict where the two can be no pair at all."""
    if one.id == other.id:
        raise Conflict(WITH_ITSELF)
    if one.merged or other.merged:
        raise Conflict(ALREADY)
    if one.org_path.split("/")[1] != other.org_path.split("/")[1]:
        raise Conflict(OTHER_PROVINCE)


def refuse_unless_joinable(one: Standing, other: Standing) -> None:
    """Raises Conflict where the two cannot be joined now."""
    refuse_unless_pair(one, other)
    for each in (one, other):
        if each.stage not in SETTLED:
            raise Conflict(UNDER_REVIEW, name=each.name)


def keepable(one: Standing, other: Standing) -> list[UUID]:
    """The files of which either may be kept: the one that is further, or both if neither is."""
    mine, theirs = _rank(one), _rank(other)
    return [each.id for each, rank, than in ((one, mine, theirs), (other, theirs, mine)) if rank >= than]


def fuller(one: Standing, other: Standing) -> UUID:
    """The file to be kept if nobody knows better: which says more, else the effective one, else the older."""
    may = keepable(one, other)
    by_age = sorted((one, other), key=lambda file: str(file.opened_at))
    return max((file for file in by_age if file.id in may), key=lambda file: (file.filled, file.stage == EFFECTIVE)).id


def refuse_unless_keepable(kept: Standing, lost: Standing) -> None:
    """Raises Conflict where the other one has to be kept."""
    refuse_unless_joinable(kept, lost)
    if kept.id not in keepable(kept, lost):
        raise Conflict(NOT_THIS_ONE)


def _rank(file: Standing) -> tuple[bool, bool]:
    return file.stage == EFFECTIVE, file.number_state == "formal"


def gives(lost: Standing, kept: Standing) -> bool:
    """Whether values are taken over: what nobody has approved does not become effective by a merge."""
    return kept.stage != EFFECTIVE or lost.stage == EFFECTIVE


def filled(kept: Mapping[str, Any], lost: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any] | None:
    """The values of the kept entry with what it lacks of these fields; None where it lacks nothing."""
    more = {code: lost[code] for code in fields if code in lost and code not in kept}
    return {**kept, **more} if more else None


def new_entry_id(merge_id: UUID, entry_id: UUID) -> UUID:
    """The id in the kept file of an entry of the other one."""
    return uuid5(merge_id, str(entry_id))


def written(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int | None]:
    """The entries that a merge wrote: each with the number it had before, None if it was not there."""
    return {entry: before.get(entry) for entry, number in after.items() if before.get(entry) != number}


def changed_since(now: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    """The entries that a merge wrote and that are not as it left them."""
    return [entry for entry in written(before, after) if now.get(entry) != after[entry]]
