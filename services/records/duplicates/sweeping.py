"""Somebody has all files of the territory looked through: a job, one at a time for each territory, a few a day."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock, settings
from services.common.actor import Actor
from services.common.errors import TooMany
from services.common.messages.wording import word
from services.common.processes import jobs, operations
from services.contracts.records import NAME
from services.records.duplicates import pairs
from services.records.duplicates.sweep_job import KIND

TITLE = "Look-alikes among the files of {org}"
OFTEN_ENOUGH = (
    "All files of {org} were looked through {times} times today, which is as often as a day allows. Please come back"
    " tomorrow; files that are entered or imported are compared by themselves."
)
# Two who click in one instant: the second waits here, and sees what the first has begun.
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('look_alikes:' || :path, 0))")
OF_TERRITORY = text(
    """
    SELECT id, finished_at IS NULL AS running, created_at >= :since AND state <> 'failed' AS counts FROM job
    WHERE kind = 'look_alikes' AND input->>'path' = :path AND (finished_at IS NULL OR created_at >= :since)
    ORDER BY created_at
    """
)


def sweep(db: Session, actor: Actor, id: UUID) -> dict[str, Any]:
    """Queue it. What runs already in this territory, whoever began it, is the answer; the same id is the same job.

    Raises TooMany once it was done as often today, in China, as the site allows (XINGTAN_SWEEPS_A_DAY); one that failed
    does not count.
    """
    pairs.refuse_unless_authority(actor)
    known = _known(db, actor.org_path)
    begun = next((each.id for each in known if each.running or each.id == id), None)
    if begun is None:
        _refuse_too_many(actor, sum(each.counts for each in known))
        title = word(TITLE, {"org": actor.org_name}, db.info["request"].language)
        jobs.add(db, id, KIND, title, {"path": actor.org_path})
    return operations.job_of_all(db, actor, NAME, begun or id)


def _known(db: Session, path: str) -> list[Row]:
    """The sweeps of a territory that run, or were begun today."""
    db.execute(ONE_AT_A_TIME, {"path": path})
    return list(db.execute(OF_TERRITORY, {"path": path, "since": _midnight(clock.real_now())}))


def _midnight(now: datetime.datetime) -> datetime.datetime:
    """When the day began in China."""
    return now.astimezone(clock.SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)


def _refuse_too_many(actor: Actor, times: int) -> None:
    if times >= settings.load().sweeps_a_day:
        raise TooMany(OFTEN_ENOUGH, org=actor.org_name, times=times)
