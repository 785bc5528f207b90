"""A file went to another school: what is still open about its teacher goes to the desks that decide there.

A case keeps its chain and what was decided in it; only the steps that are yet to be decided lie elsewhere. Cases of
other organisations about the same teacher, such as the transfer's own, stay where they are.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock
from services.review import cases
from services.review.actions import placing_steps
from services.review.cases import Held
from services.review.domain import case_progress, desks
from services.review.models import Case
from services.review.planning import places_of
from services.review.rows import StepRow, fields_of
from services.review.staff_and_routes import Routes

FILE_WENT = "The file went from the school of {desk} to another one, which decides this now."
UNDECIDED = (case_progress.CURRENT, case_progress.AHEAD)
Item = Mapping[str, Any]  # as contracts/records/hand_over.py has what became of a hand-over


def follow(db: Session, items: Iterable[Item]) -> None:
    """Bring the open cases about these teachers to where the files are; news that is told again finds them there."""
    moved = {item["teacher_id"]: item for item in items if item["done"]}
    now, routes = clock.now(), Routes(db)
    about = Case.teacher_id == any_(literal(list(moved), ARRAY(Uuid)))
    query = select(Case.__table__).where(about, Case.state == case_progress.OPEN).order_by(Case.id).with_for_update()
    held = cases.whole(db, db.execute(query)).values()
    followed = [
        case for case in held if case.case.teacher_id and _follow(case, moved[case.case.teacher_id], routes, now)
    ]
    if followed:
        placing_steps.place_steps(db, followed, now)
        cases.save(db, followed)
        cases.announce(db, followed)


def _follow(held: Held, item: Item, routes: Routes, now: datetime.datetime) -> bool:
    case = held.case
    if case.org_id != item["from_org_id"]:
        return False
    before = {str(org_id) for org_id in (case.org_id, case.department_id) if org_id}
    _move_case(held, item, before, routes)
    case.row_version += 1
    case.moved_at = now
    for step in held.steps:
        if step.state in UNDECIDED:
            _move_step(held, step, routes, now)
    return True


def _move_case(held: Held, item: Item, before: set[str], routes: Routes) -> None:
    """The case is of the new school; a party that the old one or its department was is the new one now."""
    case, school = held.case, routes.org(item["org_id"])
    route = routes.of(item["org_id"], item["department_id"])
    case.org_id, case.org_name, case.org_path = school.id, school.name, route.path
    case.department_id = item["department_id"]
    here = str(item["department_id"] or item["org_id"])
    case.parties = {name: here if org_id in before else org_id for name, org_id in (case.parties or {}).items()}
    paths = [routes.org(UUID(org_id)).path for org_id in case.parties.values()]
    case.watchers, case.doors = list(desks.watchers(route.path, paths)), []
    held.new_place = True


def _move_step(held: Held, step: StepRow, routes: Routes, now: datetime.datetime) -> None:
    """To the desk of the same part at the new school, which has its full time from now on."""
    wanted = fields_of(step, ("desk", "roles", "unit"))
    place = places_of(routes, wanted, fields_of(held.case, placing_steps.SEEN_BY))[0]
    placing_steps.move(held, step, place, FILE_WENT, now)
    if step.state == case_progress.CURRENT:
        step.waiting_since, step.due_at = now, None
