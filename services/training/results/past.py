"""Results as they lie, teacher by teacher, for a trial of a rule and for what is worked out anew."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.database.territory import path_range
from services.training import crediting
from services.training.results import facts

TEACHERS_AT_ONCE = 2_000
# Results of the ministry count as they came to a province, where both can be seen.
# Where the file is now decides which rule it is under; of a file that is not known here, the school of its last result.
NEXT = text(
    """
    SELECT r.teacher_id, coalesce(k.org_path, max(r.org_path)) AS org_path
    FROM result r LEFT JOIN known_teacher k ON k.id = r.teacher_id
    WHERE r.org_path >= :start AND r.org_path < :end AND r.teacher_id > :after
    AND r.state IN ('submitted', 'confirmed')
    GROUP BY r.teacher_id, k.org_path ORDER BY r.teacher_id LIMIT :limit
    """
)
RESULTS = text(
    """
    SELECT r.subject_id, r.teacher_id, r.state, r.training, r.first_day, r.finished, r.hours, r.planned, r.absent,
        r.grade, r.reviewed, r.attributes, r.measures, c.number, c.rule, c.version, c.kind, c.kept, c.amounts,
        c.programme, c.counts
    FROM result r LEFT JOIN credit c ON c.subject_id = r.subject_id AND c.reverses_id IS NULL
        AND NOT EXISTS (SELECT FROM credit reversal WHERE reversal.reverses_id = c.id)
    WHERE r.teacher_id = ANY (CAST(:ids AS uuid[])) AND r.state IN ('submitted', 'confirmed')
        AND NOT (r.source = 'project' AND r.training->>'level' = 'ministry')
    ORDER BY r.teacher_id, r.subject_id
    """
)
FIRST = UUID(int=0)


class Past(NamedTuple):
    """A teacher, the place of the file, and the results: with their credits where they are confirmed."""

    teacher_id: UUID
    org_path: str
    results: list[crediting.Result]


def past_results(db: Session, path: str, after: UUID = FIRST, limit: int = TEACHERS_AT_ONCE) -> list[Past]:
    """The next teachers of a territory, in the order of their ids; an empty list is the end."""
    start, end = path_range(path)
    rows = db.execute(NEXT, {"start": start, "end": end, "after": after, "limit": limit}).all()
    found = {row.teacher_id: Past(row.teacher_id, row.org_path, []) for row in rows}
    for teacher_id, result in of_teachers(db, list(found)):
        found[teacher_id].results.append(result)
    return list(found.values())


def of_teachers(db: Session, teacher_ids: Sequence[UUID]) -> list[tuple[UUID, crediting.Result]]:
    """What was submitted and confirmed of these teachers, as far as the asker may see it."""
    rows = db.execute(RESULTS, {"ids": list(teacher_ids)}) if teacher_ids else ()
    return [(row.teacher_id, facts.as_result(row, row if row.number is not None else None)) for row in rows]
