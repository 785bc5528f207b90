"""Whoever held a training enters what it brought each participant, and submits it after the end (R-TRN-04)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.common.messages.wording import word
from services.contracts.training.enrolments import ACCEPTED
from services.contracts.training.projects import OPEN
from services.contracts.training.results import ENTERED, RETURNED, SUBMITTED
from services.training.models import Enrolment, Project, Result
from services.training.projects import finding, notifying
from services.training.projects import viewing as project_viewing
from services.training.projects.happened import line
from services.training.results import rules

CHANGED = "The result of {name} changed meanwhile. Please look at it again."
GONE = "Somebody of these is not in this project any more. Please look at the list again."
WRONG = "{count} results need to be corrected."
MENDABLE = (ENTERED, RETURNED)
HOLDS = ("none", "returned")


def enter_results(db: Session, actor: Actor, project_id: UUID, results: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Keep results of participants, all or none; those of a returned list are mended the same way."""
    project = held_to_enter(db, actor, project_id)
    said = {each["enrolment_id"]: each for each in results}
    people = _participants(db, project, list(said))
    if len(people) != len(said):
        raise NotFound(GONE)
    _refuse_faults(db, [(people[enrolment_id].name, each) for enrolment_id, each in said.items()], project)
    known = current(db, list(said))
    for enrolment_id, each in said.items():
        result = known.get(enrolment_id)
        _refuse_stale(people[enrolment_id], result, each["row_version"])
        if result is not None and result.state not in MENDABLE:
            raise Conflict(rules.NOT_NOW)
    keep(db, actor, project, people, known, said)
    return {"entered": len(said), "missing": missing(db, project_id)}


def held_to_enter(db: Session, actor: Actor, project_id: UUID) -> Project:
    """A project whose results are the asker's to enter now, held; raises NotFound, Forbidden, Conflict."""
    project = _held_by(db, actor, project_id)
    if clock.today() < project.start:
        raise Conflict(rules.NOT_YET)
    return project


def keep(
    db: Session,
    actor: Actor,
    project: Project,
    people: Mapping[UUID, Enrolment],
    known: Mapping[UUID, Result],
    said: Mapping[UUID, Mapping[str, Any]],
) -> None:
    """Enter what is sound, by enrolment; `known` are the results that there are."""
    now = clock.now()
    for enrolment_id, each in said.items():
        result = known.get(enrolment_id)
        if result is None:
            result = _new(project, people[enrolment_id])
            db.add(result)
        else:
            result.row_version += 1
        result.state, result.hours, result.absent = ENTERED, each["hours"], each["absent"]
        result.grade = rules.grade(each["grade"])
        result.measures = {name: str(value) for name, value in sorted(each["measures"].items())}
        result.person_id, result.person, result.entered_at = actor.person_id, actor.name, now
    db.flush()


def submit_results(db: Session, actor: Actor, project_id: UUID, row_version: int, count: int) -> dict[str, Any]:
    """Hand the results to the project's owner, once everybody in it has one."""
    project = _held_by(db, actor, project_id, row_version)
    if clock.today() <= project.finish:
        raise Conflict(rules.NOT_ENDED)
    if lacking := missing(db, project_id):
        raise Conflict(rules.INCOMPLETE, count=lacking)
    query = select(Result).where(Result.project_id == project_id, Result.state == ENTERED).order_by(Result.id)
    found = list(db.scalars(query.with_for_update()))
    if not found:
        raise Conflict(rules.NOBODY)
    if len(found) != count:
        raise Stale(rules.OTHER_COUNT, count=len(found), row_version=project.row_version)
    now = clock.now()
    for result in found:
        result.state, result.submitted_by, result.submitted_at = SUBMITTED, actor.person_id, now
        result.sampled, result.row_version = rules.is_sampled(result.id), result.row_version + 1
    found[0].sampled = True  # one at least
    project.results_state, project.results_at, project.results_by = "submitted", now, actor.person_id
    project.happened = [*project.happened, line("results_submitted", now, actor.name, actor.org_name, str(count))]
    project.row_version += 1
    db.flush()
    notifying.tell_of_results(db, project, count)
    return project_viewing.one(db, actor, project_id)


