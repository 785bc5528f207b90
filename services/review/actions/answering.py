"""A case whose question was answered on the business's own page is closed, with that answer as its decision.

The business has the last word: where a desk decided otherwise at the same moment, its decision is void.
"""

import datetime
import uuid
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus import inbox
from services.common.messages.notices import notice, notify
from services.contracts.review.businesses import cases_answered
from services.review.cases import Held, announce, lock_cases, save
from services.review.domain import case_progress

SIGNED = ("person_id", "person", "org_id", "org_name", "verdict", "at")
STATES = {case_progress.APPROVE: case_progress.APPROVED, case_progress.REJECT: case_progress.REJECTED}
OVERTAKEN = "This was answered on the school's own page first; that answer stands."


def close_answered(db: Session, service: str, cases: list[dict[str, Any]]) -> None:
    """Close these cases as they were answered; an answer that came before its case waits for it."""
    now = clock.now()
    held = lock_cases(db, db.info["request"].actor, [each["case_id"] for each in cases])
    early = [each for each in cases if not _is_meant(held.get(each["case_id"]), each)]
    missing = LookupError(f"{len(early)} cases were answered that are not open yet.")
    if len(early) == len(cases):
        raise missing
    if early:
        inbox.put_aside(db, cases_answered.at(service), {"cases": early}, missing)
    known = [(held[each["case_id"]], each) for each in cases if each not in early]
    fresh = [(case, answer) for case, answer in known if not _has(case)]
    overtaken = [case for case, answer in fresh if _reopen(case, now) and _is_otherwise(case, answer)]
    moved = [case for case, answer in fresh if _close(case, answer, now)]
    if moved:
        save(db, moved)
        announce(db, moved)
        notify(db, [_notice_of(db, case) for case in overtaken])


def _is_meant(held: Held | None, answer: dict[str, Any]) -> bool:
    """Whether the answer is about what this case is about: an id alone opens no case of somebody else's."""
    return held is not None and (held.case.business, held.case.subject_id) == (
        answer["business"],
        answer["subject_id"],
    )


def _has(held: Held) -> bool:
    """Whether it was closed with the answer before."""
    return any(done.id == _id_of(held) and not done.annulled for done in held.decisions)


def _id_of(held: Held) -> uuid.UUID:
    return uuid.uuid5(held.case.id, "answered")


def _reopen(held: Held, now: datetime.datetime) -> bool:
    """Void what a desk decided at the same moment; a conflict about that decision is then no news either."""
    walk = held.walk()
    if walk.state not in STATES.values():
        return False
    held.case.conflict = {"why": OVERTAKEN, "changed": [], "at": now.isoformat()}
    held.follow(case_progress.look_again(walk), now)
    return True


def _is_otherwise(held: Held, answer: dict[str, Any]) -> bool:
    return [done.verdict for done in held.decisions if done.annulled][-1] != answer["verdict"]


def _notice_of(db: Session, held: Held) -> dict[str, Any]:
    """Whoever decided otherwise hears of it."""
    void = [done for done in held.decisions if done.annulled][-1]
    to = {"person_id": void.person_id}
    by = held.decisions[-1].org_name
    return notice(db, "decision_overtaken", to, id=held.case.id, name=held.case.subject_name, by=by)


def _close(held: Held, answer: dict[str, Any], now: datetime.datetime) -> bool:
    walk = held.walk()
    if walk.state != case_progress.OPEN:
        return False
    reason = {"set": None, "entry_id": None, "field": None, "reason": answer["answer"]}
    decision = {name: answer[name] for name in SIGNED} | {
        "id": _id_of(held),
        "step": walk.current[0],
        "reasons": [reason],
        "for_person_id": None,
        "for_person": None,
    }
    held.add(decision)
    held.follow(case_progress.answered(walk, answer["person_id"], answer["verdict"]), now)
    return True
