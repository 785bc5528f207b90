"""Media's own processes at work: files over the real bus, and the purge's question to records and its answer."""

import datetime
import io
import time
import uuid

import pytest
from PIL import Image
from sqlalchemy import select, text, update

from services.common import settings, storage
from services.common.actor import sign
from services.common.bus.client import Bus
from services.common.database import transactions
from services.common.errors import Forbidden, Invalid, Unavailable
from services.contracts.media import files
from services.media.blobs import keys, purging
from services.media.models import Blob

PROCESSES = ("serve-media", "react-media", "relay-media", "serve-records", "react-records", "relay-records")
PATIENCE = 60
TEACHER = text("""
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic, missing)
    VALUES (:teacher, :teacher, :path, 'primary_secondary', 'draft', 1, 1, '1', '{}', 0)
""")
HOLD = text("""
    INSERT INTO held_file (teacher_id, id, sha256, kind, name, type, bytes, pages, person)
    VALUES (:teacher, :teacher, :sha256, 'evidence', 'x', 'image/jpeg', 1, 1, 'x')
""")


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


def patiently(ask):
    """The first answer of a service that has just been started."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except Unavailable:
            if time.monotonic() > until:
                raise


@pytest.fixture(scope="module")
def running(stack):
    """Media and records as processes of their own."""
    for name in PROCESSES:
        stack.start(name)
    yield
    for name in PROCESSES:
        stack.stop(name)


@pytest.fixture
def ask(running, stack):
    """Asks media over the bus."""
    bus = Bus(stack.environment()["XINGTAN_AMQP_URL"])

    def call(actor, what, **payload):
        token = sign(actor, settings.load().actor_private_key, datetime.datetime.now(datetime.UTC))
        return patiently(lambda: bus.ask(what, payload, actor_token=token))

    yield call
    bus.close()


def uploaded(content):
    key = f"{keys.INCOMING}{uuid.uuid4()}"
    storage.put(key, [content], 100_000_000)
    return key


def png():
    made = io.BytesIO()
    Image.frombytes("RGB", (4, 4), uuid.uuid4().bytes * 3).resize((400, 300)).save(made, "PNG")
    return made.getvalue()


def test_a_file_is_taken_in_and_shown_to_its_uploader_alone(ask, clerk, actor_of):
    file = ask(clerk, files.take_file, id=uuid.uuid4(), key=uploaded(png()), name="毕业证.png")
    wanted = {"file_id": file["id"], "link": file["link"], "size": "thumb"}
    shown = ask(clerk, files.open_file, **wanted)

    assert len(b"".join(storage.read(shown["key"]))) == shown["bytes"]
    with pytest.raises(Forbidden):
        ask(actor_of("entry_clerk"), files.open_file, **wanted)


def test_what_is_not_taken_is_refused_in_words(ask, clerk):
    with pytest.raises(Invalid, match="neither a JPEG or PNG picture nor a PDF"):
        ask(clerk, files.take_file, id=uuid.uuid4(), key=uploaded(b"MZ\x90" * 100), name="x.png")


def test_somebody_whose_role_fills_nothing_in_uploads_nothing(ask, actor_of):
    key = uploaded(png())
    with pytest.raises(Forbidden):
        ask(actor_of("query_user"), files.take_file, id=uuid.uuid4(), key=key, name="x.png")
    storage.delete(key)


@pytest.mark.usefixtures("running")
def test_records_frees_what_no_file_holds_and_nothing_else(store, stores, begin, laid, place):
    held, unheld = laid().sha256, laid().sha256
    known = {"teacher": uuid.uuid4(), "path": place, "sha256": held}
    with stores["records"].begin(transactions.system()) as db:
        db.execute(TEACHER, known)
        db.execute(HOLD, known)
    with begin() as db:
        old = Blob.wanted_at - datetime.timedelta(days=31)
        db.execute(update(Blob).where(Blob.sha256.in_((held, unheld))).values(wanted_at=old))
    until = time.monotonic() + PATIENCE
    while storage.exists(keys.blob(unheld)) and time.monotonic() < until:
        purging.purge(store, this_instant())
        time.sleep(0.2)

    with begin() as db:
        assert db.scalars(select(Blob.sha256).where(Blob.sha256.in_((held, unheld)))).all() == [held]
        assert db.get(Blob, held).freed_at is None
