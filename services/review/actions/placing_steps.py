"""A step at which nobody is left who may decide goes to the next desk above, and it is written down why (R-REV-06)."""

import datetime
from collections.abc import Iterable

from sqlalchemy.orm import Session

from services.review.cases import Held
from services.review.domain import desks
from services.review.domain.four_eyes import Person
from services.review.rows import StepRow, fields_of
from services.review.staff_and_routes import Routes, Staff

SEEN_BY = ("org_id", "department_id", "parties")


def place_steps(db: Session, found: list[Held], now: datetime.datetime) -> list[Held]:
    """See to it that each waiting step lies where somebody can decide it; the cases of which one was moved."""
    staff, routes = Staff(db), Routes(db)
    staff.look_up({step.org_id for held in found for step in held.current()})
    return [held for held in found if _place_case(held, staff, routes, now)]


def _place_case(held: Held, staff: Staff, routes: Routes, now: datetime.datetime) -> bool:
    walk = held.walk()
    without = walk.involved | walk.spent
    moved = [_place_step(held, step, without, staff, routes, now) for step in held.current()]
    return any(moved)


def _place_step(
    held: Held, step: StepRow, without: frozenset, staff: Staff, routes: Routes, now: datetime.datetime
) -> bool:
    if desks.anybody(_people(step, staff, routes), frozenset(step.roles), without):
        return False
    try:
        found = _from_here(held, step, routes)
    except LookupError:  # the way up is not known: a decision is not refused for that, the step stays where it is
        return False
    place = desks.first_staffed(found, staff.at, without)
    if place is found[0]:
        return False
    move(held, step, place, desks.NOBODY_LEFT, now)
    return True


def _people(step: StepRow, staff: Staff, routes: Routes) -> Iterable[Person] | None:
    return desks.at(routes.office(step.org_id), staff.at) if step.unit else staff.at(step.org_id)


def _from_here(held: Held, step: StepRow, routes: Routes) -> list[desks.Place]:
    """Where the step can lie, the place where it is first; from a unit the way leads to its desk."""
    wanted, office = frozenset(step.roles), routes.office(step.org_id)
    route = routes.seen_from(desks.split(step.desk)[0], fields_of(held.case, SEEN_BY))
    if office.level not in desks.UNITS:
        return desks.onward(step.desk, office, wanted, route)
    desk = routes.desk_of(office)
    others = [unit for unit in routes.units(desk, step.unit) if unit != office]
    return desks.places_of_unit(desks.onward(step.desk, desk, wanted, route), wanted, [office, *others])


def move(held: Held, step: StepRow, place: desks.Place, why: str, now: datetime.datetime) -> None:
    """Put a step on another desk; a desk outside the case's branch of the tree gets a door to it."""
    entry = {"from_desk": step.org_name, "from_part": step.role, "why": why, "at": now.isoformat()}
    step.org_id, step.org_name = place.office.org_id, place.office.name
    step.role, step.roles = place.role, sorted(place.roles)
    step.moved = [*step.moved, entry]
    held.changed.add(step.number)
    open_doors(held, [place])


def open_doors(held: Held, found: Iterable[desks.Place]) -> None:
    """Let desks see the case that do not lie above it in the tree."""
    path = held.case.org_path
    outside = {place.office.path for place in found if not path.startswith(place.office.path)}
    if outside <= set(held.case.doors):
        return
    held.case.doors = sorted({*held.case.doors, *outside})
    held.new_doors = True
