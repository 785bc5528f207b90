"""The job of an export: files are read in one snapshot, some at a time, and written as they come (R-GW-02)."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.copies import known_orgs
from services.common.errors import Invalid, NotFound
from services.common.processes.jobs import Work
from services.common.trail import audit
from services.contracts.records import workbooks
from services.records.exporting import columns, queries, selecting
from services.records.exporting.columns import Reader
from services.records.exporting.models import ExportRun
from services.records.exporting.workbook import FileBook, ListBook, TemplateBook
from services.records.file import catalogues
from services.records.file.models import Teacher
from services.records.reference import category_of

MAX_FILES = {workbooks.LIST: 200_000, workbooks.FILE: 20_000, workbooks.WORKBOOK: 5_000}
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
        ids = _write(work, run, Path(folder), out)
        with out.open("rb") as file:
            storage.put(queries.export_key(run.id), iter(lambda: file.read(storage.CHUNK), b""), LIMIT)
    with work.begin() as db:
        _leave_trail(db, work, run, ids)
        db.execute(update(ExportRun).where(ExportRun.id == run.id).values(rows=len(ids)))
        work.finish(db, {"rows": len(ids)})
        failpoints.reach("job.before_commit")
    return {"rows": len(ids)}


def _write(work: Work, run: ExportRun, folder: Path, out: Path) -> list[str]:
    """All files into the workbook; their ids."""
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
            for teachers in selecting.pages(db, query):
                entries = selecting.entries_of(db, teachers, book.sets)
                names = known_orgs.names(db, {teacher.org_id for teacher in teachers})
                for teacher in teachers:
                    book.put(teacher, entries.get(teacher.id, []), names.get(teacher.org_id, ""))
                ids += [str(teacher.id) for teacher in teachers]
                work.progress(len(ids), total)
    return ids


def _book(db: Session, work: Work, run: ExportRun, folder: Path, out: Path) -> Any:
    actor = work.request.actor
    language = "en" if work.request.language.startswith("en") else "zh"
    reader = Reader(language, run.clear, hidden_too=actor.teacher_id is not None)
    catalogue = catalogues.current(run.org_path)
    if run.kind == workbooks.LIST:
        return ListBook(out, reader, catalogue, columns.chosen(catalogue, run.wanted.get("columns")))
    if run.kind == workbooks.FILE:
        return FileBook(out, reader, catalogue, _categories(db, work, run))
    org = known_orgs.known(db, run.org_id)
    return TemplateBook(out, folder, reader, catalogues.current(org.path), category_of(db, actor, org.category))


def _categories(db: Session, work: Work, run: ExportRun) -> Iterable[str]:
    query = selecting.wanted_files(db, work.request.actor, run.wanted)
    found = set(db.scalars(query.with_only_columns(Teacher.category).distinct()))
    return sorted(found)


def _leave_trail(db: Session, work: Work, run: ExportRun, ids: list[str]) -> None:
    details = {"kind": run.kind, "files": len(ids), "clear": run.clear, "purpose": run.purpose}
    audit.record(db, "records.exported", run.id, **details)
    if run.clear and ids:
        actor = work.request.actor
        known = {"account_id": actor.account_id, "person": actor.name, "org_path": actor.org_path}
        db.execute(
            TRAIL, known | {"export_id": run.id, "purpose": run.purpose, "request_id": work.request.id, "ids": ids}
        )
