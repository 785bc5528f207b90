"""Rows of an import on their way into the tables: COPY fills a temporary table, a few statements move all of them.

COPY straight into the tables does not work under row-level security.
"""

import io
from typing import Any

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records import values
from services.records.catalogue import RecordSet
from services.records.catalogue.validation import ROW

# Beside the fields of a row: whose file it is, what is done to it (ADDED or CHANGED), and the blind index.
ID, ACT, INDEX = "@id", "@act", "@index"
ADDED, CHANGED = "added", "changed"
AT_ONCE = 2_000  # rows whose text is held in memory

STAGE = """
    CREATE TEMPORARY TABLE staged (number integer, id uuid, act text, id_index bytea, basic jsonb) ON COMMIT DROP
"""
# Without it the planner takes the table for a small one and walks where it should hash.
ANALYZE = "ANALYZE staged (id, act)"
REFUSE = """
    DELETE FROM staged WHERE act = 'added' AND id NOT IN (
        SELECT claim_ids(array_agg(id_index), array_agg(id)) FROM staged WHERE act = 'added'
    ) RETURNING number
"""
ADD = """
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic, missing,
                         id_index, created_at, updated_at)
    SELECT id, :org_id, :org_path, :category, 'draft', 1, 1, :catalogue_version, jsonb_strip_nulls(basic), 0,
           id_index, :at, :at
    FROM staged WHERE act = 'added'
"""
CHANGE = """
    UPDATE teacher SET basic = jsonb_strip_nulls(staged.basic), missing = 0, version = version + 1,
        row_version = row_version + 1, catalogue_version = :catalogue_version, updated_at = :at
    FROM staged WHERE staged.act = 'changed' AND teacher.id = staged.id
"""
CLOSE = """
    UPDATE version SET known_to = :at FROM staged
    WHERE staged.act = 'changed' AND version.entry_id = staged.id AND version.known_to IS NULL
"""
OPEN = """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id)
    SELECT id, teacher.version, id, 'basic', 'imported', teacher.basic, :at, :person_id, :person, :org_id,
           :org_name, :request_id, :import_id
    FROM staged JOIN teacher USING (id)
"""
AUDIT = """
    INSERT INTO audit (account_id, person, org_path, action, subject, details, request_id)
    SELECT :account_id, :person, :org_path, 'records.imported', id,
           jsonb_build_object('import', CAST(:import_id AS text)), :request_id
    FROM staged
"""


def stage(db: Session, record_set: RecordSet, rows: pl.DataFrame) -> None:
    """Lay the rows beside the tables until the end of the transaction, sensitive values sealed."""
    db.execute(text(STAGE))
    with db.connection().connection.cursor() as cursor:
        for some in rows.iter_slices(AT_ONCE):
            cursor.copy_from(io.BytesIO(_lines(record_set, some)), "staged")
    db.execute(text(ANALYZE))


def refused(db: Session) -> list[int]:
    """Take the ID numbers of new rows; the row numbers of those that somebody else holds, which are out (R-REC-13)."""
    return list(db.scalars(text(REFUSE)))


def write(db: Session, terms: dict[str, Any]) -> None:
    """Files, the versions of their values, and the trail, for every staged row."""
    for statement in (ADD, CHANGE, CLOSE, OPEN, AUDIT):
        db.execute(text(statement), terms)


def _lines(record_set: RecordSet, rows: pl.DataFrame) -> bytes:
    """The rows as COPY reads them. JSON has no control characters, but it has backslashes."""
    document = _sealed(record_set, rows).select(pl.struct(pl.all()).struct.json_encode().alias("basic"))
    columns = rows.select(
        pl.col(ROW, ID, ACT),
        pl.concat_str(pl.lit(r"\\x"), pl.col(INDEX).bin.encode("hex")),
        document["basic"].str.replace_all("\\", r"\\", literal=True),
    )
    return columns.write_csv(include_header=False, separator="\t", quote_style="never").encode()


def _sealed(record_set: RecordSet, rows: pl.DataFrame) -> pl.DataFrame:
    """The fields of the set; those without a value are null, which the statements leave out."""
    fields = rows.select(field.code for field in record_set.fields)
    return fields.with_columns(
        pl.Series(field.code, values.sealed_each(fields[field.code].to_list()), pl.String)
        for field in record_set.fields
        if field.sensitive
    )
