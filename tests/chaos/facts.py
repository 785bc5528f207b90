"""Reads what the databases of a stack hold, as plain rows; rules.py judges them."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from services.common import topology
from services.common.failures import handlers_of

Connect = Callable[[str], Any]


class Teacher(NamedTuple):
    """A file as it stands; `content` and `id_index` are only compared."""

    id: str
    stage: str
    version: int
    case_id: str | None
    case_version: int
    content: str
    id_index: str | None


class Version(NamedTuple):
    """One version of a file's entry; times as comparable text, none where the version is open."""

    entry_id: str
    number: int
    known_from: str
    known_to: str | None
    effective: bool
    content: str


class Step(NamedTuple):
    """One move of a file, as records keeps it."""

    id: str
    teacher_id: str
    at: str
    act: str
    case_id: str


class Claim(NamedTuple):
    """An ID number taken for a file."""

    id_index: str
    teacher_id: str


class Case(NamedTuple):
    """A review case; `steps` is the length of its chain."""

    id: str
    subject_id: str
    submission_id: str
    state: str
    row_version: int
    involved: list[str]
    steps: int


class Decision(NamedTuple):
    """One decision, as review keeps it."""

    id: str
    case_id: str
    step: int
    verdict: str
    person_id: str
    at: str


class Announced(NamedTuple):
    """A row of an outbox."""

    id: str
    type: str
    sent: bool


class Handled(NamedTuple):
    """The trail of one handler having done the work of one message."""

    message_id: str
    handler: str


class Failure(NamedTuple):
    """A stored failure."""

    message_id: str
    handler: str
    state: str
    error: str


class Key(NamedTuple):
    """An idempotency key, and how often the trail says that its write was done."""

    key: str
    call: str
    has_reply: bool
    writes: int


class OpenJob(NamedTuple):
    """A job that has not ended."""

    id: str
    kind: str
    state: str


QUERIES: dict[type, str] = {
    Teacher: """
        SELECT id::text, stage, version, case_id::text, case_version, md5(basic::text), encode(id_index, 'hex')
        FROM teacher
    """,
    Version: """
        SELECT entry_id::text, number, known_from::text, known_to::text, effective_from IS NOT NULL,
            md5("values"::text) FROM version
    """,
    Step: "SELECT id::text, teacher_id::text, at::text, act, case_id::text FROM step",
    Claim: "SELECT encode(id_index, 'hex'), teacher_id::text FROM id_registry",
    Case: """
        SELECT id::text, subject_id::text, submission_id::text, state, row_version, involved::text[],
            (SELECT count(*) FROM case_step WHERE case_id = review_case.id) FROM review_case
    """,
    Decision: "SELECT id::text, case_id::text, step, verdict, person_id::text, at::text FROM decision",
    Announced: "SELECT id::text, type, sent_at IS NOT NULL FROM outbox",
    Handled: "SELECT subject, details->>'handler' FROM audit WHERE action = 'event.handled'",
    Failure: "SELECT message_id::text, handler, state, error FROM failure",
    Key: """
        SELECT key, call, reply IS NOT NULL, (SELECT count(*) FROM audit
            WHERE audit.request_id = key AND audit.action = call AND audit.account_id = idempotency.account_id)
        FROM idempotency
    """,
    OpenJob: "SELECT id::text, kind, state FROM job WHERE finished_at IS NULL",
}
OWN = {"records": (Teacher, Version, Step, Claim), "review": (Case, Decision)}
KIT = (Announced, Handled, Failure, Key, OpenJob)
# The trail has no index by request: without one, each key would be looked for in the whole of it.
PREPARE = "CREATE TEMPORARY TABLE audit AS SELECT * FROM public.audit; CREATE INDEX ON pg_temp.audit (request_id)"


@dataclass(frozen=True)
class Facts:
    """The rows of every database, by service and kind; `handlers` are those of each (service, event type)."""

    rows: dict[tuple[str, type], list[Any]]
    handlers: dict[tuple[str, str], list[tuple[str, str]]]

    def of(self, service: str, kind: type) -> list[Any]:
        """The rows of one kind in one service's database."""
        return self.rows.get((service, kind), [])


def read(connect: Connect) -> Facts:
    """Read everything; `connect` gives a superuser's connection to a database by name."""
    rows: dict[tuple[str, type], list[Any]] = {}
    for service in topology.SERVICES:
        with contextlib.closing(connect(f"xingtan_{service}")) as connection:
            cursor = connection.cursor()
            cursor.execute(PREPARE)
            for kind in (*KIT, *OWN.get(service, ())):
                cursor.execute(QUERIES[kind])
                rows[service, kind] = [kind(*row) for row in cursor]
    return Facts(rows, handlers())


def handlers() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Who handles which event, as the services declare it: (source, type) → (consumer, handler)."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for consumer in topology.SERVICES:
        for name, method in handlers_of(topology.service_class(consumer)).items():
            event = method.reacts_to
            found.setdefault((event.service, event.type), []).append((consumer, name))
    return found
