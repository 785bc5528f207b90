"""A whole file as review judges it: which entries with which numbers, a digest of it all, who contributed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# The digest is over what lies in the tables, in one order.
WHOLE = text(
    """
    WITH said AS (
        SELECT teacher_id, array_agg(DISTINCT set_code) AS sets,
            jsonb_agg(jsonb_build_object('entry_id', id, 'number', number)) AS entries,
            string_agg(id::text || "values"::text, ',' ORDER BY id) AS whole
        FROM entry WHERE teacher_id = ANY (CAST(:ids AS uuid[])) GROUP BY teacher_id
    )
    SELECT teacher.id, version AS number,
        jsonb_build_array(jsonb_build_object('entry_id', teacher.id, 'number', basic_version))
            || coalesce(said.entries, '[]') AS entries,
        encode(sha256(convert_to(basic::text || coalesce(said.whole, ''), 'UTF8')), 'hex') AS digest
    FROM teacher LEFT JOIN said ON said.teacher_id = teacher.id
    WHERE teacher.id = ANY (CAST(:ids AS uuid[]))
    """
)


def standing(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What there is of these files now, as `cases.Shown` has it."""
    if not teacher_ids:
        return {}
    found = db.execute(WHOLE, {"ids": list(teacher_ids)}).mappings()
    return {row["id"]: {name: row[name] for name in ("entries", "digest", "number")} for row in found}
