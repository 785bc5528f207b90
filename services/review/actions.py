"""What review can do: open a case when something is submitted, and take a decision on it."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import known_orgs
from services.common.actor import Actor
from services.common.contracts import review
from services.common.errors import NotFound, Stale
from services.common.outbox import emit
from services.review import domain, queries
from services.review.models import Case, CaseStep, Chain, Decision


def open_case(db: Session, file: dict) -> None:
    """Open the case of a submitted file, on the chain now in force; the same submission opens only one.

    Raises LookupError while an organisation or a chain is missing here: the event is then tried again later.
    """
    if db.scalar(select(Case.id).filter_by(subject_id=file["teacher_id"], submission_id=file["submission_id"])):
        return
    school = _org(db, file["org_id"])
    chain = _chain(db, file["business"], file["category"])
    now = _now()
    case = Case(
        id=file["submission_id"],
        business=file["business"],
        chain_id=chain.id,
        subject_id=file["teacher_id"],
        submission_id=file["submission_id"],
        subject_version=file["version"],
        subject_digest=file["digest"],
        subject_name=file["name"],
        org_id=school.id,
        org_name=school.name,
        org_path=school.path,
        submitted_by=file["submitted_by"],
        involved=sorted({file["submitted_by"], *file["contributors"]}),
        opened_at=now,
        steps=[_step(db, number, step, school) for number, step in enumerate(chain.steps, start=1)],
        decisions=[],
    )
    case.follow(domain.Walk(case.walk().steps, frozenset(case.involved)), now)
    db.add(case)
    _announce(db, case)


def decide(
    db: Session, actor: Actor, case_id: UUID, row_version: int, verdict: str, reasons: list[dict]
) -> dict[str, Any]:
    """Take the decision of the current step's desk on a case as the reviewer saw it (R-REV-04, R-REV-06)."""
    case = db.scalar(queries.visible(actor).where(Case.id == case_id).with_for_update())
    if case is None:
        raise NotFound("This case does not exist.")
    _refuse_stale(case, row_version)
    walk = domain.decide(case.walk(), queries.asker(actor), verdict, [reason["reason"] for reason in reasons])
    now = _now()
    case.decisions.append(_decision(case, walk.decisions[-1], actor, reasons, now))
    case.follow(walk, now)
    _announce(db, case)
    return queries.whole(db, actor, case)


def _decision(
    case: Case, decided: domain.Decided, actor: Actor, reasons: list[dict], now: datetime.datetime
) -> Decision:
    return Decision(
        step=decided.step,
        verdict=decided.verdict,
        reasons=reasons,
        person_id=actor.person_id,
        person=actor.name,
        org_id=actor.org_id,
        org_name=actor.org_name,
        org_path=case.org_path,
        at=now,
    )


def _step(db: Session, number: int, step: dict, school: Row) -> CaseStep:
    """A step of the chain at the organisation that decides it for this school."""
    desk = _org(db, domain.desk_of(step["desk"], school))
    return CaseStep(
        number=number,
        names=step["name"],
        desk=step["desk"],
        org_id=desk.id,
        org_name=desk.name,
        org_path=school.path,
        roles=step["roles"],
        days=step["days"],
    )


def _chain(db: Session, business: str, category: str) -> Chain:
    chain = db.scalar(
        select(Chain).where(Chain.in_force, Chain.business == business, Chain.categories.contains([category]))
    )
    if chain is None:
        raise LookupError(f"No chain in force serves {business} of {category}.")
    return chain


def _org(db: Session, org_id: UUID) -> Row:
    try:
        return known_orgs.known(db, org_id)
    except NotFound:
        raise LookupError(f"Identity has not announced the organisation {org_id} yet.") from None


def _refuse_stale(case: Case, row_version: int) -> None:
    if row_version == case.row_version:
        return
    by = case.decisions[-1].person if case.decisions else None
    raise Stale("Somebody changed this case meanwhile; please look at it again.", current=case.row_version, by=by)


def _announce(db: Session, case: Case) -> None:
    db.flush()  # the version that is announced is the version that is kept
    emit(db, review.case_moved, queries.announcement(case))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
