"""One way to the database: a transaction in which the asker's territory is set."""

import _socket
import contextlib
import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, InvalidatePoolError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm import Session, SessionTransaction

from services.common import settings
from services.common.actor import Actor
from services.common.database.territory import ROOT, path_range
from services.common.request import Request

NOBODY = UUID(int=0)
SET = text(
    "SELECT set_config('xingtan.path_from', :path_from, true), set_config('xingtan.path_to', :path_to, true),"
    " set_config('xingtan.account', :account, true), set_config('xingtan.teacher', :teacher, true)"
)


class Store:
    """A service's database as one of the roles app, job, owner; holds at most `pool` connections."""

    def __init__(self, service: str, role: str = "app", pool: int = 10):
        self.service = service
        self.engine = create_engine(
            settings.load().database_url(service, role),
            pool_size=pool,
            max_overflow=0,
            pool_timeout=15,
            hide_parameters=True,
        )
        event.listen(self.engine, "checkout", _refuse_ended)
        self._snapshot = self.engine.execution_options(isolation_level="REPEATABLE READ")

    @contextlib.contextmanager
    def begin(self, request: Request) -> Iterator[Session]:
        """One transaction in the territory of the request's actor; without an actor no row of a person is in sight."""
        with _transaction(self.engine, request) as db:
            yield db

    @contextlib.contextmanager
    def look(self, request: Request) -> Iterator[Session]:
        """The same for reading: all statements see the one state that the first one saw."""
        with _transaction(self._snapshot, request) as db:
            yield db

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _refuse_ended(connection: Any, _record: object, _holder: object) -> None:
    """A pooled connection that its server has ended is not lent, nor any of its age; without a ping's round trip.

    An idle connection is silent: a server that ends it says so or hangs up, and both can be seen from here.
    """
    line = _socket.socket(fileno=connection.fileno())  # the bare one: eventlet's would wait
    try:
        line.recv(1, _socket.MSG_PEEK | _socket.MSG_DONTWAIT)
    except BlockingIOError:
        return
    except OSError as error:
        raise InvalidatePoolError(str(error)) from error
    finally:
        line.detach()
    raise InvalidatePoolError("The server has ended the connection.")


class _Session(Session):
    """Takes a connection with its first statement: what asks the database nothing costs it nothing."""


@event.listens_for(_Session, "after_begin")
def _set_territory(db: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Before any other statement of a transaction."""
    if not transaction.nested:
        connection.execute(SET, _scope(db.info["request"].actor))


@contextlib.contextmanager
def _transaction(engine: Engine, request: Request) -> Iterator[Session]:
    with _Session(engine, expire_on_commit=False, info={"request": request}) as db:
        yield db
        if db.in_transaction():  # it begins with the first statement or change
            db.commit()


def _scope(actor: Actor | None) -> dict[str, str]:
    if actor is None:
        return {"path_from": "", "path_to": "", "account": "", "teacher": ""}
    start, end = path_range(actor.org_path)
    if not actor.org_path or actor.teacher_id:
        start = end = ""  # a teacher sees the own file only, through a door of its own
    return {
        "path_from": start,
        "path_to": end,
        "account": str(actor.account_id),
        "teacher": str(actor.teacher_id or ""),
    }


SYSTEM = Actor(
    account_id=NOBODY,
    person_id=NOBODY,
    name="",
    roles=frozenset(),
    org_id=NOBODY,
    org_name="",
    org_path=ROOT,
    org_level="ministry",
    session_id=NOBODY,
)


def system(request_id: str | None = None) -> Request:
    """A request of the system itself, for events and jobs: all territories, no roles."""
    return Request(id=request_id, actor=SYSTEM) if request_id else Request(actor=SYSTEM)


PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
PATIENCE = 900.0


def is_away(error: Exception) -> bool:
    """Whether the database itself could not be reached, as against a statement that it refused."""
    if isinstance(error, NoConnection):
        return True
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or getattr(error.orig, "pgcode", None) is None


def is_busy(error: Exception) -> bool:
    """Whether the database gave up waiting (lock, statement time, deadlock); the same again may go through."""
    return isinstance(error, OperationalError)


def retry_while_away(work: Callable[[], None]) -> None:
    """Do `work`, again after a pause as long as the database is away, for a quarter of an hour at most.

    A message waits here unacknowledged: handing it back would count towards the broker's delivery limit.
    """
    give_up = time.monotonic() + PATIENCE
    for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
        try:
            work()
            return
        except Exception as error:
            if not is_away(error) or time.monotonic() > give_up:
                raise
        time.sleep(pause)
