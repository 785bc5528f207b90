"""Who hears of an assignment besides what review tells its desks: both schools, the office, the teacher."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from services.common import roles
from services.common.copies import known_orgs
from services.common.messages.notices import notice, notice_to_each, notify
from services.mobility.models import Assignment

READS = sorted(roles.ENTRY | {roles.REVIEWER})
OWN = ("assignment_agreed", "assignment_begun", "assignment_extended", "assignment_ended", "assignment_taken_back")


def tell_of_blocked(db: Session, assignment: Assignment) -> None:
    """Whoever entered it hears that something is in the way."""
    notify(db, [_notice(db, "assignment_blocked", assignment, {"person_id": assignment.person_id})])


def tell(db: Session, kind: str, assignment: Assignment) -> None:
    """Everybody hears what took effect; of what failed only whoever entered it, and the home school."""
    if kind in OWN:
        tell_everybody(db, kind, assignment)
    else:
        home = {"org_id": assignment.org_id, "roles": READS}
        notify(db, [_notice(db, kind, assignment, {"person_id": assignment.person_id}, home)])


def tell_everybody(db: Session, kind: str, assignment: Assignment) -> None:
    """Both schools, the office of the home school, whoever entered it, and the teacher."""
    people = ({"person_id": assignment.person_id}, *_schools(assignment), *_offices(db, assignment))
    told = _notice(db, kind, assignment, *people)
    known = _said(assignment)
    known.pop("name")
    own = notice(db, f"own_{kind}", {"teacher_id": assignment.teacher_id}, id=assignment.id, **known)
    notify(db, [told, own])


def tell_of_days(db: Session, act: str, assignments: Iterable[Assignment]) -> None:
    """Both schools hear whose last day is near (`end_soon`) or has passed (`end_overdue`), each of all its people."""
    by_school: dict[Any, list[Assignment]] = {}
    for each in assignments:
        for org_id in (each.org_id, each.host_id):
            if org_id:
                by_school.setdefault(org_id, []).append(each)
    notify(db, [_summed(db, act, org_id, some) for org_id, some in by_school.items()])


def _summed(db: Session, act: str, org_id: Any, some: list[Assignment]) -> dict[str, Any]:
    to = {"org_id": org_id, "roles": READS}
    if len(some) == 1:
        return _notice(db, f"assignment_{act}", some[0], to)
    return notice(db, f"assignments_{act}", to, count=len(some))


def _schools(assignment: Assignment) -> list[dict[str, Any]]:
    ids = [assignment.org_id, *([assignment.host_id] if assignment.host_id else [])]
    return [{"org_id": org_id, "roles": READS} for org_id in ids]


def _offices(db: Session, assignment: Assignment) -> list[dict[str, Any]]:
    school = known_orgs.known(db, assignment.org_id)
    return [{"org_id": school.authority_id, "roles": READS}] if school.authority_id else []


def _notice(db: Session, kind: str, assignment: Assignment, *to: dict[str, Any]) -> dict[str, Any]:
    """One notice to all of them: whoever is several of them reads it once."""
    return notice_to_each(db, kind, list(to), id=assignment.id, **_said(assignment))


def _said(assignment: Assignment) -> dict[str, Any]:
    names = {"name": assignment.name, "school": assignment.org_name, "to_school": assignment.host_name}
    return names | {"day": str(assignment.start), "until": str(assignment.ended_on or assignment.until)}
