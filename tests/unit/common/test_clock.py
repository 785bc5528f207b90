"""One clock tells what day it is; development sets it, production refuses that, and tokens stay with the real time."""

import datetime
import re

import pytest

from deploy.local.programs import ROOT
from services.common import clock, settings
from services.common.clock import NAME, ClockRefused

DAY = datetime.timedelta(days=1)
OWN = re.compile(r"datetime\.now\(|date\.today\(|utcnow\(|CURRENT_DATE")
REAL = re.compile(r"real_now\b")
# What only measures how long something takes, beside PostgreSQL's own now().
MEASURING = {
    "services/common/clock.py",
    "services/common/bus/failures.py",
    "services/common/bus/inbox.py",
    "services/common/processes/jobs.py",
    "services/common/processes/operations.py",
    "services/common/database/backfills.py",
    "services/common/processes/job_threads.py",
    "services/media/blobs/tending.py",
    "services/records/duplicates/sweeping.py",
}


@pytest.fixture
def set_to(monkeypatch):
    def set_clock(seconds, mode=settings.DEVELOPMENT):
        monkeypatch.setenv("XINGTAN_MODE", mode)
        monkeypatch.setenv(NAME, seconds)

    return set_clock


def test_a_clock_that_was_set_goes_on(set_to):
    set_to("86400")
    before = datetime.datetime.now(datetime.UTC)

    first, second = clock.now(), clock.now()

    assert before + DAY <= first <= second <= datetime.datetime.now(datetime.UTC) + DAY


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2027-02-28T12:00", datetime.date(2027, 2, 28)),
        ("2026-12-31T23:59", datetime.date(2026, 12, 31)),
        ("2026-12-31T16:01+00:00", datetime.date(2027, 1, 1)),
    ],
)
def test_an_instant_is_chinese_time_unless_it_says_another(set_to, instant, day):
    set_to(clock.as_seconds({NAME: instant})[NAME])

    assert clock.today() == day


def test_without_a_setting_it_is_the_machines_clock(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)

    assert clock.as_seconds({}) == {}
    assert abs(clock.now() - datetime.datetime.now(datetime.UTC)) < DAY


def test_production_refuses_a_clock_that_was_set(set_to):
    set_to("1", mode=settings.PRODUCTION)

    with pytest.raises(ClockRefused, match=r"XINGTAN_CLOCK .* refused in production"):
        clock.refuse_in_production()


def test_a_clock_without_a_mode_is_taken_for_production(set_to, monkeypatch):
    set_to("1")
    monkeypatch.delenv("XINGTAN_MODE")

    with pytest.raises(ClockRefused):
        clock.now()


def test_what_is_no_number_is_refused_by_name(set_to):
    set_to("tomorrow")

    with pytest.raises(ClockRefused, match=r"XINGTAN_CLOCK .*tomorrow"):
        clock.now()


def test_others_are_told_the_real_time_of_an_instant(set_to):
    set_to("-86400")

    assert abs(clock.real(clock.now()) - datetime.datetime.now(datetime.UTC)) < DAY / 2


def found_in_code(pattern):
    files = [file for folder in ("services", "gateway") for file in (ROOT / folder).rglob("*.py")]
    return {str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_text(encoding="utf-8"))}


def test_no_rule_has_a_clock_of_its_own():
    assert found_in_code(OWN) == {"services/common/clock.py"}


def test_only_what_measures_goes_by_the_real_time():
    assert found_in_code(REAL) == MEASURING


def test_the_real_time_is_not_set(set_to):
    set_to("86400")

    assert abs(clock.real_now() - datetime.datetime.now(datetime.UTC)) < DAY / 2
