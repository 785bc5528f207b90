"""Which act may follow which status, what each demands, what may become of it; nothing here touches a database.

The codes are those of 人员状态: 1xx at the post, 2xx away for a time, 3xx gone.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.common.errors import Conflict, Invalid
from services.contracts.mobility.status_acts import (
    ABSENCE,
    ASKED,
    BLOCKED,
    DEATH,
    DOCUMENT,
    DONE,
    FAILED,
    POST,
    POST_CHANGE,
    REEMPLOYMENT,
    REFUSED,
    REHIRE,
    RESIGNATION,
    RETIREMENT,
    RETURN,
    REVIEWED,
    UNDONE,
    UNTIL,
    WITHDRAWN,
    WORDS,
    WRITING,
)

AT_POST, DIED = "100", "303"
# 长病假 203, 进修 204, 企业实践 206, 因公出国 207, 离岗创业 208, 待退休 209, 待岗 210, 下落不明 211, 其他 299.
ABSENT = ("203", "204", "206", "207", "208", "209", "210", "211", "299")
# 借出到机关 201, 借出到事业单位 202: begin with a loan (assignments/); who was lent before those comes back.
LENT = ("201", "202")
AWAY = (*LENT, *ABSENT)
# 交流轮岗: begins and ends with its rotation.
ROTATED = ("101", "205")
GONE = ("301", "302", "305", "306", "307", "308")
RETIRED = ("301", "302")
RESIGNED = ("306", "307")  # of their own accord, and welcome again
STATUSES = (AT_POST, *AWAY, *ROTATED, *GONE, DIED)
# act: the statuses that it may follow, those to which it leads
TERMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ABSENCE: ((AT_POST, *AWAY), ABSENT),
    RETURN: (AWAY, (AT_POST,)),
    RESIGNATION: ((AT_POST, *AWAY), ("306", "307", "308")),  # 辞职 离职 开除
    RETIREMENT: ((AT_POST, *AWAY), RETIRED),  # 退休 离休
    REEMPLOYMENT: (RETIRED, (AT_POST,)),
    REHIRE: (RESIGNED, (AT_POST,)),
    DEATH: ((AT_POST, *AWAY, *ROTATED, *GONE), (DIED,)),
    POST_CHANGE: ((AT_POST,), (AT_POST,)),
}
WITH_POST = (REEMPLOYMENT, REHIRE, POST_CHANGE)
OF_POSTS = {REEMPLOYMENT: (UNTIL, DOCUMENT, POST), REHIRE: (DOCUMENT, POST), POST_CHANGE: (POST,)}
# What a status demands besides its day: how long it lasts, the number of the document, the reason.
LASTS = ("203", "204", "206", "207", "208")
BY_DOCUMENT = ("204", "206", "207", "208", "301", "302", "306", "307", "308")
WITH_WORDS = ("210", "211", "299", "306", "307", "308")
# act: from which states, to which
MOVES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "granted": ((ASKED,), REVIEWED),
    "blocked": ((ASKED,), BLOCKED),
    "confirmed": ((REVIEWED,), WRITING),
    "refused": ((REVIEWED,), REFUSED),
    "withdrawn": ((ASKED, REVIEWED), WITHDRAWN),
    "written": ((WRITING,), DONE),
    "not_written": ((WRITING,), FAILED),
    "undone": ((DONE,), UNDONE),
}
CLOSED = "This act has ended."
TOO_LATE = {
    WRITING: "This act is decided and is being written into the file; it cannot be taken back any more.",
    DONE: "This act has taken effect; it can be undone, and not taken back.",
}
NOT_EFFECTIVE = "This teacher's file is not effective yet; finish its first entry before its status changes."
IS_OPEN = "A change of this teacher's status is under way already."
ON_ROTATION = "This teacher is on rotation; that ends with the rotation itself."
ELSEWHERE = "This teacher is on rotation or on loan; that ends by itself, and other changes of status come after it."
HAS_DIED = "This teacher is registered as deceased; undo that first if it is wrong."
HAS_LEFT = "This teacher has left the school; undo that first if it is wrong."
NOT_AFTER = "This act cannot follow the status that the teacher has now."
SAME_STATUS = "The teacher has that status already."
NO_SUCH_STATUS = "This act does not lead to that status."
NEEDED = "Please fill this in; this act needs it."
NOT_TAKEN = "This act has no such end; leave it empty."
NO_POST = "This act changes no post; leave it empty."
OFF_ESTABLISHMENT = "Who was retired and works again is off the establishment."
NOTHING_NEW = "The teacher has exactly this post already."
TO_COME = "The day has not come yet; enter the act once it has."
TOO_EARLY = "The act before this one took effect on {day}; this one cannot be earlier."
ENDS_BEFORE = "It must end after the day on which it begins."
EARLY = "The law's age is reached in {due}; say why the teacher retires earlier."
NOTHING_TO_UNDO = "Only an act that has taken effect can be undone, and no undoing."
LATER_STANDS = "Another act took effect after this one; undo that one first."
CHANGED_SINCE = "The teacher's status was changed since by another way; this act cannot be undone any more."


@dataclass(frozen=True)
class Choice:
    """An act, the status to which it leads, what it needs and what it can say besides."""

    act: str
    status: str
    needs: tuple[str, ...]
    takes: tuple[str, ...]


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict in a state in which it cannot be done."""
    before, after = MOVES[act]
    if state in before:
        return after
    raise Conflict(TOO_LATE.get(state, CLOSED) if act == "withdrawn" else CLOSED)


