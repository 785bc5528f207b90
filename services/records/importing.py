"""Imports a workbook as one job: read, check, and write every faultless row in one transaction (R-REC-09, R-REC-10).

All columns are handled at once and all rows in sets. A killed job starts again from the stored workbook, and since
rows are recognised by their ID document, the same workbook again changes nothing.
"""

import io
import json
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import any_, insert, select, text, update
from sqlalchemy.orm import Session

from services.common import failpoints, known_orgs, storage
from services.common.errors import Invalid, NotFound
from services.common.jobs import Work
from services.common.wording import word
from services.records import domain, values
from services.records.actions.entry import ELSEWHERE, signature
from services.records.catalogue import RecordSet, load
from services.records.catalogue.faults import ERROR, Fault, say
from services.records.catalogue.validation import ROW
from services.records.clock import now, today
from services.records.models import ImportFault, ImportRun, Teacher
from services.records.workbooks import WorkbookRefused, read_workbook

STAGED = ("id", "act", "basic", "id_index")
STAGE = """
    CREATE TEMPORARY TABLE staged (id uuid PRIMARY KEY, act text, basic jsonb, id_index bytea) ON COMMIT DROP
"""
ADD = """
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic, missing,
                         id_index, created_at, updated_at)
    SELECT id, :org_id, :org_path, :category, 'draft', 1, 1, :catalogue_version, basic, 0, id_index, :at, :at
    FROM staged WHERE act = 'added' ORDER BY id
"""
CHANGE = """
    UPDATE teacher SET basic = staged.basic, missing = 0, version = version + 1, row_version = row_version + 1,
        catalogue_version = :catalogue_version, updated_at = :at
    FROM staged WHERE staged.act = 'changed' AND teacher.id = staged.id
"""
CLOSE = """
    UPDATE version SET known_to = :at FROM staged
    WHERE staged.act = 'changed' AND version.entry_id = staged.id AND version.known_to IS NULL
"""
OPEN = """
    INSERT INTO version (entry_id, number, teacher_id, set_code, act, "values", known_from, person_id, person, org_id,
                         org_name, request_id, import_id)
    SELECT staged.id, teacher.version, staged.id, 'basic', 'imported', staged.basic, :at, :person_id, :person, :org_id,
           :org_name, :request_id, :import_id
    FROM staged JOIN teacher USING (id)
"""
AUDIT = """
    INSERT INTO audit (account_id, person, org_path, action, subject, details, request_id)
    SELECT :account_id, :person, :org_path, 'records.imported', id,
           jsonb_build_object('import', CAST(:import_id AS text)), :request_id
    FROM staged
"""
CLAIM = text("SELECT claim_ids(CAST(:indexes AS bytea[]), CAST(:teachers AS uuid[]))")
UNDER_REVIEW = "This teacher's file is under review or effective and is not changed by an import."


@dataclass
class Row:
    """One faultless row on its way in; `act` is added, changed or unchanged."""

    number: int
    id: UUID
    act: str
    clean: dict[str, Any]
    id_index: bytes


@dataclass
class Outcome:
    """What an import found and did, as it is written to the run."""

    rows: list[Row] = field(default_factory=list)
    faults: list[dict] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        acts = [row.act for row in self.rows]
        faulty = {fault["row"] for fault in self.faults if fault["severity"] == ERROR and fault["row"]}
        known = {act: acts.count(act) for act in ("added", "changed", "unchanged")}
        return known | {"faulty": len(faulty), "fault_count": len(self.faults)}


def run_import(work: Work, import_id: str) -> dict:
    """The job: returns the counts."""
    with work.begin() as db:
        run = db.get(ImportRun, UUID(import_id))
        if run is None:
            raise NotFound("There is no such import in your territory.")
        school = known_orgs.known(db, run.org_id)
    record_set = values.basic_of(school.category)
    outcome = Outcome()
    sound = _read(work, run, school.category, outcome)
    work.progress(0, len(sound))
    with work.begin() as db:
        _sort_out(db, work, run, record_set, sound, outcome)
        _write(db, work, run, school, record_set, outcome.rows)
        _write_outcome(db, run, outcome)
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    work.progress(len(sound))
    return outcome.counts()


