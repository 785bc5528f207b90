"""What identity announces of reviewers is kept, and what lies where nobody is left to decide moves on (R-REV-06)."""

import uuid
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.messages.wording import word
from services.common.processes import jobs
from services.common.processes.jobs import Work
from services.contracts.review import cases as cases_contract
from services.review import cases
from services.review.actions import placing_steps
from services.review.models import KnownReviewers

KIND = "move_stuck"
STUCK = text(
    """
    SELECT DISTINCT case_step.case_id FROM case_step JOIN review_case ON review_case.id = case_step.case_id
    WHERE case_step.org_id = ANY(CAST(:org_ids AS uuid[])) AND case_step.state = 'current'
    AND case_step.case_id > :after
    AND NOT EXISTS (
        SELECT FROM known_reviewers, jsonb_to_recordset(reviewers) AS reviewer(person_id uuid, roles text[])
        WHERE known_reviewers.org_id = case_step.org_id AND reviewer.roles && case_step.roles
        AND reviewer.person_id <> ALL (review_case.involved)
        AND NOT EXISTS (
            SELECT FROM decision WHERE decision.case_id = case_step.case_id AND NOT annulled AND verdict <> 'return'
            AND reviewer.person_id IN (decision.person_id, decision.for_person_id)
        )
    )
    ORDER BY case_step.case_id LIMIT :limit
    """
)
# Organisations below, or with this hub, that have nobody at all and yet a case: there was nobody above either so far.
WITHOUT_ANYBODY = text(
    """
    SELECT below.id FROM known_org AS above, known_org AS below
    JOIN known_reviewers ON known_reviewers.org_id = below.id
    WHERE above.id = :org_id AND reviewers = '[]'
    AND (below.path >= above.path AND below.path < left(above.path, -1) || '0' OR below.hub_id = above.id)
    AND EXISTS (SELECT FROM case_step WHERE case_step.org_id = below.id AND state = 'current')
    """
)
FIRST = UUID(int=0)


def _upsert_if_newer() -> Insert:
    new = insert(KnownReviewers)
    return new.on_conflict_do_update(
        index_elements=["org_id"],
        set_={"reviewers": new.excluded.reviewers, "row_version": new.excluded.row_version},
        where=KnownReviewers.row_version < new.excluded.row_version,
    )


KEEP_NEWER = _upsert_if_newer()


def learn(db: Session, org_id: UUID, reviewers: list[dict[str, Any]], row_version: int) -> None:
    """Keep who may decide at an organisation, unless something newer is known; move on what is stuck there or below."""
    view = [reviewer | {"person_id": str(reviewer["person_id"])} for reviewer in reviewers]
    row = {"org_id": org_id, "reviewers": view, "row_version": row_version}
    if db.execute(KEEP_NEWER.returning(KnownReviewers.org_id), row).first() is None:
        return
    if _move_some(db, org_id, FIRST):
        title = word("Move on what nobody is left to decide", {}, db.info["request"].language)
        jobs.add(db, uuid.uuid4(), KIND, title, {"org_id": str(org_id)})


def run_moving(work: Work, org_id: str) -> dict[str, int]:
    """Move on all that is stuck at an organisation; each transaction takes the next AT_ONCE cases."""
    after: UUID | None = FIRST
    sets = 0
    while after:
        with work.begin() as db:
            after = _move_some(db, UUID(org_id), after)
        sets += 1
        work.progress(sets)
    return {"sets": sets}


def _move_some(db: Session, org_id: UUID, after: UUID) -> UUID | None:
    """Move on the next cases; the last of them if there may be more."""
    org_ids = [str(each) for each in {org_id, *db.scalars(WITHOUT_ANYBODY, {"org_id": org_id})}]
    terms = {"org_ids": org_ids, "after": after, "limit": cases_contract.AT_ONCE}
    ids = list(db.scalars(STUCK, terms))
    now = clock.now()
    found = cases.lock_cases(db, db.info["request"].actor, ids)
    moved = placing_steps.place_steps(db, list(found.values()), now)
    for held in moved:
        held.follow(held.walk(), now)
    if moved:
        cases.save(db, moved)
        cases.announce(db, moved)
    return ids[-1] if len(ids) == cases_contract.AT_ONCE else None
