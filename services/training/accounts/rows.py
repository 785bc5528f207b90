"""All results and credits of a teacher of the asker's territory, whatever school they came from."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# Both answer for teachers alone whose file the asker may see.
RESULTS = text("SELECT * FROM results_of(CAST(:ids AS uuid[])) ORDER BY teacher_id, finished DESC, subject_id")
CREDITS = text("SELECT * FROM credits_of(CAST(:ids AS uuid[])) ORDER BY teacher_id, number")


def results(db: Session, teacher_ids: Sequence[UUID]) -> list[Row[Any]]:
    """What was submitted, confirmed or revoked, in its current version, the latest first.

    A result that the ministry has sent stands once: as it came to the province, wherever both can be seen.
    """
    found = list(db.execute(RESULTS, {"ids": list(teacher_ids)}))
    arrived = {row.origin_id for row in found}
    return [row for row in found if row.id not in arrived]


def credits(db: Session, teacher_ids: Sequence[UUID]) -> list[Row[Any]]:  # noqa: A001 - that is what they are
    """Every confirmation and reversal, in their order."""
    return list(db.execute(CREDITS, {"ids": list(teacher_ids)}))


def standing(entries: Sequence[Row[Any]]) -> dict[UUID, Row[Any]]:
    """By result, the confirmation that no reversal stands beside."""
    reversed_ids = {entry.reverses_id for entry in entries if entry.reverses_id}
    return {entry.subject_id: entry for entry in entries if not entry.reverses_id and entry.id not in reversed_ids}
