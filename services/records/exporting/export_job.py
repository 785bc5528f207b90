"""The job of an export: files are read in one snapshot, some at a time, and written as they come (R-GW-02)."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from services.common import clock, failpoints, paper, storage
from services.common.copies import known_orgs
from services.common.errors import Invalid, NotFound
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.records import workbooks
from services.records import printing
from services.records.catalogue import Catalogue
from services.records.exporting import columns, queries, selecting
from services.records.exporting.models import ExportRun
from services.records.exporting.papers import BoundBook, PaperBook
from services.records.exporting.roster_paper import TITLE, RosterBook
from services.records.exporting.workbook import FileBook, ListBook, TemplateBook
from services.records.file import catalogues
from services.records.file.models import Teacher
from services.records.file.reading import Reader
from services.records.reference import category_of

MAX_FILES = {
    workbooks.LIST: 200_000,
    workbooks.FILE: 20_000,
    workbooks.WORKBOOK: 5_000,
    workbooks.PAPER: 2_000,
    workbooks.BOUND: 1_000,
    workbooks.ROSTER: 5_000,
}
LIMIT = 500 * 1024 * 1024
# Every file whose sensitive values went out in clear has it in its trail, not only the export (R-REC-19).
TRAIL = text("""
    INSERT INTO audit (account_id, person, org_path, action, subject, details, request_id)
    SELECT :account_id, :person, :org_path, 'records.values_exported', subject,
           jsonb_build_object('export', CAST(:export_id AS text), 'purpose', CAST(:purpose AS text)), :request_id
    FROM unnest(CAST(:ids AS text[])) AS subject
""")


def run_export(work: Work, export_id: str) -> dict:
    """The job: the workbook lies in the file store before anybody is told that it is done."""
    with work.begin() as db:
        run = db.get(ExportRun, UUID(export_id))
        if run is None:
            raise NotFound("There is no such export of yours.")
    with TemporaryDirectory() as folder:
        out = Path(folder) / "export.xlsx"
        ids, printed = _write(work, run, Path(folder), out)
        with out.open("rb") as file:
            storage.put(queries.export_key(run.id), iter(lambda: file.read(storage.CHUNK), b""), LIMIT)
    with work.begin() as db:
        _leave_trail(db, work, run, ids)
        _leave_prints(db, printed)
        db.execute(update(ExportRun).where(ExportRun.id == run.id).values(rows=len(ids)))
        work.finish(db, {"rows": len(ids)})
        failpoints.reach("job.before_commit")
    return {"rows": len(ids)}


def _write(work: Work, run: ExportRun, folder: Path, out: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """All files into the workbook; their ids, and what is kept of those on paper."""
    actor, ids = work.request.actor, []
    with work.store.look(work.request) as db:
        query = selecting.wanted_files(db, actor, run.wanted)
        total = selecting.count(db, query)
        if total > MAX_FILES[run.kind]:
            raise Invalid(
                "At most {limit} files go into one workbook; please narrow it down.", limit=MAX_FILES[run.kind]
            )
        work.progress(0, total)
        with _book(db, work, run, folder, out) as book:
            for teachers in selecting.pages(db, query, by_name=run.kind == workbooks.BOUND):
                entries = selecting.entries_of(db, teachers, book.sets)
                names = known_orgs.names(db, {teacher.org_id for teacher in teachers})
                book.turn_to(teachers)
                for place, teacher in enumerate(teachers, len(ids) + 1):
                    book.put(teacher, entries.get(teacher.id, []), names.get(teacher.org_id, ""))
                    if place % book.told_every == 0:
                        work.progress(place, total)
                ids += [str(teacher.id) for teacher in teachers]
                work.progress(len(ids), total)
    absent = {str(teacher.id) for teacher in book.left_out}
    return [each for each in ids if each not in absent], list(book.printed)


def _book(db: Session, work: Work, run: ExportRun, folder: Path, out: Path) -> Any:
    actor = work.request.actor
    language = "en" if work.request.language.startswith("en") else "zh"
    reader = Reader(language, run.clear, hidden_too=actor.teacher_id is not None)
    catalogue = catalogues.current(run.org_path)
    if run.kind == workbooks.LIST:
        return ListBook(out, reader, _headed(db, run, catalogue, language))
    if run.kind in workbooks.PRINTED:
        known = db, reader, actor, run
        is_bound = run.kind == workbooks.BOUND
        return BoundBook(out, known_orgs.known(db, run.org_id).name, *known) if is_bound else PaperBook(out, *known)
    if run.kind == workbooks.ROSTER:
        frame = paper.frame(TITLE, known_orgs.known(db, run.org_id).name, actor.name, clock.now())
        return RosterBook(out, reader, catalogue, _headed(db, run, catalogue, language), frame)
    if run.kind == workbooks.FILE:
        return FileBook(out, reader, catalogue, _categories(db, work, run))
    org = known_orgs.known(db, run.org_id)
    return TemplateBook(out, folder, reader, catalogues.current(org.path), category_of(db, actor, org.category))


def _headed(db: Session, run: ExportRun, catalogue: Catalogue, language: str) -> dict[str, str]:
    """The columns of a list, each with what stands above it at these schools."""
    names, first = columns.chosen(catalogue, run.wanted.get("columns")), selecting.categories(db, run.org_id)
    return {name: columns.heading(catalogue, name, language, first) for name in names}


def _categories(db: Session, work: Work, run: ExportRun) -> Iterable[str]:
    query = selecting.wanted_files(db, work.request.actor, run.wanted)
    found = set(db.scalars(query.with_only_columns(Teacher.category).distinct()))
    return sorted(found)


def _leave_prints(db: Session, printed: list[dict[str, Any]]) -> None:
    """What the public page confirms of each, and in the trail of each file that it was printed."""
    printing.recorded(db, printed)
    audit.record_all(db, "records.file_printed", [row["teacher_id"] for row in printed])


def _leave_trail(db: Session, work: Work, run: ExportRun, ids: list[str]) -> None:
    details = {"kind": run.kind, "files": len(ids), "clear": run.clear, "purpose": run.purpose}
    audit.record(db, "records.exported", run.id, **details)
    if not run.clear and run.kind in workbooks.WHOLE:
        audit.record_all(db, "records.file_read", ids, export=str(run.id))
    if run.clear and ids:
        actor = work.request.actor
        known = {"account_id": actor.account_id, "person": actor.name, "org_path": actor.org_path}
        db.execute(
            TRAIL, known | {"export_id": run.id, "purpose": run.purpose, "request_id": work.request.id, "ids": ids}
        )
