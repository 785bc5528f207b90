"""Who may fill in what, on plain values: the school, the teacher in the window, the authority (R-REC-04, R-ID-11)."""

import datetime
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

from services.common import roles
from services.common.errors import Conflict, Forbidden

SCHOOL, TEACHER, AUTHORITY = "school", "teacher", "authority"
OF_AUTHORITY = frozenset({roles.INFO_ADMIN, roles.ENTRY_CLERK, roles.REVIEWER})
CHINA = ZoneInfo("Asia/Shanghai")
OPEN_MODES = ("shared", "self")  # 学校与教师共同采集, 教师自助


def part_of(held: Collection[str], *, own_file: bool, own_school: bool, manages: bool, window_open: bool) -> str | None:
    """The part that somebody with the roles `held` plays in filling in a file now; none for the others."""
    if own_file:
        return TEACHER if window_open else None
    if own_school and roles.ENTRY & set(held):
        return SCHOOL
    if manages and OF_AUTHORITY & set(held):
        return AUTHORITY
    return None


def fills(part: str | None, record_set: Any) -> bool:
    """Whether a part fills in anything of a set: a reserved one never the teacher, and nothing else the authority."""
    if part is None or part not in record_set.filled_by:
        return False
    return record_set.reserved if part == AUTHORITY else not (record_set.reserved and part == TEACHER)


def adds(part: str | None, record_set: Any) -> bool:
    """Whether a part adds entries of a set, beyond filling in those that are there."""
    return fills(part, record_set) and part in record_set.added_by


def locked_fields(part: str | None, record_set: Any) -> list[str]:
    """The fields of a set that a part never fills in."""
    if not fills(part, record_set):
        return [field.code for field in record_set.fields]
    return [field.code for field in record_set.fields if not _types(part, field)]


def _types(part: str | None, field: Any) -> bool:
    """Whether a part fills in a field: who somebody is, is not that person's own to say (R-REC-25).

    An account is opened with it, so a teacher who finds it wrong tells the school (信息有误).
    """
    own = field.identity and part == TEACHER
    return not (own or field.read_only) and part in field.filled_by


def refuse_unless_fills(part: str | None, record_set: Any) -> None:
    """Says who fills the set in, to those who do not."""
    if fills(part, record_set):
        return
    if part == TEACHER:
        raise Forbidden("Your school fills in this record set. If something in it is wrong, tell the school.")
    if part == AUTHORITY:
        raise Forbidden("An authority fills in reserved record sets only.")
    raise Forbidden("Files are entered by the teacher's own school.")


def refuse_unless_adds(part: str | None, record_set: Any) -> None:
    """The same of new entries."""
    refuse_unless_fills(part, record_set)
    if not adds(part, record_set):
        raise Forbidden("Your part fills in this record set but adds no entries to it.")


def refuse_unless_begun(id_index: bytes | None) -> None:
    """基本信息 comes before all other sets (R-REC-07)."""
    if id_index is None:
        raise Conflict("Please enter the basic information with the ID number first.")


NOT_OPENED = "Your school has not opened self-service. You can read your file; if something is wrong, tell the school."
OPENS = "You can fill in your file from {opens_at} on; until then you can read it."
CLOSED = "You could fill in your file until {closes_at}; now you can read it. If something is wrong, tell the school."


def why_shut(window: Any, teacher_id: Any, now: datetime.datetime) -> Forbidden:
    """Why a teacher cannot fill in the own file now, and until when."""
    if not _is_for(window, teacher_id):
        return Forbidden(NOT_OPENED)
    if window.closes_at and now >= window.closes_at:
        return Forbidden(CLOSED, closes_at=_worded(window.closes_at))
    return Forbidden(OPENS, opens_at=_worded(window.opens_at))


def _worded(instant: datetime.datetime) -> str:
    return f"{instant.astimezone(CHINA):%Y-%m-%d %H:%M}"


def is_open(window: Any, teacher_id: Any, now: datetime.datetime) -> bool:
    """Whether a teacher may fill in the own file now; `window` is the school's, or none (R-ID-11)."""
    if not _is_for(window, teacher_id):
        return False
    begun = window.opens_at is None or window.opens_at <= now
    return begun and (window.closes_at is None or now < window.closes_at)


def _is_for(window: Any, teacher_id: Any) -> bool:
    """Whether the school lets this teacher fill in anything, at whatever time."""
    return window is not None and window.mode in OPEN_MODES and str(teacher_id) not in window.closed_teachers
