"""抽查 (R-REV-10): the level above draws some of what was approved below it, and judges it again.

A sample is a share of what each reviewer approved, in the order of a digest of seed and case: whoever draws again with
the same seed over the same approvals gets the same cases, and nobody can choose whom it strikes.
"""

import secrets
import uuid
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.database.territory import path_range
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.common.trail import audit
from services.contracts.review import spot_checks as contract
from services.review import inspections
from services.review.models import Inspected, SpotCheck

# Approvals that stand, of cases that ended well; by reviewers of offices below the one that draws.
DRAW = text(
    """
    WITH approval AS (
        SELECT DISTINCT ON (decision.person_id, review_case.id)
            review_case.id AS case_id, decision.person_id, decision.person, decision.org_id, decision.org_name
        FROM review_case
        JOIN decision ON case_id = review_case.id AND NOT annulled AND verdict = 'approve'
        JOIN known_org desk ON desk.id = decision.org_id
        WHERE state = 'approved' AND business = :business AND moved_at >= :from_at AND moved_at < :until_at
        AND review_case.org_path >= :scope_from AND review_case.org_path < :scope_to
        AND desk.path > :own_from AND desk.path < :own_to
        ORDER BY decision.person_id, review_case.id, decision.at
    ), drawn AS (
        SELECT *, row_number() OVER (
                PARTITION BY person_id ORDER BY sha256(convert_to(:seed || case_id::text, 'UTF8')), case_id
            ) AS place, count(*) OVER (PARTITION BY person_id) AS approved
        FROM approval
    ), chosen AS (
        SELECT case_id, jsonb_agg(jsonb_build_object('person_id', person_id, 'person', person,
            'org_id', org_id, 'org_name', org_name) ORDER BY person_id) AS approvers
        FROM drawn WHERE place <= ceil(approved * CAST(:share AS numeric) / 100) GROUP BY case_id
    )
    INSERT INTO inspected (check_id, case_id, subject_id, subject_name, teacher_id, org_id, org_name, org_path,
        approvers, involved)
    SELECT :check_id, id, subject_id, subject_name, teacher_id, org_id, org_name, org_path, approvers,
        involved || ARRAY(SELECT unnest(ARRAY[d.person_id, d.for_person_id]) FROM decision d
            WHERE d.case_id = review_case.id)
    FROM chosen JOIN review_case ON id = case_id
    """
)


def draw(db: Session, actor: Actor, id: UUID, org_id: UUID | None, **terms: Any) -> dict[str, Any]:
    """Draw a sample; the same id again gives the one that is there."""
    if known := db.get(SpotCheck, id):
        return inspections.view_of(db, known)
    scope = known_orgs.known(db, org_id or actor.org_id)
    if not actor.covers(scope.path):
        raise Forbidden("You can draw only from what lies below your office.")
    seed = secrets.randbelow(2**31) if terms["seed"] is None else terms["seed"]
    check = SpotCheck(
        id=id,
        org_id=actor.org_id,
        org_name=actor.org_name,
        org_path=actor.org_path,
        scope_id=scope.id,
        scope=scope.name,
        person_id=actor.person_id,
        person=actor.name,
        created_at=clock.now(),
        total=0,
        **terms | {"seed": seed},
    )
    db.add(check)
    db.flush()
    check.total = _sampled(db, check, scope.path)
    audit.record(db, "review.spot_check_drawn", id, seed=seed, share=check.share, total=check.total)
    return inspections.view_of(db, check)


def _sampled(db: Session, check: SpotCheck, scope: str) -> int:
    (scope_from, scope_to), (own_from, own_to) = path_range(scope), path_range(check.org_path)
    places = {"scope_from": scope_from, "scope_to": scope_to, "own_from": own_from, "own_to": own_to}
    terms = {name: getattr(check, name) for name in ("business", "from_at", "until_at", "share")}
    total = db.execute(DRAW, places | terms | {"check_id": check.id, "seed": f"{check.seed} "}).rowcount
    if total == 0:
        raise Conflict("Nothing was approved below your office in that time. Please choose another time or place.")
    if total > contract.MOST:
        message = (
            "That would be {total} cases; at most {most} can be drawn. Please choose a smaller share or less time."
        )
        raise Invalid(message, total=total, most=contract.MOST)
    return total


def judge(
    db: Session, actor: Actor, check_id: UUID, case_id: UUID, row_version: int, faults: list[dict[str, Any]]
) -> dict[str, Any]:
    """Say what is faulty in a case that was drawn, or that nothing is; faults go to whoever keeps the subject."""
    found = db.get(Inspected, (check_id, case_id), with_for_update=True)
    if found is None:
        raise NotFound("There is no such spot check of your office.")
    if found.row_version != row_version:
        message = "Somebody changed this case meanwhile; please look at it again."
        raise Stale(message, current=found.row_version, by=found.judged_by_name)
    check = db.get_one(SpotCheck, check_id)
    if refusal := inspections.objection(actor, check, found):
        raise Conflict(refusal)
    found.state = contract.FAULTY if faults else contract.SOUND
    found.faults = [fault | {"entry_id": str(fault["entry_id"]) if fault["entry_id"] else None} for fault in faults]
    found.judged_by, found.judged_by_name, found.judged_at = actor.person_id, actor.name, clock.now()
    found.row_version += 1
    audit.record(db, f"review.inspected_{found.state}", case_id, check_id=str(check_id))
    if faults:
        emit(db, contract.faults_found, {"findings": [_finding(actor, check, found, faults)]})
    return inspections.row_of(actor, check, found)


def _finding(actor: Actor, check: SpotCheck, found: Inspected, faults: list[dict[str, Any]]) -> dict[str, Any]:
    same = {name: getattr(found, name) for name in ("case_id", "subject_id", "teacher_id")}
    signed = {name: getattr(actor, name) for name in ("person_id", "org_id", "org_name")} | {"person": actor.name}
    known = {"id": uuid.uuid5(found.check_id, str(found.case_id)), "business": check.business, "at": found.judged_at}
    return same | signed | known | {"faults": faults}
