"""A job is run once at a time, to its end, whatever happens to the process that runs it (architecture §6)."""

import uuid
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import select

from services.common.database.tables import job
from services.common.database.transactions import Store
from services.common.errors import Invalid
from services.common.processes import jobs
from services.common.request import Request


@pytest.fixture
def queue(stores, actor_of):
    """A queue of its own place: media has no other jobs. `queue.add(kind)` and `queue.run(kinds)`."""
    return Queue(stores["media"], Request(actor=actor_of("entry_clerk")))


class Queue:
    def __init__(self, store, request):
        self.store, self.request = store, request

    def add(self, kind="count", **given):
        job_id = uuid.uuid4()
        with self.store.begin(self.request) as db:
            jobs.add(db, job_id, kind, "标题", given)
        return job_id

    def run(self, kinds):
        return jobs.run_one(self.store, "media", kinds)

    def row(self, job_id):
        with self.store.begin(self.request) as db:
            return db.execute(select(job).where(job.c.id == job_id)).one()

    @contextmanager
    def change(self, job_id, **values):
        with self.store.begin(self.request) as db:
            db.execute(job.update().where(job.c.id == job_id).values(values))
        yield


def test_a_job_runs_with_its_input_in_the_name_of_who_asked(queue):
    seen = []
    job_id = queue.add(n=3)
    assert queue.run({"count": lambda work, n: seen.append((work.request.actor, n)) or {"n": n}})
    row = queue.row(job_id)
    assert (row.state, row.result) == ("done", {"n": 3})
    assert seen == [(queue.request.actor, 3)]
    assert not queue.run({})


def test_progress_is_visible_while_it_runs(queue):
    job_id = queue.add()

    def half_way(work):
        work.progress(5, 10)
        row = queue.row(job_id)
        assert (row.state, row.done, row.total) == ("running", 5, 10)

    queue.run({"count": half_way})
    assert queue.row(job_id).state == "done"


def test_a_job_held_by_one_process_is_not_taken_by_another(queue):
    queue.add()
    with jobs.claimed(queue.store, {"count"}) as mine, jobs.claimed(queue.store, {"count"}) as theirs:
        assert mine is not None
        assert theirs is None
    queue.run({"count": lambda _work: None})


def test_many_held_jobs_hide_none_behind_them(queue):
    held = [queue.add("wait") for _ in range(jobs.LOOK_AT + 5)]
    free = queue.add("wait")
    others = Store("media", pool=len(held))
    with ExitStack() as holds:
        for job_id in held:
            connection = holds.enter_context(others.engine.connect())
            assert connection.execute(jobs.HOLD, {"id": str(job_id)}).scalar_one()
        with jobs.claimed(queue.store, {"wait"}) as mine:
            assert mine.id == free
    others.close()
    while queue.run({"wait": lambda _work: None}):
        pass
    assert {queue.row(job_id).state for job_id in (*held, free)} == {"done"}


def test_a_lane_takes_jobs_of_its_own_kind_only(queue):
    queue.add("long")
    short = queue.add("short")
    assert queue.run({"short": lambda _work: None})
    assert queue.row(short).state == "done"
    assert not queue.run({"short": lambda _work: None})
    assert queue.run({"long": lambda _work: None})


def test_a_cancelled_job_ends_at_its_next_progress(queue):
    job_id = queue.add()

    def cancelled_meanwhile(work):
        with queue.change(job_id, cancel_wanted=True):
            work.progress(1)

    queue.run({"count": cancelled_meanwhile})
    assert queue.row(job_id).state == "cancelled"


def test_a_refusal_becomes_the_jobs_error_in_the_askers_language(queue):
    job_id = queue.add()

    def refuse(_work):
        raise Invalid("{count} places need to be corrected.", count=2)

    queue.run({"count": refuse})
    row = queue.row(job_id)
    assert (row.state, row.error) == ("failed", "有 2 处需要修改。")


def test_a_job_that_keeps_killing_its_process_is_given_up(queue):
    job_id = queue.add()
    with queue.change(job_id, attempts=jobs.TRIES, state="running"):
        queue.run({"count": lambda _work: pytest.fail("it must not run again")})
    assert queue.row(job_id).state == "failed"


def test_a_job_killed_after_its_effects_is_not_run_again(queue):
    job_id = queue.add()

    def die_after_the_effects(work):
        with work.begin() as db:
            work.finish(db, {"n": 3})
        raise KeyboardInterrupt  # the process is gone before it can write anything more

    with pytest.raises(KeyboardInterrupt):
        queue.run({"count": die_after_the_effects})
    assert not queue.run({"count": lambda _work: pytest.fail("it must not run again")})
    row = queue.row(job_id)
    assert (row.state, row.result) == ("done", {"n": 3})


def test_of_two_processes_with_the_same_job_only_one_has_effects(queue):
    job_id, effects = queue.add(), []

    def finish(work):
        with work.begin() as db:
            work.finish(db, {})
            effects.append(work)

    def be_overtaken(work):
        finish(jobs.Work(queue.store, queue.row(job_id)))
        finish(work)

    queue.run({"count": be_overtaken})
    assert len(effects) == 1
    assert queue.row(job_id).state == "done"


def test_a_job_cancelled_before_its_effects_has_none(queue):
    job_id = queue.add()

    def cancelled_meanwhile(work):
        with queue.change(job_id, cancel_wanted=True), work.begin() as db:
            work.finish(db, {})

    queue.run({"count": cancelled_meanwhile})
    row = queue.row(job_id)
    assert (row.state, row.result) == ("cancelled", None)
