"""The job of an import: read and check set by set, compare with the files, and write or plan in one transaction.

All effects lie in one transaction, which ends the job too: a killed job starts again from the stored workbook and finds
nothing half done, whatever it was at. Rows are recognised by ID document and natural key, so the same workbook again
changes nothing. What grows with the workbook is the text of its cells; rows on their way lie in the database.
"""

from collections.abc import Collection
from uuid import UUID

import polars as pl
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.errors import NotFound
from services.common.persons.names import comparable
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.records.workbooks import ADD_BY_REQUEST, BY_REQUEST, REPLACE
from services.records.catalogue import RecordSet
from services.records.catalogue.model import KEY, OWNER_NUMBER, SINGLE
from services.records.catalogue.validation import ROW
from services.records.file import holders, holds, rules, values
from services.records.file.filling import AUTHORITY
from services.records.file.id_claims import ELSEWHERE
from services.records.importing import comparing, marking_job, preview_plan, reading, renames, staging, writing
from services.records.importing.comparing import Book, Comparison, NotIn
from services.records.importing.deriving import Following
from services.records.importing.findings import UNCHANGED, Findings
from services.records.importing.models import ImportRun
from services.records.importing.owners import Owners, documents_of, files_of
from services.records.importing.reach import Reach, reach_of
from services.records.importing.reading import SetRows
from services.records.importing.rejected import Rejected
from services.records.requests import bulk

UNDER_REVIEW = (
    "This teacher's file is under review or effective and is not changed by an import. Import this row again if the"
    " file is returned; in an effective file a change has to be requested."
)
NOT_EFFECTIVE = (
    "This teacher's file is not effective, or is about to be transferred or joined: nothing is asked for in it. Import"
    " the row without asking for changes, or wait."
)
NOTHING_DELETED = (
    "Nothing of this teacher was deleted here: not all rows of the teacher are right, or it is not clear whose a faulty"
    " row is."
)


def run_import(work: Work, import_id: str) -> dict:
    """The job: returns the counts. It ends in the transaction of its effects, so a kill after it repeats nothing."""
    with work.begin() as db:
        run = db.get(ImportRun, UUID(import_id))
        if run is None:
            raise NotFound("There is no such import in your territory.")
        reach = reach_of(db, run)
    findings = Findings(work.request.language)
    rows, sets = _read(work, run, reach, findings)
    with work.begin() as db:
        owners = _work_out(db, run, reach, rows, findings)
        _do(db, run, reach, owners, {act for act in findings.acts if act[1] != UNCHANGED})
        findings.write(db, run.id, sets)
        marking_job.ask(db, run, findings)
        work.finish(db, findings.counts())
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    return findings.counts()


def _read(work: Work, run: ImportRun, reach: Reach, findings: Findings) -> tuple[list[SetRows], list[RecordSet]]:
    """The faultless rows of every sheet that may come in, the main one first; and the sets that there is to tell of."""
    found: list[SetRows] = []
    named: list[RecordSet] = []
    with reading.stored_workbook(run.file_key) as path:
        sheets = reading.read(path, reach, findings).sheets
    everybody = reading.everybody_in(sheets[values.BASIC]) if values.BASIC in sheets else {}
    total, done = sum(sheet.frame.height for sheet in sheets.values()), 0
    for record_set in reach.catalogue.sets(reach.category):
        sheet = sheets.pop(record_set.code, None)
        refusal = reach.refusal(record_set, findings.language[:2])
        if sheet is None or (refusal and not sheet.frame.height):
            continue
        if sheet.frame.height:
            work.progress(done, total)
        named.append(record_set)
        done += sheet.frame.height
        if refusal:
            reading.leave_out(sheet, findings, *refusal)
        else:
            names = reading.names_in(sheet, everybody)
            found.append(reading.check(sheet, findings, reach.part, names))
    work.progress(done, total)
    return found, named


def _work_out(db: Session, run: ImportRun, reach: Reach, rows: list[SetRows], findings: Findings) -> Owners:
    """Stage what each row does; what stands in its way goes to the findings."""
    staging.create_tables(db)
    main = next((row for row in rows if row.record_set.code == values.BASIC), None)
    subs = [row for row in rows if row is not main and row.height]
    owners = _owners(db, run, reach, main, subs)
    rejected = Rejected(db, reach.catalogue.sets_of[reach.category], owners.by_index.values())
    refused = _stage_main(db, main, owners, rejected, run, findings) if main else NotIn()
    sheet = main.sheet if main else values.basic_of(reach.org.path, reach.category).name.zh
    book = Book(sheet, reach.stranger, owners, rejected, refused)
    following = Following(reach.catalogue, reach.category)
    new = {owner.id for owner in owners.by_index.values() if not owner.known}
    for place, some in enumerate(subs, start=1):
        compared = comparing.sub_rows(db, some, book, findings)
        findings.name_rest(some.record_set.code, owners.names(some.owners))
        staging.stage(db, some, place, compared.rows)
        following.add_rows(some, compared.rows, new)
        if run.mode == REPLACE and some.record_set.kind != SINGLE:
            _replace(db, some, compared, book, findings)
        findings.acts[some.record_set.code, UNCHANGED] += staging.drop_same(db, some.record_set)
    staging.analyze(db)
    following.say(db)
    sheets = {row.record_set.code: row for row in rows}
    _leave_closed(db, sheets, owners, findings, NOT_EFFECTIVE if run.mode in BY_REQUEST else UNDER_REVIEW)
    if run.mode in BY_REQUEST:
        _leave_unaskable(db, run, reach, sheets, findings)
    findings.acts.update(staging.counted(db))
    return owners


