"""The moves of files from stage to stage, kept many at once."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

# Steps have ids of their own: what is known already stays as it is.
KEEP = text(
    """
    INSERT INTO step (id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name, case_id)
    SELECT id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name, case_id
    FROM jsonb_to_recordset(CAST(:steps AS jsonb)) AS s (
        id uuid, teacher_id uuid, at timestamptz, act text, stage text, version integer, reasons jsonb, person_id uuid,
        person text, org_id uuid, org_name text, case_id uuid)
    ON CONFLICT (id) DO NOTHING
    """
)


def keep(db: Session, steps: list[dict[str, Any]]) -> None:
    """Write the steps down in one statement."""
    if steps:
        db.execute(KEEP, {"steps": json.dumps(steps, default=_plain, ensure_ascii=False)})


def _plain(value: Any) -> str:
    """Instants and ids as JSON carries them."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
