"""Staged rows become files, entries, versions and the trail: a dozen statements, however many rows."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.file import catalogues, completeness

# What is staged is right, so a new file owes nothing but the sets that it needs and the workbook does not have.
ADD_FILES = """
    WITH held AS (SELECT teacher_id, array_agg(DISTINCT set_code) AS sets FROM staged GROUP BY teacher_id)
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, basic_version, catalogue_version,
                         basic, basic_missing, missing, id_index, created_at, updated_at)
    SELECT id, :org_id, :org_path, :category, 'draft', 1, 1, 1, :catalogue_version, jsonb_strip_nulls("values"), 0,
           (SELECT count(*) FROM jsonb_array_elements_text(CAST(:owed AS jsonb)) WHERE value <> ALL (sets)),
           id_index, :at, :at
    FROM staged JOIN held USING (teacher_id) WHERE set_code = 'basic' AND act = 'added' ORDER BY number
"""
CHANGE_FILES = """
    UPDATE teacher held SET basic = merged_values(held.basic, present, staged."values"), basic_missing = 0,
        basic_version = basic_version + 1
    FROM staged, staged_set s
    WHERE staged.set_code = 'basic' AND s.set_code = 'basic' AND staged.act = 'changed' AND held.id = staged.id
"""
CLOSE = """
    UPDATE version SET known_to = :at FROM staged
    WHERE staged.act IN ('changed', 'deleted') AND version.entry_id = staged.id AND version.known_to IS NULL
"""
ADD_ENTRIES = """
    INSERT INTO entry (id, teacher_id, set_code, key, "values", missing, number, created_at, updated_at)
    SELECT id, teacher_id, staged.set_code, key, jsonb_strip_nulls("values"), 0, 1, :at, :at
    FROM staged JOIN staged_set USING (set_code) WHERE set_code <> 'basic' AND act = 'added' ORDER BY place, number
"""
CHANGE_ENTRIES = """
    UPDATE entry held SET "values" = merged_values(held."values", present, staged."values"), missing = 0,
        number = held.number + 1, updated_at = :at
    FROM staged JOIN staged_set USING (set_code)
    WHERE staged.set_code <> 'basic' AND staged.act = 'changed' AND held.id = staged.id
"""
OPEN_FILES = """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id, catalogue_version)
    SELECT id, teacher.basic_version, id, 'basic', 'imported', teacher.basic, :at, :person_id, :person, :org_id,
           :org_name, :request_id, :import_id, :catalogue_version
    FROM staged JOIN teacher USING (id) WHERE set_code = 'basic'
"""
OPEN_ENTRIES = """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id, catalogue_version)
    SELECT id, entry.number, entry.teacher_id, entry.set_code, 'imported', entry."values", :at, :person_id, :person,
           :org_id, :org_name, :request_id, :import_id, :catalogue_version
    FROM staged JOIN entry USING (id) WHERE act IN ('added', 'changed')
"""
END_ENTRIES = """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id, catalogue_version)
    SELECT id, entry.number + 1, entry.teacher_id, entry.set_code, 'deleted', '{}', :at, :person_id, :person, :org_id,
           :org_name, :request_id, :import_id, :catalogue_version
    FROM staged JOIN entry USING (id) WHERE act = 'deleted'
"""
DELETE_ENTRIES = "DELETE FROM entry USING staged WHERE staged.act = 'deleted' AND entry.id = staged.id"
COUNT_FILES = """
    UPDATE teacher SET version = version + 1, row_version = row_version + 1, catalogue_version = :catalogue_version,
        confirmed_at = NULL, updated_at = :at
    WHERE id IN (SELECT teacher_id FROM staged EXCEPT SELECT id FROM staged WHERE set_code = 'basic' AND act = 'added')
    RETURNING id
"""
AUDIT = """
    INSERT INTO audit (account_id, person, org_path, action, subject, details, request_id)
    SELECT :account_id, :person, :org_path, 'records.imported', teacher_id,
           jsonb_build_object('import', CAST(:import_id AS text)), :request_id
    FROM staged GROUP BY teacher_id
"""


TOUCHED = text("SELECT DISTINCT teacher_id FROM staged ORDER BY teacher_id")
AT_ONCE = 500


def write(db: Session, terms: dict[str, Any]) -> None:
    """Every staged row; `terms` is what all of them have in common."""
    owed = {"owed": json.dumps(completeness.owed_sets(catalogues.current(terms["org_path"]))[terms["category"]]["all"])}
    db.execute(text(ADD_FILES), terms | owed)
    for statement in (CHANGE_FILES, ADD_ENTRIES, CLOSE, CHANGE_ENTRIES, OPEN_FILES, OPEN_ENTRIES, END_ENTRIES):
        db.execute(text(statement), terms)
    db.execute(text(DELETE_ENTRIES))
    changed = list(db.scalars(text(COUNT_FILES), terms))
    if changed:
        completeness.recount(db, changed)
    _count_files_owed(db, terms["org_path"], terms["category"])
    db.execute(text(AUDIT), terms)


def _count_files_owed(db: Session, path: str, category: str) -> None:
    """A workbook brings no photo and no evidence: where a province requires some, it is owed still."""
    if not any(field.required for each in catalogues.current(path).sets(category) for field in each.files):
        return
    touched = list(db.scalars(TOUCHED))
    for start in range(0, len(touched), AT_ONCE):
        completeness.recheck(db, touched[start : start + AT_ONCE])
