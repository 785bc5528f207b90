"""Reads from files what look-alikes are judged by; ID numbers are opened here and go no further than the rules."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.records.duplicates.domain.people import Person
from services.records.file import values

READ = text(
    """
    SELECT id, org_path, name, sex, birth_date, basic->>'former_name' AS former_name, basic->>'id_type' AS id_type,
        basic->>'id_number' AS id_number
    FROM teacher WHERE id = ANY (CAST(:ids AS uuid[])) AND merged_into IS NULL
    """
)


@dataclass(frozen=True)
class File:
    """Whose it is, and where it lies."""

    person: Person
    org_path: str


def read(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, File]:
    """These files, but for those that were merged into others."""
    if not teacher_ids:
        return {}
    return {row.id: File(_person(row), row.org_path) for row in db.execute(READ, {"ids": list(teacher_ids)})}


def _person(row: Row) -> Person:
    number = json.loads(values.sealer().open(row.id_number)) if row.id_number else ""
    former = (row.former_name,) if row.former_name else ()
    said = (row.name, former, row.sex, row.birth_date, row.id_type)
    return Person(row.id, *(each or "" for each in said), str(number or ""))  # type: ignore[arg-type]