def _owners(db: Session, run: ImportRun, reach: Reach, main: SetRows | None, subs: list[SetRows]) -> Owners:
    """The files within reach that the workbook speaks of; a preview holds up nobody."""
    owners = Owners(documents_of(main.owners) if main else {})
    numbers = pl.concat([sub.owners[OWNER_NUMBER] for sub in subs]).drop_nulls().unique().to_list() if subs else []
    indexes = owners.indexes({*owners.documents, *numbers})
    secrets = staging.secrets_of(values.basic_of(reach.org.path, reach.category))
    stages = (rules.EFFECTIVE,) if run.mode in BY_REQUEST else rules.OPEN
    for index, owner in files_of(db, reach.files(), indexes, secrets, hold=not run.preview, stages=stages).items():
        owners.add(index, owner)
    return owners


def _stage_main(
    db: Session, main: SetRows, owners: Owners, rejected: Rejected, run: ImportRun, findings: Findings
) -> NotIn:
    """The main sheet comes first: it says which files there are. What of it did not get in."""
    held = renames.of_run(db, run.id)
    compared = comparing.main_rows(main, owners, rejected, held, findings)
    renames.save(db, run.id, held)
    staging.stage(db, main, 0, compared.rows)
    elsewhere = staging.claim(db, keep=not (run.preview or run.mode in BY_REQUEST))
    for (why, told), ids in _why_elsewhere(db, run, owners, {str(each) for each in elsewhere}).items():
        for number in staging.take_out(db, ids):
            findings.refuse(main.place(number, "id_number"), why, **dict(told))
    findings.acts[values.BASIC, UNCHANGED] += staging.drop_same(db, main.record_set)
    return _refused(main, owners, {str(each) for each in elsewhere})


def _why_elsewhere(
    db: Session, run: ImportRun, owners: Owners, elsewhere: set[str]
) -> dict[tuple[str, tuple[tuple[str, str], ...]], list[str]]:
    """What is said of people who are on file elsewhere, and of whom: where a file went that was the school's own."""
    indexes = {index: owner.id for index, owner in owners.by_index.items() if owner.id in elsewhere}
    gone = holders.former_by_document(db, run.org_path, indexes) if indexes else {}
    found: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for index, id_ in indexes.items():
        told = tuple(holders.told_of(gone[index]).items()) if index in gone else ()
        found.setdefault((holders.GONE if told else ELSEWHERE, told), []).append(id_)
    return found


def _refused(main: SetRows, owners: Owners, elsewhere: set[str]) -> NotIn:
    """People without a file, though the main sheet has a row of theirs."""
    owners.by_index = {index: owner for index, owner in owners.by_index.items() if owner.id not in elsewhere}
    rows = list(main.owners.select(ROW, "id_number").iter_rows())
    numbers = {number: row for row, number in reversed(rows) if number}
    nameless = {comparable(main.names[row]): row for row, number in reversed(rows) if not number and row in main.names}
    return NotIn(numbers, nameless)


def _replace(db: Session, some: SetRows, compared: Comparison, book: Book, findings: Findings) -> None:
    """Delete what is not in the workbook, of those teachers whose rows are all right; others are told."""
    known = {owner.id for owner in book.owners.by_index.values() if owner.known and owner.is_open}
    touched = compared.owners & known
    spoiled = touched if compared.unclear else touched & compared.faulty
    staging.delete_others(db, some.record_set, touched - spoiled)
    for number, _ in _first_of(compared, spoiled):
        findings.warn(some.place(number, OWNER_NUMBER), NOTHING_DELETED)


def _first_of(compared: Comparison, teachers: set[str]) -> list[tuple[int, str]]:
    """The first right row of each of these teachers."""
    rows = compared.rows.select(staging.ROW, staging.TEACHER).filter(pl.col(staging.TEACHER).is_in(list(teachers)))
    return rows.unique(staging.TEACHER, keep="first", maintain_order=True).rows()


def _leave_closed(db: Session, sheets: dict[str, SetRows], owners: Owners, findings: Findings, why: str) -> None:
    """Files that are closed to this import are left alone; each row that would do something in one is told `why`.

    Of a file that a business holds it is told which.
    """
    closed: dict[str, list[str]] = {}
    for owner in owners.by_index.values():
        if not owner.is_open:
            closed.setdefault(holds.HELD[owner.held] if owner.held else why, []).append(owner.id)
    for said, ids in closed.items():
        for code, number in staging.shut(db, ids):
            field = "id_number" if code == values.BASIC else OWNER_NUMBER
            findings.refuse(sheets[code].place(number, field), said)


def _leave_unaskable(db: Session, run: ImportRun, reach: Reach, sheets: dict[str, SetRows], findings: Findings) -> None:
    """What cannot be asked for by a workbook; an office asks for additions alone."""
    basic = values.basic_of(reach.org.path, reach.category)
    keys = [each.code for each in basic.fields if each.class_ == KEY]
    additions = run.mode == ADD_BY_REQUEST or reach.part == AUTHORITY
    for why, rows in bulk.refuse(db, keys, additions=additions):
        for code, number in rows:
            field = "id_number" if code == values.BASIC else OWNER_NUMBER
            findings.refuse(sheets[code].place(number, field), why)


def _do(db: Session, run: ImportRun, reach: Reach, owners: Owners, acts: Collection[tuple[str, str]]) -> None:
    """Write what is staged, or keep it as the plan of a preview."""
    preview_plan.forget(db, run.id)
    if run.preview:
        preview_plan.save(db, run.id, owners.by_index.values())
    elif run.mode in BY_REQUEST:
        bulk.ask(db, db.info["request"].actor, reach.part, run.file_name, run.hands)
        audit.record(db, "records.requested", run.id)
    else:
        writing.write(db, run, reach, acts)
