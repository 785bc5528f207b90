"""The history of a file with the merges that it was in: who joined it with which other, when, why, and the undoing."""

import datetime
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.records.file import history as files
from services.records.file import rules

TOOK_IN, JOINED, PARTED = "took_in", "joined", "parted"
# The other file may be out of sight by now; its school is named all the same, for both schools heard of the merge.
MERGES = text(
    """
    SELECT m.*, m.kept_id = :id AS is_kept, other.id AS other_id, t.name AS other_name, coalesce(
        CAST(CASE WHEN m.kept_id = :id THEN places->'files'->CAST(lost_id AS text) ELSE places->'kept' END->>'org_id'
            AS uuid), t.org_id) AS other_org
    FROM file_merge m
    CROSS JOIN LATERAL (SELECT CASE WHEN kept_id = :id THEN lost_id ELSE kept_id END AS id) AS other
    LEFT JOIN teacher t ON t.id = other.id
    WHERE m.kept_id = :id OR m.lost_id = :id
    """
)
NOTHING = dict.fromkeys(("set", "set_name", "entry_id", "version"))
UNDOING = ("undone_at", "undone_by", "undone_org", "undo_reason")


def history(db: Session, actor: Actor, teacher_id: UUID, set: str | None, entry_id: UUID | None) -> dict[str, Any]:
    """Who did what to a file and when, newest first (R-REC-15); merges are told where the whole file is asked about."""
    found = [{"merge": None} | item for item in files.history(db, actor, teacher_id, set, entry_id)["items"]]
    merges = [] if set or entry_id else db.execute(MERGES, {"id": teacher_id}).all()
    schools = known_orgs.names(db, {row.other_org for row in merges if row.other_org})
    told = [item | {"stage": _stage_at(found, item["at"])} for row in merges for item in _told(row, schools)]
    return {"items": sorted([*told, *found], key=lambda item: item["at"], reverse=True)}


def _told(row: Row, schools: dict[UUID, str]) -> Iterator[dict[str, Any]]:
    """The merge, and its undoing if it was undone; each names the other file, and the merge also how it ended."""
    other = {"id": row.id, "other_id": row.other_id, "other_name": row.other_name}
    other["other_school"] = schools.get(row.other_org)
    ended = {name: getattr(row, name) for name in UNDOING}
    by = {"person": row.person, "org_name": row.org_name, "reasons": _why(row.reason)}
    yield _item(row, TOOK_IN if row.is_kept else JOINED, row.at) | by | {"merge": other | ended}
    if row.undone_at:
        by = {"person": row.undone_by, "org_name": row.undone_org, "reasons": _why(row.undo_reason)}
        yield _item(row, PARTED, row.undone_at) | by | {"merge": other | dict.fromkeys(UNDOING)}


def _item(row: Row, act: str, at: datetime.datetime) -> dict[str, Any]:
    return NOTHING | {"id": uuid5(row.id, act), "at": at, "act": act, "changes": []}


def _why(reason: str | None) -> list[dict[str, Any]]:
    return [{"set": None, "field": None, "reason": reason}] if reason else []


def _stage_at(items: list[dict[str, Any]], at: datetime.datetime) -> str:
    """The stage in which the file was; items come newest first."""
    return next((item["stage"] for item in items if item["at"] <= at), rules.DRAFT)
