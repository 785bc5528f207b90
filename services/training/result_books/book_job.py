"""The job that reads a workbook of results and enters all of it in one transaction, or nothing and says why."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import failpoints, storage
from services.common.errors import Invalid
from services.common.processes.jobs import Work
from services.common.spreadsheets.one_sheet import Sheet
from services.common.trail import audit
from services.contracts.training.result_books import MOST_FAULTS, MOST_ROWS, REQUIRED
from services.training.models import Enrolment, Project
from services.training.projects import finding
from services.training.result_books import sheet, terms
from services.training.result_books.judging import Judged, judge
from services.training.results import entering

KIND = "result_book"
EMPTY = "The workbook has no rows. Please fill in the template."
TOO_MANY = "The workbook has more than {most} rows. Please enter it in parts."


def run_book(work: Work, project_id: str, key: str) -> dict[str, Any]:
    """The job; begun again after a break it finds its file until it is done, and nothing entered."""
    project = UUID(project_id)
    with work.begin() as db:
        measured = terms.measures(db, finding.seen(db, project))
    rows, letters = _read(key, terms.columns(measured))
    work.progress(0, len(rows))
    with work.begin() as db:
        result = _entered(work, db, project, rows, letters)
        failpoints.reach("job.before_commit")
    failpoints.reach("job.after_commit")
    storage.delete(key)
    return result


def _read(key: str, columns: dict[str, str]) -> tuple[list[sheet.Row], dict[str, str]]:
    """The rows of a stored workbook, and in which column each field stands; raises Invalid."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        storage.copy_to(key, path)
        found = Sheet(path, columns, REQUIRED)
        try:
            rows = [sheet.read(*line) for line in found.rows()]
        finally:
            found.close()
    if not rows:
        raise Invalid(EMPTY)
    if len(rows) > MOST_ROWS:
        raise Invalid(TOO_MANY, most=MOST_ROWS)
    return rows, found.letters


def _entered(
    work: Work, db: Session, project_id: UUID, rows: list[sheet.Row], letters: dict[str, str]
) -> dict[str, Any]:
    actor = work.request.actor
    if actor is None:
        raise RuntimeError("A workbook has somebody who uploaded it.")
    project = entering.held_to_enter(db, actor, project_id)
    people = {each.id: each for each in db.scalars(select(Enrolment).where(Enrolment.project_id == project.id))}
    known = entering.current(db, [row.enrolment_id for row in rows if row.enrolment_id in people])
    judged = judge(rows, people, known, project.hours)
    if judged.said and not judged.faults:
        entering.keep(db, actor, project, people, known, judged.said)
    result = _told(db, project, judged, letters)
    audit.record(db, "training.result_workbook_read", work.id, entered=result["entered"], faulty=result["faulty"])
    work.finish(db, result)
    return result


def _told(db: Session, project: Project, judged: Judged, letters: dict[str, str]) -> dict[str, Any]:
    """What became of it, its faults in no language yet."""
    faults = [
        {
            "row": row.number,
            "cell": f"{letters[each.field]}{row.number}" if each.field in letters else None,
            "name": row.name,
            "message": each.message,
            "params": {name: str(value) for name, value in each.params.items()},
        }
        for row, found in judged.faults
        for each in found
    ]
    return {
        "entered": 0 if judged.faults else len(judged.said),
        "unchanged": judged.unchanged,
        "blank": judged.blank,
        "missing": entering.missing(db, project.id),
        "faulty": len(judged.faults),
        "faults": faults[:MOST_FAULTS],
    }
