"""What lies in whose box, said in SQL: todo is exactly what the rules let the asker decide."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.review.cases import in_sight
from services.review.domain import case_progress, working_days
from services.review.domain.four_eyes import Asker
from services.review.models import Case, CaseStep, Decision


def page_of(db: Session, actor: Actor, asker: Asker, wanted: dict[str, Any], now: datetime.datetime) -> dict[str, Any]:
    """The ids of one page of cases; see review.CaseFilter."""
    limit, after = wanted["limit"], wanted["after"]
    if wanted["box"] == "todo" and not actor.teacher_id:
        query = narrowed(db, todo(actor, asker), wanted, now, CaseStep)
        return page(db, query, (CaseStep.waiting_since, CaseStep.case_id), limit, after)
    if wanted["box"] == "done" and not actor.teacher_id:
        query = narrowed(db, _done(actor), wanted, now)
        return page(db, query, (Decision.at, Decision.case_id), limit, after, descending=True)
    query = narrowed(db, select(Case.id, Case.opened_at).where(in_sight(actor)), wanted, now)
    return page(db, query, (Case.opened_at, Case.id), limit, after, descending=True)


def todo(actor: Actor, asker: Asker) -> Select:
    """Cases that `walking.seat` lets the asker decide, each with the step that it would be."""
    columns = (Case.id, Case.business, CaseStep.case_id, CaseStep.waiting_since, CaseStep.due_at, CaseStep.role)
    lower = aliased(CaseStep)
    lower_mine = select(lower.number).where(
        lower.case_id == CaseStep.case_id,
        lower.number < CaseStep.number,
        # said so that the index of waiting steps is not taken: it would be gone through for each case
        lower.state.is_not_distinct_from(case_progress.CURRENT),
        lower.org_id.is_not_distinct_from(CaseStep.org_id),
        _for_asker(lower, asker),
    )
    return (
        select(*columns)
        .join(CaseStep, CaseStep.case_id == Case.id)
        .where(in_sight(actor), _mine(CaseStep, asker), _free(asker.person_id), ~lower_mine.exists())
    )


def _mine(step: Any, asker: Asker) -> ColumnElement[bool]:
    """The step waits at the asker's desk."""
    return and_(step.org_id == asker.org_id, step.state == case_progress.CURRENT, _for_asker(step, asker))


def _for_asker(step: Any, asker: Asker) -> ColumnElement[bool]:
    """By the asker's own roles, or by those of a colleague whose desk the asker keeps and who had no say yet."""
    own = step.roles.overlap(sorted(asker.roles))
    kept = [and_(step.roles.overlap(sorted(each.roles)), _free(each.person_id)) for each in asker.absent]
    return or_(own, *kept)


def _free(person_id: UUID) -> ColumnElement[bool]:
    """Whether this person is not involved in the case and has had no say in it."""
    said = select(Decision.id).where(
        Decision.case_id == Case.id,
        or_(Decision.person_id == person_id, Decision.for_person_id == person_id),
        stands(),
    )
    return and_(~Case.involved.contains([person_id]), ~said.exists())


def stands() -> ColumnElement[bool]:
    """`walking.Decided.stands`."""
    return and_(~Decision.annulled, Decision.verdict != case_progress.RETURN)


def _done(actor: Actor) -> Select:
    """What the actor decided, each case once: at the last of his or her decisions on it."""
    later = aliased(Decision)
    newer = select(later.id).where(
        later.case_id == Decision.case_id, later.person_id == actor.person_id, later.at > Decision.at
    )
    query = select(Case.id, Decision.at, Decision.case_id).join(Decision, Decision.case_id == Case.id)
    return query.where(in_sight(actor), Decision.person_id == actor.person_id, ~newer.exists())


def narrowed(db: Session, query: Select, wanted: dict[str, Any], now: datetime.datetime, step: Any = None) -> Select:
    """The query with the filters of review.Wanted; `step` is the step at hand, else any that waits."""
    if wanted["q"]:
        query = query.where(is_called(Case.subject_name, wanted["q"]))
    if wanted["org_id"]:
        start, end = path_range(_path_of(db, wanted["org_id"]))
        query = query.where(Case.org_path >= start, Case.org_path < end)
    if wanted["business"]:
        query = query.where(Case.business == wanted["business"])
    if wanted.get("alike"):
        query = query.where(Case.alike == wanted["alike"])
    if wanted.get("teacher_id"):
        of_file = Case.teacher_id.is_(None) & (Case.subject_id == wanted["teacher_id"])
        query = query.where(or_(Case.teacher_id == wanted["teacher_id"], of_file))
    if wanted.get("subject_id"):
        query = query.where(Case.subject_id == wanted["subject_id"])
    return _narrowed_by_step(query, wanted, now, step)


def _path_of(db: Session, org_id: UUID) -> str:
    """Where an organisation lies; one that is not known has no cases."""
    try:
        return known_orgs.known(db, org_id).path
    except NotFound:
        return "-/"


def _narrowed_by_step(query: Select, wanted: dict[str, Any], now: datetime.datetime, step: Any) -> Select:
    at = aliased(CaseStep) if step is None else step
    terms = [at.role == wanted["step"]] if wanted["step"] else []
    terms += [DUE[wanted["due"]](at.due_at, now)] if wanted["due"] else []
    if not terms:
        return query
    if step is not None:
        return query.where(*terms)
    waiting = select(at.number).where(at.case_id == Case.id, at.state == case_progress.CURRENT, *terms)
    return query.where(waiting.exists())


def overdue(due_at: Any, now: datetime.datetime) -> ColumnElement[bool]:
    """Past its due date."""
    return due_at < now


def soon(due_at: Any, now: datetime.datetime) -> ColumnElement[bool]:
    """Due within the next days."""
    return and_(due_at >= now, due_at < now + working_days.SOON)


DUE = {"overdue": overdue, "soon": soon}
