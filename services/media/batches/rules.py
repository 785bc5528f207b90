"""The rules of a photo in a batch, on plain values: in which state it is and why, what can be done with it, and which
of several photos of one teacher counts."""

from collections.abc import Sequence
from typing import Any, Protocol

WAITING, MADE, REFUSED, CONFIRMED, KEPT, FAILED, CANCELLED = (
    "waiting", "made", "refused", "confirmed", "kept", "failed", "cancelled",
)  # fmt: skip
ASKED, FOUND, UNNAMED, UNKNOWN, ELSEWHERE = "asked", "found", "unnamed", "unknown", "elsewhere"
BY_HAND, REPEATED = "by_hand", "repeated"
UNDECIDED = (WAITING, MADE)
ACTS = ("confirm", "refuse", "frame", "match", "reopen")


class Photo(Protocol):
    """What the rules look at; see models.PhotoItem."""

    number: int
    match: str
    repeated: bool
    fault: str | None
    portrait: Any
    photo: Any
    decision: str | None
    outcome: str | None


def state_of(one: Photo) -> str:
    """What is known of the photo, in one word."""
    if one.outcome or one.decision in (CONFIRMED, CANCELLED):
        return str(one.outcome or one.decision)
    if one.photo is None and one.fault is None:
        return WAITING
    return REFUSED if reason_of(one) else MADE


def reason_of(one: Photo) -> str | None:
    """Why a photo is refused, the first thing that somebody has to put right; None if nothing stands against it."""
    if one.decision == REFUSED:
        return BY_HAND
    if one.fault or one.match in (UNKNOWN, ELSEWHERE):
        return one.fault or one.match
    return REPEATED if one.repeated else None


def may(one: Photo) -> list[str]:
    """What can be done with it, in the order of ACTS; a batch that has ended offers nothing."""
    state = state_of(one)
    open_ = state in (MADE, REFUSED) and one.decision is None
    can = {
        "confirm": state == MADE and one.match == FOUND,
        "refuse": state == MADE,
        "frame": open_ and one.portrait is not None,
        "match": open_ and one.match != ASKED,
        "reopen": state == FAILED or (state == REFUSED and one.decision == REFUSED),
    }
    return [act for act in ACTS if can[act]]


def count_for(photos: Sequence[Photo]) -> dict[int, bool]:
    """Of photos of one teacher in one batch: number → whether it is a repetition, which does not count.

    What was confirmed counts; else the first that nothing else stands against, whether it is made already or not.
    """
    in_order = sorted(photos, key=lambda one: one.number)
    sound = [one for one in in_order if one.match == FOUND and not one.fault and one.decision in (None, CONFIRMED)]
    taken = [one for one in sound if one.decision == CONFIRMED and one.outcome != FAILED]
    first = next(iter(taken or sound), None)
    return {one.number: one in sound and one is not first for one in in_order}