def _held_by(db: Session, actor: Actor, project_id: UUID, row_version: int | None = None) -> Project:
    """A project whose results are the asker's to enter, held; raises NotFound, Forbidden, Conflict, Stale."""
    seen = seen_to_enter(db, actor, project_id)
    project = finding.held(db, project_id, seen.row_version if row_version is None else row_version)
    if project.state != OPEN or project.results_state not in HOLDS:
        raise Conflict(rules.NOT_NOW)
    return project


def seen_to_enter(db: Session, actor: Actor, project_id: UUID) -> Project:
    """A project that the asker's organisation holds; raises NotFound, Forbidden."""
    seen = finding.seen(db, project_id)
    if actor.org_id != (seen.institution_id or seen.org_id):
        raise Forbidden(rules.NOT_OF_HOLDER)
    return seen


def _participants(db: Session, project: Project, ids: Sequence[UUID]) -> dict[UUID, Enrolment]:
    query = select(Enrolment).where(
        Enrolment.id.in_(ids), Enrolment.project_id == project.id, Enrolment.state == ACCEPTED
    )
    return {each.id: each for each in db.scalars(query)}


def current(db: Session, enrolment_ids: Sequence[UUID]) -> dict[UUID, Result]:
    """The current results of these enrolments, held in the order of their ids."""
    query = select(Result).where(Result.enrolment_id.in_(enrolment_ids), Result.state.not_in(("superseded", "revoked")))
    return {
        each.enrolment_id: each for each in db.scalars(query.order_by(Result.id).with_for_update()) if each.enrolment_id
    }


def _refuse_stale(person: Enrolment, result: Result | None, seen: int | None) -> None:
    if (result.row_version if result else None) != seen:
        raise Stale(CHANGED, name=person.name, row_version=result.row_version if result else 0)


def _refuse_faults(db: Session, said: Sequence[tuple[str, dict[str, Any]]], project: Project) -> None:
    language = db.info["request"].language
    found = {
        f"results.{index}": [word(*fault, language)]
        for index, (name, each) in enumerate(said)
        if (fault := rules.faults(name, each, project.hours))
    }
    if found:
        raise Invalid(WRONG, errors=found, count=len(found))


def _new(project: Project, person: Enrolment) -> Result:
    made = Result(id=uuid4(), subject_id=person.id, number=1, source="project", row_version=1)
    made.project_id, made.enrolment_id, made.teacher_id, made.name = (
        project.id,
        person.id,
        person.teacher_id,
        person.name,
    )
    made.org_id, made.org_name, made.org_path = person.org_id, person.org_name, person.org_path
    made.office_id, made.office_path = project.office_id, project.office_path
    made.institution_path = project.institution_path or project.org_path
    made.training = training_of(project)
    made.first_day, made.finished, made.planned = project.start, project.finish, project.hours
    made.attributes = dict(project.attributes)
    return made


def training_of(project: Project) -> dict[str, Any]:
    """What stays known of the training with its result."""
    return {
        "project_id": str(project.id), "name": project.name, "level": project.level, "mode": project.mode,
        "content": project.content, "year": project.year, "owner": project.org_name,
        "organisation": project.institution_name or project.org_name, "document": None,
    }  # fmt: skip


def missing(db: Session, project_id: UUID) -> int:
    """How many participants have no result yet."""
    has_one = select(Result.id).where(
        Result.enrolment_id == Enrolment.id, Result.state.not_in(("superseded", "revoked"))
    )
    query = select(func.count()).where(
        Enrolment.project_id == project_id, Enrolment.state == ACCEPTED, ~has_one.exists()
    )
    return db.scalar(query) or 0
