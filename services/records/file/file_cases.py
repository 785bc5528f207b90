"""The cases of files at review, of any business: how far each is, by whose doors a file is seen, what was shown.

A file can have several open at once. What a case means for its business is that business's own.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock
from services.common.bus.outbox import emit
from services.common.errors import Conflict
from services.contracts.records import NAME
from services.contracts.review.businesses import cases_conflicted
from services.records.file.models import FileCase
from services.records.file.moving import move_files

TAKEN = "This id already names something else. Please begin again."
OPEN_CASES = text(
    """
    INSERT INTO file_case (case_id, teacher_id, business, entries)
    SELECT case_id, teacher_id, business, entries
    FROM jsonb_populate_recordset(CAST(NULL AS file_case), CAST(:cases AS jsonb)) ON CONFLICT DO NOTHING
    RETURNING case_id
    """
)
# One that is not known was opened by the release before, or before there was this table.
FOLLOW = text(
    """
    INSERT INTO file_case AS known (case_id, teacher_id, business, state, case_version, desk, doors)
    SELECT case_id, teacher_id, business, state, case_version, desk, doors
    FROM jsonb_populate_recordset(CAST(NULL AS file_case), CAST(:cases AS jsonb))
    ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, case_version = excluded.case_version,
        desk = excluded.desk, doors = excluded.doors
    WHERE known.case_version < excluded.case_version
    """
)
# A case may have gone to another file since, with its teacher's merge.
FILES_OF = text("SELECT teacher_id FROM file_case WHERE case_id = ANY (CAST(:ids AS uuid[]))")
# A first entry that is not filled in yet keeps its doors.
DOORS = text(
    """
    WITH wanted AS (
        SELECT id, case_id, doors FROM teacher WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR NO KEY UPDATE
    ),
    seen AS (
        SELECT wanted.id,
            coalesce(array_agg(DISTINCT door ORDER BY door) FILTER (WHERE door IS NOT NULL), '{}') AS doors
        FROM wanted LEFT JOIN LATERAL (
            SELECT unnest(doors) FROM file_case WHERE teacher_id = wanted.id AND state = 'open'
            UNION ALL SELECT unnest(wanted.doors)
            WHERE wanted.case_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM file_case WHERE file_case.case_id = wanted.case_id)
        ) AS opened (door) ON true GROUP BY wanted.id
    )
    SELECT seen.id, seen.doors FROM seen JOIN wanted USING (id) WHERE wanted.doors <> seen.doors
    """
)
CHANGED = text(
    """
    SELECT shown.case_id, shown.entry_id
    FROM jsonb_to_recordset(CAST(:shown AS jsonb))
        AS shown (case_id uuid, teacher_id uuid, entry_id uuid, number integer)
    LEFT JOIN version v ON v.teacher_id = shown.teacher_id AND v.entry_id = shown.entry_id AND v.known_to IS NULL
    WHERE v.number IS DISTINCT FROM shown.number
    """
)


def open_cases(db: Session, cases: Iterable[dict[str, Any]]) -> None:
    """Write down cases that review is asked for: case_id, teacher_id, business, and the entries as they are shown.

    The same again changes nothing; an id that names another case, be it out of sight, is a Conflict.
    """
    wanted = {case["case_id"]: case for case in cases}
    new = db.scalars(OPEN_CASES, {"cases": json.dumps(list(wanted.values()), default=str)}).all()
    there = known(db, wanted.keys() - set(new)) if len(new) < len(wanted) else {}
    for case_id in wanted.keys() - set(new):
        known_case, case = there.get(case_id), wanted[case_id]
        if known_case is None or (known_case.teacher_id, known_case.business) != (case["teacher_id"], case["business"]):
            raise Conflict(TAKEN)


SHUT = text("UPDATE file_case SET doors = '{}' WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND state = 'open'")


def shut_doors(db: Session, teacher_ids: Collection[UUID]) -> None:
    """Desks that saw these files by an open case see them no more, until review says where the case lies now."""
    db.execute(SHUT, {"ids": list(teacher_ids)})


def is_open(db: Session, teacher_id: UUID) -> bool:
    """Whether a file has a case that is not closed yet."""
    return db.execute(IS_OPEN, {"id": teacher_id}).scalar_one()


IS_OPEN = text("SELECT EXISTS (SELECT FROM file_case WHERE teacher_id = :id AND state = 'open')")


def known(db: Session, case_ids: Collection[UUID]) -> dict[UUID, FileCase]:
    """These cases, held in the order of their ids."""
    query = select(FileCase).where(FileCase.case_id == any_(literal(list(case_ids), ARRAY(Uuid))))
    held = query.order_by(FileCase.case_id).with_for_update().execution_options(populate_existing=True)
    return {each.case_id: each for each in db.scalars(held)}


def follow(db: Session, business: str, news: Iterable[dict[str, Any]]) -> None:
    """Bring cases to where review says they are, and let their desks see the files for so long; to be finished."""
    rows = [_followed(business, case) for case in news]
    if not rows:
        return
    db.execute(FOLLOW, {"cases": json.dumps(rows, default=str)})
    files = db.scalars(FILES_OF, {"ids": [row["case_id"] for row in rows]}).all()
    found = db.execute(DOORS, {"ids": sorted({*files, *(UUID(str(row["teacher_id"])) for row in rows)})}).all()
    move_files(db, {row.id: {"doors": row.doors} for row in found})


def _followed(business: str, case: dict[str, Any]) -> dict[str, Any]:
    is_open = case["state"] == "open"
    return {
        "case_id": case["case_id"],
        "teacher_id": case.get("teacher_id") or case["subject_id"],
        "business": business,
        "state": case["state"],
        "case_version": case["row_version"],
        "desk": case["step_roles"][0] if is_open and case["step_roles"] else None,
        "doors": case["doors"] if is_open and case.get("doors") else [],
    }


def newest(cases: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last word on each case, should a message have several."""
    return list({case["case_id"]: case for case in sorted(cases, key=lambda case: case["row_version"])}.values())


def changed_since(db: Session, decided: Iterable[dict[str, Any]]) -> dict[UUID, list[UUID]]:
    """The entries of decided cases that are not as they were shown, by case; only cases that have such."""
    shown = [
        {"case_id": case["case_id"], "teacher_id": case.get("teacher_id") or case["subject_id"]} | entry
        for case in decided
        for entry in case.get("subject_entries") or []
    ]
    found: dict[UUID, list[UUID]] = {}
    for row in db.execute(CHANGED, {"shown": json.dumps(shown, default=str)}) if shown else ():
        found.setdefault(row.case_id, []).append(row.entry_id)
    return found


def answer_conflicts(db: Session, conflicts: Iterable[tuple[dict[str, Any], dict[str, Any], list[UUID]]]) -> None:
    """Tell review which decisions were not applied: the case, what there is now, and what has changed."""
    at = clock.now()
    told = [
        {
            "case_id": case["case_id"],
            "row_version": case["row_version"],
            "version": version,
            "changed": changed,
            "at": at,
        }
        for case, version, changed in conflicts
    ]
    if told:
        emit(db, cases_conflicted.at(NAME), {"cases": told})
