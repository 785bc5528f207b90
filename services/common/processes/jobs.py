"""Long and heavy work: a row claimed by a job process, restarted from its stored input whatever happens.

A service lists its kinds in `services/<name>/jobs.py` as `KINDS = {"import": run_import}`; `run(work, **input)` returns
the result. All effects of one job lie in transactions of its own making; a restart must find nothing half done, so
the last of them ends the job too (`work.finish`).

Each kind has a lane of its own: a process runs one job of a kind at a time, and no kind waits for another.

Of our own, and not procrastinate or Celery: a job commits with what its asker wrote and ends with its last effects, it
runs in the asker's territory under row-level security, and is a row that the asker sees, counts and cancels.
"""

import logging
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection, Row
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.tables import job
from services.common.database.transactions import Store, is_away, is_busy
from services.common.errors import Refused
from services.common.messages import notices
from services.common.messages.wording import word
from services.common.request import Request, current
from services.common.telemetry import metrics

log = logging.getLogger(__name__)

CHANNEL = "job"
LOOK_AT = 20  # open jobs at a time
TRIES = 5  # a job that kills its process this often is given up
HOLD = text("SELECT pg_try_advisory_lock(hashtextextended('job:' || :id, 0))")
LET_GO = text("SELECT pg_advisory_unlock(hashtextextended('job:' || :id, 0))")
OPEN = job.c.state.in_(("waiting", "running"))
ACTOR_IDS = ("account_id", "person_id", "org_id", "session_id", "teacher_id")


class Cancelled(Exception):
    """The person who started the job wants it no more."""

    state = "cancelled"


def add(db: Session, job_id: UUID, kind: str, title: str, input: dict) -> None:
    """Queue a job in the asker's name and territory; the same id again is harmless."""
    request = db.info["request"]
    row = {
        "id": job_id,
        "kind": kind,
        "title": title,
        "input": input,
        "actor": _pack(request.actor),
        "account_id": request.actor.account_id,
        "language": request.language,
        "request_id": request.id,
    }
    db.execute(insert(job).on_conflict_do_nothing(), [row])
    db.execute(text(f"NOTIFY {CHANNEL}"))


class Overtaken(Exception):
    """The job was ended meanwhile: this process had lost its hold, and another one ran it."""

    state = "overtaken"


class Work:
    """What a running job has: its database in the asker's territory, its progress, and whether to go on."""

    def __init__(self, store: Store, row: Row):
        self.id: UUID = row.id
        self.store = store
        self.request = Request(id=row.request_id, actor=_unpack(row.actor), language=row.language, call=row.kind)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction in the name of the person who started the job."""
        with self.store.begin(self.request) as db:
            yield db

    def progress(self, done: int, total: int | None = None) -> None:
        """Tell how far the job is; raises Cancelled when it is wanted no more."""
        values = {"done": done} | ({"total": total} if total is not None else {})
        with self.begin() as db:
            change = update(job).where(job.c.id == self.id).values(values).returning(job.c.cancel_wanted)
            if db.execute(change).scalar_one():
                raise Cancelled

    def finish(self, db: Session, result: dict) -> None:
        """End the job in the transaction of its effects: whatever dies afterwards, they are not done a second time.

        Raises, and so undoes the effects, when the job is wanted no more or was ended by another process.
        """
        ended = {"state": "done", "result": result, "done": func.coalesce(job.c.total, job.c.done)}
        change = update(job).where(job.c.id == self.id, job.c.finished_at.is_(None))
        row = db.execute(change.values(ended | {"finished_at": clock.real_now()}).returning(*job.c)).first()
        if row is None:
            raise Overtaken
        if row.cancel_wanted:
            raise Cancelled
        notices.notify_of_end(db, row)


@contextmanager
def claimed(store: Store, kinds: Collection[str]) -> Iterator[Row | None]:
    """The oldest open job of these kinds that nobody holds. The hold is a session lock, so it ends with the process."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as hold:
        row = _take(hold, kinds)
        try:
            yield row
        finally:
            if row is not None:
                hold.execute(LET_GO, {"id": str(row.id)})


def _take(hold: Connection, kinds: Collection[str]) -> Row | None:
    """However many are held by others, the first one behind them is found."""
    place = tuple_(job.c.created_at, job.c.id)
    following = select(job).where(OPEN, job.c.kind.in_(kinds)).order_by(job.c.created_at, job.c.id).limit(LOOK_AT)
    query = following
    while rows := hold.execute(query).all():
        for row in rows:
            if taken := _held(hold, row):
                return taken
        query = following.where(place > tuple_(literal(rows[-1].created_at), literal(rows[-1].id)))
    return None


def _held(hold: Connection, row: Row) -> Row | None:
    """The job as it stands now that it is held; None if somebody else holds it or has ended it."""
    if not hold.execute(HOLD, {"id": str(row.id)}).scalar_one():
        return None
    still = hold.execute(select(job).where(job.c.id == row.id, OPEN)).first()
    if still is None:
        hold.execute(LET_GO, {"id": str(row.id)})
    return still


def run_one(store: Store, service: str, kinds: dict[str, Callable[..., dict | None]]) -> bool:
    """Run one open job of these kinds to its end; false when there was none."""
    with claimed(store, kinds) as row:
        if row is None:
            return False
        work = Work(store, row)
        current.set(work.request)
        outcome = _run(work, row, kinds[row.kind])
        _end(work, outcome)
        metrics.jobs_run.labels(service, row.kind, outcome["state"]).inc()
        return True


def _run(work: Work, row: Row, run: Callable[..., dict | None]) -> dict[str, Any]:
    if row.attempts >= TRIES:
        return {"state": "failed", "error": word(GIVEN_UP, {"tries": TRIES}, row.language)}
    _begin(work, row)
    try:
        return {"state": "done", "result": run(work, **row.input)}
    except (Cancelled, Overtaken) as stopped:
        return {"state": stopped.state}
    except Refused as refusal:
        return {"state": "failed", "error": word(refusal.message, refusal.params, row.language)}
    except Exception as error:
        log.exception("job failed", extra={"job": row.id, "kind": row.kind})
        if is_away(error) or is_busy(error):
            raise
        return {"state": "failed", "error": word(BROKEN, {}, row.language)}


GIVEN_UP = "This work was interrupted {tries} times and was stopped. Please tell your operator."
BROKEN = "Something went wrong on our side. The request id leads us to it."


def _begin(work: Work, row: Row) -> None:
    values = {"state": "running", "attempts": row.attempts + 1, "started_at": row.started_at or clock.real_now()}
    with work.begin() as db:
        db.execute(update(job).where(job.c.id == work.id).values(values))


def _end(work: Work, outcome: dict[str, Any]) -> None:
    """Write down how it went, unless `finish` or another process has done so."""
    with work.begin() as db:
        unended = update(job).where(job.c.id == work.id, job.c.finished_at.is_(None))
        row = db.execute(unended.values(outcome | {"finished_at": clock.real_now()}).returning(*job.c)).first()
        if row is not None:
            notices.notify_of_end(db, row)


def _pack(actor: Actor) -> dict:
    packed = {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in vars(actor).items()}
    return packed | {"roles": sorted(actor.roles)}


def _unpack(packed: dict) -> Actor:
    ids = {name: UUID(packed[name]) if packed[name] else None for name in ACTOR_IDS}
    return Actor(**(packed | ids | {"roles": frozenset(packed["roles"])}))
