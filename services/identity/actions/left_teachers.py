"""Somebody left the school or died: self-service is shut to the account; it opens again with the way back (R-MOB-05).

News may come twice and in any order: of each teacher the newest counts. What the school had shut by itself stays shut.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.contracts.records.status_changes import LEFT
from services.identity.actions import sessions

# What is older than what was heard of a teacher changes nothing; the rows are taken in one order.
HEAR = text(
    """
    INSERT INTO left_teacher AS known (teacher_id, row_version, has_left)
    SELECT DISTINCT ON (teacher_id) teacher_id, row_version, has_left
    FROM jsonb_to_recordset(CAST(:news AS jsonb)) AS n (teacher_id uuid, row_version integer, has_left boolean)
    ORDER BY teacher_id, row_version DESC
    ON CONFLICT (teacher_id) DO UPDATE SET row_version = excluded.row_version, has_left = excluded.has_left
    WHERE known.row_version < excluded.row_version
    """
)
HELD = """
    held AS (
        SELECT account.id, account.teacher_id FROM account JOIN left_teacher l USING (teacher_id)
        WHERE account.teacher_id = ANY (CAST(:ids AS uuid[])) AND {which} ORDER BY account.id FOR UPDATE OF account
    ),
    done AS (
        UPDATE account SET closed = {closed}, row_version = row_version + 1 FROM held WHERE account.id = held.id
        RETURNING account.id, held.teacher_id
    ),
    noted AS (UPDATE left_teacher l SET shut = {shut} FROM done WHERE l.teacher_id = done.teacher_id)
"""
SHUT = HELD.format(which="l.has_left AND NOT account.closed", closed="true", shut="array_append(l.shut, done.id)")
OPEN = HELD.format(which="NOT l.has_left AND account.id = ANY (l.shut)", closed="false", shut="'{}'")
SHUT_ACCOUNTS, OPEN_ACCOUNTS = (text(f"WITH {held} SELECT id FROM done") for held in (SHUT, OPEN))  # noqa: S608 - ours


def follow(db: Session, items: Iterable[dict[str, Any]]) -> None:
    """Shut the accounts of those who are gone, and open those that were shut for it; whoever is signed in is out."""
    news = [_news(item) for item in items if item["done"]]
    ids = [item["teacher_id"] for item in news]
    db.execute(HEAR, {"news": json.dumps(news)})
    shut = list(db.scalars(SHUT_ACCOUNTS, {"ids": ids}))
    db.execute(OPEN_ACCOUNTS, {"ids": ids})
    sessions.end_of(db, shut, clock.now(), "left")


def come_back(db: Session, moved: Iterable[dict[str, Any]]) -> None:
    """Whoever had left and was taken in by another school is there again; older news of the leaving shuts nothing."""
    news = [_news(each | {"personnel_status": None}) for each in moved]
    db.execute(HEAR, {"news": json.dumps(news)})


def _news(item: dict[str, Any]) -> dict[str, Any]:
    has_left = (item["personnel_status"] or "").startswith(LEFT)
    return {"teacher_id": str(item["teacher_id"]), "row_version": item["row_version"], "has_left": has_left}
