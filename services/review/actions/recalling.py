"""A case that its business takes back is closed; what a desk decided at that very moment is void.

An answer of the business to a decision that did not fit (cases_conflicted) may come before or after it.
"""

import dataclasses
import datetime
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus import inbox
from services.contracts.review.businesses import cases_recalled
from services.review.cases import Held, announce, lock_cases, save
from services.review.domain import case_progress

SIGNED = ("person_id", "person", "org_id", "org_name")
CLOSED = (case_progress.APPROVED, case_progress.REJECTED)


def take_back(db: Session, service: str, cases: list[dict[str, Any]]) -> None:
    """Close these cases as withdrawn; one that is not open yet is waited for, one that is about another matter left."""
    now = clock.now()
    held = lock_cases(db, db.info["request"].actor, [each["case_id"] for each in cases])
    early = [each for each in cases if each["case_id"] not in held]
    missing = LookupError(f"{len(early)} cases were taken back that are not open yet.")
    if len(early) == len(cases):
        raise missing
    if early:
        inbox.put_aside(db, cases_recalled.at(service), {"cases": early}, missing)
    known = [(held[each["case_id"]], each) for each in cases if each["case_id"] in held]
    moved = [case for case, recalled in known if _is_meant(case, recalled) and _close(case, recalled, now)]
    if moved:
        save(db, moved)
        announce(db, moved)


def _is_meant(held: Held, recalled: dict[str, Any]) -> bool:
    return (held.case.business, held.case.subject_id) == (recalled["business"], recalled["subject_id"])


def _close(held: Held, recalled: dict[str, Any], now: datetime.datetime) -> bool:
    walk = held.walk()
    if walk.state == case_progress.WITHDRAWN:
        return False
    if walk.state in CLOSED:
        held.follow(case_progress.look_again(walk), now)
        walk = held.walk()
    held.case.conflict = None
    held.case.withdrawn_by = {name: str(recalled[name]) for name in SIGNED}
    held.follow(dataclasses.replace(walk, state=case_progress.WITHDRAWN), now)
    return True
