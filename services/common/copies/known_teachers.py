"""A service's own copy of the teachers, fed by records; older news is ignored. Without ID numbers (R-SEC-01).

An operator's job `rebuild_copies` has records tell of all of them again; what a copy then lacked is counted in the
metrics. `merged_into` tells which teachers were merged into others: they are no people of their own.
"""

import datetime
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
# What was told again of the same version, and is not what was kept: a release that runs beside knew less of it.
# What the news does not name stays as it is known.
MEND = text(
    f"""
    WITH told AS (
        SELECT told.* FROM jsonb_array_elements(CAST(:teachers AS jsonb)) AS said (body)
        JOIN known_teacher known ON known.id = CAST(said.body->>'id' AS uuid)
            AND known.row_version = CAST(said.body->>'row_version' AS integer)
        CROSS JOIN LATERAL jsonb_populate_record(known, said.body) AS told
        WHERE told IS DISTINCT FROM known
    )
    UPDATE known_teacher known SET {", ".join(f"{column} = told.{column}" for column in COLUMNS[1:])}
    FROM told WHERE known.id = told.id AND known.row_version = told.row_version RETURNING known.id
    """  # noqa: S608 - our own columns
)


def learn(db: Session, service: str, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> int:
    """Keep what records told of up to 500 teachers, unless something newer is known; how many were news."""
    found = len(db.execute(KEEP_NEWER, _said(teachers)).all())
    if at:
        lag = clock.now() - clock.local(at)
        metrics.copy_lag.labels(service).set(lag.total_seconds())
    return found


def compare(db: Session, service: str, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> None:
    """The same for what was told again: what was news had been missing, a merge not least, and is counted."""
    mended = len(db.execute(MEND, _said(teachers)).all())
    metrics.copy_mended.labels(service).inc(mended + learn(db, service, teachers, at))


def _said(teachers: list[dict[str, Any]]) -> dict[str, str]:
    return {"teachers": json.dumps(teachers, ensure_ascii=False)}
