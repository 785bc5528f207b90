"""The rules of hand-overs on plain values: who can be asked for, which months are written, what an entry says."""

import datetime
from collections.abc import Mapping
from typing import Any

from services.common.errors import Conflict
from services.contracts.records.status_changes import ELSEWHERE
from services.records.file.rules import EFFECTIVE

AT_POST, AWAY, LEFT, DIED = "100", "2", "3", "303"  # codes of 人员状态, or what they begin with
RETIRED, STRUCK_OFF = ("301", "302"), "308"
REHIRED = ("305", "306", "307")  # 调出 辞职 离职: whoever takes the file over hires the teacher anew
OWN = "This teacher is at your school already."
OWN_FILE = "The teacher's file lies at your school already; the teacher is registered as {status}."
NOT_EFFECTIVE = "This file has not passed its first review yet; the school that holds it brings it through first."
HAS_DIED = "This teacher has died; the file stays with the school that holds it."
NOT_AT_POST = (
    "This teacher is registered as {status}. The school that holds the file has to bring the teacher back to the post"
    " first."
)
IS_ELSEWHERE = (
    "This teacher is registered as {status}. The school that holds the file ends the rotation or loan first; then ask"
    " for the teacher again."
)
HAS_RETIRED = (
    "This teacher is registered as {status}. For re-employment at your school ask the school that holds the file to"
    " enter 返聘 (re-employment) first; then ask for the teacher again."
)
WAS_DISMISSED = (
    "This teacher was dismissed; the file stays with the school that holds it. If that is wrong, that school undoes it."
)
IS_REHIRED = (
    "This teacher has left the school ({status}). The school that holds the file confirms the transfer; when you take"
    " the file over the teacher is registered as at the post again, as hired anew."
)
WHY_NOT = {DIED: HAS_DIED, STRUCK_OFF: WAS_DISMISSED}
WHY_NOT |= dict.fromkeys(RETIRED, HAS_RETIRED) | dict.fromkeys(ELSEWHERE, IS_ELSEWHERE)
# What kind of employer a school of a category is (code table unit_nature); others are units of education.
NATURES = {"primary_secondary": "231", "higher_education": "22"}
OTHER_NATURE = "23"
NO_DUTY = "00"  # 校级职务: 无
LONGEST_NAME = 60  # of an organisation in a record set
TEACHER = "教师"


def against(stage: str, status: str | None, status_name: str) -> Conflict | None:
    """What keeps a file from going to another school, whoever asks; none if nothing does."""
    if stage != EFFECTIVE:
        return Conflict(NOT_EFFECTIVE)
    why = WHY_NOT.get(status or "") or (NOT_AT_POST if (status or "").startswith(AWAY) else None)
    return Conflict(why, status=status_name) if why else None


def has_left(file: Any) -> bool:
    """Whether whoever takes this file over hires the teacher anew."""
    return file.personnel_status in REHIRED


def at_home(status: str | None, status_name: str) -> Conflict:
    """What keeps a school from asking for somebody whose file it holds."""
    return Conflict(OWN_FILE, status=status_name) if (status or "").startswith(LEFT) else Conflict(OWN)


def first_month(first_day: datetime.date) -> str:
    """The month from which somebody is at the new school."""
    return f"{first_day:%Y-%m}"


def last_month(first_day: datetime.date, since: str | None) -> str:
    """The month until which somebody was at the old school: of the day before, and never before it began."""
    before = f"{first_day - datetime.timedelta(days=1):%Y-%m}"
    return max(before, since or before)


def work_at(school: str, category: str, position: str, first_day: datetime.date) -> dict[str, Any]:
    """The entry of 工作经历 for the new school."""
    nature = NATURES.get(category, OTHER_NATURE)
    return {
        "organisation": school[:LONGEST_NAME],
        "from": first_month(first_day),
        "nature": nature,
        "position": position,
    }


def post_at(post: Mapping[str, Any], first_day: datetime.date) -> dict[str, Any] | None:
    """The entry of 岗位聘任 for the post that waits; none where its type or grade is not said."""
    if not (post.get("post_type") and post.get("post_grade")):
        return None
    grade = {name: post[name] for name in ("post_type", "post_grade")}
    return grade | {"from": first_month(first_day), "is_concurrent": False, "school_duty": [NO_DUTY]}


def rotation_to(kind: str, school: str, before: str, first_day: datetime.date) -> dict[str, Any]:
    """The entry of 交流轮岗 of somebody whose personnel relation goes along."""
    names = {"origin": before[:LONGEST_NAME], "host": school[:LONGEST_NAME]}
    return names | {"rotation_type": kind, "moves_personnel_relation": True, "from": first_month(first_day)}
