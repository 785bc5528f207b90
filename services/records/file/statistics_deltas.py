"""What statistics have to count anew: a transaction leaves the difference, summed, and never the figures themselves.

`counted` is how each file was counted last, so what is taken away is what was once added, whatever happened between.
They are to be folded into figures, which are not built yet; both can be made again from the files.
"""

import datetime
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# By what files are counted: how each stands in the file `t`.
DIMENSIONS = {
    "category": "t.category",
    "stage": "t.stage",
    "number_state": "t.number_state",
    "newly_hired": "t.newly_hired",
    "sex": "t.sex",
    "birth_year": "left(t.birth_date, 4)",
    "personnel_status": "t.personnel_status",
    "staff_category": "t.staff_category",
    **{
        code: f"t.basic->'{code}'"
        for code in (
            "ethnicity", "on_establishment", "employment_form", "highest_education", "highest_degree_level",
            "post_type", "post_grade", "title", "backbone_teacher", "double_qualified",
        )
    },
}  # fmt: skip
SAID = ", ".join(f"'{name}', {sql}" for name, sql in DIMENSIONS.items())
TUPLE = f"jsonb_strip_nulls(jsonb_build_object({SAID}))"
LEAVE = text(
    f"""
    WITH wanted AS (SELECT unnest(CAST(:ids AS uuid[])) AS id),
    now AS MATERIALIZED (SELECT t.id, t.org_id, t.org_path, {TUPLE} AS said FROM wanted JOIN teacher t USING (id)
        WHERE t.merged_into IS NULL),
    was AS MATERIALIZED (SELECT c.* FROM wanted JOIN counted c ON c.teacher_id = wanted.id),
    news AS MATERIALIZED (
        SELECT now.* FROM now LEFT JOIN was ON was.teacher_id = now.id
        WHERE (was.org_id, was.org_path, was.said) IS DISTINCT FROM (now.org_id, now.org_path, now.said)
    ),
    kept AS (
        INSERT INTO counted (teacher_id, org_id, org_path, said) SELECT id, org_id, org_path, said FROM news
        ON CONFLICT (teacher_id) DO UPDATE
            SET org_id = excluded.org_id, org_path = excluded.org_path, said = excluded.said
    )
    INSERT INTO statistics_delta (at, org_id, org_path, said, files)
    SELECT :at, org_id, org_path, said, sum(files) FROM (
        SELECT org_id, org_path, said, 1 AS files FROM news
        UNION ALL SELECT was.org_id, was.org_path, was.said, -1 FROM was JOIN news ON news.id = was.teacher_id
    ) AS differences GROUP BY org_id, org_path, said HAVING sum(files) <> 0
    """  # noqa: S608 - our own columns
)
TAKE_AWAY = text(
    """
    WITH gone AS (DELETE FROM counted WHERE teacher_id = :teacher_id RETURNING org_id, org_path, said)
    INSERT INTO statistics_delta (at, org_id, org_path, said, files) SELECT :at, org_id, org_path, said, -1 FROM gone
    """
)


def leave(db: Session, teacher_ids: Iterable[UUID], at: datetime.datetime) -> None:
    """Leave what is different in how these files are counted."""
    if ids := ",".join(map(str, teacher_ids)):  # one constant: a list becomes an expression of as many terms
        db.execute(LEAVE, {"ids": f"{{{ids}}}", "at": at})


def take_away(db: Session, teacher_id: UUID, at: datetime.datetime) -> None:
    """A file is about to be deleted: it is counted no more."""
    db.execute(TAKE_AWAY, {"teacher_id": teacher_id, "at": at})
