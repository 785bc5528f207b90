"""When a school's teachers fill in their own files, and when they are kept out altogether (R-ID-11)."""

from dataclasses import dataclass
from datetime import datetime

from services.common.errors import Invalid
from services.contracts.identity import collection


@dataclass(frozen=True)
class Window:
    """The collection window 自助填报时段; a school that never set one has this one."""

    mode: str = collection.SCHOOL
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    closed: bool = False


def check(window: Window) -> None:
    """Refuse a window that closes before it opens."""
    if window.opens_at and window.closes_at and window.closes_at <= window.opens_at:
        message = "The window closes before it opens."
        raise Invalid(message, errors={"closes_at": [message]})


def state_of(window: Window, now: datetime) -> str:
    """closed, school, before, open or after: the first that holds.

    In mode school teachers enter nothing, and times do not matter.
    """
    if window.closed:
        return "closed"
    if window.mode == collection.SCHOOL:
        return "school"
    if window.opens_at and now < window.opens_at:
        return "before"
    if window.closes_at and now >= window.closes_at:
        return "after"
    return "open"


def announced_mode(window: Window) -> str:
    """The mode that records is to go by: teachers who are shut out fill in nothing."""
    return collection.SCHOOL if window.closed else window.mode
