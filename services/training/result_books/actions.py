"""The template of a project's results is asked for; a filled-in one is handed in, and what became of it shown."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.errors import Conflict, NotFound
from services.common.messages.wording import word
from services.common.processes import jobs
from services.contracts.training.enrolments import ACCEPTED
from services.contracts.training.result_books import ENTERED, FAULTY, NOT_ASSESSED_WORD
from services.training.confirming.lists import CURRENT
from services.training.models import Enrolment, Result
from services.training.projects import viewing
from services.training.result_books import book_job, terms
from services.training.results import entering

NOT_HERE = "There is no such workbook of yours."
COUNTS = ("entered", "unchanged", "blank", "missing", "faulty")
OTHER_PROJECT = "Another workbook has this id."


def result_book_terms(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """What the template is about."""
    project = entering.seen_to_enter(db, actor, project_id)
    return {
        "project_name": project.name,
        "number": viewing.number_of(project),
        "hours": _plain(project.hours),
        "measures": [{"code": code, "name": name} for code, name in terms.measures(db, project).items()],
    }


def result_book_rows(db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None) -> dict[str, Any]:
    """One page of the accepted participants of now whose results can be entered, school by school."""
    entering.seen_to_enter(db, actor, project_id)
    query = select(Enrolment, Result, Enrolment.org_path, Enrolment.seq).join(Result, CURRENT, isouter=True)
    query = query.where(Enrolment.project_id == project_id, Enrolment.state == ACCEPTED)
    query = query.where(Result.id.is_(None) | Result.state.in_(entering.MENDABLE))
    found = page(db, query, (Enrolment.org_path, Enrolment.seq), limit, after)
    return found | {"items": [_row(row.Enrolment, row.Result) for row in found["items"]]}


def _row(person: Enrolment, result: Result | None) -> dict[str, Any]:
    who = {"enrolment_id": person.id, "name": person.name, "org_name": person.org_name}
    if result is None:
        return who | dict.fromkeys(("hours", "absent", "grade", "version")) | {"measures": {}}
    return who | {
        "hours": _plain(result.hours),
        "absent": _plain(result.absent),
        "grade": result.grade or NOT_ASSESSED_WORD,
        "measures": {code: _plain(Decimal(value)) for code, value in result.measures.items()},
        "version": result.row_version,
    }


def start_result_book(
    db: Session, actor: Actor, id: UUID, project_id: UUID, key: str, file_name: str
) -> dict[str, Any]:
    """Hand a workbook in and have it read and entered; the same again is harmless."""
    entering.seen_to_enter(db, actor, project_id)
    jobs.add(db, id, book_job.KIND, file_name, {"project_id": str(project_id), "key": key})
    try:
        return result_book(db, actor, project_id, id)
    except NotFound:
        raise Conflict(OTHER_PROJECT) from None


def result_book(db: Session, actor: Actor, project_id: UUID, book_id: UUID) -> dict[str, Any]:
    """A workbook of the asker's."""
    query = select(job).where(job.c.id == book_id, job.c.kind == book_job.KIND, job.c.account_id == actor.account_id)
    found = db.execute(query.where(job.c.input["project_id"].astext == str(project_id))).first()
    if found is None:
        raise NotFound(NOT_HERE)
    return _view(found, db.info["request"].language)


def _view(found: Row, language: str) -> dict[str, Any]:
    told = found.result or {}
    faults = [
        {"row": each["row"], "cell": each["cell"], "name": each["name"]}
        | {"message": word(each["message"], each["params"], language)}
        for each in told.get("faults", ())
    ]
    state = found.state
    if state == "done":
        state = FAULTY if told.get("faulty") else ENTERED
    known = {"id": found.id, "job_id": found.id, "file_name": found.title, "created_at": found.created_at}
    return known | {name: told.get(name) for name in COUNTS} | {"state": state, "faults": faults, "error": found.error}


def _plain(number: Decimal | None) -> str | None:
    """As people write it: 30, 7.5."""
    return None if number is None else f"{number.normalize():f}"
