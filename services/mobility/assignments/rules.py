"""What an assignment demands, what may become of it, and who may do what; nothing here touches a database."""

import datetime
from collections.abc import Mapping
from typing import Any

from services.common.errors import Conflict
from services.contracts.mobility.assignments import (
    ACTIVE,
    AGENCY,
    AGREED,
    ASKED,
    BLOCKED,
    ENDED,
    ENDING,
    EXTENDING,
    FAILED,
    INSTITUTION,
    LOAN,
    REFUSED,
    REVIEWED,
    ROTATION,
    SCHOOL,
    WITHDRAWN,
    WRITING,
)

AT_POST = "100"
# 人员状态 while the teacher is there: 交流轮岗 205, 借出到机关 201, 借出到事业单位 202
STATUS = {(ROTATION, SCHOOL): "205", (LOAN, SCHOOL): "202", (LOAN, INSTITUTION): "202", (LOAN, AGENCY): "201"}
ROTATION_TYPES = ("1", "2", "3", "4", "5", "6", "7", "8", "9")  # 交流轮岗类型 but 无
# act: from which states, to which
MOVES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "granted": ((ASKED,), REVIEWED),
    "blocked": ((ASKED,), BLOCKED),
    "confirmed": ((REVIEWED,), AGREED),
    "refused": ((REVIEWED,), REFUSED),
    "withdrawn": ((ASKED, REVIEWED, AGREED), WITHDRAWN),
    "overtaken": ((ASKED, REVIEWED, AGREED), FAILED),  # by the teacher's death
    "begun": ((AGREED,), WRITING),
    "written": ((WRITING,), ACTIVE),
    "not_written": ((WRITING,), FAILED),
    "extension_asked": ((ACTIVE,), EXTENDING),
    "extended": ((EXTENDING,), ACTIVE),
    "extension_refused": ((EXTENDING,), ACTIVE),
    "extension_withdrawn": ((EXTENDING,), ACTIVE),
    "end_asked": ((ACTIVE, EXTENDING), ENDING),
    "not_ended": ((ENDING,), ACTIVE),
    "ended": ((ENDING,), ENDED),
    "cut_short": ((ACTIVE, EXTENDING, ENDING), ENDED),  # by a death that took effect
    "resumed": ((ENDED,), ACTIVE),  # the death was undone
}
# act: what it is called where somebody may ask for it
ASKERS = {
    "withdrawn": "withdraw",
    "extension_asked": "extend",
    "extension_withdrawn": "take_back",
    "end_asked": "end",
}
REACH_BACK = datetime.timedelta(days=366)
CLOSED = "This assignment has ended."
NOT_NOW = "This assignment is being written into the file; please look again in a minute."
NOT_BEGUN = "This assignment has not begun yet; take it back instead."
HAS_BEGUN = "This assignment has begun; end it instead."
EXTENSION_OPEN = "An extension of this assignment is under review already."
IS_OPEN = "An assignment of this teacher is under way already."
NOT_EFFECTIVE = "This teacher's file is not effective yet; finish its first entry before the teacher goes elsewhere."
NOT_AT_POST = "This teacher is not at the post; only who is at the post can go elsewhere for a time."
NEEDED = "Please fill this in."
NOT_TAKEN = "This kind of assignment has no such thing; leave it empty."
TO_A_SCHOOL = "A rotation goes to a school; to other places people are on loan."
NO_SUCH_TYPE = "There is no such type of rotation."
ENDS_BEFORE = "It must end after the day on which it begins."
IS_PAST = "This day has passed already."
TOO_LONG_AGO = "This day lies more than a year back."
NOT_LATER = "An extension ends later than the assignment does now."
TO_COME = "The day has not come yet; enter the end once the teacher is back."
BEFORE_START = "The assignment began on {day}; it cannot end earlier."
OWN_SCHOOL = "This teacher is at that school already."
NOT_A_SCHOOL = "Please choose a school."
CLOSED_SCHOOL = "This school is closed."


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict in a state in which it cannot be done."""
    before, after = MOVES[act]
    if state in before:
        return after
    raise Conflict(_why_not(state, act))


def _why_not(state: str, act: str) -> str:
    if state in (WRITING, ENDING):
        return NOT_NOW
    if act == "withdrawn" and state in (ACTIVE, EXTENDING):
        return HAS_BEGUN
    if act in ("end_asked", "extension_asked") and state in (ASKED, REVIEWED, AGREED):
        return NOT_BEGUN
    return EXTENSION_OPEN if state == EXTENDING else CLOSED


def against(stage: str, status: str | None, *, is_open: bool) -> str | None:
    """What keeps a teacher from going elsewhere; none if nothing does."""
    if is_open:
        return IS_OPEN
    if stage != "effective":
        return NOT_EFFECTIVE
    return None if status == AT_POST else NOT_AT_POST


def faults(asked: Mapping[str, Any], today: datetime.date) -> dict[str, list[str]]:
    """What is wrong with an assignment as it was entered, field by field."""
    found = _of_kind(asked) | _of_host(asked)
    if asked["start"] < today - REACH_BACK:
        found["start"] = [TOO_LONG_AGO]
    if asked["until"] <= asked["start"]:
        found["until"] = [ENDS_BEFORE]
    elif asked["until"] < today:
        found["until"] = [IS_PAST]
    return found


def _of_kind(asked: Mapping[str, Any]) -> dict[str, list[str]]:
    type_ = asked.get("rotation_type")
    if asked["kind"] == LOAN:
        return {"rotation_type": [NOT_TAKEN]} if type_ else {}
    found = {} if type_ in ROTATION_TYPES else {"rotation_type": [NO_SUCH_TYPE if type_ else NEEDED]}
    return found | ({} if asked["host_kind"] == SCHOOL else {"host_kind": [TO_A_SCHOOL]})


def _of_host(asked: Mapping[str, Any]) -> dict[str, list[str]]:
    wanted, other = ("host_id", "host_name") if asked["host_kind"] == SCHOOL else ("host_name", "host_id")
    found = {} if _said(asked.get(wanted)) else {wanted: [NEEDED]}
    return found | ({other: [NOT_TAKEN]} if _said(asked.get(other)) else {})


def _said(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def fault_of_extension(until: datetime.date, wanted: datetime.date, today: datetime.date) -> str | None:
    """What is wrong with another last day."""
    if wanted <= until:
        return NOT_LATER
    return IS_PAST if wanted < today else None


def fault_of_end(start: datetime.date, day: datetime.date, today: datetime.date) -> str | None:
    """What is wrong with the day on which the teacher is back."""
    if day > today:
        return TO_COME
    return BEFORE_START if day < start else None


def may(state: str, *, enters: bool) -> list[str]:
    """What the asker can do; `enters` if assignments of this school are the asker's to enter."""
    if not enters:
        return []
    return [name for act, name in ASKERS.items() if state in MOVES[act][0]]


def is_overdue(state: str, until: datetime.date, today: datetime.date) -> bool:
    """Whether the last day has passed and the teacher is still there."""
    return state in (ACTIVE, EXTENDING) and until < today
