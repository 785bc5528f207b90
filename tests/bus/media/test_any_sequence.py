"""Whatever is uploaded, attached, deleted, asked and answered in any order, however late or twice: nothing needed goes.

Records is played by the test as contracts and services/records/attachments have it: a receipt attaches within a day,
a photo that a batch holds attaches without one, a file that was never submitted may be deleted.
"""

import datetime
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import delete, select, text, update

from services.common import storage
from services.common.database import transactions
from services.common.database.tables import outbox
from services.media.blobs import keys, laying, purging, references
from services.media.models import Blob, Reference

TEACHERS = st.integers(0, 1)
NEWS = text("DELETE FROM outbox WHERE type = 'blobs_unused' RETURNING body::jsonb")


class Life(RuleBasedStateMachine):
    """A content, two teachers and a photo batch; of the messages `on_the_way` any may come next, or twice.

    After each step the purge deletes what it may: of all moments that is the worst.
    """

    store: transactions.Store
    begin: Callable
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.path = self.folder / uuid.uuid4().hex
        self.path.write_bytes(uuid.uuid4().bytes)
        self.content = laying.content_of(self.path, "image/jpeg")
        self.sha256 = self.content.sha256
        self.teachers, self.batch = [uuid.uuid4() for _ in range(2)], uuid.uuid4()
        self.holders: set[uuid.UUID] = set()
        self.in_batch = self.has_receipt = False
        self.on_the_way: list[tuple[str, Any]] = []

    @rule(teacher=TEACHERS | st.none())
    def upload(self, teacher: int | None) -> None:
        """Somebody uploads, and perhaps attaches it at once; the receipt is good for a day."""
        laying.store(self.begin, self.content, self.path)
        self.has_receipt = True
        if teacher is not None:
            self.attach(teacher)

    @precondition(lambda self: self.has_receipt or self.in_batch)
    @rule(teacher=TEACHERS)
    def attach(self, teacher: int) -> None:
        """By a receipt, or by confirming a photo of the batch."""
        self.holders.add(self.teachers[teacher])
        self.on_the_way.append(("held", (self.teachers[teacher], [self.sha256])))

    @precondition(lambda self: self.holders)
    @rule(data=st.data())
    def delete_teacher(self, data: st.DataObject) -> None:
        """A file that holds it is deleted for good; another one comes in its place."""
        gone = data.draw(st.sampled_from([each for each in self.teachers if each in self.holders]))
        self.holders.remove(gone)
        self.teachers[self.teachers.index(gone)] = uuid.uuid4()
        self.on_the_way.append(("gone", gone))

    @rule()
    def batch_takes(self) -> None:
        """A photo of the batch is made."""
        self.upload(None)
        with self.begin() as db:
            references.add_references(db, references.PHOTO_BATCH, self.batch, [self.sha256])
        self.in_batch = True

    @precondition(lambda self: self.in_batch)
    @rule()
    def batch_ends(self) -> None:
        """It refers to nothing any more."""
        with self.begin() as db:
            references.let_go(db, references.PHOTO_BATCH, self.batch)
        self.in_batch = False

    @rule(days=st.sampled_from((2, 31)))
    def time_passes(self, days: int) -> None:
        """Receipts run out, and after a month the purge asks."""
        self.has_receipt = False
        old = Blob.wanted_at - datetime.timedelta(days=days)
        with self.begin() as db:
            db.execute(update(Blob).where(Blob.sha256 == self.sha256).values(wanted_at=old))
        purging.ask(self.store, datetime.datetime.now(datetime.UTC))
        with self.begin() as db:
            asked = [body["asked_at"] for body in db.scalars(NEWS) if self.sha256 in body["sha256"]]
        self.on_the_way += [("asked", datetime.datetime.fromisoformat(each)) for each in asked]

    @precondition(lambda self: self.on_the_way)
    @rule(data=st.data(), again=st.booleans())
    def deliver(self, data: st.DataObject, again: bool) -> None:
        """Any message that is on its way, perhaps to come a second time."""
        number = data.draw(st.integers(0, len(self.on_the_way) - 1))
        self.arrives(*(self.on_the_way[number] if again else self.on_the_way.pop(number)))

    def arrives(self, kind: str, what: Any) -> None:
        """Its handler does its work."""
        if kind == "asked":
            self.on_the_way += [] if self.holders else [("free", what)]
            return
        with self.begin() as db:
            if kind == "held":
                references.hold_for_file(db, *what)
            elif kind == "gone":
                references.forget_file(db, what)
            else:
                purging.mark_unreferenced(db, what, [self.sha256])

    @invariant()
    def what_is_needed_is_there(self) -> None:
        """Whatever a teacher's file, the batch or a good receipt refers to has its row and its object."""
        purging.delete_freed(self.store, datetime.datetime.now(datetime.UTC))
        with self.begin() as db:
            known = db.get(Blob, self.sha256) is not None
        assert known or not (self.holders or self.in_batch or self.has_receipt)
        assert storage.exists(keys.blob(self.sha256)) == known

    def teardown(self) -> None:
        """When all messages have come and time has passed, what nobody needs is gone."""
        self.all_arrive()
        self.time_passes(31)
        self.all_arrive()
        self.what_is_needed_is_there()
        with self.begin() as db:
            known = db.get(Blob, self.sha256) is not None
            mine = Reference.sha256 == self.sha256, Reference.holder == references.RECORDS
            referring = set(db.scalars(select(Reference.subject).where(*mine)))
            db.execute(delete(Reference).where(Reference.sha256 == self.sha256))
        assert referring == self.holders
        assert known == bool(self.holders or self.in_batch)

    def all_arrive(self) -> None:
        while self.on_the_way:
            self.arrives(*self.on_the_way.pop(0))


def test_nothing_needed_ever_goes_and_nothing_else_stays(begin, store, tmp_path):
    with begin() as db:
        db.execute(delete(outbox).where(outbox.c.type == "blobs_unused"))
    state = {"begin": staticmethod(begin), "store": store, "folder": tmp_path}
    options = settings(max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(type("LifeHere", (Life,), state), settings=options)
