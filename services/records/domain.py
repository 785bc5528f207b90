"""The rules of a file's life on plain values (R-REC-07, -08, -19); the rules of its fields are in catalogue/."""

import hashlib
import json
from typing import Any

from services.common.errors import Conflict

DRAFT, SCHOOL_REVIEW, AUTHORITY_REVIEW, REJECTED, EFFECTIVE = (
    "draft",  # 未报送
    "school_review",  # 待学校审核
    "authority_review",  # 待主管部门审核
    "rejected",  # 审核未通过
    "effective",  # 已生效
)
OPEN = (DRAFT, REJECTED)  # the school may still change it
FIRST_ENTRY = "first_entry"
HIDDEN = "***"
HIDDEN_STYLE = "hidden"
ENDS_SHOWN = {"id_number": (6, 4), "phone": (3, 4)}


def refuse_unless_open(stage: str) -> None:
    """Only 未报送 and 审核未通过 files are changed by the school."""
    if stage == EFFECTIVE:
        raise Conflict("This file is effective; a change has to be requested and reviewed.")
    if stage not in OPEN:
        raise Conflict("This file is under review and cannot be changed until it is decided.")


def stage_of_case(state: str, step_role: str | None) -> str:
    """The stage that a review case gives its file: where it lies, or how it ended."""
    if state == "approved":
        return EFFECTIVE
    if state == "open":
        return SCHOOL_REVIEW if step_role in ("school", "department", "hub") else AUTHORITY_REVIEW
    return REJECTED if state == "rejected" else DRAFT


def may(stage: str, *, own: bool, enters: bool, ever_submitted: bool) -> list[str]:
    """The acts that an asker can do to a file now; `own` if it is of the asker's school, `enters` by role."""
    if not (own and enters) or stage not in OPEN:
        return []
    return ["save", "submit"] if ever_submitted else ["save", "submit", "delete"]


def digest(values: dict[str, Any]) -> str:
    """A fingerprint of what is shown for review, the same for the same values in any order."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def mask(style: str, value: str) -> str:
    """A sensitive value as it is shown to those who need not know it: 430623********0015, 138****1234, ***."""
    ends = ENDS_SHOWN.get(style)
    if ends is None or len(value) <= sum(ends):
        return HIDDEN
    return _covered(value, *ends)


def _covered(value: str, first: int, last: int) -> str:
    return value[:first] + "*" * (len(value) - first - last) + value[-last:]
