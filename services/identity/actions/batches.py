"""Teachers' accounts are asked for: the batch is written down, its job queued; account_batches/ does the work (R-ID-06)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job
from services.common.database.territory import path_range
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.common.messages.wording import word
from services.common.processes import jobs
from services.identity import account_batches
from services.identity.account_batches import writing
from services.identity.account_batches.wanted import of_person
from services.identity.domain import persons
from services.identity.models import AccountBatch, BatchFault, Org

TITLE = "Teachers' accounts"


def add_one(db: Session, actor: Actor, now: datetime, today: date, id: UUID, **items: Any) -> dict[str, Any]:
    """A batch of one teacher, whose items are checked at once and kept sealed until the job has used them."""
    person = persons.Person(**items)
    faults = persons.check(person, today)
    if person.department_id and not _is_own_department(db, actor, person.department_id):
        faults["department_id"] = persons.NO_DEPARTMENT
    if faults:
        raise Invalid("Some values are not valid.", errors={field: [fault] for field, fault in faults.items()})
    person = persons.normalised(person)
    _refuse_another(db, actor, person)
    return _start(db, actor, now, id, source="single", person_sealed=account_batches.sealed(person))


def start(db: Session, actor: Actor, now: datetime, id: UUID, source: str, **file: Any) -> dict[str, Any]:
    """Accounts for the teachers in a workbook, or for all files of the school that have none 提取."""
    if (source == "workbook") != (file["key"] is not None):
        raise Invalid("Send a workbook, or say that the accounts are to be drawn from the files.")
    return _start(db, actor, now, id, source=source, file_key=file["key"], file_name=file["file_name"])


def batches(db: Session, actor: Actor, **paged: Any) -> dict[str, Any]:
    """A page of the own school's batches, newest first."""
    key = (AccountBatch.created_at, AccountBatch.id)
    found = page(db, _in_sight(actor).where(AccountBatch.org_id == actor.org_id), key, descending=True, **paged)
    known = {row.id: row for row in db.execute(_jobs([one.id for one in found["items"]]))}
    return found | {"items": [_view_of(one, known.get(one.id)) for one in found["items"]]}


def batch(db: Session, actor: Actor, batch_id: UUID) -> dict[str, Any]:
    """How far a batch is, and what became of its rows."""
    found = own_batch(db, actor, batch_id)
    return _view_of(found, db.execute(_jobs([batch_id])).first())


def faults(db: Session, actor: Actor, batch_id: UUID, **paged: Any) -> dict[str, Any]:
    """A page of a batch's faults, in the order of the sheet."""
    own_batch(db, actor, batch_id)
    return page(db, select(BatchFault).where(BatchFault.batch_id == batch_id), (BatchFault.number,), **paged)


def own_batch(db: Session, actor: Actor, batch_id: UUID) -> AccountBatch:
    """One batch of the own school."""
    found = db.scalar(_in_sight(actor).where(AccountBatch.id == batch_id))
    if found is None:
        raise NotFound("There is no such batch of your school.")
    if found.org_id != actor.org_id:
        raise Forbidden("Teachers' accounts are opened by their own school.")
    return found


def _start(db: Session, actor: Actor, now: datetime, id: UUID, **given: Any) -> dict[str, Any]:
    if db.get(AccountBatch, id) is None:
        _check_school(db, actor)
        whose = {"org_id": actor.org_id, "org_path": actor.org_path, "person": actor.name}
        db.add(AccountBatch(id=id, created_at=now, **whose, **given))
        db.flush()
        title = given.get("file_name") or word(TITLE, {}, db.info["request"].language)
        jobs.add(db, id, account_batches.KIND, title, {"batch_id": str(id)})
    return batch(db, actor, id)


def _refuse_another(db: Session, actor: Actor, person: persons.Person) -> None:
    """The number has an account of the school already, under another name."""
    wanted = [of_person(None, person)]
    for fault in writing.others(writing.there(db, actor.org_id, wanted), wanted).values():
        raise Conflict(fault.message, **fault.params)


def _check_school(db: Session, actor: Actor) -> None:
    school = db.get_one(Org, actor.org_id)
    if school.level != "school":
        raise Forbidden("Teachers' accounts are opened by their own school.")
    if school.closed:
        raise Conflict("This organisation is closed.")


def _is_own_department(db: Session, actor: Actor, department_id: UUID) -> bool:
    department = db.get(Org, department_id)
    return department is not None and department.level == "department" and department.authority_id == actor.org_id


def _in_sight(actor: Actor) -> Select:
    start, end = path_range(actor.org_path)
    return select(AccountBatch).where(AccountBatch.org_path >= start, AccountBatch.org_path < end)


def _jobs(ids: list[UUID]) -> Select:
    return select(job.c.id, job.c.state, job.c.error, job.c.done, job.c.total, job.c.finished_at).where(
        job.c.id.in_(ids)
    )


def _view_of(found: AccountBatch, run: Any) -> dict[str, Any]:
    """The batch as its contract shows it; when its job is purged it has long been done."""
    counts = {"added": found.added, "unchanged": found.unchanged, "faulty": found.faulty}
    handled = sum(counts.values())
    state = {"state": "done", "error": None, "done": handled, "total": handled, "finished_at": found.created_at}
    if run is not None:
        state = {name: getattr(run, name) for name in state}
    known = {name: getattr(found, name) for name in ("id", "org_id", "source", "file_name", "person", "created_at")}
    over = state["finished_at"] is not None
    return known | counts | state | {"may": ["slips"] if over else ["cancel"]}
