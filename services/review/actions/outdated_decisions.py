"""A decision that its service could not apply, since what was shown has changed, is void: the desk looks again."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.review.actions import placing_steps
from services.review.cases import Held, announce, evidence_of, lock_cases, save
from services.review.domain import case_progress

CHANGED = "The entries that were shown have changed; please look again."


def look_again(db: Session, cases: list[dict[str, Any]]) -> None:
    """Open these cases again on what there is now; a conflict about another decision than the last is no news."""
    now = clock.now()
    held = lock_cases(db, db.info["request"].actor, [each["case_id"] for each in cases])
    found = [(held[each["case_id"]], each) for each in cases if _is_news(held.get(each["case_id"]), each)]
    for case, conflict in found:
        _take_over(case, conflict)
        case.follow(case_progress.look_again(case.walk()), now)
    moved = [case for case, _ in found]
    if moved:
        placing_steps.place_steps(db, moved, now)
        save(db, moved)
        announce(db, moved)


def _is_news(held: Held | None, conflict: dict[str, Any]) -> bool:
    if held is None or held.case.row_version != conflict["row_version"]:
        return False
    return held.case.state in (case_progress.APPROVED, case_progress.REJECTED)


def _take_over(held: Held, conflict: dict[str, Any]) -> None:
    """The case is about what there is now, and says what has changed."""
    version, changed = conflict["version"], conflict["changed"]
    held.new_subject = True
    held.case.subject_version, held.case.subject_digest = version["number"], version["digest"]
    held.case.subject_entries = [entry | {"entry_id": str(entry["entry_id"])} for entry in version["entries"]]
    held.case.evidence = evidence_of(version)
    why = {"why": CHANGED, "changed": [str(entry_id) for entry_id in changed], "at": conflict["at"].isoformat()}
    held.case.conflict = why
