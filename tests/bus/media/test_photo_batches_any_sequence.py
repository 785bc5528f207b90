"""Whatever is uploaded, killed, answered late or twice and decided: each photo is in one state, none is lost or kept
twice for a teacher (R-MED-02)."""

import uuid
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from services.common import failpoints, storage
from services.common.errors import Conflict
from services.media import darkroom
from services.media.batches import archives, rules
from services.media.blobs import keys
from services.media.failpoints import PHOTO_POINTS
from services.media.models import PhotoItem
from tests.bus.media.batch_work import BatchWork, develop, learn_school, packed

NUMBERS = ("11010519491231002X", "H12345678", "E98765432", "H0000001E", "张三")
CONTENTS = (b"good:", b"good:", b"good:", b"no_face:", b"!damaged:")
POINTS = (*PHOTO_POINTS, "media.after_claim", "media.after_put", "job.before_commit", "job.after_commit")
REFERENCES = text("SELECT sha256 FROM reference WHERE holder = 'photo_batch' AND subject = :id")
CLAIMS = text("SELECT count(*) FROM photo_item WHERE batch_id = :id AND claim IS NOT NULL")
COUNTING = ("made", "confirmed", "kept")
PHOTOS = st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(CONTENTS)), min_size=1, max_size=4)
SOME = st.integers(0, 7)


class Killed(BaseException):
    """The process is gone."""


