"""What follows in the ledger when a teacher stands differently than before; nothing here touches a database.

Each difference gives at most two lines: -1 where the teacher was counted, +1 where the teacher is counted now. What
was undone bears the reason that it had, with the opposite sign.
"""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.common.stages import FORM_STAGES, HIGHER_EDUCATION, UNKNOWN
from services.contracts.mobility.ledger import (
    BY_OPENING,
    ENTRY,
    INSIDE,
    MERGE,
    OPENING,
    OTHER,
    STATUS,
    TRANSFER,
)
from services.mobility.ledger.counting import LEFT, Place, Standing, first_day

WENT = "305"  # 调出
OF_STATUS = {"301": "retired", "302": "retired", "303": "died", WENT: "to_school", "306": "resigned"}
RESIGNED = ("306", "307")
# 教职工来源: 应届毕业生 of schools, and with their own codes those of universities
GAINS = ("other_in", "recruited")  # what is no taking back of a loss, of those by status and merge
GRADUATES, UNIVERSITY_GRADUATES, TRANSFERRED = ("11",), ("10", "11", "12", "13", "16"), "3"


@dataclass(frozen=True)
class Cause:
    """The act behind a difference, its day, and whether it takes back what another one wrote into the ledger."""

    ref: UUID
    day: datetime.date
    is_undo: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the ledger; `other` is the school on the other side of a transfer."""

    place: Place
    delta: int
    reason: str
    kind: str
    day: datetime.date
    ref: UUID | None = None
    other: tuple[UUID, str] | None = None


def entry(teacher: Any, today: datetime.date) -> tuple[str, datetime.date]:
    """Why and since when somebody whose file is effective for the first time is counted.

    Who was there before this school year began, and is not entered as newly hired, was always there.
    """
    start = _month(teacher.school_start, today)
    if not teacher.newly_hired and (start is None or start < first_day(today)):
        return BY_OPENING, first_day(today)
    return _entry_reason(teacher), start or today


def _entry_reason(teacher: Any) -> str:
    source = teacher.source or ""
    if source.startswith(TRANSFERRED):
        return "from_outside"
    graduates = UNIVERSITY_GRADUATES if teacher.category == HIGHER_EDUCATION else GRADUATES
    if not source.startswith(graduates):
        return "recruited"
    return "graduate_normal" if teacher.normal_graduate else "graduate"


def _month(said: str | None, today: datetime.date) -> datetime.date | None:
    """The first day of a month such as 2026-09, no later than today; none where it does not say one."""
    try:
        return min(datetime.date.fromisoformat(f"{(said or '')[:7]}-01"), today)
    except ValueError:
        return None


def kind_of(before: Standing | None, now: Standing) -> str:
    """What kind of difference it is; the first that fits explains the others."""
    if before is None or not (before.effective or before.number):
        return ENTRY
    if before.merged != now.merged:
        return MERGE
    if before.org_id != now.org_id:
        return TRANSFER
    if _has_left(before.status) != _has_left(now.status):
        return STATUS
    return INSIDE if now.effective else OTHER


def _has_left(status: str | None) -> bool:
    return (status or "").startswith(LEFT)


def is_better_known(before: Standing, now: Standing) -> bool:
    """Whether only more is known of the same: the stage for the first time, another sex, the school's new place."""
    was, is_ = before.place, now.place
    if was is None or is_ is None or was.org_id != is_.org_id or was == is_:
        return False
    return was.stage in (is_.stage, UNKNOWN)


def lines(
    before: Standing | None, now: Standing, teacher: Any, cause: Cause | None, today: datetime.date
) -> list[Line]:
    """What a difference writes into the ledger."""
    was, is_ = before.place if before else None, now.place
    if was == is_:
        return []
    kind = kind_of(before, now)
    if kind == ENTRY or before is None:
        return _entered(is_, teacher, cause, today)
    if kind != TRANSFER and is_better_known(before, now):
        known = (before.reason or "other_in", before.kind or OTHER, before.day or today)
        return _pair(was, is_, known[0], known[0], known[1:], None)
    loss, gain = _reasons(kind, before, now, cause)
    return _pair(was, is_, loss, gain, (kind, _day(kind, before, cause, today)), cause.ref if cause else None)