def needs(act: str, status: str) -> tuple[str, ...]:
    """What is demanded besides the day."""
    if act in WITH_POST:
        return OF_POSTS[act]
    lasts = (UNTIL,) if act == ABSENCE and status in LASTS else ()
    document = (DOCUMENT,) if status in BY_DOCUMENT else ()
    return (*lasts, *document, *((WORDS,) if status in WITH_WORDS else ()))


def takes(act: str) -> tuple[str, ...]:
    """What can be said besides the day."""
    until = (UNTIL,) if act in (ABSENCE, REEMPLOYMENT) else ()
    return (*until, DOCUMENT, WORDS, *((POST,) if act in WITH_POST else ()))


def choices(status: str | None, *, elsewhere: bool = False) -> list[Choice]:
    """What may follow a status; a death alone for whoever is `elsewhere` on rotation or on loan."""
    return [
        Choice(act, after, needs(act, after), takes(act))
        for act, (before, afters) in TERMS.items()
        if status in before and (act == DEATH or not elsewhere)
        for after in afters
        if after != status or act == POST_CHANGE
    ]


def refuse_unless_follows(act: str, now: str | None, status: str) -> None:
    """Whether an act may follow the status that the teacher has now, and lead to another one."""
    before, afters = TERMS[act]
    if status not in afters:
        raise Invalid(NO_SUCH_STATUS, errors={"status": [NO_SUCH_STATUS]})
    if now not in before:
        raise Conflict(why_nothing(now) or NOT_AFTER)
    if now == status and act != POST_CHANGE:
        raise Conflict(SAME_STATUS)


def why_nothing(status: str | None) -> str | None:
    """Why little or nothing can follow a status, in words; none where it can."""
    if status == DIED:
        return HAS_DIED
    if status in ROTATED:
        return ON_ROTATION
    return HAS_LEFT if status in GONE else None


def faults(asked: Mapping[str, Any], today: datetime.date, before: datetime.date | None) -> dict[str, list[str]]:
    """What is wrong with an act as it was entered, field by field; `before` is the day of the act before it."""
    found = {name: [NEEDED] for name in needs(asked["act"], asked["status"]) if not said(asked.get(name))}
    if asked.get(POST) and POST not in takes(asked["act"]):
        found[POST] = [NO_POST]
    elif asked["act"] == REEMPLOYMENT and (asked.get(POST) or {}).get("on_establishment"):
        found["on_establishment"] = [OFF_ESTABLISHMENT]
    if asked.get(UNTIL) and UNTIL not in takes(asked["act"]):
        found[UNTIL] = [NOT_TAKEN]
    elif asked.get(UNTIL) and asked[UNTIL] <= asked["day"]:
        found[UNTIL] = [ENDS_BEFORE]
    if asked["day"] > today:
        found["day"] = [TO_COME]
    elif before and asked["day"] < before:
        found["day"] = [TOO_EARLY]
    return found


def said(value: Any) -> bool:
    """Whether something was said, be it more than blanks; of a post, any part of it."""
    if isinstance(value, dict):
        return any(part not in (None, [], "") for part in value.values())
    return bool(value.strip()) if isinstance(value, str) else value is not None


def post_of(act: str, post: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The post that an act writes: what was said of it; whoever was retired works on off the establishment."""
    said_of = {name: part for name, part in (post or {}).items() if part not in (None, [], "")}
    if act == REEMPLOYMENT:
        said_of |= {"on_establishment": False}
    return said_of or None


def differs(now: Mapping[str, Any], post: Mapping[str, Any] | None) -> bool:
    """Whether a post says anything that is not so already; what is not known of the present one counts as new."""
    return any(name not in now or now[name] != part for name, part in (post or {}).items())


def is_early(act: str, day: datetime.date, due: str | None) -> bool:
    """Whether somebody retires before the month in which the law's age is reached."""
    return act == RETIREMENT and due is not None and f"{day:%Y-%m}" < due


def refuse_unless_undoable(act: Any, latest: Any, status: str | None) -> None:
    """What took effect is undone while nothing later stands on it: no act, and no other status in the file."""
    if act.state != DONE or act.undoes is not None:
        raise Conflict(NOTHING_TO_UNDO)
    if latest.id != act.id:
        raise Conflict(LATER_STANDS)
    if status != act.to_status:
        raise Conflict(CHANGED_SINCE)


def may(state: str, *, enters: bool, entered: bool, is_undo: bool, is_latest: bool) -> list[str]:
    """What the asker can do with an act; `enters` if acts of this school are the asker's to enter.

    `entered` if it was entered there or at the asker's office, which takes back what it entered by workbook.
    """
    undo = ["undo"] if enters and state == DONE and not is_undo and is_latest else []
    return (["withdraw"] if entered and state in MOVES["withdrawn"][0] else []) + undo
