"""Which chain a wanted case takes, and at which desks its steps lie: worked out once for all that go the same way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.contracts.review.cases import FIRST_ENTRY
from services.review.chains_known import counting, terms
from services.review.domain import choosing, desks
from services.review.models import Chain
from services.review.staff_and_routes import Routes


@dataclass(frozen=True)
class Planned:
    """One step of a chain at the desk of a school; `place` is not the chain's choice where that desk is missing."""

    position: int
    step: dict[str, Any]
    place: desks.Place


@dataclass(frozen=True)
class Plan:
    """The way that the cases of one school, one of its departments and the same parties take."""

    chain_id: UUID
    route: desks.Route
    steps: tuple[Planned, ...]
    watchers: tuple[str, ...]


class Plans:
    """The plans of one message: worked out once for all cases that go the same way."""

    def __init__(self, db: Session):
        self._db = db
        self._day = clock.today()
        self._routes = Routes(db)
        self._chains: dict[tuple[UUID, ...], Sequence[Chain]] = {}
        self._known: dict[tuple, Plan] = {}

    def of(self, case: dict[str, Any]) -> Plan:
        """The plan for a wanted case; raises LookupError."""
        ways = tuple(case[name] for name in ("org_id", "department_id", "business", "category"))
        sets = () if case["business"] == FIRST_ENTRY else tuple(sorted(case["sets"]))
        kind = (*ways, sets, tuple(sorted(case["parties"].items())))
        if kind not in self._known:
            self._known[kind] = self._plan(case)
        return self._known[kind]

    def _plan(self, case: dict[str, Any]) -> Plan:
        route = self._routes.seen_from(None, case)
        chain = self._chain(route, case["business"], case["category"])
        paths = [self._routes.org(org_id).path for org_id in case["parties"].values()]
        return Plan(chain.id, route, tuple(self._steps(chain, case)), tuple(desks.watchers(route.path, paths)))

    def _steps(self, chain: Chain, case: dict[str, Any]) -> Iterable[Planned]:
        concerned = [[step for step in beside["together"] if _concerns(step, case)] for beside in chain.steps]
        for position, beside in enumerate(filter(None, concerned), 1):
            for step in beside:
                yield Planned(position, step, places_of(self._routes, step, case)[0])

    def _chain(self, route: desks.Route, business: str, category: str) -> Chain:
        facts = facts_of(route, business, category)
        if facts.org_ids not in self._chains:
            self._chains[facts.org_ids] = counting(self._db, self._day, facts.org_ids)
        chain = chosen(self._chains[facts.org_ids], facts)
        if chain is None:
            raise LookupError(f"No chain in force serves {business} of {category}.")
        return chain


def _concerns(step: Mapping[str, Any], case: dict[str, Any]) -> bool:
    """Whether a step has anything to look at: of a whole file each does, of a request one for its record sets."""
    anything = case["business"] == FIRST_ENTRY or not step["sets"] or not case["sets"]
    return anything or not set(step["sets"]).isdisjoint(case["sets"])


def places_of(routes: Routes, step: Mapping[str, Any], case: Mapping[str, Any]) -> list[desks.Place]:
    """Where a step of a chain can lie for a case, the chain's own choice first; raises LookupError."""
    party, _ = desks.split(step["desk"])
    wanted = frozenset(step["roles"])
    find = desks.places if party is None else desks.places_of_party
    found = find(step["desk"], wanted, routes.seen_from(party, case))
    if unit := step.get("unit"):
        return desks.places_of_unit(found, wanted, routes.units(found[0].office, unit))
    return found


def facts_of(route: desks.Route, business: str, category: str) -> choosing.Facts:
    """What of a school's case decides which chain it takes."""
    return choosing.Facts(
        business=business,
        category=category,
        hub=route.hub is not None,
        authority_level=route.above[0].level if route.above else None,
        org_ids=(route.school.org_id, *(office.org_id for office in route.above)),
    )


def chosen(chains: Iterable[Chain], facts: choosing.Facts) -> Chain | None:
    """The chain of these that a case takes."""
    by_code = {chain.code: chain for chain in chains}
    found = choosing.choose(map(terms, by_code.values()), facts)
    return by_code[found.code] if found else None
