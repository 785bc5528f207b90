"""Moves files: to another stage, holder, number or case, and whatever else of a file is no value of a record set.

What moves is written down here and done by `finish` (finishing.py), in one statement for all files that move alike.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.records.file.touched import touched

COLUMNS = {  # what can be moved, with its type in PostgreSQL
    "stage": "text",
    "org_id": "uuid",
    "org_path": "text",
    "category": "text",
    "department_id": "uuid",
    "newly_hired": "boolean",
    "id_index": "bytea",  # given in hex
    "personal_number": "text",
    "number_state": "text",
    "case_id": "uuid",
    "case_version": "integer",
    "desk": "text",
    "doors": "text[]",
    "reasons": "jsonb",
    "rejected": "text[]",
    "confirmed_at": "timestamptz",
    "merged_into": "uuid",
}
OWED_ANEW = {"newly_hired", "category"}  # what a file owes follows from these


def move_files(db: Session, moves: Mapping[UUID, Mapping[str, Any]], steps: Iterable[Mapping[str, Any]] = ()) -> None:
    """Move files that are locked: for each the columns that become something else; `steps` say so in the history.

    A step has id, teacher_id, at, act, stage, version, reasons, case_id and a signature; known ones stay as they are.
    """
    if unknown := set().union(*moves.values()) - COLUMNS.keys():
        raise ValueError(f"A file cannot be moved by {', '.join(sorted(unknown))}.")
    now = touched(db)
    for teacher_id, columns in moves.items():
        now.moves[teacher_id] |= columns
        if OWED_ANEW & columns.keys():
            now.owing.add(teacher_id)
    now.steps.extend(map(dict, steps))


def place_of(db: Session, teacher_id: UUID, org_path: str, category: str) -> tuple[str, str]:
    """Path and school category by which a file is to be checked: those that it is moved to, before it is."""
    moves = touched(db).moves.get(teacher_id, {})
    return moves.get("org_path", org_path), moves.get("category", category)
