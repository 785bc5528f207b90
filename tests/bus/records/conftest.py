"""A school that records knows, people at it, and values that are right."""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deploy.local import population as simulator
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.database.tables import outbox
from services.common.processes import jobs
from services.common.request import Request
from services.contracts.identity.notices import people_notified
from services.records import printing
from services.records.attachments.models import HeldFile
from services.records.exporting import queries, starting
from services.records.jobs import KINDS
from services.records.numbers.population_client import Population
from tests.bus.records.asking import Asking, make_effective
from tests.bus.records.filing import Filing, somebody
from tests.bus.records.handing_in import HandingIn
from tests.bus.records.numbering import Register
from tests.bus.records.printing import ASKED, fetched, texts
from tests.bus.records.schools_of_a_file import Mobility
from tests.data.books import save_book

# A run of digits in a name is taken for a number of a person where notices are told.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


@pytest.fixture
def begin(stores) -> Callable[[Actor | None], AbstractContextManager[Session]]:
    """`with begin(actor) as db:` is one transaction of the records service for this actor."""

    @contextmanager
    def open_transaction(actor: Actor | None = None) -> Iterator[Session]:
        request = Request(actor=actor) if actor else transactions.system()
        with stores["records"].begin(request) as db:
            yield db

    return open_transaction


@pytest.fixture
def school_of(begin, place) -> Callable[..., dict]:
    """Makes a primary school below the test's county and lets records know it."""

    def make(path: str | None = None, **changes: object) -> dict:
        code = uuid.uuid4().hex[:10]
        school = {
            "id": uuid.uuid4(),
            "code": code,
            "name": f"第{code.translate(LETTERS)}小学",
            "level": "school",
            "path": f"{path or place}{code}/",
            "parent_id": None,
            "authority_id": uuid.uuid4(),
            "category": "primary_secondary",
            "school_type": "211",
            "division": "430623",
            "closed": False,
            "row_version": 1,
        } | changes
        with begin() as db:
            known_orgs.learn(db, **school)
        return school

    return make


@pytest.fixture
def school(school_of) -> dict:
    """The school of most tests."""
    return school_of()


@pytest.fixture
def staff_of(actor_of) -> Callable[..., Actor]:
    """Makes somebody of a school: `staff_of(school, "entry_clerk")`."""

    def make(school: dict, *roles: str) -> Actor:
        return actor_of(*roles, path=school["path"], org_id=school["id"], org_name=school["name"])

    return make


@pytest.fixture
def clerk(staff_of, school) -> Actor:
    """Enters files at the school."""
    return staff_of(school, "entry_clerk")


@pytest.fixture
def values_of() -> Callable[..., dict]:
    """Makes right values of 基本信息; each call another person."""
    return lambda **changes: somebody() | changes


@pytest.fixture
def filing(begin, clerk) -> Filing:
    """The clerk at work."""
    return Filing(begin, clerk)


@pytest.fixture
def teacher(filing, values_of) -> dict:
    """A complete file of the school: newly hired, so that two sets are enough."""
    return filing.newcomer(values_of())


@pytest.fixture
def workbook_of(tmp_path) -> Callable[..., Path]:
    """Writes rows of 基本信息, and those of other sets by their code, into a workbook and returns its path."""

    def make(*rows: dict, **sets: list[dict]) -> Path:
        return save_book(tmp_path / f"{uuid.uuid4().hex}.xlsx", {"basic": rows} | sets)

    return make


@pytest.fixture
def hand_in(begin, clerk, stores) -> HandingIn:
    """Hands a workbook in as the clerk, runs its job and returns the import with its faults."""
    return HandingIn(begin, stores["records"], clerk)


@pytest.fixture
def told(begin) -> Callable[..., list[dict]]:
    """The bodies of an event that were announced about a file."""

    def find(event, teacher):
        query = select(outbox.c.body).where(outbox.c.type == event.type).order_by(outbox.c.seq)
        with begin() as db:
            return [body for body in db.scalars(query) if body.get("teacher_id") == str(teacher["id"])]

    return find


