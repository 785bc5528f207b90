"""Writes values: the version that was known is closed, the next one opened (R-REC-15). One entry or twenty thousand.

What is written comes from a list of changes, or from the rows that an import has staged; the statements are the same.
After all of it `finish` (finishing.py) has to be called, once.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import Catalogue
from services.records.file import completeness, statistics_deltas, values
from services.records.file.touched import Signature, touched

ADDED, CHANGED, DELETED = "added", "changed", "deleted"


@dataclass(frozen=True)
class Change:
    """New values of one entry, sealed: what becomes of it (`op`), and the act by which, as its version names it.

    `key` is the digest of its natural key in hex; the entry of 基本信息 has the file's own id. `catalogue` is the
    version of the catalogue that the values were checked against.
    """

    teacher_id: UUID
    entry_id: UUID
    set_code: str
    op: str
    act: str
    catalogue: str
    values: dict[str, Any] = field(default_factory=dict)
    missing: int = 0
    key: str | None = None


# Where changes lie; each gives teacher_id, entry_id, set_code, op, act, catalogue, key, values, missing, place.
LISTED = """
    (SELECT teacher_id, entry_id, set_code, op, act, catalogue, decode(key, 'hex') AS key, "values", missing, place
     FROM ROWS FROM (jsonb_to_recordset(CAST(:changes AS jsonb)) AS (teacher_id uuid, entry_id uuid, set_code text,
        op text, act text, catalogue text, key text, "values" jsonb, missing integer)) WITH ORDINALITY
        AS c (teacher_id, entry_id, set_code, op, act, catalogue, key, "values", missing, place)) AS c
"""
STAGED = """
    (SELECT teacher_id, id AS entry_id, set_code, act AS op,
        CASE act WHEN 'deleted' THEN act ELSE 'imported' END AS act, CAST(:catalogue AS text) AS catalogue, key,
        "values", 0 AS missing, s.place * CAST(4294967296 AS bigint) + number AS place
     FROM staged LEFT JOIN staged_set s USING (set_code)) AS c
"""
CHANGE_MAIN = """
    UPDATE teacher SET basic = jsonb_strip_nulls(c."values"), basic_missing = c.missing,
        basic_version = basic_version + 1
    FROM {source} WHERE c.set_code = 'basic' AND c.op = 'changed' AND teacher.id = c.entry_id
"""
ADD_ENTRIES = """
    INSERT INTO entry (id, teacher_id, set_code, key, "values", missing, number, created_at, updated_at)
    SELECT entry_id, teacher_id, set_code, key, jsonb_strip_nulls("values"), missing, 1, :at, :at
    FROM {source} WHERE set_code <> 'basic' AND op = 'added' ORDER BY place
"""
CHANGE_ENTRIES = """
    UPDATE entry SET "values" = jsonb_strip_nulls(c."values"), key = c.key, missing = c.missing,
        number = entry.number + 1, updated_at = :at
    FROM {source} WHERE c.set_code <> 'basic' AND c.op = 'changed' AND entry.id = c.entry_id
"""
CLOSE = """
    UPDATE version SET known_to = :at FROM {source}
    WHERE c.op <> 'added' AND version.entry_id = c.entry_id AND version.known_to IS NULL
"""


def _opening(rows: str) -> str:
    return f"""
        INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person,
                             org_id, org_name, request_id, import_id, catalogue_version)
        {rows}
    """


OPEN_MAIN = _opening(
    """
    SELECT teacher.id, basic_version, teacher.id, 'basic', c.act, basic, :at, :person_id, :person, :org_id, :org_name,
        :request_id, :import_id, c.catalogue
    FROM {source} JOIN teacher ON teacher.id = c.entry_id WHERE c.set_code = 'basic'
"""
)
OPEN_NEW = _opening(
    """
    SELECT c.entry_id, 1, c.teacher_id, c.set_code, c.act, jsonb_strip_nulls(c."values"), :at, :person_id, :person,
        :org_id, :org_name, :request_id, :import_id, c.catalogue
    FROM {source} WHERE c.set_code <> 'basic' AND c.op = 'added'
"""
)
OPEN_ENTRIES = _opening(
    """
    SELECT entry.id, entry.number, entry.teacher_id, entry.set_code, c.act, entry."values", :at, :person_id, :person,
        :org_id, :org_name, :request_id, :import_id, c.catalogue
    FROM {source} JOIN entry ON entry.id = c.entry_id WHERE c.op = 'changed'
"""
)
END_ENTRIES = _opening(
    """
    SELECT entry.id, entry.number + 1, entry.teacher_id, entry.set_code, c.act, '{{}}', :at, :person_id, :person,
        :org_id, :org_name, :request_id, :import_id, c.catalogue
    FROM {source} JOIN entry ON entry.id = c.entry_id WHERE c.op = 'deleted'
