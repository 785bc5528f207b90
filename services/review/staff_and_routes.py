"""What is known of the organisations above a school and of the people who decide there, each asked for once."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.common.errors import NotFound
from services.review.domain import desks
from services.review.domain.desks import Office, Route
from services.review.domain.four_eyes import Person
from services.review.models import KnownReviewers


class Staff:
    """Who decides where, as identity announced it."""

    def __init__(self, db: Session):
        self._db = db
        self._known: dict[UUID, list[Person] | None] = {}

    def at(self, org_id: UUID) -> list[Person] | None:
        """The reviewers of an organisation; none if they have not been announced."""
        if org_id not in self._known:
            self.look_up([org_id])
        return self._known[org_id]

    def look_up(self, org_ids: Collection[UUID]) -> None:
        """Ask for many at once."""
        wanted = [org_id for org_id in org_ids if org_id not in self._known]
        if not wanted:
            return
        self._known |= dict.fromkeys(wanted)
        query = select(KnownReviewers.org_id, KnownReviewers.reviewers)
        for org_id, reviewers in self._db.execute(
            query.where(KnownReviewers.org_id == any_(literal(wanted, ARRAY(Uuid))))
        ):
            self._known[org_id] = [
                Person(UUID(reviewer["person_id"]), frozenset(reviewer["roles"]), reviewer["name"])
                for reviewer in reviewers
            ]


class Routes:
    """The ways that the cases of schools can take, up to the ministry."""

    def __init__(self, db: Session):
        self._db = db
        self._orgs: dict[UUID, Row] = {}
        self._units: dict[tuple[UUID, str], list[Office]] = {}

    def of(self, school_id: UUID, department_id: UUID | None) -> Route:
        """The offices above a school; LookupError while identity has not announced one of them."""
        school = self.org(school_id)
        return Route(
            school=_office(school),
            above=tuple(self._above(school)),
            department=_office(self.org(department_id)) if department_id else None,
            hub=_office(self.org(school.hub_id)) if school.hub_id else None,
        )

    def seen_from(self, party: str | None, case: Mapping[str, Any]) -> Route:
        """The offices above the school of a case, or above one of its parties; LookupError where it names no such."""
        if party is None:
            return self.of(case["org_id"], case["department_id"])
        org_id = (case["parties"] or {}).get(party)
        if org_id is None:
            raise LookupError(desks.NO_PARTY.format(party=party))
        return self.of(UUID(str(org_id)), None)

    def units(self, office: Office, unit: str) -> list[Office]:
        """The offices and affiliated units of an authority that do this, in the order of their codes."""
        kind = (office.org_id, unit)
        if kind not in self._units:
            of = (known_org.c.authority_id == office.org_id, known_org.c.unit == unit, ~known_org.c.closed)
            query = select(known_org).where(*of, known_org.c.level.in_(desks.UNITS))
            self._units[kind] = [_office(org) for org in self._db.execute(query.order_by(known_org.c.code))]
        return self._units[kind]

    def org(self, org_id: UUID) -> Row:
        """What is known of an organisation; LookupError while identity has not announced it."""
        if org_id not in self._orgs:
            try:
                self._orgs[org_id] = known_orgs.known(self._db, org_id)
            except NotFound:
                raise LookupError(f"Identity has not announced the organisation {org_id} yet.") from None
        return self._orgs[org_id]

    def office(self, org_id: UUID) -> Office:
        """An organisation as a place where something is decided."""
        return _office(self.org(org_id))

    def desk_of(self, unit: Office) -> Office:
        """The authority whose office or affiliated unit this is."""
        return self.office(self.org(unit.org_id).authority_id)

    def _above(self, school: Row) -> list[Office]:
        found: list[Office] = []
        managed_by = school.authority_id or (school.parent_id if school.level != "school" else None)
        while managed_by and managed_by not in [office.org_id for office in found]:
            above = self.org(managed_by)
            found.append(_office(above))
            managed_by = above.authority_id or above.parent_id
        return found


def _office(org: Row) -> Office:
    return Office(org.id, org.name, org.path, org.level)
