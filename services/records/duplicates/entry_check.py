"""At entry: files that were just saved or imported are checked a moment later, in the job process, by small batches."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.database import transactions
from services.records.duplicates import finding

BATCH = 200
TAKE = text(
    """
    DELETE FROM look_alike_due WHERE id IN (
        SELECT id FROM look_alike_due ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED
    ) RETURNING teacher_id
    """
)
# Files of the time before there was this check, or of other rules.
UNREAD = text(
    """
    INSERT INTO look_alike_due (teacher_id)
    SELECT id FROM teacher WHERE merged_into IS NULL
    AND NOT EXISTS (SELECT FROM look_alike_file f WHERE f.teacher_id = teacher.id)
    AND NOT EXISTS (SELECT FROM look_alike_due d WHERE d.teacher_id = teacher.id)
    LIMIT :batch RETURNING teacher_id
    """
)


def check_due(store: transactions.Store) -> bool:
    """One round of the job process: whether there was something to check."""
    with store.begin(transactions.system()) as db:
        due = set(db.scalars(TAKE, {"batch": BATCH}))
        if due:
            finding.check(db, due)
    return bool(due)


def leave_unread(db: Session) -> int:
    """Leave files that were never read for the check; how many."""
    return len(db.scalars(UNREAD, {"batch": 20_000}).all())
