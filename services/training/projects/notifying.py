"""Who hears of a project: the areas that have places in it, who holds it, who registered it, and who is in it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.messages.notices import notice, notice_to_each, notify
from services.contracts.training.results import CONFIRMERS
from services.training.models import Enrolment, Project, Quota

READS = sorted(roles.ENTRY)
HOLDERS = sorted(roles.ENTRY | {roles.INSTITUTION})
AT_ONCE = 500


def tell_of_offer(db: Session, project: Project) -> None:
    """Areas and schools with places in it, and the institution, hear that it is published."""
    told = [_to_org(db, "training_offered", project, org_id) for org_id in _invited(db, project)]
    if project.institution_id:
        told.append(_to_org(db, "training_held", project, project.institution_id, HOLDERS))
    if project.case_id:
        told.append(_notice(db, "training_approved", project, {"person_id": project.person_id}))
    notify(db, told)


def tell_of_refusal(db: Session, project: Project) -> None:
    """Whoever registered it hears that it was not approved."""
    notify(db, [_notice(db, "training_refused", project, {"person_id": project.person_id})])


def tell_of_end(db: Session, project: Project) -> None:
    """It is cancelled: areas, the institution, schools and teachers in it hear that."""
    query = select(Enrolment.org_id, Enrolment.teacher_id).where(
        Enrolment.project_id == project.id, Enrolment.state.in_(("applied", "accepted", "waiting"))
    )
    people = db.execute(query.order_by(Enrolment.id)).all()
    orgs = {*_invited(db, project), *(row.org_id for row in people)}
    if project.institution_id:
        orgs.add(project.institution_id)
    notify(db, [_to_org(db, "training_cancelled", project, org_id) for org_id in sorted(orgs, key=str)])
    teachers = [{"teacher_id": row.teacher_id} for row in people]
    for start in range(0, len(teachers), AT_ONCE):
        notify(db, [notice_to_each(db, "own_training_cancelled", teachers[start : start + AT_ONCE], **_said(project))])


def tell_of_results(db: Session, project: Project, count: int) -> None:
    """Whoever confirms them hears that results came."""
    said = {"project": project.name, "count": count}
    to = {"org_id": project.office_id, "roles": sorted(CONFIRMERS)}
    notify(db, [notice(db, "training_results", to, id=project.id, **said)])


def tell_of_returned(db: Session, project: Project, count: int) -> None:
    """Whoever entered results hears that some came back."""
    said = {"project": project.name, "count": count}
    to = {"org_id": project.institution_id or project.org_id, "roles": HOLDERS}
    notify(db, [notice(db, "training_results_returned", to, id=project.id, **said)])


def tell_of_overdue(db: Session, projects: Sequence[Project]) -> None:
    """Results are late: whoever holds the training is reminded, and the owner, if that is another one, hears of it."""
    told = []
    for each in projects:
        holder = each.institution_id or each.org_id
        said = {"project": each.name, "day": str(each.results_due)}
        told.append(_late(db, "training_results_overdue", each, holder, HOLDERS, said))
        if holder != each.org_id:
            said |= {"holder": each.institution_name}
            told.append(_late(db, "training_results_overdue_there", each, each.org_id, READS, said))
    notify(db, told)


def _late(
    db: Session, kind: str, project: Project, org_id: UUID, read_by: list[str], said: dict[str, Any]
) -> dict[str, Any]:
    return notice(db, kind, {"org_id": org_id, "roles": read_by}, id=project.id, **said)


def _invited(db: Session, project: Project) -> list[Any]:
    """The areas and schools that have places."""
    wanted = (Quota.project_id == project.id) & (Quota.places.is_(None) | (Quota.places > 0))
    return list(db.scalars(select(Quota.org_id).where(wanted).order_by(Quota.org_path, Quota.org_id)))


def _to_org(db: Session, kind: str, project: Project, org_id: Any, read_by: list[str] | None = None) -> dict[str, Any]:
    return _notice(db, kind, project, {"org_id": org_id, "roles": read_by or READS})


def _notice(db: Session, kind: str, project: Project, to: dict[str, Any]) -> dict[str, Any]:
    return notice(db, kind, to, id=project.id, **_said(project))


def _said(project: Project) -> dict[str, Any]:
    return {"project": project.name, "by": project.org_name, "day": str(project.start)}
