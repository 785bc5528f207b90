"""Notices find their readers when they arrive: whoever has an account in use by then, in one statement for all."""

import json
import logging
from collections import Counter
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.telemetry import metrics

log = logging.getLogger(__name__)

# Each way of naming people by its own index. Rows go in by their key, so that two messages never wait for each other.
# A notice that is there already is another part of the same act: its count is added, and it is news again.
DELIVER = text("""
    WITH new AS (
        SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS new(
            id uuid, kind text, params jsonb, area text, thing text, at timestamptz, due timestamptz,
            person_id uuid, teacher_id uuid, org_id uuid, roles text[]
        )
    ), readers AS (
        SELECT account.id AS account_id, new.id FROM new JOIN account ON account.person_id = new.person_id
        WHERE account.enabled
        UNION
        SELECT account.id, new.id FROM new JOIN account ON account.teacher_id = new.teacher_id WHERE account.enabled
        UNION
        SELECT account.id, new.id FROM new JOIN account ON account.org_id = new.org_id AND account.roles && new.roles
        WHERE account.teacher_id IS NULL AND account.enabled
        UNION
        SELECT account.id, new.id FROM new JOIN account ON account.org_id = new.org_id
        WHERE account.teacher_id IS NOT NULL AND account.enabled AND 'teacher' = ANY (new.roles)
    ), whole AS (
        SELECT DISTINCT ON (id) * FROM new ORDER BY id
    )
    INSERT INTO notice (account_id, id, kind, params, area, thing, at, due, arrived_at)
    SELECT account_id, id, kind, params, area, thing, at, due, now() FROM readers JOIN whole USING (id)
    ORDER BY account_id, id
    ON CONFLICT (account_id, id) DO UPDATE SET
        params = notice.params || jsonb_build_object(
            'count', CAST(notice.params->>'count' AS integer) + CAST(excluded.params->>'count' AS integer)
        ),
        due = least(notice.due, excluded.due), at = excluded.at, arrived_at = excluded.arrived_at, read_at = NULL
        WHERE jsonb_exists(excluded.params, 'count')
    RETURNING id
""")


def deliver(db: Session, notices: list[dict[str, Any]]) -> None:
    """Lay each notice before its readers. One that nobody reads is counted: people without an account are no error."""
    rows = [_row(notice, to) for notice in notices for to in notice["to"]]
    found = set(db.scalars(DELIVER, {"rows": json.dumps(rows, default=str)}))
    counted = Counter((notice["kind"], "read" if notice["id"] in found else "nobody") for notice in notices)
    for (kind, outcome), number in counted.items():
        metrics.notices.labels(kind, outcome).inc(number)
    if nobody := sum(number for (_, outcome), number in counted.items() if outcome == "nobody"):
        log.info("notices to nobody", extra={"count": nobody})


def _row(notice: dict[str, Any], to: dict[str, Any]) -> dict[str, Any]:
    kept = {name: notice[name] for name in ("id", "kind", "params", "at", "due")}
    return kept | to | {"area": notice["link"]["area"], "thing": notice["link"]["id"]}
