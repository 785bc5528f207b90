"""Everybody who asks in the walk over all operations: each role, at places in and beside each other's territory."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from deploy.local.places import TEACHER, Place, teacher_id
from services.common import roles
from tests.e2e.site import PLACES, Site, done, username
from tests.e2e.things import EFFECTIVE, Things, mask, path_of

SCHOOL, COUNTY, CITY, PROVINCE, MINISTRY = "340104001", "340104", "340200", "340000", "000000"
OFFICE, TRAINING = "34010401", "34010403"
OWN_PASSWORD = "Langes-Wort-2026"
OWN_TEACHER = str(teacher_id(SCHOOL, EFFECTIVE))


@dataclass(frozen=True)
class Asker:
    """Somebody signed in; a teacher's territory is the own file."""

    role: str
    place: Place
    client: httpx.Client

    @property
    def name(self) -> str:
        return f"{self.role}@{self.place.code}"

    def covers(self, things: Things) -> bool:
        """Whether these things lie in the territory; a teacher's is the own file alone, which lies at the school."""
        if self.role == roles.TEACHER:
            return things.ids.get("teacher_id") == OWN_TEACHER
        return things.path.startswith(path_of(self.place))

    def must_not_see(self, things: Things) -> frozenset[str]:
        """The traces that no answer to this asker may hold."""
        if self.role == roles.TEACHER and self.covers(things):
            number = things.ids["number"]
            return things.traces - {OWN_TEACHER, things.ids["case_id"], number, mask(number)}
        if self.covers(things):
            return frozenset()
        above = path_of(self.place).startswith(things.path)
        return things.traces if above else things.traces | things.names


def everybody(site: Site) -> list[Asker]:
    """One asker for each role at each of the places."""
    return [*_of_the_sample(site), *_opened_for_this(site)]


def _of_the_sample(site: Site) -> Iterator[Asker]:
    for code in (SCHOOL, COUNTY, OFFICE, TRAINING, CITY):
        for role in PLACES[code].roles():
            yield Asker(role, PLACES[code], site.at(PLACES[code], role))
    yield Asker(roles.INFO_ADMIN, PLACES[PROVINCE], site.at(PLACES[PROVINCE], roles.INFO_ADMIN))
    yield Asker(roles.TEACHER, PLACES[SCHOOL], site.client(TEACHER))
    for role in (roles.AUDITOR, roles.OPERATOR):
        yield Asker(role, PLACES[MINISTRY], site.at(PLACES[MINISTRY], role))


def _opened_for_this(site: Site) -> Iterator[Asker]:
    """The role that the sample has no account of."""
    school = PLACES[SCHOOL]
    name, secret = _opened(site, school, roles.ENTRY_CLERK, "newcomer")
    yield Asker(roles.NEWCOMER, school, site.client(name, secret))


def _opened(site: Site, place: Place, role: str, suffix: str) -> tuple[str, str]:
    """User name and initial password of a new account."""
    name = f"{place.code}.{suffix}"
    body = {"org_id": str(place.id), "username": name, "name": name, "roles": [role]}
    opened = done(site.client(username(place, roles.SYSTEM_ADMIN)).post("/accounts", json=body))
    return name, opened["initial_password"]