def _read(work: Work, run: ImportRun, category: str, outcome: Outcome) -> list[tuple[int, dict]]:
    """The faultless rows of the workbook with their row numbers; every fault goes into the outcome, worded."""
    language = work.request.language[:2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook"
        storage.copy_to(run.file_key, path)
        try:
            workbook = read_workbook(path, load(), category)
        except WorkbookRefused as refused:
            raise Invalid(refused.say(language)) from None
    sheet = workbook.sheets[values.BASIC]
    checked = sheet.check(today())
    found = [*workbook.faults, *sheet.fault_list(checked)]
    outcome.faults = [_worded(fault, sheet.record_set, language) for fault in found]
    rows = checked.sound().iter_rows(named=True)
    return [(row.pop(ROW), values.without_blanks(row)) for row in rows]


def _worded(fault: Fault, record_set: RecordSet, language: str) -> dict:
    known = fault.field if fault.field and record_set.has(fault.field) else None
    return {
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "field": record_set.field(known).name.in_(language) if known else None,
        "severity": fault.severity,
        "message": say(fault, record_set, language),
    }


def _sort_out(
    db: Session, work: Work, run: ImportRun, record_set: RecordSet, sound: list[tuple[int, dict]], outcome: Outcome
) -> None:
    """Say of each sound row whether it is new, changed, unchanged, or may not come in."""
    indexed = [(number, clean, values.id_index(clean)) for number, clean in sound]
    held = _held(db, run, [index for _, _, index in indexed if index])
    for number, clean, index in indexed:
        existing = held.get(index)
        if existing is None:
            outcome.rows.append(Row(number, uuid.uuid4(), "added", clean, index))
            continue
        row = Row(number, existing.id, "changed", clean, index)
        if values.opened(record_set, existing.basic) == clean:
            row.act = "unchanged"
        elif existing.stage not in domain.OPEN:
            outcome.faults.append(_fault(work, record_set, number, UNDER_REVIEW))
            continue
        outcome.rows.append(row)
    _claim(db, work, record_set, outcome)


def _held(db: Session, run: ImportRun, indexes: list[bytes]) -> dict[bytes | None, Any]:
    """The school's own files with these ID documents, held until the end of the transaction."""
    query = select(Teacher.id, Teacher.basic, Teacher.stage, Teacher.id_index).where(
        Teacher.org_id == run.org_id, Teacher.id_index == any_(indexes)
    )
    return {row.id_index: row for row in db.execute(query.order_by(Teacher.id).with_for_update())}


def _claim(db: Session, work: Work, record_set: RecordSet, outcome: Outcome) -> None:
    """Take the ID numbers of the new rows; those that somebody else holds become faults (R-REC-13)."""
    new = [row for row in outcome.rows if row.act == "added"]
    if not new:
        return
    wanted = {"indexes": [row.id_index for row in new], "teachers": [row.id for row in new]}
    granted = set(db.scalars(CLAIM, wanted))
    outcome.rows = [row for row in outcome.rows if row.act != "added" or row.id in granted]
    outcome.faults += [_fault(work, record_set, row.number, ELSEWHERE) for row in new if row.id not in granted]


def _write(db: Session, work: Work, run: ImportRun, school: Any, record_set: RecordSet, rows: list[Row]) -> None:
    """Stage the rows that do something, then move them with a handful of statements."""
    staged = [row for row in rows if row.act != "unchanged"]
    if not staged:
        return
    _stage(db, record_set, staged)
    actor = work.request.actor
    terms = signature(actor) | {
        "account_id": actor.account_id,
        "org_path": school.path,
        "category": school.category,
        "catalogue_version": load().version,
        "at": now(),
        "request_id": work.request.id,
        "import_id": run.id,
    }
    for statement in (ADD, CHANGE, CLOSE, OPEN, AUDIT):
        db.execute(text(statement), terms)


def _stage(db: Session, record_set: RecordSet, rows: list[Row]) -> None:
    """COPY does not work under row-level security, so it fills a temporary table."""
    db.execute(text(STAGE))
    lines = io.StringIO()
    for row in rows:
        basic = json.dumps(values.sealed(record_set, row.clean), ensure_ascii=False)
        escaped = basic.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
        lines.write(f"{row.id}\t{row.act}\t{escaped}\t\\\\x{row.id_index.hex()}\n")
    lines.seek(0)
    with db.connection().connection.cursor() as cursor:
        cursor.copy_from(lines, "staged", columns=STAGED)


def _write_outcome(db: Session, run: ImportRun, outcome: Outcome) -> None:
    """Replace what an earlier, interrupted run may have left."""
    faults = sorted(outcome.faults, key=lambda fault: fault["row"] or 0)
    rows = [fault | {"import_id": run.id, "number": number} for number, fault in enumerate(faults, start=1)]
    if rows:
        db.execute(insert(ImportFault), rows)
    db.execute(update(ImportRun).where(ImportRun.id == run.id).values(outcome.counts()))


def _fault(work: Work, record_set: RecordSet, number: int, message: str) -> dict:
    """A fault of the row's ID number, found in the database rather than in the workbook."""
    language = work.request.language
    return {
        "sheet": record_set.name.in_(language[:2]),
        "row": number,
        "column": None,
        "field": record_set.field("id_number").name.in_(language[:2]),
        "severity": ERROR,
        "message": word(message, {}, language),
    }
