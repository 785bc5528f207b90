"""Cases are opened when files are handed over: hundreds at once, and one that cannot be opened holds up no other."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock, inbox
from services.common.contracts import records
from services.review import cases
from services.review.actions import settling
from services.review.cases import Held
from services.review.domain import choosing, desks, walking, working_days
from services.review.holidays import calendar
from services.review.models import Case, Chain
from services.review.places import Routes


@dataclass(frozen=True)
class Planned:
    """One step of a chain at the desk of a school; `place` is not the chain's choice where that desk is missing."""

    position: int
    step: dict[str, Any]
    place: desks.Place


@dataclass(frozen=True)
class Plan:
    """The way that the files of one school, or of one of its departments, take."""

    chain_id: UUID
    route: desks.Route
    steps: tuple[Planned, ...]


def open_cases(db: Session, files: list[dict[str, Any]]) -> None:
    """Open the cases of submitted files on the chains now in force; the same submission opens only one.

    What cannot be opened yet (an organisation or a chain is missing here) is put aside, to be tried again later;
    raises LookupError if that is all of it.
    """
    now = clock.now()
    fresh = _not_opened(db, files)
    busy = _with_open_case(db, fresh)
    plans, opened, aside = Plans(db), [], {}
    for file in fresh:
        try:
            _refuse_second(file, busy)
            opened.append(_new_case(file, plans.of(file), now))
        except LookupError as error:
            aside.setdefault(str(error), []).append(file)
    if aside and not opened:
        raise LookupError("; ".join(aside))
    for why, late in aside.items():
        inbox.put_aside(db, records.files_submitted, {"files": late}, LookupError(why))
    _keep(db, opened, now)


def _keep(db: Session, opened: list[Held], now: datetime.datetime) -> None:
    if not opened:
        return
    settling.settle(db, opened, now)
    cases.add(db, opened)
    cases.announce(db, opened)


def _not_opened(db: Session, files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose submission has no case yet; the case's id is the submission's."""
    ids = literal([file["submission_id"] for file in files], ARRAY(Uuid))
    known = set(db.scalars(select(Case.id).where(Case.id == any_(ids))))
    return [file for file in files if file["submission_id"] not in known]


def _with_open_case(db: Session, files: list[dict[str, Any]]) -> set[tuple[str, UUID]]:
    ids = literal([file["teacher_id"] for file in files], ARRAY(Uuid))
    query = select(Case.business, Case.subject_id).where(Case.subject_id == any_(ids), Case.state == walking.OPEN)
    return {(row.business, row.subject_id) for row in db.execute(query)}


def _refuse_second(file: dict[str, Any], busy: set[tuple[str, UUID]]) -> None:
    """One open case of a business for a file; a second one in the same message waits as well."""
    subject = (file["business"], file["teacher_id"])
    if subject in busy:
        raise LookupError(f"The file {file['teacher_id']} has an open case already.")
    busy.add(subject)


class Plans:
    """The plans of one message: worked out once for all files that go the same way."""

    def __init__(self, db: Session):
        self._routes = Routes(db)
        self._chains = db.scalars(select(Chain).where(Chain.in_force)).all()
        self._known: dict[tuple, Plan] = {}

    def of(self, file: dict[str, Any]) -> Plan:
        """The plan for a file; raises LookupError."""
        kind = (file["org_id"], file["department_id"], file["business"], file["category"])
        if kind not in self._known:
            self._known[kind] = self._plan(*kind)
        return self._known[kind]

    def _plan(self, org_id: UUID, department_id: UUID | None, business: str, category: str) -> Plan:
        route = self._routes.of(org_id, department_id)
        chain = self._chain(route, business, category)
        return Plan(chain.id, route, tuple(_planned(chain, route)))

    def _chain(self, route: desks.Route, business: str, category: str) -> Chain:
        province = route.at_level(desks.PROVINCE)
        facts = choosing.Facts(
            business=business,
            category=category,
            hub=route.hub is not None,
            authority_level=route.above[0].level if route.above else None,
            province=self._routes.org(province.org_id).code if province else None,
        )
        by_code = {chain.code: chain for chain in self._chains}
        chosen = choosing.choose(map(terms, self._chains), facts)
        if chosen is None:
            raise LookupError(f"No chain in force serves {business} of {category}.")
        return by_code[chosen.code]


def terms(chain: Chain) -> choosing.Terms:
    """Which cases a chain serves, as the rules see it."""
    return choosing.Terms(
        code=chain.code,
        business=chain.business,
        categories=frozenset(chain.categories),
        hub=chain.hub,
        authority_levels=None if chain.authority_levels is None else frozenset(chain.authority_levels),
        provinces=None if chain.provinces is None else frozenset(chain.provinces),
    )


def _planned(chain: Chain, route: desks.Route) -> Iterable[Planned]:
    for position, beside in enumerate(chain.steps, 1):
        for step in beside["together"]:
            yield Planned(position, step, desks.places(step["desk"], frozenset(step["roles"]), route)[0])


def _new_case(file: dict[str, Any], plan: Plan, now: datetime.datetime) -> Held:
    school, department = plan.route.school, plan.route.department
    case = {
        "id": file["submission_id"],
        "business": file["business"],
        "category": file["category"],
        "chain_id": plan.chain_id,
        "subject_id": file["teacher_id"],
        "submission_id": file["submission_id"],
        "subject_version": file["version"],
        "subject_digest": file["digest"],
        "subject_name": file["name"],
        "subject_sets": file["sets"],
        "org_id": school.org_id,
        "org_name": school.name,
        "org_path": (department or school).path,
        "department_id": file["department_id"],
        "doors": [],
        "submitted_by": file["submitted_by"],
        "involved": sorted({file["submitted_by"], *file["contributors"]}),
        "state": walking.OPEN,
        "withdrawn_by": None,
        "opened_at": now,
        "moved_at": now,
        "row_version": 1,
    }
    held = Held(case, [], [])
    settling.open_doors(held, [planned.place for planned in plan.steps])
    held.steps = [_new_step(held, number, planned, now) for number, planned in enumerate(plan.steps, 1)]
    return held


def _new_step(held: Held, number: int, planned: Planned, now: datetime.datetime) -> dict[str, Any]:
    step, place, first = planned.step, planned.place, planned.position == 1
    missing = {"from_desk": None, "from_part": step["desk"], "why": place.why, "at": now.isoformat()}
    return {
        "case_id": held.case["id"],
        "number": number,
        "position": planned.position,
        "names": step["name"],
        "desk": step["desk"],
        "role": place.role,
        "org_id": place.office.org_id,
        "org_name": place.office.name,
        "roles": sorted(place.roles),
        "sets": step["sets"],
        "days": step["days"],
        "state": walking.CURRENT if first else walking.AHEAD,
        "waiting_since": now if first else None,
        "due_at": working_days.due(now, step["days"], calendar()) if first else None,
        "moved": [missing] if place.why else [],
        "subject_id": held.case["subject_id"],
        "org_path": held.case["org_path"],
        "doors": held.case["doors"],
    }
