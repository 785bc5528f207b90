"""Leaves files for the check whether somebody has a file already: one row each, never read here (see duplicates/).

Files are saved and imported no later for it: the check is the job process's, a moment after.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.file import values
from services.records.file.touched import Touched

# One constant: a list becomes an expression of as many terms.
LEAVE = text("INSERT INTO look_alike_due (teacher_id) SELECT unnest(CAST(:ids AS uuid[]))")
PLACES = {"org_path", "merged_into"}


def leave(db: Session, now: Touched) -> None:
    """Files that are new, whose 基本信息 has other values, or that went elsewhere."""
    changed = {teacher_id for teacher_id, sets in now.changed.items() if values.BASIC in sets}
    moved = {teacher_id for teacher_id, columns in now.moves.items() if PLACES & columns.keys()}
    if due := now.opened | changed | moved:
        db.execute(LEAVE, {"ids": f"{{{','.join(map(str, due))}}}"})
