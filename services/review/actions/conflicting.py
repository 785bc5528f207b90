"""A decision that its service could not apply, since what was shown has changed, is void: the desk looks again."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.review import cases
from services.review.actions import placing_steps
from services.review.cases import Held
from services.review.domain import walking

CHANGED = "The entries that were shown have changed; please look again."


def look_again(db: Session, conflicts: list[dict[str, Any]]) -> None:
    """Open these cases again on what there is now; a conflict about another decision than the last is no news."""
    now = clock.now()
    held = cases.hold(db, db.info["request"].actor, [each["case_id"] for each in conflicts])
    found = [(held[each["case_id"]], each) for each in conflicts if _is_news(held.get(each["case_id"]), each)]
    for case, conflict in found:
        _take_over(case, conflict)
        case.follow(walking.look_again(case.walk()), now)
    moved = [case for case, _ in found]
    if moved:
        placing_steps.place_steps(db, moved, now)
        cases.save(db, moved)
        cases.announce(db, moved)


def _is_news(held: Held | None, conflict: dict[str, Any]) -> bool:
    if held is None or held.case["row_version"] != conflict["row_version"]:
        return False
    return held.case["state"] in (walking.APPROVED, walking.REJECTED)


def _take_over(held: Held, conflict: dict[str, Any]) -> None:
    """The case is about what there is now, and says what has changed."""
    version, changed = conflict["version"], conflict["changed"]
    held.new_subject = True
    held.case |= {
        "subject_version": version["number"],
        "subject_digest": version["digest"],
        "subject_entries": [entry | {"entry_id": str(entry["entry_id"])} for entry in version["entries"]],
        "conflict": {"why": CHANGED, "changed": [str(file) for file in changed], "at": conflict["at"].isoformat()},
    }
