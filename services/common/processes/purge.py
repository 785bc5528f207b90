"""What a service forgets, and when: rules as data, run by the job process once an hour.

Nothing here is a record of a person or a decision: those stay. Rows go in batches, so that no purge holds a table.
"""

import datetime
import logging
from dataclasses import dataclass
from typing import cast

from sqlalchemy import CursorResult, text

from services.common import service_modules, storage
from services.common.database import transactions

log = logging.getLogger(__name__)

EVERY = datetime.timedelta(hours=1)
BATCH = 5000


@dataclass(frozen=True)
class Rule:
    """Rows of `table` that hold `condition` go `days` after the instant in `since`."""

    table: str
    since: str
    days: int
    condition: str = "true"


RULES = (
    Rule("outbox", "sent_at", 14, "sent_at IS NOT NULL"),
    Rule("inbox", "created_at", 90),  # longer than any message can still be on its way
    Rule("idempotency", "created_at", 7),
    Rule("failure", "created_at", 90, "state IN ('replayed', 'discarded')"),
    Rule("job", "finished_at", 90, "finished_at IS NOT NULL"),
)


def purge(store: transactions.Store, now: datetime.datetime) -> int:
    """Forget what is due in one service's database; the number of rows."""
    return sum(_purge(store, rule, now) for rule in (*RULES, *own_rules(store.service)))


def own_rules(service: str) -> tuple[Rule, ...]:
    """What a service alone has to forget: RULES of its `purging.py`, where it has one."""
    return service_modules.listed(service, "purging", "RULES") or ()


def purge_files(service: str, now: datetime.datetime) -> int:
    """Forget a service's files whose work is long done; the number of files."""
    ages = ((prefix, datetime.timedelta(days=days)) for prefix, days in own_files(service).items())
    return sum(storage.delete_older(prefix, now - age) for prefix, age in ages)


def own_files(service: str) -> dict[str, int]:
    """After how many days a service forgets its files, by prefix in the file store: FILES of its `purging.py`."""
    return service_modules.listed(service, "purging", "FILES") or {}


def _purge(store: transactions.Store, rule: Rule, now: datetime.datetime) -> int:
    batch = text(
        f"DELETE FROM {rule.table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {rule.table}"  # noqa: S608 - our own rules
        f" WHERE {rule.condition} AND {rule.since} < :before LIMIT {BATCH}))"
    )
    before, gone = now - datetime.timedelta(days=rule.days), 0
    while True:
        with store.begin(transactions.system()) as db:
            deleted = cast(CursorResult, db.execute(batch, {"before": before})).rowcount
        gone += deleted
        if deleted < BATCH:
            return gone
