"""A bench that waits for what cannot come says so at once, and every run ends in a verdict."""

from contextlib import contextmanager

import pytest

from tests.bench import __main__ as bench
from tests.bench import ground
from tests.bench.figures import Report
from tests.bench.ground import SMALL, NotMeasured, refused, until

HOURS = 10_000.0


def never():
    return False


def test_waiting_ends_as_soon_as_something_is_in_the_way(monkeypatch):
    monkeypatch.setattr(ground, "LOOK", 0.0)

    with pytest.raises(NotMeasured, match="cannot come: records: the job import failed"):
        until(never, HOURS, hindrance=lambda: "records: the job import failed")


def test_what_is_slow_is_waited_for_until_the_patience_is_over():
    with pytest.raises(NotMeasured, match="did not come within 0 s"):
        until(never, 0.0)


def test_a_refused_act_is_told_instead_of_waiting_for_what_follows_from_it():
    refused([{"done": True, "message": None}])

    with pytest.raises(NotMeasured, match="has a file elsewhere"):
        refused([{"done": True, "message": None}, {"done": False, "message": "has a file elsewhere"}])


@pytest.fixture
def benches(monkeypatch):
    @contextmanager
    def prepared(*_):
        yield None

    monkeypatch.setattr(bench, "prepared", prepared)
    return lambda **known: monkeypatch.setattr(bench, "BENCHES", known)


def good(_ground):
    pass


@pytest.mark.parametrize("error", [NotMeasured("two rows were refused"), ValueError("odd"), KeyboardInterrupt()])
def test_a_bench_that_breaks_off_is_named_and_so_is_what_was_not_begun(benches, error):
    def breaking(_ground):
        raise error

    benches(first=good, second=breaking, third=good)
    missing = bench.measured(["first", "second", "third"], SMALL, Report())

    assert missing["third"] == "not begun after second"
    assert str(error) in missing["second"]
    assert "first" not in missing


def test_nothing_is_missing_where_all_were_measured(benches):
    benches(first=good)

    assert bench.measured(["first"], SMALL, Report()) == {}
