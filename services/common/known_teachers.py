"""A service's own copy of the teachers, fed by records; older news is ignored. Without ID numbers (R-SEC-01).

`python -m services announce` lets records tell of all of them again; what a copy then lacked is counted in the metrics.
"""

import datetime
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import metrics
from services.common.tables import known_teacher

COLUMNS = [column.name for column in known_teacher.columns]


def _keep_newer() -> Executable:
    new = insert(known_teacher)
    return new.on_conflict_do_update(
        index_elements=["id"],
        set_={name: new.excluded[name] for name in COLUMNS if name != "id"},
        where=known_teacher.c.row_version < new.excluded.row_version,
    ).returning(known_teacher.c.id)


KEEP_NEWER = _keep_newer()


def learn(db: Session, service: str, news: dict[str, Any]) -> int:
    """Keep what records told of up to 500 teachers, unless something newer is known; how many were news."""
    rows = [{name: each.get(name) for name in COLUMNS} for each in news["teachers"]]
    found = len(db.execute(KEEP_NEWER, sorted(rows, key=lambda row: row["id"])).all())
    if news.get("at"):
        lag = datetime.datetime.now(datetime.UTC) - news["at"]
        metrics.copy_lag.labels(service).set(lag.total_seconds())
    return found


def compare(db: Session, service: str, news: dict[str, Any]) -> None:
    """The same for what was told again: what was news had been missing, and is counted."""
    metrics.copy_mended.labels(service).inc(learn(db, service, news))
