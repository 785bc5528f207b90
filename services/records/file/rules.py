"""The rules of a file's life on plain values (R-REC-07, -08, -19); the rules of its fields are in catalogue/."""

from collections.abc import Sequence

from services.common.errors import Conflict

DRAFT, SCHOOL_REVIEW, AUTHORITY_REVIEW, REJECTED, EFFECTIVE = (
    "draft",  # 未报送
    "school_review",  # 待学校审核
    "authority_review",  # 待主管部门审核
    "rejected",  # 审核未通过
    "effective",  # 已生效
)
OPEN = (DRAFT, REJECTED)  # the school may still change it
SCHOOL_DESKS = ("department", "school", "hub", "teaching_office", "research_office")
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


def stage_of_case(state: str, desks: Sequence[str]) -> str:
    """The stage that a review case gives its file: where it lies, or how it ended; `desks` are its desks' parts."""
    if state == "approved":
        return EFFECTIVE
    if state == "open":
        return SCHOOL_REVIEW if any(desk in SCHOOL_DESKS for desk in desks) else AUTHORITY_REVIEW
    return REJECTED if state == "rejected" else DRAFT


def desk_of_case(state: str, desks: Sequence[str]) -> str | None:
    """The part of the desk where a file lies, of several beside each other the first; none once its case is closed."""
    return desks[0] if state == "open" and desks else None


def stage_after(verdict: str) -> str:
    """The stage to which a decision led that was overtaken by others since."""
    return REJECTED if verdict == "reject" else SCHOOL_REVIEW if verdict == "return" else AUTHORITY_REVIEW


def may(stage: str, *, own: bool, enters: bool, ever_submitted: bool) -> list[str]:
    """The acts that an asker can do to a file now; `own` if it is of the asker's school, `enters` by role."""
    if not (own and enters) or stage not in OPEN:
        return []
    return ["save", "submit"] if ever_submitted else ["save", "submit", "delete"]


def mask(style: str, value: str) -> str:
    """A sensitive value as it is shown to those who need not know it: 430623********0015, 138****1234, ***."""
    ends = ENDS_SHOWN.get(style)
    if ends is None or len(value) <= sum(ends):
        return HIDDEN
    return _covered(value, *ends)


def _covered(value: str, first: int, last: int) -> str:
    return value[:first] + "*" * (len(value) - first - last) + value[-last:]
