"""Records has answered for the holds that were asked for: of an assignment that was entered, or that is to end."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.contracts.mobility.assignments import ASKED, ENDING
from services.mobility import releasing
from services.mobility.assignments import cases, finding, notifying, writing
from services.mobility.assignments.happened import follow, line
from services.mobility.models import Assignment
from services.mobility.transfers.holding import GONE


def hear(db: Session, answers: list[dict[str, Any]]) -> None:
    """Each assignment by itself; an answer to what was taken back meanwhile gives the hold back."""
    known = finding.by_ids(db, [answer["ref"] for answer in answers])
    heard = [(known[answer["ref"]], answer) for answer in answers if answer["ref"] in known]
    releasing.release(db, [each.id for each, answer in heard if answer["granted"] and each.closed_at is not None])
    refused = [(each, answer) for each, answer in heard if not answer["granted"] and each.state in (ASKED, ENDING)]
    granted = [each for each, answer in heard if answer["granted"]]
    cases.want(db, [each for each in granted if each.state == ASKED])
    writing.end(db, [each for each in granted if each.state == ENDING])
    for each, answer in refused:
        _block(each, answer.get("blocker"))
    db.flush()
    for each, _ in refused:
        notifying.tell_of_blocked(db, each)


def _block(assignment: Assignment, blocker: dict[str, Any] | None) -> None:
    assignment.blocker = {"kind": blocker["kind"], "ref": str(blocker["ref"])} if blocker else None
    assignment.why = None if blocker else GONE
    is_new = assignment.state == ASKED
    what = "blocked" if is_new else "not_ended"
    follow(assignment, what, line(what, clock.now(), None, None, None), closes=is_new)
    if not is_new:
        assignment.waiting_since = None
