"""Imports a workbook as one job: read, check, and write every faultless row in one transaction (R-REC-09, R-REC-10).

All columns are handled at once and all rows in sets. A killed job starts again from the stored workbook, and since
rows are recognised by their ID document, the same workbook again changes nothing.
"""

import tempfile
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import polars as pl
from sqlalchemy import any_, insert, select, update
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
from services.records.importing import staging
from services.records.importing.models import ImportFault, ImportRun
from services.records.importing.staging import ACT, ADDED, CHANGED, ID, INDEX
from services.records.models import Teacher
from services.records.workbooks import WorkbookRefused, read_workbook

UNCHANGED = "unchanged"
UNDER_REVIEW = "This teacher's file is under review or effective and is not changed by an import."


@dataclass
class Outcome:
    """What an import found and did, as it is written to the run."""

    acts: Counter[str] = field(default_factory=Counter)
    faults: list[dict] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        faulty = {fault["row"] for fault in self.faults if fault["severity"] == ERROR and fault["row"]}
        known = {act: self.acts[act] for act in (ADDED, CHANGED, UNCHANGED)}
        return known | {"faulty": len(faulty), "fault_count": len(self.faults)}


def run_import(work: Work, import_id: str) -> dict:
    """The job: returns the counts. It ends in the transaction of its effects, so a kill after it repeats nothing."""
    with work.begin() as db:
        run = db.get(ImportRun, UUID(import_id))
        if run is None:
            raise NotFound("There is no such import in your territory.")
        school = known_orgs.known(db, run.org_id)
    record_set = values.basic_of(school.category)
    outcome = Outcome()
    sound = _read(work, run, school.category, outcome)
    work.progress(0, sound.height)
    with work.begin() as db:
        rows = _sort_out(db, work, run, record_set, sound, outcome)
        _write(db, work, record_set, rows, _terms(work, run, school), outcome)
        _write_outcome(db, run, outcome)
        work.finish(db, outcome.counts())
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    return outcome.counts()


def _read(work: Work, run: ImportRun, category: str, outcome: Outcome) -> pl.DataFrame:
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
    return checked.sound()


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
    db: Session, work: Work, run: ImportRun, record_set: RecordSet, sound: pl.DataFrame, outcome: Outcome
) -> pl.DataFrame:
    """The sound rows that do something, with the file that each is for and what is done to it."""
    documents = sound.select("id_type", "id_number").iter_rows(named=True)
    indexes = [values.id_index(document) for document in documents]
    held = _held(db, run, [index for index in indexes if index])
    known = pl.Series([index in held for index in indexes], dtype=pl.Boolean)
    sound = sound.with_columns(pl.Series(INDEX, indexes, pl.Binary))
    changed = _changed(work, record_set, sound.filter(known), held, outcome)
    return pl.concat([_new(sound.filter(~known)), changed])


def _new(rows: pl.DataFrame) -> pl.DataFrame:
    """Ids that ascend with the rows: lists keep the order of the sheet, and indexes are filled from one end."""
    ids = sorted(str(uuid.uuid4()) for _ in range(rows.height))
    return rows.with_columns(pl.Series(ID, ids, pl.String), pl.lit(ADDED).alias(ACT))


def _changed(
    work: Work, record_set: RecordSet, rows: pl.DataFrame, held: dict[bytes, Any], outcome: Outcome
) -> pl.DataFrame:
    """The rows that say something else than their file, unless it is closed to an import."""
    ids: list[str | None] = []
    for row in rows.iter_rows(named=True):
        number, existing = row.pop(ROW), held[row.pop(INDEX)]
        same = values.opened(record_set, existing.basic) == values.without_blanks(row)
        closed = not same and existing.stage not in domain.OPEN
        ids.append(None if same or closed else str(existing.id))
        outcome.acts[UNCHANGED] += same
        if closed:
            outcome.faults.append(_fault(work, record_set, number, UNDER_REVIEW))
    return rows.with_columns(pl.Series(ID, ids, pl.String), pl.lit(CHANGED).alias(ACT)).drop_nulls(ID)


def _held(db: Session, run: ImportRun, indexes: list[bytes]) -> dict[bytes, Any]:
    """The school's own files with these ID documents, held until the end of the transaction."""
    query = select(Teacher.id, Teacher.basic, Teacher.stage, Teacher.id_index).where(
        Teacher.org_id == run.org_id, Teacher.id_index == any_(indexes)
    )
    return {row.id_index: row for row in db.execute(query.order_by(Teacher.id).with_for_update())}


def _write(
    db: Session, work: Work, record_set: RecordSet, rows: pl.DataFrame, terms: dict[str, Any], outcome: Outcome
) -> None:
    """Write the rows, but for new ones whose ID number somebody else holds: those become faults."""
    if rows.is_empty():
        return
    staging.stage(db, record_set, rows)
    outcome.acts.update(rows[ACT].to_list())
    for number in staging.refused(db):
        outcome.acts[ADDED] -= 1
        outcome.faults.append(_fault(work, record_set, number, ELSEWHERE))
    staging.write(db, terms)


def _terms(work: Work, run: ImportRun, school: Any) -> dict[str, Any]:
    """What all rows of an import have in common."""
    actor = work.request.actor
    return signature(actor) | {
        "account_id": actor.account_id,
        "org_path": school.path,
        "category": school.category,
        "catalogue_version": load().version,
        "at": now(),
        "request_id": work.request.id,
        "import_id": run.id,
    }


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
