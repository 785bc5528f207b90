"""Rows of an import on their way into the tables: COPY fills a temporary table, a few statements move all of them.

COPY straight into the tables does not work under row-level security. Memory stays bounded since the rows of all sets
lie in the database, not here; what the statements need to know of a set lies beside them in `staged_set`.
"""

import io
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.catalogue.validation import ROW
from services.records.file import values
from services.records.importing.reading import SetRows

# Beside the fields of a row: whose it is, which entry, what is done to it, whether its sensitive values are those on
# file, its natural key, and of a main row the blind index of the ID document. Ids as text, bytes in hex.
TEACHER, ID, ACT, SAME, KEY, INDEX = "@teacher", "@id", "@act", "@same", "@key", "@index"
COLUMNS = (TEACHER, ID, ACT, SAME, KEY, INDEX)
ADDED, CHANGED, DELETED = "added", "changed", "deleted"
AT_ONCE = 2_000  # rows whose text is held in memory
NULL = r"\N"

STAGE = (
    """
    CREATE TEMPORARY TABLE staged (set_code text, number integer, teacher_id uuid, id uuid, act text, same boolean,
        key bytea, id_index bytea, "values" jsonb) ON COMMIT DROP
    """,
    """
    CREATE TEMPORARY TABLE staged_set (set_code text, place integer, present text[], secret text[]) ON COMMIT DROP
    """,
)
ADD_SET = text("INSERT INTO staged_set VALUES (:set_code, :place, :present, :secret)")
# Without it the planner takes the table for a small one and walks where it should hash.
ANALYZE = text("ANALYZE staged (set_code, teacher_id, id, act)")
CLAIM = text("""
    SELECT id FROM staged WHERE act = 'added' AND set_code = 'basic' AND id NOT IN (
        SELECT claim_ids(array_agg(id_index), array_agg(id)) FROM staged WHERE act = 'added' AND set_code = 'basic')
""")
TAKE_OUT = text("DELETE FROM staged WHERE id = ANY(CAST(:ids AS uuid[])) RETURNING number")
SAME_BASIC = text("""
    DELETE FROM staged USING staged_set s, teacher held
    WHERE staged.set_code = 'basic' AND s.set_code = 'basic' AND staged.act = 'changed' AND staged.same
        AND held.id = staged.id AND held.basic - secret = merged_values(held.basic, present, staged."values") - secret
""")
SAME_ENTRIES = text("""
    DELETE FROM staged USING staged_set s, entry held
    WHERE staged.set_code = :set_code AND s.set_code = :set_code AND staged.act = 'changed' AND staged.same
        AND held.id = staged.id
        AND held."values" - secret = merged_values(held."values", present, staged."values") - secret
""")
DELETE = text("""
    INSERT INTO staged (set_code, teacher_id, id, act)
    SELECT set_code, teacher_id, id, 'deleted' FROM entry
    WHERE set_code = :set_code AND teacher_id = ANY(CAST(:teachers AS uuid[]))
        AND NOT EXISTS (SELECT FROM staged WHERE staged.set_code = :set_code AND staged.id = entry.id)
""")
SHUT = text("""
    DELETE FROM staged WHERE teacher_id = ANY(CAST(:teachers AS uuid[])) RETURNING set_code, number
""")
COUNT = text("SELECT set_code, act, count(*) FROM staged GROUP BY set_code, act")


def create_tables(db: Session) -> None:
    """Make room beside the tables until the end of the transaction."""
    for statement in STAGE:
        db.execute(text(statement))


def stage(db: Session, some: SetRows, place: int, rows: pl.DataFrame) -> None:
    """Lay the rows of one set beside the tables, sensitive values sealed; `rows` have COLUMNS beside the fields."""
    known = {"set_code": some.record_set.code, "place": place}
    db.execute(ADD_SET, known | {"present": some.present, "secret": secrets_of(some.record_set)})
    with db.connection().connection.cursor() as cursor:
        for part in rows.iter_slices(AT_ONCE):
            cursor.copy_from(io.BytesIO(_lines(some, part)), "staged", null=NULL)


def analyze(db: Session) -> None:
    """Tell the planner what lies there."""
    db.execute(ANALYZE)


def claim(db: Session, *, keep: bool) -> list[UUID]:
    """Take the ID numbers of new files; the files whose number somebody else holds (R-REC-13).

    Without `keep` the numbers are given back at once: a preview takes nothing.
    """
    if keep:
        return list(db.scalars(CLAIM))
    with db.begin_nested() as savepoint:
        refused = list(db.scalars(CLAIM))
        savepoint.rollback()
    return refused


def take_out(db: Session, ids: Iterable[UUID]) -> list[int]:
    """Leave these entries alone after all; their rows."""
    return list(db.scalars(TAKE_OUT, {"ids": list(ids)}))


def drop_same(db: Session, record_set: RecordSet) -> int:
    """Leave alone what stands on file already; how many rows."""
    if record_set.code == values.BASIC:
        return db.execute(SAME_BASIC).rowcount  # type: ignore[attr-defined]
    return db.execute(SAME_ENTRIES, {"set_code": record_set.code}).rowcount  # type: ignore[attr-defined]


def delete_others(db: Session, record_set: RecordSet, teachers: Iterable[str]) -> None:
    """What these teachers have in a set and the workbook has not is to be deleted."""
    db.execute(DELETE, {"set_code": record_set.code, "teachers": list(teachers)})


def shut(db: Session, teachers: Iterable[str]) -> list[Any]:
    """Leave these files alone; set and row of what would have been done to them."""
    return list(db.execute(SHUT, {"teachers": list(teachers)}))


def counted(db: Session) -> dict[tuple[str, str], int]:
    """(set, act) → how many rows."""
    return {(set_code, act): count for set_code, act, count in db.execute(COUNT)}


def secrets_of(record_set: RecordSet) -> list[str]:
    """The fields of a set that lie sealed."""
    return [field.code for field in record_set.fields if field.sensitive]


def _lines(some: SetRows, rows: pl.DataFrame) -> bytes:
    """The rows as COPY reads them. JSON has no control characters, but it has backslashes."""
    document = _sealed(some, rows).select(pl.struct(pl.all()).struct.json_encode().alias("values"))
    columns = rows.select(
        pl.lit(some.record_set.code).alias("set_code"),
        pl.col(ROW, TEACHER, ID, ACT, SAME),
        *(pl.concat_str(pl.lit(r"\\x"), pl.col(each)).alias(each) for each in (KEY, INDEX)),
        document["values"].str.replace_all("\\", r"\\", literal=True),
    )
    return columns.write_csv(include_header=False, separator="\t", quote_style="never", null_value=NULL).encode()


def _sealed(some: SetRows, rows: pl.DataFrame) -> pl.DataFrame:
    """The fields of the set; those without a value are null, which the statements leave out."""
    fields = rows.select(some.present)
    return fields.with_columns(
        pl.Series(code, values.sealed_each(fields[code].to_list()), pl.String)
        for code in secrets_of(some.record_set)
        if code in some.present
    )
