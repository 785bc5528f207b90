"""Which way a case of a school would take: the chain, the desks of its steps, who decides there today."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Invalid, NotFound
from services.common.messages.wording import word
from services.review.actions.switching import draft_of
from services.review.chains_known import counting
from services.review.domain import desks
from services.review.domain.desks import Place
from services.review.models import Chain
from services.review.planning import chosen, facts_of, places_of
from services.review.staff_and_routes import Routes, Staff
from services.review.words import named, part_of, place_of

NOT_KEPT = UUID(int=0)
NOBODY: frozenset[UUID] = frozenset()


def preview(db: Session, actor: Actor, **question: Any) -> dict[str, Any]:
    """The way of a case of a school in the territory that begins on `day`; with `draft` as if it were kept."""
    school, day = _school(db, actor, question["org_id"]), question["day"] or clock.today()
    routes, staff, language = Routes(db), Staff(db), db.info["request"].language
    try:
        facts = facts_of(routes.of(school.id, None), question["business"], question["category"] or school.category)
        chain = chosen(_counting(db, actor, day, facts.org_ids, question["draft"]), facts)
        if chain is None:
            raise LookupError
    except LookupError:
        raise Conflict("No chain serves such cases of this school on that day.") from None
    case = {"org_id": school.id, "department_id": None, "parties": {}}
    positions = [[_placed(step, case, routes, staff, language) for step in each["together"]] for each in chain.steps]
    return {
        "chain_id": None if chain.id == NOT_KEPT else chain.id,
        "chain_name": named(chain.names, language),
        "org_name": routes.org(chain.org_id).name if chain.org_id else None,
        "day": day,
        "positions": positions,
    }


def _school(db: Session, actor: Actor, org_id: UUID) -> Any:
    school = known_orgs.known(db, org_id)
    if not actor.covers(school.path):
        raise NotFound("This organisation is not known.")
    if school.level != "school":
        message = "Choose a school."
        raise Invalid(message, errors={"org_id": [message]})
    return school


def _counting(
    db: Session, actor: Actor, day: datetime.date, org_ids: Sequence[UUID], draft: dict[str, Any] | None
) -> Sequence[Chain]:
    """What counts on the day; a draft takes the place of what it replaces."""
    found = counting(db, day, org_ids)
    if draft is None or draft["effective_from"] > day:
        return found
    made = draft_of(db, actor, NOT_KEPT, draft)
    return [*(chain for chain in found if chain.code != made.code), made]


def _placed(step: dict[str, Any], case: dict[str, Any], routes: Routes, staff: Staff, language: str) -> dict[str, Any]:
    view = {name: step[name] for name in ("days", "sets")} | {
        "name": named(step["name"], language),
        "desk_name": place_of(step["desk"], step.get("unit"), language),
    }
    try:
        found = places_of(routes, step, case)
    except LookupError:  # a party that only a case names, or an office that is not above this school
        return view | {"org_name": None, "why": None, "reviewers": []}
    place = desks.first_staffed(found, staff.at, NOBODY)
    return view | {
        "org_name": place.office.name,
        "why": _why(step, found[0], place, language),
        "reviewers": _reviewers(place, staff),
    }


def _why(step: dict[str, Any], first: Place, place: Place, language: str) -> str | None:
    """Why the step does not lie where the chain has it."""
    if place is not first:
        return word(desks.NOBODY_LEFT, {"desk": first.office.name}, language)
    if place.why == desks.NO_UNIT:
        return word(place.why, {"desk": place_of(step["desk"], step["unit"], language)}, language)
    return word(place.why, {"desk": part_of(step["desk"], language)}, language) if place.why else None


def _reviewers(place: Place, staff: Staff) -> list[dict[str, Any]]:
    people = [person for person in staff.at(place.office.org_id) or [] if person.roles & place.roles]
    return [{"name": person.name, "roles": sorted(person.roles & place.roles)} for person in people]
