"""The one end of everything that writes files: `finish`, once in a transaction, before anything is shown of them.

It derives what follows for 基本信息, does the moves, counts `row_version` and what is owed, writes the steps, announces
the files and leaves what statistics have to count.
"""

import functools
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from services.records.file import announcing, derived, look_alikes_due, moving, statistics_deltas, versions
from services.records.file.touched import Touched, is_touched, taken, touched

TYPES = moving.COLUMNS | {"catalogue_version": "text"}
AT_ONCE = 5_000  # files, where something is worked out outside the database

# Steps have ids of their own: what is known already stays as it is.
WRITE_STEPS = text(
    """
    INSERT INTO step (id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name, case_id)
    SELECT id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name, case_id
    FROM jsonb_to_recordset(CAST(:steps AS jsonb)) AS s (
        id uuid, teacher_id uuid, at timestamptz, act text, stage text, version integer, reasons jsonb, person_id uuid,
        person text, org_id uuid, org_name text, case_id uuid)
    ON CONFLICT (id) DO NOTHING
    """
)


def finish(db: Session) -> None:
    """Do what follows from all that this transaction has touched; nothing where it touched nothing."""
    if not is_touched(db):
        return
    _derive(db, touched(db))
    now = taken(db)
    _move(db, now)
    versions.recount(db, now.changed.keys() | now.owing)
    if now.steps:
        db.execute(WRITE_STEPS, {"steps": _json(now.steps)})
    ids = now.all()
    statistics_deltas.leave(db, ids, now.at)
    look_alikes_due.leave(db, now)
    announcing.announce(db, [id_ for id_ in ids if id_ not in now.opened or id_ in now.moves])
    db.expire_all()


def _derive(db: Session, now: Touched) -> None:
    """Values of 基本信息 that follow from other sets; those in which nothing is different get no version."""
    sources = derived.every_source()
    changed = sorted(each for each, sets in now.changed.items() if sets & sources)
    for start in range(0, len(changed), AT_ONCE):
        versions.write_values(db, now.by, derived.changes(db, changed[start : start + AT_ONCE]))


def _move(db: Session, now: Touched) -> None:
    """Count the files that were there before, and move them: one statement for all that move alike."""
    alike: dict[tuple[tuple[str, ...], bool], list[dict[str, Any]]] = defaultdict(list)
    untouched = now.opened - now.changed.keys() - now.moves.keys()
    for teacher_id in (now.changed.keys() | now.moves.keys() | now.counted) - untouched:
        moves = now.moves.get(teacher_id, {}) | _of_values(now, teacher_id)
        alike[tuple(sorted(moves)), teacher_id in now.changed].append({"id": teacher_id} | moves)
    for (columns, has_new_values), moves in alike.items():
        wording = _with_values(columns) if has_new_values else _without(columns)
        db.execute(wording, {"at": now.at, "moves": _json(moves)})


def _of_values(now: Touched, teacher_id: UUID) -> dict[str, Any]:
    return {"catalogue_version": now.catalogues[teacher_id]} if teacher_id in now.catalogues else {}


@functools.cache
def _without(columns: tuple[str, ...]) -> TextClause:
    """Moves files by these columns."""
    return _moving(columns, [])


@functools.cache
def _with_values(columns: tuple[str, ...]) -> TextClause:
    """The same for files with new values: what the teacher confirmed is no more what stands there."""
    more = [] if "confirmed_at" in columns else ["confirmed_at = NULL"]
    return _moving(columns, ["version = version + 1", *more])


def _moving(columns: tuple[str, ...], more: list[str]) -> TextClause:
    shape = ", ".join(["id uuid", *(f"{column} {TYPES[column]}" for column in columns)])
    sets = [
        "row_version = row_version + 1",
        "updated_at = :at",
        *more,
        *(f"{column} = m.{column}" for column in columns),
    ]
    return text(
        f"UPDATE teacher t SET {', '.join(sets)}"  # noqa: S608 - our own columns
        f" FROM jsonb_to_recordset(CAST(:moves AS jsonb)) AS m ({shape}) WHERE t.id = m.id"
    )


def _json(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as a statement takes them; instants and ids as text."""
    return json.dumps(list(rows), default=_plain, ensure_ascii=False)


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
