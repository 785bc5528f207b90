"""A case whose question was answered on the business's own page is closed, with that answer as its decision."""

import uuid
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock, inbox
from services.common.contracts.cases import cases_answered
from services.review import cases
from services.review.cases import Held
from services.review.domain import walking

SIGNED = ("person_id", "person", "org_id", "org_name", "verdict", "at")


def close_answered(db: Session, service: str, answers: list[dict[str, Any]]) -> None:
    """Close these cases, if they are open; an answer that came before its case waits for it."""
    now = clock.now()
    held = cases.hold(db, db.info["request"].actor, [each["case_id"] for each in answers])
    early = [each for each in answers if each["case_id"] not in held]
    missing = LookupError(f"{len(early)} cases were answered that are not open yet.")
    if len(early) == len(answers):
        raise missing
    if early:
        inbox.put_aside(db, cases_answered.at(service), {"cases": early}, missing)
    known = [(held[each["case_id"]], each) for each in answers if each not in early]
    moved = [case for case, answer in known if _close(case, answer, now)]
    if moved:
        cases.keep(db, moved)
        cases.announce(db, moved)


def _close(held: Held, answer: dict[str, Any], now: Any) -> bool:
    walk = held.walk()
    if walk.state != walking.OPEN:
        return False
    reason = {"set": None, "entry_id": None, "field": None, "reason": answer["answer"]}
    decision = {name: answer[name] for name in SIGNED} | {
        "id": uuid.uuid5(held.case["id"], "answered"),
        "step": walk.current[0],
        "reasons": [reason],
        "for_person_id": None,
        "for_person": None,
    }
    held.add(decision)
    held.follow(walking.answered(walk, answer["person_id"], answer["verdict"]), now)
    return True
