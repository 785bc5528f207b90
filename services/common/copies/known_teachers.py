"""A service's own copy of the teachers, fed by records; older news is ignored. Without ID numbers (R-SEC-01).

An operator's job `rebuild_copies` has records tell of all of them again; what a copy then lacked is counted in the
metrics.
"""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database.tables import known_teacher
from services.common.telemetry import metrics

COLUMNS = [column.name for column in known_teacher.columns]
KEEP_NEWER = text(
    f"""
    INSERT INTO known_teacher AS known ({", ".join(COLUMNS)})
    SELECT {", ".join(COLUMNS)} FROM jsonb_populate_recordset(CAST(NULL AS known_teacher), CAST(:teachers AS jsonb))
    ORDER BY id ON CONFLICT (id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])}
    WHERE known.row_version < excluded.row_version RETURNING id
    """  # noqa: S608 - our own columns
)


def learn(db: Session, service: str, news: dict[str, Any]) -> int:
    """Keep what records told of up to 500 teachers, unless something newer is known; how many were news."""
    found = len(db.execute(KEEP_NEWER, {"teachers": json.dumps(news["teachers"], ensure_ascii=False)}).all())
    if news.get("at"):
        lag = clock.now() - clock.local(news["at"])
        metrics.copy_lag.labels(service).set(lag.total_seconds())
    return found


def compare(db: Session, service: str, news: dict[str, Any]) -> None:
    """The same for what was told again: what was news had been missing, and is counted."""
    metrics.copy_mended.labels(service).inc(learn(db, service, news))