"""
)
DELETE_ENTRIES = "DELETE FROM entry USING {source} WHERE c.op = 'deleted' AND entry.id = c.entry_id"
# (of 基本信息, what becomes of it) → the statements that it needs, in their order.
STATEMENTS = {
    CHANGE_MAIN: {(True, CHANGED)},
    ADD_ENTRIES: {(False, ADDED)},
    CLOSE: {(True, CHANGED), (False, CHANGED), (False, DELETED)},
    CHANGE_ENTRIES: {(False, CHANGED)},
    OPEN_MAIN: {(True, ADDED), (True, CHANGED)},
    OPEN_NEW: {(False, ADDED)},
    OPEN_ENTRIES: {(False, CHANGED)},
    END_ENTRIES: {(False, DELETED)},
    DELETE_ENTRIES: {(False, DELETED)},
}
FROM_LIST = {text(each.format(source=LISTED)): kinds for each, kinds in STATEMENTS.items()}
FROM_STAGED = {text(each.format(source=STAGED)): kinds for each, kinds in STATEMENTS.items()}


def signature(actor: Actor) -> dict[str, Any]:
    """Who did it, as versions and steps name it."""
    return {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}


def write_values(db: Session, by: Signature, changes: Iterable[Change]) -> None:
    """Write new values of entries of any set, in files that are locked."""
    changes = list(changes)
    if not changes:
        return
    rows = json.dumps([asdict(change) for change in changes], default=str, ensure_ascii=False)
    _write(db, by, FROM_LIST, {(change.set_code == values.BASIC, change.op) for change in changes}, {"changes": rows})
    for change in changes:
        touched(db).changed[change.teacher_id].add(change.set_code)
        touched(db).catalogues[change.teacher_id] = change.catalogue


FILES_STAGED = text("""
    SELECT teacher_id, array_agg(DISTINCT set_code) AS sets FROM staged GROUP BY teacher_id
    HAVING NOT bool_or(set_code = 'basic' AND act = 'added')
""")


def write_staged(db: Session, by: Signature, import_id: UUID, catalogue: str, acts: Iterable[tuple[str, str]]) -> None:
    """Write the rows of an import, as importing/staging.py lays them out; new files are opened already.

    `acts` are (set, act) of all rows that there are.
    """
    touched(db).import_id = import_id
    kinds = {(code == values.BASIC, act) for code, act in acts}
    _write(db, by, FROM_STAGED, kinds, {"catalogue": catalogue})
    for row in db.execute(FILES_STAGED) if kinds != {(True, ADDED)} else ():
        touched(db).changed[row.teacher_id] |= set(row.sets)
        touched(db).catalogues[row.teacher_id] = catalogue


def _write(db: Session, by: Signature, statements: Mapping[Any, set], kinds: set, terms: dict[str, Any]) -> None:
    now = touched(db)
    now.by = dict(by)
    terms |= dict(by) | {"at": now.at, "request_id": db.info["request"].id, "import_id": now.import_id}
    for statement, needed in statements.items():
        if needed & kinds:
            db.execute(statement, terms)


# A new file owes what its 基本信息 lacks, and the sets that it has to have: finish counts them.
OPEN_LISTED = text("""
    INSERT INTO teacher (id, org_id, org_path, department_id, category, stage, row_version, version, basic_version,
                         catalogue_version, basic, basic_missing, missing, newly_hired, id_index, created_at,
                         updated_at)
    SELECT id, org_id, org_path, department_id, category, 'draft', 1, 1, 1, catalogue_version,
        jsonb_strip_nulls(basic), basic_missing, basic_missing, newly_hired, decode(id_index, 'hex'), :at, :at
    FROM jsonb_to_recordset(CAST(:files AS jsonb)) AS f (id uuid, org_id uuid, org_path text, department_id uuid,
        category text, catalogue_version text, basic jsonb, basic_missing integer, newly_hired boolean, id_index text)
""")
# What is staged is right, so a new file owes nothing but the sets that it needs and the workbook does not have.
OPEN_STAGED = text("""
    WITH held AS (
        SELECT teacher_id, count(DISTINCT set_code) AS sets FROM staged
        WHERE set_code = ANY (CAST(:owed AS text[])) GROUP BY teacher_id
    )
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, basic_version, catalogue_version,
                         basic, basic_missing, missing, id_index, created_at, updated_at)
    SELECT id, :org_id, :org_path, :category, 'draft', 1, 1, 1, :catalogue_version, jsonb_strip_nulls("values"), 0,
           cardinality(CAST(:owed AS text[])) - coalesce(held.sets, 0), id_index, :at, :at
    FROM staged LEFT JOIN held USING (teacher_id) WHERE set_code = 'basic' AND act = 'added' ORDER BY number
    RETURNING id