def _entered(place: Place | None, teacher: Any, cause: Cause | None, today: datetime.date) -> list[Line]:
    """Whose file was opened by a transfer from outside came by that, whatever else the file says."""
    if place is None:
        return []
    if cause:
        return [Line(place, 1, "from_outside", ENTRY, cause.day, cause.ref)]
    reason, day = entry(teacher, today)
    return [Line(place, 1, reason, OPENING if reason == BY_OPENING else ENTRY, day)]


def opened(place: Place | None, today: datetime.date) -> list[Line]:
    """The line of somebody whose file was effective before the ledger knew of it."""
    return [Line(place, 1, BY_OPENING, OPENING, first_day(today))] if place else []


def _pair(
    was: Place | None, is_: Place | None, loss: str, gain: str, said: tuple[str, datetime.date], ref: UUID | None
) -> list[Line]:
    """The lines at both places, each with the other school where that is another one."""
    apart = was is not None and is_ is not None and was.org_id != is_.org_id
    found = []
    if was:
        found.append(Line(was, -1, loss, *said, ref, (is_.org_id, is_.org_path) if apart and is_ else None))
    if is_:
        found.append(Line(is_, 1, gain, *said, ref, (was.org_id, was.org_path) if apart and was else None))
    return found


def _reasons(kind: str, before: Standing, now: Standing, cause: Cause | None) -> tuple[str, str]:
    """The reasons of a loss and of a gain. To undo is to take back: the gain bears the loss's reason, and so on."""
    if kind == MERGE:
        return "other_out", "other_out" if before.merged else "other_in"
    if kind == TRANSFER:
        return ("to_school" if now.place else "to_other_staff"), _came(before)
    if kind == STATUS:
        return _of_status(before, now, is_undo=bool(cause and cause.is_undo))
    if kind == OTHER:
        return "other_out", "other_in"
    loss, gain = _inside(before.place, now.place)
    return (gain, loss) if cause and cause.is_undo else (loss, gain)


def _of_status(before: Standing, now: Standing, *, is_undo: bool) -> tuple[str, str]:
    """Who left and who came back; a school that takes somebody on again who had resigned has recruited."""
    away = (before.status if _has_left(before.status) else now.status) or ""
    left, back = OF_STATUS.get(away, "other_out"), "recruited" if away in RESIGNED else "other_in"
    return (back, left) if is_undo else (left, back)


def _came(before: Standing) -> str:
    """Whoever had resigned before the transfer was nowhere, and is hired anew; 调出 was counted as gone to a school."""
    if before.place or before.status == WENT:
        return "from_school"
    return "recruited" if _has_left(before.status) else "from_other_staff"


def _inside(was: Place | None, is_: Place | None) -> tuple[str, str]:
    """Another stage, where both have a row in the form; else who is counted there at all."""
    both = was is not None and is_ is not None and {was.stage, is_.stage} <= set(FORM_STAGES)
    return ("stage_out", "stage_in") if both else ("inside_out", "inside_in")


def _day(kind: str, before: Standing, cause: Cause | None, today: datetime.date) -> datetime.date:
    """The day of effect: that of the act, but none before the teacher was counted there; of a merge undone, its own."""
    if kind == MERGE and before.merged and before.left_on:
        return before.left_on
    day = cause.day if cause else today
    if kind == TRANSFER and before.place is None and before.left_on:
        day = max(day, before.left_on)
    return max(day, before.day) if before.day and before.kind != OPENING else day


def stands(before: Standing | None, found: list[Line], cause: Cause | None) -> dict[str, Any]:
    """By which gain a teacher is counted after these lines, and on which day the teacher left if not.

    To take a loss back leaves the gain from before it; of a change inside a school that is taken back no day is known.
    """
    kept = {name: getattr(before, name, None) for name in ("reason", "kind", "day", "left_on")}
    gain = next((line for line in found if line.delta > 0), None)
    if gain is None:
        return kept | {"left_on": found[-1].day if found else kept["left_on"]}
    if gain.kind in (STATUS, MERGE) and gain.reason not in GAINS:
        return kept | {"left_on": None}
    undone = gain.kind == INSIDE and cause is not None and cause.is_undo
    return {"reason": gain.reason, "kind": gain.kind, "day": None if undone else gain.day, "left_on": None}
