"""Which chain a wanted case takes, and at which desks its steps lie: worked out once for all that go the same way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.review.domain import choosing, desks
from services.review.models import Chain
from services.review.places import Routes


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
        self._routes = Routes(db)
        self._chains = db.scalars(select(Chain).where(Chain.in_force)).all()
        self._known: dict[tuple, Plan] = {}

    def of(self, case: dict[str, Any]) -> Plan:
        """The plan for a wanted case; raises LookupError."""
        ways = tuple(case[name] for name in ("org_id", "department_id", "business", "category"))
        kind = (*ways, tuple(sorted(case["parties"].items())))
        if kind not in self._known:
            self._known[kind] = self._plan(case)
        return self._known[kind]

    def _plan(self, case: dict[str, Any]) -> Plan:
        route = self._routes.seen_from(None, case)
        chain = self._chain(route, case["business"], case["category"])
        paths = [self._routes.org(org_id).path for org_id in case["parties"].values()]
        return Plan(chain.id, route, tuple(self._steps(chain, case)), tuple(desks.watchers(route.path, paths)))

    def _steps(self, chain: Chain, case: dict[str, Any]) -> Iterable[Planned]:
        for position, beside in enumerate(chain.steps, 1):
            for step in beside["together"]:
                yield Planned(position, step, self._place(step["desk"], frozenset(step["roles"]), case))

    def _place(self, desk: str, wanted: frozenset[str], case: dict[str, Any]) -> desks.Place:
        party, _ = desks.split(desk)
        found = desks.places if party is None else desks.places_of_party
        return found(desk, wanted, self._routes.seen_from(party, case))[0]

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
