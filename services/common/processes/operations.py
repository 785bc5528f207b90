"""What every service answers besides its own calls: health, jobs, stored failures. Services inherit from it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, case, select, text, update
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.entrypoints import serve
from services.common.bus.failures import handler_for, handlers_of
from services.common.bus.transport import Caller, Database
from services.common.database.paging import page
from services.common.database.tables import failure, job
from services.common.database.transactions import Store
from services.common.errors import Conflict, NotFound
from services.contracts import operations


class Operations:
    """The part that all services share."""

    name: str
    store: Store = Database()
    caller: dict = Caller()

    @serve(operations.health)
    def health(self, db: Session, actor: Actor | None) -> dict:
        db.execute(text("SELECT 1"))
        return {"service": self.name, "ok": True}

    @serve(operations.job)
    def job(self, db: Session, actor: Actor, job_id: UUID) -> dict:
        return job_of(db, actor, self.name, job_id)

    @serve(operations.jobs)
    def jobs(self, db: Session, actor: Actor, limit: int, after: str | None) -> dict:
        query = select(*job.c).where(job.c.account_id == actor.account_id)
        found = page(db, query, (job.c.created_at, job.c.id), limit, after, descending=True)
        return found | {"items": [_shown(self.name, row) for row in found["items"]]}

    @serve(operations.cancel_job)
    def cancel_job(self, db: Session, actor: Actor, job_id: UUID) -> dict:
        row = _own_job(db, actor, job_id)
        if row.finished_at:
            raise Conflict("This work has ended already.")
        values = {
            "cancel_wanted": True,
            "state": case((job.c.state == "waiting", "cancelled"), else_=job.c.state),
            "finished_at": case((job.c.state == "waiting", clock.real_now()), else_=None),
        }
        row = db.execute(update(job).where(job.c.id == job_id).values(values).returning(*job.c)).one()
        return _shown(self.name, row)

    @serve(operations.failures)
    def failures(self, db: Session, actor: Actor, limit: int, after: str | None) -> dict:
        query = select(*failure.c)
        found = page(db, query, (failure.c.created_at, failure.c.id), limit, after, descending=True)
        return found | {"items": [self._named(row) for row in found["items"]]}

    @serve(operations.replay_failure)
    def replay_failure(self, db: Session, actor: Actor, failure_id: UUID) -> dict:
        return self._named(_move_failure(db, failure_id, {"state": "waiting", "next_try_at": clock.real_now()}))

    @serve(operations.discard_failure)
    def discard_failure(self, db: Session, actor: Actor, failure_id: UUID) -> dict:
        return self._named(_move_failure(db, failure_id, {"state": "discarded", "next_try_at": None}))

    def _named(self, row: Row) -> dict[str, Any]:
        known = handler_for(handlers_of(type(self)), row) is not None
        return dict(row._mapping) | {"service": self.name, "known": known}


def job_of(db: Session, actor: Actor, service: str, job_id: UUID) -> dict[str, Any]:
    """A job of the asker's at this service, as everybody is shown his or her own."""
    return _shown(service, _own_job(db, actor, job_id))


def job_of_all(db: Session, actor: Actor, service: str, job_id: UUID) -> dict[str, Any]:
    """A job that is done once for many, whoever began it; only who did may do something to it."""
    row = db.execute(select(job).where(job.c.id == job_id)).one()
    own: dict[str, Any] = {} if row.account_id == actor.account_id else {"may": []}
    return _shown(service, row) | own


def _shown(service: str, row: Row) -> dict[str, Any]:
    may = [] if row.finished_at else ["cancel"]
    return dict(row._mapping) | {"service": service, "may": may}


def _own_job(db: Session, actor: Actor, job_id: UUID) -> Row:
    query = select(job).where(job.c.id == job_id, job.c.account_id == actor.account_id)
    row = db.execute(query).first()
    if row is None:
        raise NotFound("There is no such work of yours.")
    return row


def _move_failure(db: Session, failure_id: UUID, values: dict) -> Row:
    query = select(failure).where(failure.c.id == failure_id).with_for_update()
    row = db.execute(query).first()
    if row is None:
        raise NotFound("There is no such stored failure.")
    if row.state not in ("waiting", "given_up"):
        raise Conflict("This failure has been dealt with already.")
    return db.execute(update(failure).where(failure.c.id == failure_id).values(values).returning(*failure.c)).one()