class AnySequence(RuleBasedStateMachine):
    """One batch; `reach` is set to die at a fail-point."""

    opened: "BatchOpener"

    @initialize()
    def open(self):
        self.batch = self.opened()
        self.batch.teachers = {number: uuid.uuid4() for number in NUMBERS[:3]}
        self.uploaded, self.over = 0, False
        self.outcomes = {}

    @rule(photos=PHOTOS)
    def upload_zip(self, photos):
        if self.upload(
            packed({f"{number}_{place}.jpg": kind + uuid.uuid4().bytes for place, (number, kind) in enumerate(photos)})
        ):
            self.uploaded += len(photos)

    @rule(number=st.sampled_from(NUMBERS), kind=st.sampled_from(CONTENTS))
    def upload_picture(self, number, kind):
        self.uploaded += self.upload(kind + uuid.uuid4().bytes, f"{number}.jpg")

    def upload(self, content, name="photos.zip"):
        try:
            self.batch.upload(content, name)
        except Conflict:
            assert self.over
            return False
        return True

    @rule()
    def work(self):
        self.batch.work_a_little(2)

    @rule(point=st.sampled_from(POINTS))
    def die(self, point):
        self.opened.die_at = point
        try:
            self.batch.work_a_little(1)
        except Killed:
            pass
        finally:
            self.opened.die_at = None

    @rule(which=SOME)
    def answer(self, which):
        """Any question so far, so perhaps one that was answered, or asked anew, long ago."""
        if questions := self.batch.asked():
            self.batch.hear(self.batch.answer_of(questions[which % len(questions)]))
            self.check_answers()

    @rule(which=SOME, kept=st.booleans())
    def tell_outcome(self, which, kept):
        """Of any confirmation so far, the same each time."""
        if confirmed := self.batch.confirmed():
            self.tell(confirmed[which % len(confirmed)], kept)

    def tell(self, confirmed, kept):
        told = []
        for item in confirmed["items"]:
            known = self.outcomes.setdefault((item["number"], item["ask"]), (kept, item["teacher_id"]))
            told.append({"number": item["number"], "ask": item["ask"], "kept": known[0], "message": None, "params": {}})
        self.batch.hear_kept(told)

    @rule()
    def confirm_all(self):
        self.attempt(self.batch.confirm)

    @rule(which=SOME)
    def confirm(self, which):
        self.act("confirm", which, self.batch.confirm)

    @rule(which=SOME)
    def refuse(self, which):
        self.act("refuse", which, self.batch.refuse)

    @rule(which=SOME, late=st.booleans())
    def reopen(self, which, late):
        """Perhaps it is confirmed once more, and then the outcomes of before come again."""
        self.act("reopen", which, self.batch.reopen)
        if late:
            before = self.batch.confirmed()
            self.attempt(self.batch.confirm)
            for confirmed in before:
                self.tell(confirmed, kept=False)

    @rule(which=SOME, left=st.integers(0, 3))
    def frame(self, which, left):
        self.act("frame", which, lambda number: self.batch.frame(number, left))

    @rule(which=SOME, whose=st.integers(0, 2), late=st.booleans())
    def match(self, which, whose, late):
        """Perhaps the answers to all that was asked before come only now, or again."""
        teacher, before = list(self.batch.teachers.values())[whose], self.batch.asked()
        self.act("match", which, lambda number: self.batch.match(number, teacher))
        for question in before if late else []:
            self.batch.hear(self.batch.answer_of(question))

    def act(self, name, which, do):
        """Do what the photo offers; what it does not offer is refused, or does nothing."""
        photos = self.batch.photos()
        if not photos:
            return
        photo = photos[which % len(photos)]
        allowed = name in photo["may"]
        try:
            done = do(photo["number"])
        except Conflict:
            assert not allowed
        else:
            assert allowed or (name == "confirm" and done == 0)

    def attempt(self, do):
        try:
            do()
        except Conflict:
            assert self.over

    @precondition(lambda self: self.uploaded > 6)
    @rule()
    def cancel(self):
        self.batch.cancel()
        self.over = True

    @rule()
    def tidy(self):
        self.batch.tidy()

    @invariant()
    def each_photo_is_in_one_state_and_none_is_kept_twice(self):
        items = self.items()
        assert [one.number for one in items] == list(range(1, len(items) + 1))
        assert len(items) <= self.uploaded
        assert sum(self.batch.shown()["counts"].values()) == len(items) == self.batch.shown()["total"]
        assert [one.state for one in items] == [rules.state_of(one) for one in items]
        counting = Counter(
            one.teacher_id for one in items if one.state in ("made", "confirmed", "kept") and one.teacher_id
        )
        assert max(counting.values(), default=0) <= 1
        self.check_kept(items)

    def check_kept(self, items):
        """What records kept and told is kept here, once a teacher; what is kept or not here, records has said."""
        for one in items:
            if one.outcome:
                assert self.outcomes[one.number, one.ask][0] is (one.outcome == "kept")
        kept = Counter(teacher for was_kept, teacher in self.outcomes.values() if was_kept)
        assert max(kept.values(), default=0) <= 1
        assert {one.teacher_id for one in items if one.state == "kept"} == set(kept)

    def check_answers(self):
        """Each photo's teacher is what was answered to the newest question about it."""
        newest = {}
        for question in self.batch.asked():
            newest |= {answer["number"]: answer for answer in self.batch.answer_of(question)}
        for one in self.items():
            if one.number in newest and one.match != "asked":
                answer = newest[one.number]
                assert (one.match, one.teacher_id) == (answer["why"] or "found", answer["teacher_id"])

    def teardown(self):
        """Everything arrives at last."""
        if not hasattr(self, "batch"):
            return
        self.batch.work()
        self.batch.match_all()
        for confirmed in self.batch.confirmed():
            self.tell(confirmed, kept=True)
        self.batch.tidy()
        items = self.items()
        if not self.over:
            assert len(items) == self.uploaded, "nothing is lost"
        assert not [one for one in items if one.state in ("waiting", "confirmed")]
        assert not [one for one in items if one.match == "asked"] or self.over
        self.each_photo_is_in_one_state_and_none_is_kept_twice()
        self.check_answers()
        self.check_store(items)

    def check_store(self, items):
        pictures = {picture["sha256"] for one in items for picture in (one.portrait, one.photo) if picture}
        with self.batch.begin() as db:
            assert db.scalar(CLAIMS, {"id": self.batch.id}) == 0
            held = set(db.scalars(REFERENCES, {"id": self.batch.id}))
        assert pictures <= held or self.batch.shown()["ended_at"]
        assert all(storage.exists(keys.blob(sha256)) for sha256 in pictures)

    def items(self):
        with self.batch.begin() as db:
            query = db.query(PhotoItem).where(PhotoItem.batch_id == self.batch.id)
            return list(query.order_by(PhotoItem.number))


class BatchOpener:
    """Opens a batch of a new school each time; `die_at` is where the process dies next."""

    def __init__(self, store, begin, clerk_of):
        self.store, self.begin, self.clerk_of = store, begin, clerk_of
        self.die_at = None

    def __call__(self):
        clerk = self.clerk_of()
        learn_school(self.begin, clerk)
        return BatchWork(self.store, self.begin, clerk)

    def reach(self, point):
        if point == self.die_at:
            raise Killed


@pytest.fixture
def opener(store, begin, actor_of, place, monkeypatch):
    archives.opened.cache_clear()
    opener = BatchOpener(store, begin, lambda: actor_of("entry_clerk", path=f"{place}{uuid.uuid4().hex[:8]}/"))
    monkeypatch.setattr(darkroom, "develop", develop)
    monkeypatch.setattr(failpoints, "reach", opener.reach)
    return opener


def test_whatever_happens_each_photo_is_done_once(opener):
    machine = type("Machine", (AnySequence,), {"opened": opener})
    size = settings(max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=size)
