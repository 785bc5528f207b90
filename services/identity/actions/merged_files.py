"""Two files of one person became one: the account of the other one leads to the kept one, or rests beside its account.

News may come twice and in any order: the newest holds, and an undoing that is heard first leaves nothing to undo.
"""

import datetime
import json
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.territory import path_range
from services.identity.actions import sessions

HEAR = text(
    """
    INSERT INTO merged_files AS known (merge_id, row_version) VALUES (:merge_id, :row_version)
    ON CONFLICT (merge_id) DO UPDATE SET row_version = excluded.row_version
    WHERE known.row_version < excluded.row_version RETURNING account_id, was
    """
)
OF_FILES = text(
    """
    SELECT id, teacher_id, org_id, org_path, enabled FROM account WHERE teacher_id IN (:kept_id, :lost_id)
    ORDER BY id FOR UPDATE
    """
)
PLACE = text(
    """
    UPDATE account SET teacher_id = :teacher_id, org_id = :org_id, org_path = :org_path, enabled = :enabled,
        row_version = row_version + 1
    WHERE id = :id
    """
)
NOTE = text("UPDATE merged_files SET account_id = :id, was = CAST(:was AS jsonb) WHERE merge_id = :merge_id")


OF_TERRITORY = text(
    """
    SELECT teacher_id FROM account
    WHERE teacher_id IN (:kept_id, :lost_id) AND org_path >= :start AND org_path < :end
    """
)


def afterwards(db: Session, actor: Actor, kept_id: UUID, lost_id: UUID) -> dict[str, Any]:
    """Which account there will be once these two files of the territory are one; see `_join`."""
    within = dict(zip(("start", "end"), path_range(actor.org_path), strict=True))
    there = set(db.scalars(OF_TERRITORY, within | {"kept_id": kept_id, "lost_id": lost_id}))
    account = "kept" if kept_id in there else "lost" if lost_id in there else "none"
    return {"account": account, "rests": {kept_id, lost_id} <= there}


def follow(db: Session, merged: bool, at: datetime.datetime, **news: Any) -> None:
    """Bring the accounts of both files to where records says they are."""
    heard = db.execute(HEAR, {name: news[name] for name in ("merge_id", "row_version")}).first()
    if heard is None:
        return
    if merged:
        _join(db, at, news)
    elif heard.account_id is not None:
        _restore(db, at, heard, news)


def _join(db: Session, at: datetime.datetime, news: dict[str, Any]) -> None:
    """The kept file's own account stays; without one the other account is its from now on."""
    files = {"kept_id": news["kept_id"], "lost_id": news["lost_id"]}
    accounts = {row.teacher_id: row for row in db.execute(OF_FILES, files)}
    other = accounts.get(news["lost_id"])
    if other is None:
        return
    was = {name: getattr(other, name) for name in ("org_id", "org_path", "enabled")}
    db.execute(NOTE, {"id": other.id, "was": json.dumps(was, default=str), "merge_id": news["merge_id"]})
    if news["kept_id"] in accounts:
        now = {**was, "teacher_id": other.teacher_id, "enabled": False}
    else:
        now = {"teacher_id": news["kept_id"], "org_id": news["org_id"], "org_path": news["org_path"]}
    _place(db, other.id, at, {"enabled": other.enabled} | now)


def _restore(db: Session, at: datetime.datetime, heard: Row, news: dict[str, Any]) -> None:
    _place(db, heard.account_id, at, dict(heard.was) | {"teacher_id": news["lost_id"]})


def _place(db: Session, account_id: UUID, at: datetime.datetime, now: dict[str, Any]) -> None:
    """Whoever is signed in signs in again: a session names the file that it was opened for."""
    sessions.end_of(db, [account_id], at, "merged")
    db.execute(PLACE, now | {"id": account_id})
