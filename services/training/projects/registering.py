"""A project is registered, changed, published or cancelled by its owner (R-TRN-01)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid
from services.common.messages.wording import word
from services.contracts.training.projects import DRAFT, OPEN, REVIEWED, SCHOOL
from services.training.models import Project
from services.training.projects import cases, finding, notifying, places, rules, viewing
from services.training.projects.happened import follow, line

WRONG = "{count} places need to be corrected."
NO_OWNER = "Offices and schools register projects."
NO_AUTHORITY = "No office manages this school; nobody could confirm its trainings."
NOT_AN_INSTITUTION = "Please choose an organisation that can hold trainings."
CLOSED_ORG = "This organisation is closed."
FEWER_IN_ALL = "{taken} teachers are in this project already; fewer places than that are not possible."
HOLDERS = ("training", "affiliated", "school")


def register_project(db: Session, actor: Actor, id: UUID, **asked: Any) -> dict[str, Any]:
    """Keep a draft of a project of the asker's organisation."""
    level = rules.LEVEL_OF.get(actor.org_level)
    if level is None:
        raise Forbidden(NO_OWNER)
    said = _checked(db, asked)
    now, owner = clock.now(), known_orgs.known(db, actor.org_id)
    made = Project(id=id, state=DRAFT, level=level, category=owner.category or "primary_secondary", **said)
    made.org_id, made.org_name, made.org_path = actor.org_id, actor.org_name, actor.org_path
    made.office_id, made.office_path = _office(db, actor, owner, made)
    made.person_id, made.person, made.opened_at = actor.person_id, actor.name, now
    made.happened = [line("registered", now, actor.name, actor.org_name, None)]
    db.add(made)
    db.flush()
    return viewing.one(db, actor, id)


def change_project(db: Session, actor: Actor, project_id: UUID, row_version: int, **asked: Any) -> dict[str, Any]:
    """Say anew what describes it; what people enrolled for stays as it is once they are in it."""
    found = finding.own(db, actor, project_id, row_version)
    said = _checked(db, asked)
    if found.state == OPEN:
        _keep_promises(db, found, said)
    for name, value in said.items():
        setattr(found, name, value)
    places.freed(db, found)
    follow(found, "changed_open" if found.state == OPEN else "changed", _line("changed", actor))
    return _shown(db, actor, project_id)


def publish_project(db: Session, actor: Actor, project_id: UUID, row_version: int) -> dict[str, Any]:
    """Offer it to whom it is for; a school's own goes to its authority first."""
    found = finding.own(db, actor, project_id, row_version)
    if problems := rules.faults(_said(found), clock.today()):
        _refuse(db, problems, found)
    if found.level == SCHOOL:
        follow(found, "asked", _line("asked", actor))
        cases.want(db, found, actor.person_id)
    else:
        follow(found, "published", _line("published", actor))
        notifying.tell_of_offer(db, found)
    return _shown(db, actor, project_id)


def cancel_project(db: Session, actor: Actor, project_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Nothing becomes of it; everybody in it is told."""
    found = finding.own(db, actor, project_id, row_version)
    if found.results_state not in ("none", "returned"):
        raise Conflict(rules.HAS_RESULTS)
    before, found.why = found.state, words
    follow(found, "cancelled", _line("cancelled", actor, words), closes=True)
    if before == REVIEWED:
        cases.recall(db, found, actor)
    if before == OPEN:
        notifying.tell_of_end(db, found)
    return _shown(db, actor, project_id)


def _office(db: Session, actor: Actor, owner: Row, project: Project) -> tuple[UUID, str]:
    """Who confirms its results."""
    if not rules.needs_authority(project.level, project.category, project.mode):
        return actor.org_id, actor.org_path
    if owner.authority_id is None:
        raise Forbidden(NO_AUTHORITY)
    return owner.authority_id, known_orgs.known(db, owner.authority_id).path


def _checked(db: Session, asked: dict[str, Any]) -> dict[str, Any]:
    """What was entered, complete; raises Invalid field by field."""
    said = asked | {"results_due": asked["results_due"] or asked["finish"] + rules.RESULTS_WITHIN}
    said |= {"directions": sorted(set(asked["directions"])), "notes": asked["notes"] or None}
    found = rules.faults(said, clock.today())
    said |= {"institution_name": None, "institution_path": None}
    if asked["institution_id"]:
        org = known_orgs.among(db, {asked["institution_id"]}).get(asked["institution_id"])
        if org is None or org.level not in HOLDERS:
            found["institution_id"] = [NOT_AN_INSTITUTION]
        elif org.closed:
            found["institution_id"] = [CLOSED_ORG]
        else:
            said |= {"institution_name": org.name, "institution_path": org.path}
    if found:
        _refuse(db, found, None, said)
    return said


def _refuse(db: Session, found: dict[str, list[str]], project: Project | None, said: Any = None) -> None:
    known = said or _said(project)
    params = {"hours": known["hours"], "days": (known["finish"] - known["start"]).days + 1}
    language = db.info["request"].language
    worded = {name: [word(each, params, language) for each in some] for name, some in found.items()}
    raise Invalid(WRONG, errors=worded, count=len(worded))


def _said(project: Project | None) -> dict[str, Any]:
    names = ("year", "hours", "start", "finish", "enrol_from", "enrol_until", "results_due")
    return {name: getattr(project, name) for name in names}


def _keep_promises(db: Session, project: Project, said: dict[str, Any]) -> None:
    """Raise where something would change that people enrolled for; more places are welcome."""
    taken = places.room(db, project.id).taken
    if not taken:
        return
    if said["places"] is not None and said["places"] < taken:
        raise Conflict(FEWER_IN_ALL, taken=taken)
    fixed = [name for name in rules.FIXED if name != "places" and said[name] != getattr(project, name)]
    if fixed:
        _refuse(db, {name: [rules.IS_FIXED] for name in fixed}, project)


def _line(act: str, actor: Actor, words: str | None = None) -> dict[str, Any]:
    return line(act, clock.now(), actor.name, actor.org_name, words)


def _shown(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    db.flush()
    return viewing.one(db, actor, project_id)
