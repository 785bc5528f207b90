"""《部署与启用月报表》: entered and reviewed files of each organisation as the month ended (R-REV-09)."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.records.monitoring import campaigns, domain, progress
from services.records.monitoring.models import Campaign

AT_MONTHS_END = text("""
    SELECT place.id,
           count(*) AS entered, max(teacher.created_at) AS last_entered,
           count(passed.at) AS reviewed, max(passed.at) AS last_reviewed
    FROM known_org place JOIN teacher
      ON teacher.org_path >= place.path AND teacher.org_path < left(place.path, -1) || '0'
      AND teacher.merged_into IS NULL
    LEFT JOIN (
        SELECT teacher_id, min(at) AS at FROM step WHERE stage = 'effective' AND at < :until GROUP BY teacher_id
    ) passed ON passed.teacher_id = teacher.id
    WHERE place.id = ANY(:places) AND teacher.created_at < :until
      AND (place.id <> :own OR teacher.org_path = place.path)
    GROUP BY place.id
""").bindparams(bindparam("places", type_=ARRAY(Uuid)))
NOTHING = {"entered": 0, "last_entered": None, "reviewed": 0, "last_reviewed": None}


def monthly(db: Session, actor: Actor, month: str, org_id: UUID | None, campaign_id: UUID | None) -> dict:
    """The report of an organisation and of those right below it."""
    org = progress.org_in_sight(db, actor, org_id)
    campaign = campaigns.in_force(db, actor, campaign_id, org.path)
    places = progress.places_below(db, org, None)
    counted = _counted(db, org, places, month)
    expected = _expected(db, org, places, campaign)
    shown = [place for place in places if place.id != org.id or len(places) == 1 or counted[org.id]["entered"]]
    rows = [_row(place, counted[place.id], expected.get(place.id)) for place in shown]
    return {
        "org_id": org.id,
        "org_name": org.name,
        "month": month,
        "due_on": datetime.date.fromisoformat(f"{month}-{campaign.report_day if campaign else 25:02}"),
        "campaign": campaign and campaigns.view_of(actor, campaign),
        "totals": _totals(rows),
        "items": rows,
    }


def _counted(db: Session, org: Row, places: list[Row], month: str) -> dict[UUID, dict[str, Any]]:
    until = datetime.datetime.combine(domain.end_of(month), datetime.time(), clock.SHANGHAI)
    counted = {place.id: NOTHING for place in places}
    for row in db.execute(AT_MONTHS_END, {"places": list(counted), "own": org.id, "until": until}):
        counted[row.id] = dict(row._mapping)
    return counted


def _expected(db: Session, org: Row, places: list[Row], campaign: Campaign | None) -> dict[UUID, int]:
    if campaign is None:
        return {}
    terms = {"places": [place.id for place in places], "own": org.id, "campaign_id": campaign.id}
    return {row.id: row.expected for row in db.execute(progress.TARGETS, terms)}


def _row(place: Row, counts: dict[str, Any], expected: int | None) -> dict:
    entry = domain.completed(counts["entered"], expected, _day(counts["last_entered"]))
    review = domain.completed(counts["reviewed"], expected, _day(counts["last_reviewed"]))
    return {
        "org_id": place.id,
        "org_name": place.name,
        "expected": expected,
        "entered": counts["entered"],
        "entry_complete": entry[0],
        "entry_completed_on": entry[1],
        "reviewed": counts["reviewed"],
        "review_complete": review[0],
        "review_completed_on": review[1],
    }


def _day(at: datetime.datetime | None) -> datetime.date | None:
    return at.astimezone(clock.SHANGHAI).date() if at else None


def _totals(rows: list[dict]) -> dict:
    """All together; complete when everyone is, on the day of the last."""
    known = [row["expected"] for row in rows if row["expected"] is not None]
    sums: dict[str, Any] = {"expected": sum(known) if known else None}
    for name, done in (("entry", "entered"), ("review", "reviewed")):
        sums[done] = sum(row[done] for row in rows)
        complete = bool(rows) and all(row[f"{name}_complete"] for row in rows)
        sums[f"{name}_complete"] = complete
        sums[f"{name}_completed_on"] = max(row[f"{name}_completed_on"] for row in rows) if complete else None
    return sums
