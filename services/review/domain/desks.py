"""Where a step is decided: the desk that the chain names or, where nobody is left there who may, the next above.

Four eyes hold everywhere (R-REV-06). A small school has no second person, a university may have no 教务处 among its
accounts: then the step goes to the reviewers of the same place, the hub school, the authority, the office above it. It
is never skipped; where nobody is left at all it stays where it is.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.common import roles
from services.contracts.review.chains import AUTHORITY, AUTHORITY_ABOVE, DEPARTMENT, HUB, PARTIES, SCHOOL
from services.review.domain.four_eyes import Person

UNITS = ("office", "affiliated")  # levels of what lies at a desk and decides for it: 科室, 直属事业单位
AT_SCHOOL = frozenset({roles.REVIEWER, roles.INFO_ADMIN, roles.SCHOOL_HEAD})
AT_OFFICE = frozenset({roles.REVIEWER, roles.INFO_ADMIN})
OWN_DESK = (roles.TEACHING_OFFICE, roles.RESEARCH_OFFICE)  # offices of a school that are told apart by name

NO_DEPARTMENT = "The teacher belongs to no department."
NO_HUB = "The school has no hub school."
NO_UNIT = "There is no {desk} here."
NO_PARTY = "The case names no {party} organisation, and its chain asks for one."
NOBODY_LEFT = "{desk} has nobody left who may decide this."

Reviewers = Callable[[UUID], Iterable[Person] | None]  # of an organisation; none where they are not known yet


@dataclass(frozen=True)
class Office:
    """An organisation that can decide."""

    org_id: UUID
    name: str
    path: str
    level: str


@dataclass(frozen=True)
class Route:
    """The organisations that a school's cases can go to; `above` are the offices, from its authority upwards."""

    school: Office
    above: tuple[Office, ...]
    department: Office | None = None
    hub: Office | None = None

    @property
    def path(self) -> str:
        """Where its cases lie."""
        return (self.department or self.school).path

    def at_level(self, level: str) -> Office | None:
        """The office of this level above the school."""
        return next((office for office in self.above if office.level == level), None)


@dataclass(frozen=True)
class Place:
    """Where a step can lie: who there decides, which part the desk plays, and why it lies there and not before."""

    part: str
    office: Office
    roles: frozenset[str]
    why: str | None = None

    @property
    def role(self) -> str:
        """The part as it is announced: 教务处 and 科技处 by name."""
        own = next((role for role in OWN_DESK if self.roles == {role}), None)
        return own or self.part


def split(desk: str) -> tuple[str | None, str]:
    """The party from which a desk is seen, none for the school, and which desk it is then: `receiving_authority`."""
    party = next((each for each in PARTIES if desk == each or desk.startswith(f"{each}_")), None)
    return (None, desk) if party is None else (party, desk[len(party) + 1 :] or SCHOOL)


def places_of_party(desk: str, wanted: frozenset[str], route: Route) -> list[Place]:
    """Where a step can be decided whose desk is seen from a party; `route` is the party's own."""
    _, selector = split(desk)
    first, *rest = places(selector, wanted, route)
    return [dataclasses.replace(first, part=desk), *rest]


def places_of_unit(found: list[Place], wanted: frozenset[str], units: Sequence[Office]) -> list[Place]:
    """Where a step can be decided that lies at a unit of the desk `found` begins with: its units first, then `found`.

    Without such a unit it lies at the desk itself, and it is written down why.
    """
    desk, *rest = found
    if not units:
        return [dataclasses.replace(desk, why=desk.why or NO_UNIT), *rest]
    return [*(Place(desk.part, unit, wanted, desk.why) for unit in units), *found]


def above(path: str) -> list[str]:
    """The path of an organisation and those of all above it."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:number]) + "/" for number in range(1, len(parts) + 1)]


def watchers(case_path: str, party_paths: Iterable[str]) -> list[str]:
    """Who sees a case by having a part in it: the parties and what lies above them, unless the case lies below it."""
    found = {path for party in party_paths for path in above(party)}
    return sorted(path for path in found if not case_path.startswith(path))


def places(desk: str, wanted: frozenset[str], route: Route) -> list[Place]:
    """Where a step of this desk can be decided, the chain's own choice first; LookupError if nothing is above."""
    start = _start(desk, route)
    return _without(desk, list(_ladder(route))) if start is None else onward(desk, start, wanted, route)


def onward(part: str, office: Office, wanted: frozenset[str], route: Route) -> list[Place]:
    """Where a step can be decided that lies at this office with these roles: there, and further up."""
    ladder = list(_ladder(route))
    found = [place for place in ladder if place.office.org_id == office.org_id]
    general = [place for place in found[:1] if not wanted & place.roles]
    last = (
        ladder.index(found[-1])
        if found
        else next(number for number, place in enumerate(ladder) if place.part == SCHOOL)
    )
    return [Place(part, office, wanted), *general, *ladder[last + 1 :]]


def _start(desk: str, route: Route) -> Office | None:
    if desk in (DEPARTMENT, SCHOOL, HUB):
        return {DEPARTMENT: route.department, SCHOOL: route.school, HUB: route.hub}[desk]
    if desk == AUTHORITY:
        return _required(route.above[0] if route.above else None, desk, route)
    if desk == AUTHORITY_ABOVE:
        return _required(route.above[min(1, len(route.above) - 1)] if route.above else None, desk, route)
    return _required(route.at_level(desk), desk, route)


def _required(office: Office | None, desk: str, route: Route) -> Office:
    if office is None:
        raise LookupError(f"No {desk} is known for the organisation {route.school.org_id}.")
    return office


def _ladder(route: Route) -> Iterator[Place]:
    """From the nearest to the highest; a department's step has its own roles."""
    if route.department:
        yield Place(DEPARTMENT, route.department, frozenset({roles.DEPARTMENT_HEAD}))
    yield Place(SCHOOL, route.school, AT_SCHOOL)
    if route.hub:
        yield Place(HUB, route.hub, AT_SCHOOL)
    for number, office in enumerate(route.above):
        yield Place((AUTHORITY, AUTHORITY_ABOVE)[number] if number < 2 else office.level, office, AT_OFFICE)


def _without(desk: str, ladder: list[Place]) -> list[Place]:
    """The desk is missing here: the next one decides, and it is written down why."""
    start, why = (SCHOOL, NO_DEPARTMENT) if desk == DEPARTMENT else (AUTHORITY, NO_HUB)
    parts = [place.part for place in ladder]
    if start not in parts:
        raise LookupError(f"No {start} is known for the organisation {ladder[0].office.org_id}.")
    first, *rest = ladder[parts.index(start) :]
    return [dataclasses.replace(first, why=why), *rest]


def anybody(people: Iterable[Person] | None, wanted: frozenset[str], without: frozenset[UUID]) -> bool:
    """Whether one of `people` may decide, but for those `without` a say; where nobody is known, somebody is assumed."""
    if people is None:
        return True
    return any(person.roles & wanted and person.person_id not in without for person in people)


def at(office: Office, reviewers: Reviewers) -> Iterable[Person] | None:
    """Who decides there; a unit of which nothing was announced has nobody, since none need be staffed."""
    people = reviewers(office.org_id)
    return [] if people is None and office.level in UNITS else people


def first_staffed(found: list[Place], reviewers: Reviewers, without: frozenset[UUID]) -> Place:
    """The first place where somebody is left who may decide; the first of all if there is none."""
    left = (place for place in found if anybody(at(place.office, reviewers), place.roles, without))
    return next(left, found[0])
