"""Files counted by organisation, stage and desk (R-REV-08): one statement over the territory's index."""

import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import decode, encode
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.contracts.identity.orgs import UNITS_OF_AUTHORITIES
from services.records.monitoring import campaigns, domain
from services.records.monitoring.models import Campaign

AT_ONCE = 1000

# The files of each place: all below it, or (`own`) only those that lie at the place itself.
BY_PLACE = text("""
    SELECT place.id, teacher.stage, teacher.desk, count(*) AS files,
           count(*) FILTER (WHERE teacher.missing > 0) AS incomplete, max(teacher.updated_at) AS last_change
    FROM known_org place JOIN teacher
      ON teacher.org_path >= place.path AND teacher.org_path < left(place.path, -1) || '0'
      AND teacher.merged_into IS NULL
    WHERE place.id = ANY(:places) AND (place.id <> :own OR teacher.org_path = place.path)
    GROUP BY place.id, teacher.stage, teacher.desk
""").bindparams(bindparam("places", type_=ARRAY(Uuid)))
TARGETS = text("""
    SELECT place.id, sum(expected) AS expected
    FROM known_org place JOIN campaign_target target
      ON target.org_path >= place.path AND target.org_path < left(place.path, -1) || '0'
    WHERE place.id = ANY(:places) AND target.campaign_id = :campaign_id
      AND (place.id <> :own OR target.org_path = place.path)
    GROUP BY place.id
""").bindparams(bindparam("places", type_=ARRAY(Uuid)))


def progress(db: Session, actor: Actor, after: str | None = None, **listed: Any) -> dict:
    """How far each organisation below `org_id` is, laggards first, AT_ONCE from the key `after` on; see `ranked`."""
    start = domain.place_in_rank(decode(after, domain.KEY_PARTS)) if after else None
    found = ranked(db, actor, **listed)
    rows = [row for row in found.rows if start is None or row[0] > start]
    more = len(rows) > AT_ONCE
    return {
        "org_id": found.org.id,
        "org_name": found.org.name,
        "level": found.org.level,
        "campaign": found.campaign and campaigns.view_of(actor, found.campaign),
        "at": clock.now(),
        "totals": found.totals.as_dict(),
        "late": sum(bool(row["late"]) for _, row in found.rows if row["org_id"] != found.org.id),
        "items": [row for _, row in rows[:AT_ONCE]],
        "next": encode(list(rows[AT_ONCE - 1][0])) if more else None,
    }


class Ranked(NamedTuple):
    """All organisations of a progress list, each with the key of its place."""

    org: Row
    campaign: Campaign | None
    totals: domain.Counts
    rows: list[tuple[domain.Key, dict[str, Any]]]


def ranked(db: Session, actor: Actor, org_id: UUID | None, campaign_id: UUID | None, level: str | None) -> Ranked:
    """Those below `org_id`, by default the asker's, laggards first; thousands, but no more than organisations."""
    org = org_in_sight(db, actor, org_id)
    campaign = campaigns.in_force(db, actor, campaign_id, org.path)
    places = places_below(db, org, level)
    counted, last_changes = _counted(db, org, places, campaign)
    deadlines = _deadlines(campaign)
    rows = []
    for place in places:
        counts = counted[place.id]
        missed = domain.late(counts, deadlines, clock.today())
        key = (*domain.lag(counts, missed), place.name, str(place.id))
        rows.append((key, _row(place, counts, missed, last_changes.get(place.id))))
    return Ranked(org, campaign, domain.total(counted.values()), sorted(rows, key=lambda row: row[0]))


def org_in_sight(db: Session, actor: Actor, org_id: UUID | None) -> Row:
    """An organisation of the asker's territory, by default the own one."""
    org = known_orgs.known(db, org_id or actor.org_id)
    if not actor.covers(org.path):
        raise NotFound("This organisation is not known.")
    return org


def places_below(db: Session, org: Row, level: str | None) -> list[Row]:
    """Whom a table about `org` lists: those right below it and itself, or all of a level; a K-12 school only itself."""
    query = select(known_org)
    if level:
        start, end = path_range(org.path)
        query = query.where(known_org.c.path >= start, known_org.c.path < end, known_org.c.level == level)
    else:
        below = (known_org.c.authority_id == org.id) & known_org.c.level.not_in(UNITS_OF_AUTHORITIES)
        query = query.where(below | (known_org.c.id == org.id))
    return list(db.execute(query.where(~known_org.c.closed).order_by(known_org.c.path)))


def _counted(
    db: Session, org: Row, places: list[Row], campaign: Campaign | None
) -> tuple[dict[UUID, domain.Counts], dict[UUID, datetime.datetime]]:
    """The counts of every place and when something last changed there; `org` itself counts its own files only."""
    counted = {place.id: domain.Counts() for place in places}
    last_changes: dict[UUID, datetime.datetime] = {}
    terms: dict[str, Any] = {"places": list(counted), "own": org.id}
    for row in db.execute(BY_PLACE, terms):
        counted[row.id].add(row.stage, row.desk, row.files, row.incomplete)
        last_changes[row.id] = max(row.last_change, last_changes.get(row.id, row.last_change))
    if campaign:
        for row in db.execute(TARGETS, terms | {"campaign_id": campaign.id}):
            counted[row.id].expected = row.expected
    _drop_empty_self(org, places, counted)
    return counted, last_changes


def _drop_empty_self(org: Row, places: list[Row], counted: dict[UUID, domain.Counts]) -> None:
    """An office holds no files itself: without any, and with others below, it is no row of its own table."""
    own = counted.get(org.id)
    if own and len(places) > 1 and own.entered == 0 and own.expected is None:
        places[:] = [place for place in places if place.id != org.id]
        del counted[org.id]


def _deadlines(campaign: Campaign | None) -> domain.Deadlines | None:
    if campaign is None:
        return None
    return domain.Deadlines(campaign.submit_by, campaign.school_review_by, campaign.authority_review_by)


def _row(place: Row, counts: domain.Counts, missed: list[str], last_change: datetime.datetime | None) -> dict:
    return counts.as_dict() | {
        "org_id": place.id,
        "org_name": place.name,
        "level": place.level,
        "has_children": place.category is None,
        "last_change": last_change,
        "late": missed,
    }
