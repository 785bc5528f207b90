"""Which part of the own territory is asked about, and which school year."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.mobility.ledger.counting import first_day

NOT_HERE = "There is no such organisation in your territory."


@dataclass(frozen=True)
class Scope:
    """An organisation and all below it."""

    org_id: UUID
    org_name: str
    start: str
    end: str

    def __contains__(self, path: str | None) -> bool:
        return path is not None and self.start <= path < self.end


def scope_of(db: Session, actor: Actor, org_id: UUID | None) -> Scope:
    """That of an organisation, by default the asker's own; raises NotFound beyond the own territory."""
    if org_id is None or org_id == actor.org_id:
        return Scope(actor.org_id, actor.org_name, *path_range(actor.org_path))
    org = known_orgs.among(db, {org_id}).get(org_id)
    if org is None or not actor.covers(org.path):
        raise NotFound(NOT_HERE)
    return Scope(org.id, org.name, *path_range(org.path))


def school_year(year: int | None) -> tuple[int, datetime.date, datetime.date]:
    """The year in which it begins, its first and its last day; by default the present one."""
    year = first_day(clock.today()).year if year is None else year
    return year, datetime.date(year, 9, 1), datetime.date(year + 1, 8, 31)
