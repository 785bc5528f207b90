"""Places of areas and schools: the owner gives them, an office with a quota divides its own below it (R-TRN-09)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, Stale
from services.contracts.training.projects import OPEN
from services.training.models import Project, Quota, QuotaDivision
from services.training.projects import finding, places, rules, viewing
from services.training.projects.happened import follow, line

BEYOND = "Places are given to areas and schools below the project's owner."
BEYOND_OWN = "Your places are divided among areas and schools below your office."
TWICE = "An area is there twice."
FEWER = "{taken} places of {org} are taken already; its quota cannot be {places}."
GIVEN = "{org} has its places from {office} already."
NO_QUOTA = "Your office has no places of its own in this project, so there is nothing to divide."
NOT_NOW = "Places are divided while the project is open."
MORE = "You gave {given} places in all; your office has {places}."
CHANGED = "{by} divided the places meanwhile. Please look at them again."
Wanted = Mapping[UUID, int | None]


def set_quotas(
    db: Session, actor: Actor, project_id: UUID, row_version: int, quotas: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Give places to areas and schools; never fewer than are taken. What offices divided that have none now goes."""
    found = finding.own(db, actor, project_id, row_version)
    rules.move(found.state, "changed_open" if found.state == OPEN else "changed")
    finding.take_turn(db, project_id)
    wanted = _wanted(quotas)
    known = _known(db, wanted, found.org_path, BEYOND)
    _refuse_fewer(db, project_id, wanted, known)
    given = Quota.project_id == project_id
    db.execute(delete(Quota).where(given, Quota.by_org_id.not_in(wanted) | (Quota.by_org_id == actor.org_id)))
    _refuse_given(db, project_id, wanted, actor)
    _add(db, found, wanted, known, actor)
    places.freed(db, found)
    follow(found, "changed_open" if found.state == OPEN else "changed", _line("quotas_set", actor))
    db.flush()
    return viewing.one(db, actor, project_id)


def divide_quotas(
    db: Session, actor: Actor, project_id: UUID, row_version: int, quotas: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Divide the places of the asker's office among those below it, all anew; no more than it has."""
    found = finding.seen(db, project_id)
    finding.take_turn(db, project_id)
    own = db.scalar(select(Quota).where(Quota.project_id == project_id, Quota.org_id == actor.org_id))
    if own is None:
        raise Forbidden(NO_QUOTA)
    if found.state != OPEN:
        raise Conflict(NOT_NOW)
    division = _division(db, actor, project_id, row_version)
    wanted = _wanted(quotas)
    known = _known(db, wanted, actor.org_path, BEYOND_OWN)
    if actor.org_id in wanted:
        raise Invalid(BEYOND_OWN)
    given = sum(number or 0 for number in wanted.values())
    if own.places is not None and given > own.places:
        raise Invalid(MORE, given=given, places=own.places)
    _refuse_fewer(db, project_id, wanted, known)
    db.execute(delete(Quota).where(Quota.project_id == project_id, Quota.by_org_id == actor.org_id))
    _refuse_given(db, project_id, wanted, actor)
    _add(db, found, wanted, known, actor)
    division.row_version, division.person, division.at = row_version + 1, actor.name, clock.now()
    places.freed(db, found)
    db.flush()
    return viewing.one(db, actor, project_id)


def _division(db: Session, actor: Actor, project_id: UUID, row_version: int) -> QuotaDivision:
    """How often the office has divided its places, at the version that was seen; raises Stale."""
    known = QuotaDivision.project_id == project_id, QuotaDivision.org_id == actor.org_id
    found = db.scalar(select(QuotaDivision).where(*known))
    now = found.row_version if found else 0
    if now != row_version:
        raise Stale(CHANGED, by=found.person if found else actor.org_name, row_version=now)
    if found is None:
        same = {"project_id": project_id, "org_id": actor.org_id, "org_path": actor.org_path}
        found = QuotaDivision(**same, row_version=0, person=actor.name, at=clock.now())
        db.add(found)
    return found


def _wanted(quotas: Sequence[dict[str, Any]]) -> Wanted:
    wanted = {each["org_id"]: each["places"] for each in quotas}
    if len(wanted) != len(quotas):
        raise Invalid(TWICE)
    return wanted


def _known(db: Session, wanted: Collection[UUID], path: str, beyond: str) -> dict[UUID, Row]:
    known = known_orgs.among(db, set(wanted))
    if any(org_id not in known or not known[org_id].path.startswith(path) for org_id in wanted):
        raise Invalid(beyond)
    return known


def _refuse_fewer(db: Session, project_id: UUID, wanted: Wanted, known: Mapping[UUID, Row]) -> None:
    room = places.room(db, project_id)
    for org_id, number in wanted.items():
        taken = room.taken_of(org_id)
        if number is not None and number < taken:
            raise Conflict(FEWER, taken=taken, org=known[org_id].name, places=number)


def _refuse_given(db: Session, project_id: UUID, wanted: Wanted, actor: Actor) -> None:
    """An area has its places from one office alone."""
    query = select(Quota).where(Quota.project_id == project_id, Quota.org_id.in_(wanted)).order_by(Quota.org_path)
    for each in db.scalars(query):
        if each.by_org_id != actor.org_id:
            raise Conflict(GIVEN, org=each.org_name, office=each.by_org_name)


def _add(db: Session, project: Project, wanted: Wanted, known: Mapping[UUID, Row], actor: Actor) -> None:
    by = {"by_org_id": actor.org_id, "by_org_name": actor.org_name, "by_path": actor.org_path}
    db.add_all(
        Quota(project_id=project.id, org_id=org_id, org_name=known[org_id].name, org_path=known[org_id].path,
              owner_path=project.org_path, places=number, **by)
        for org_id, number in wanted.items()
    )  # fmt: skip


def _line(act: str, actor: Actor) -> dict[str, Any]:
    return line(act, clock.now(), actor.name, actor.org_name, None)