""")


@dataclass(frozen=True)
class NewFile:
    """A file to be opened: where it belongs, 基本信息 sealed and how much it lacks, the blind index in hex."""

    id: UUID
    org_id: UUID
    org_path: str
    department_id: UUID | None
    category: str
    catalogue_version: str
    basic: dict[str, Any]
    basic_missing: int
    newly_hired: bool
    id_index: str | None = None


def open_files(db: Session, by: Signature, files: Iterable[NewFile]) -> None:
    """Open files as drafts; an id that is taken, be it out of sight, raises IntegrityError."""
    files = list(files)
    if not files:
        return
    rows = json.dumps([asdict(file) for file in files], default=str, ensure_ascii=False)
    db.execute(OPEN_LISTED, {"files": rows, "at": touched(db).at})
    mains = [Change(file.id, file.id, values.BASIC, ADDED, "added", file.catalogue_version) for file in files]
    changes = json.dumps([asdict(main) for main in mains], default=str, ensure_ascii=False)
    _write(db, by, FROM_LIST, {(True, ADDED)}, {"changes": changes})
    touched(db).opened |= {file.id for file in files}
    touched(db).owing |= {file.id for file in files}


def open_staged(db: Session, place: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Open the new files of an import; `place` says of which school: org_id, org_path, category."""
    owed = completeness.owed_sets(catalogue)[place["category"]]["all"]
    terms = dict(place) | {"catalogue_version": catalogue.version, "owed": owed, "at": touched(db).at}
    touched(db).opened |= set(db.scalars(OPEN_STAGED, terms).all())


COUNT_ENTRIES = text(
    """
    UPDATE entry SET missing = c.missing
    FROM unnest(CAST(:ids AS uuid[]), CAST(:counts AS integer[])) AS c (id, missing)
    WHERE entry.id = c.id AND entry.missing <> c.missing
    """
)
COUNT_MAINS = text(
    """
    UPDATE teacher SET basic_missing = c.missing, catalogue_version = c.version
    FROM unnest(CAST(:ids AS uuid[]), CAST(:counts AS integer[]), CAST(:versions AS text[])) AS c (id, missing, version)
    WHERE teacher.id = c.id
    """
)


def write_counts(
    db: Session, files: Mapping[UUID, str], mains: Mapping[UUID, int], entries: Mapping[UUID, int]
) -> None:
    """How many places are owed or wrong in 基本信息 and in entries; `files` say by which catalogue's version."""
    db.execute(COUNT_ENTRIES, {"ids": list(entries), "counts": list(entries.values())})
    versions = [files[teacher_id] for teacher_id in mains]
    db.execute(COUNT_MAINS, {"ids": list(mains), "counts": list(mains.values()), "versions": versions})
    recount(db, files)
    touched(db).counted |= set(files)


RECOUNT = text(
    f"""
    UPDATE teacher t SET missing = basic_missing + coalesce(e.missing, 0) + (
        SELECT count(*) FROM jsonb_array_elements_text(
            {completeness.OWED} -> t.category -> CASE WHEN newly_hired THEN 'new' ELSE 'all' END)
        WHERE value <> ALL (coalesce(e.sets, '{{}}')))
    FROM (SELECT w.id, sum(entry.missing) AS missing, array_agg(DISTINCT set_code) FILTER (WHERE set_code <> '') AS sets
          FROM unnest(CAST(:ids AS uuid[])) AS w (id) LEFT JOIN entry ON teacher_id = w.id GROUP BY w.id) AS e
    WHERE t.id = e.id
    """  # noqa: S608 - constants put together
)


def recount(db: Session, teacher_ids: Iterable[UUID]) -> None:
    """Count again what these files owe altogether, after their entries or their 基本信息 were written."""
    if ids := list(teacher_ids):
        db.execute(RECOUNT, {"ids": ids, "owed": completeness.owed_as_json()})


MAKE_EFFECTIVE = text(
    """
    UPDATE version SET effective_from = :at
    WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND known_to IS NULL AND effective_from IS NULL
    """
)


def make_effective(db: Session, teacher_ids: Iterable[UUID], at: Any) -> None:
    """What these files say now holds from this instant on: the competent authority approved it."""
    db.execute(MAKE_EFFECTIVE, {"ids": list(teacher_ids), "at": at})


DELETE_FILE = text("DELETE FROM teacher WHERE id = :id")


def delete_file(db: Session, teacher_id: UUID) -> None:
    """Remove a file that was never submitted, with all that is in it; it is counted no more."""
    statistics_deltas.take_away(db, teacher_id, touched(db).at)
    db.execute(DELETE_FILE, {"id": teacher_id})