@pytest.fixture
def held(begin) -> Callable[..., dict]:
    """What is known of the files of a teacher's file."""

    def find(teacher):
        with begin() as db:
            rows = db.scalars(select(HeldFile).where(HeldFile.teacher_id == teacher["id"])).all()
            return {str(row.id): (row.sha256, row.kind, row.name, row.person) for row in rows}

    return find


@pytest.fixture
def herself(actor_of, school, teacher) -> Actor:
    """The teacher whose file it is."""
    known = {"path": school["path"], "org_id": school["id"], "teacher_id": teacher["id"]}
    return actor_of("teacher", **known)


@pytest.fixture
def effective(filing, teacher) -> dict:
    """A file that is effective."""
    return make_effective(filing, teacher)


@pytest.fixture
def asking(begin, clerk) -> Asking:
    """The school's clerk, who asks for changes."""
    return Asking(begin, clerk)


@pytest.fixture
def herself_asking(begin, herself) -> Asking:
    """The teacher whose file it is, who asks."""
    return Asking(begin, herself)


@pytest.fixture
def notified(begin) -> Callable[..., list[dict]]:
    """The notices of these kinds that this test has announced so far, in order."""
    with begin() as db:
        before = db.scalar(select(func.coalesce(func.max(outbox.c.seq), 0)))

    def look(*kinds: str) -> list[dict]:
        query = select(outbox.c.body).where(outbox.c.type == people_notified.type, outbox.c.seq > before)
        with begin() as db:
            bodies = db.scalars(query.order_by(outbox.c.seq)).all()
        return [notice for body in bodies for notice in body["notices"] if notice["kind"] in kinds]

    return look


@pytest.fixture
def taking(begin, school_of, staff_of) -> Filing:
    """A clerk of another school of the county, which takes files over."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def mobility(begin, school, taking) -> Mobility:
    """Has files handed over from the school to that one."""
    to = taking.actor
    return Mobility(begin, to, school, {"id": to.org_id, "name": to.org_name, "path": to.org_path})


@pytest.fixture
def people_database() -> Iterator[simulator.Server]:
    """A simulator of this test's own."""
    server = simulator.Server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def population(people_database) -> Iterator[Population]:
    """The adapter to it."""
    ready = Population(people_database.address, deadline=0.3)
    yield ready
    ready.close()


@pytest.fixture
def register(stack, begin, stores, school, population) -> Register:
    """A school, and a ministry that knows nobody yet."""
    admin = stack.admin("xingtan_records")
    with admin.cursor() as cursor:
        cursor.execute("TRUNCATE national_person, national_check, national_duplicate, national_order")
    admin.close()
    return Register(begin, stores, school, population)


@pytest.fixture
def person(values_of) -> dict:
    """Somebody with right values."""
    return values_of()


@pytest.fixture
def print_file(begin, clerk):
    """Prints a file as somebody: the text on the paper."""

    def run(teacher, asker=None, as_of=None) -> str:
        asker = asker or clerk
        made = printing.print_file(partial(begin, asker), partial(begin, asker), asker, teacher["id"], as_of)
        assert made["name"].endswith(".pdf")
        return texts(fetched(made["key"]))

    return run


@pytest.fixture
def verify(stores):
    """Asks what a code is, as nobody."""

    def ask(code: str) -> dict:
        with stores["records"].look(Request()) as db:
            return printing.verification(db, None, code)

    return ask


@pytest.fixture
def export_paper(begin, clerk, stores):
    """Asks for paper of many files, runs the job; the export and what was written."""

    def run(kind: str, asker=None, **wanted) -> tuple[dict, bytes]:
        asker, export_id = asker or clerk, uuid.uuid4()
        with begin(asker) as db:
            starting.start_export(db, asker, export_id, kind, **(ASKED | wanted))
        while jobs.run_one(stores["records"], "records", KINDS):
            pass
        with begin(asker) as db:
            found = queries.export_result(db, asker, export_id)
            assert found["state"] == "done", found["message"]
            return found, fetched(queries.exported_file(db, asker, export_id)["key"])

    return run
