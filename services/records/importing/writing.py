"""Staged rows become files, entries, versions and the trail: a dozen statements, however many rows."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.trail import audit
from services.records.file.finishing import finish
from services.records.file.rechecking import recheck
from services.records.file.touched import touched
from services.records.file.versions import open_staged, signature, write_staged
from services.records.importing.models import ImportRun
from services.records.importing.reach import Reach

# A row that changes something has the values that the file then has: of the fields that the sheet lacks, those it had.
MERGE_MAIN = """
    UPDATE staged SET "values" = merged_values(held.basic, present, staged."values")
    FROM staged_set s, teacher held
    WHERE staged.set_code = 'basic' AND s.set_code = 'basic' AND staged.act = 'changed' AND held.id = staged.id
"""
MERGE_ENTRIES = """
    UPDATE staged SET "values" = merged_values(held."values", present, staged."values")
    FROM staged_set s, entry held
    WHERE staged.set_code <> 'basic' AND s.set_code = staged.set_code AND staged.act = 'changed' AND held.id = staged.id
"""
TOUCHED = text("SELECT DISTINCT teacher_id FROM staged ORDER BY teacher_id")
AT_ONCE = 500


def write(db: Session, run: ImportRun, reach: Reach) -> None:
    """Every staged row. The versions say of each file which import it was; the trail says so once."""
    actor = db.info["request"].actor
    place = {"org_id": reach.org.id, "org_path": reach.org.path, "category": reach.category}
    touched(db).import_id = run.id
    open_staged(db, place, reach.catalogue)
    for statement in (MERGE_MAIN, MERGE_ENTRIES):
        db.execute(text(statement))
    write_staged(db, signature(actor), run.id, reach.catalogue.version)
    _count_files_owed(db, reach)
    if touched(db).all():
        audit.record(db, "records.imported", run.id)
    finish(db)


def _count_files_owed(db: Session, reach: Reach) -> None:
    """A workbook brings no photo and no evidence: where a province requires some, it is owed still."""
    if not any(field.required for each in reach.catalogue.sets(reach.category) for field in each.files):
        return
    ids = list(db.scalars(TOUCHED))
    for start in range(0, len(ids), AT_ONCE):
        recheck(db, ids[start : start + AT_ONCE])
