"""Tells other services how teachers stand, from the first 报送 on: bodies built in SQL, up to 500 a message.

The same goes for all files at once (`announce_all`), from which any consumer's copy can be made again.
"""

import json
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.bus.outbox import WAKE_RELAY
from services.common.contract import Event
from services.common.database import transactions
from services.common.database.transactions import Store
from services.contracts.records import teacher_copies

# How each part of `teachers.Teacher` stands in the file `t`, in the entry of the present post and of the last term.
PARTS = {
    **{
        name: f"t.{name}"
        for name in (
            "id", "row_version", "org_id", "org_path", "department_id", "category", "stage", "name", "sex",
            "birth_date", "personnel_status", "staff_category", "newly_hired", "personal_number", "number_state",
            "merged_into",
        )
    },
    **{
        code: f"t.basic->'{code}'"
        for code in (
            "title", "post_type", "post_grade", "backbone_teacher", "source", "normal_graduate", "school_start",
        )
    },
    "school_duty": "post.said->'school_duty'",
    "main_stage": "teaching.said->'stage'",
    "courses": "teaching.said->'courses'",
}  # fmt: skip
BODY = ", ".join(f"'{name}', {sql}" for name, sql in PARTS.items())
ANNOUNCE = text(
    f"""
    INSERT INTO outbox (id, type, body, headers)
    SELECT gen_random_uuid(), :type,
        CAST(json_build_object('teachers', json_agg(told), 'at', clock_timestamp()) AS text), CAST(:headers AS jsonb)
    FROM (
        SELECT json_build_object({BODY}) AS told,
            (row_number() OVER (ORDER BY t.id) - 1) / {teacher_copies.AT_ONCE} AS part
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
    _announce(db, teacher_copies.teachers_changed, list(teacher_ids))


def count(store: Store) -> int:
    """How many teachers `announce_all` tells of now."""
    with store.begin(transactions.system()) as db:
        return db.execute(COUNT).scalar_one()


COUNT = text("SELECT count(*) FROM teacher WHERE case_id IS NOT NULL")
# Shared locks, so that nothing newer is told before it.
NEXT = text("SELECT id FROM teacher WHERE case_id IS NOT NULL AND id > :after ORDER BY id LIMIT :most FOR SHARE")


def announce_all(store: Store) -> Iterator[int]:
    """Tell of all teachers there are, part by part, each in a transaction of its own; gives how many so far.

    Whoever keeps a copy makes it whole again from it and counts what it lacked. Doing it again does no harm.
    """
    after, announced = UUID(int=0), 0
    while True:
        with store.begin(transactions.system()) as db:
            ids = list(db.scalars(NEXT, {"after": after, "most": teacher_copies.AT_ONCE}))
            _announce(db, teacher_copies.teachers_announced, ids)
        if not ids:
            return
        after, announced = ids[-1], announced + len(ids)
        yield announced


MERGED = text(
    """
    SELECT id FROM teacher WHERE case_id IS NOT NULL AND merged_into IS NOT NULL AND id > :after
    ORDER BY id LIMIT :most FOR SHARE
    """
)


def announce_merged(db: Session, after: UUID) -> list[UUID]:
    """Tell again of the next files that were merged into others; their ids, none at the end."""
    ids = list(db.scalars(MERGED, {"after": after, "most": teacher_copies.AT_ONCE}))
    _announce(db, teacher_copies.teachers_announced, ids)
    return ids


def _announce(db: Session, event: Event, ids: list[UUID]) -> None:
    if not ids:
        return
    headers = json.dumps(db.info["request"].headers())
    if db.execute(ANNOUNCE, {"ids": ids, "type": event.type, "headers": headers}).rowcount:  # type: ignore[attr-defined]
        db.execute(WAKE_RELAY)
