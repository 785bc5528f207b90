"""Tells other services how teachers stand, from the first 报送 on: bodies built in SQL, up to 500 a message.

The same goes for all files at once (`announce_all`), from which any consumer's copy can be made again.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.contracts import teachers
from services.common.outbox import WAKE_RELAY

# How each part of `teachers.Teacher` stands in the file `t`, in the entry of the present post and of the last term.
PARTS = {
    **{
        name: f"t.{name}"
        for name in (
            "id", "row_version", "org_id", "org_path", "department_id", "category", "stage", "name", "sex",
            "birth_date", "personnel_status", "staff_category", "newly_hired", "personal_number", "number_state",
        )
    },
    **{code: f"t.basic->'{code}'" for code in ("title", "post_type", "post_grade", "backbone_teacher")},
    "school_duty": "post.said->'school_duty'",
    "main_stage": "teaching.said->'stage'",
    "courses": "teaching.said->'courses'",
}  # fmt: skip
BODY = ", ".join(f"'{name}', {sql}" for name, sql in PARTS.items())
ANNOUNCE = text(
    f"""
    INSERT INTO outbox (id, type, body, headers)
    SELECT gen_random_uuid(), :type, CAST(jsonb_build_object('teachers', jsonb_agg(told)) AS text),
        CAST(:headers AS jsonb)
    FROM (
        SELECT jsonb_build_object({BODY}) AS told, (row_number() OVER (ORDER BY t.id) - 1) / {teachers.AT_ONCE} AS part
        FROM unnest(CAST(:ids AS uuid[])) AS wanted (id) JOIN teacher t USING (id)
        LEFT JOIN LATERAL (
            SELECT "values" AS said FROM entry WHERE teacher_id = t.id AND set_code = 'post'
            ORDER BY "values"->>'from' DESC NULLS LAST, position DESC LIMIT 1
        ) AS post ON true
        LEFT JOIN LATERAL (
            SELECT "values" AS said FROM entry WHERE teacher_id = t.id AND set_code = 'teaching'
            ORDER BY coalesce("values"->>'school_year', "values"->>'year') DESC NULLS LAST, position DESC LIMIT 1
        ) AS teaching ON true
        WHERE t.case_id IS NOT NULL
    ) AS each GROUP BY part
    """  # noqa: S608 - our own columns
)


def announce(db: Session, teacher_ids: Iterable[UUID]) -> None:
    """Tell how those of these teachers stand who were ever handed over for review."""
    ids = list(teacher_ids)
    if not ids:
        return
    headers = json.dumps(db.info["request"].headers())
    if db.execute(ANNOUNCE, {"ids": ids, "type": teachers.teachers_changed.type, "headers": headers}).rowcount:  # type: ignore[attr-defined]
        db.execute(WAKE_RELAY)
