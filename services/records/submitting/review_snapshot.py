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
    ),
    written AS (
        SELECT DISTINCT teacher_id, person_id, import_id FROM version WHERE teacher_id = ANY (CAST(:ids AS uuid[]))
    ),
    brought AS (
        SELECT * FROM hands_of_imports(ARRAY(SELECT DISTINCT import_id FROM written WHERE import_id IS NOT NULL))
    ),
    wrote AS (
        SELECT teacher_id, array_agg(DISTINCT person_id) AS persons FROM (
            SELECT teacher_id, person_id FROM written
            UNION SELECT teacher_id, brought.person_id FROM written JOIN brought USING (import_id)
        ) AS hands GROUP BY teacher_id
    )
    SELECT teacher.id AS teacher_id, version AS number, name, org_id, department_id, category, reasons,
        coalesce(said.sets, '{}') AS sets, wrote.persons AS contributors,
        jsonb_build_array(jsonb_build_object('entry_id', teacher.id, 'number', basic_version))
            || coalesce(said.entries, '[]') AS entries,
        encode(sha256(convert_to(basic::text || coalesce(said.whole, ''), 'UTF8')), 'hex') AS digest
    FROM teacher LEFT JOIN said ON said.teacher_id = teacher.id LEFT JOIN wrote ON wrote.teacher_id = teacher.id
    WHERE teacher.id = ANY (CAST(:ids AS uuid[])) ORDER BY teacher.id
    """
)


def of(db: Session, teacher_ids: Collection[UUID]) -> list[dict[str, Any]]:
    """These files as they stand: `number` counts the changes of values, `entries` are pairs of entry_id and number."""
    return [dict(row) for row in db.execute(WHOLE, {"ids": list(teacher_ids)}).mappings()] if teacher_ids else []


def standing(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What there is of these files now, as `cases.Shown` has it."""
    parts = ("entries", "digest", "number")
    return {each["teacher_id"]: {name: each[name] for name in parts} for each in of(db, teacher_ids)}
