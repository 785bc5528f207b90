"""A file went to another school: the teacher's account goes along, and what it could do at the old school ends.

News may come twice and in any order: of each file the newest counts. An office account of the same person is another
account and stays where it is.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.identity.actions import left_teachers, sessions

# What is older than what was heard of a file changes nothing; the rows are taken in one order.
HEAR = text(
    """
    INSERT INTO handed_over_file AS known (teacher_id, row_version, org_id, org_path)
    SELECT DISTINCT ON (teacher_id) teacher_id, row_version, org_id, org_path
    FROM jsonb_to_recordset(CAST(:files AS jsonb))
        AS f (teacher_id uuid, row_version integer, org_id uuid, org_path text)
    ORDER BY teacher_id, row_version DESC
    ON CONFLICT (teacher_id) DO UPDATE
        SET row_version = excluded.row_version, org_id = excluded.org_id, org_path = excluded.org_path
    WHERE known.row_version < excluded.row_version
    """
)
# To where the newest news says, be it this one or not. The password stays the teacher's own. What the old school had
# shut, the new one decides on anew.
FOLLOW = text(
    """
    WITH held AS (
        SELECT account.id, f.org_id, f.org_path FROM account JOIN handed_over_file f USING (teacher_id)
        WHERE account.teacher_id = ANY (CAST(:ids AS uuid[])) AND account.org_id <> f.org_id
        ORDER BY account.id FOR UPDATE OF account
    )
    UPDATE account SET org_id = held.org_id, org_path = held.org_path, roles = ARRAY['teacher'], closed = false,
        row_version = row_version + 1
    FROM held WHERE account.id = held.id RETURNING account.id
    """
)


def follow(db: Session, items: Iterable[dict[str, Any]]) -> None:
    """Bring the accounts of these teachers to where their files are; whoever is signed in signs in again."""
    names = ("teacher_id", "row_version", "org_id", "org_path")
    moved = [{name: item[name] for name in names} for item in items if item["done"]]
    db.execute(HEAR, {"files": json.dumps(moved, default=str)})
    left_teachers.come_back(db, moved)
    followed = list(db.scalars(FOLLOW, {"ids": [each["teacher_id"] for each in moved]}))
    sessions.end_of(db, followed, clock.now(), "handed_over")
