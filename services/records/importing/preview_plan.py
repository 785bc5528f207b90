"""A preview keeps what staged rows would do, to be looked through before it is done; it touches no file."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from services.records.file import rules
from services.records.importing.models import ImportChange
from services.records.importing.owners import Owner

OWNERS = """
    CREATE TEMPORARY TABLE staged_owner (teacher_id uuid PRIMARY KEY, name text, id_number text) ON COMMIT DROP
"""
ADD_OWNERS = text("""
    INSERT INTO staged_owner
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:numbers AS text[]))
""")
KEEP = text("""
    INSERT INTO import_change (import_id, set_code, act, "row", name, id_number, before, after)
    SELECT CAST(:import_id AS uuid), staged.set_code, act, staged.number, o.name, o.id_number, before, after
    FROM staged JOIN staged_owner o USING (teacher_id) JOIN staged_set s USING (set_code),
        LATERAL (
            SELECT NULL AS before, jsonb_strip_nulls(staged."values") AS after WHERE act = 'added'
            UNION ALL
            SELECT basic, merged_values(held.basic, present, staged."values") FROM teacher held
            WHERE act = 'changed' AND staged.set_code = 'basic' AND held.id = staged.id
            UNION ALL
            SELECT "values", CASE act WHEN 'changed' THEN merged_values(held."values", present, staged."values") END
            FROM entry held
            WHERE act <> 'added' AND staged.set_code <> 'basic' AND held.id = staged.id
        ) AS c
    ORDER BY s.place, staged.number NULLS LAST
""")


def save(db: Session, import_id: UUID, owners: Iterable[Owner]) -> None:
    """Write down what is staged; `owners` are the files that it is about."""
    known = {owner.id: (owner.name, rules.mask("id_number", owner.number or "")) for owner in owners}
    db.execute(text(OWNERS))
    names, numbers = zip(*known.values(), strict=True) if known else ((), ())
    db.execute(ADD_OWNERS, {"ids": list(known), "names": list(names), "numbers": list(numbers)})
    db.execute(KEEP, {"import_id": import_id})


def forget(db: Session, import_id: UUID) -> None:
    """The plan has been done, or is made anew."""
    db.execute(delete(ImportChange).where(ImportChange.import_id == import_id))
