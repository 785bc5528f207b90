"""Time-outs and the lock (R-ID-13)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import sessions as rules

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def failed(times, now=NOW):
    tries = rules.NO_FAILURES
    for _ in range(times):
        tries = rules.after_failure(tries, now)
    return tries


def test_four_failures_do_not_lock_and_the_fifth_does():
    assert not rules.is_locked(failed(4), NOW)
    assert rules.is_locked(failed(5), NOW)


@given(st.integers(5, 50))
def test_trying_on_does_not_prolong_the_lock(times):
    assert failed(times) == failed(5)
    assert not rules.is_locked(failed(times), NOW + 15 * MINUTE)


def test_after_the_lock_five_more_tries_are_needed():
    tries = rules.after_failure(failed(5), NOW + 16 * MINUTE)

    assert not rules.is_locked(tries, NOW + 16 * MINUTE)
    assert tries.failures == 1


@pytest.mark.parametrize(
    ("unused", "age", "alive"),
    [(0, 0, True), (29, 60, True), (30, 60, False), (0, 719, True), (0, 720, False)],
)
def test_a_session_lives_half_an_hour_unused_and_half_a_day_in_all(unused, age, alive):
    opened_at = NOW - age * MINUTE

    assert rules.is_alive(NOW - unused * MINUTE, opened_at + rules.LONGEST, NOW) == alive


def test_a_use_is_noted_once_a_minute():
    assert not rules.is_to_be_noted(NOW - timedelta(seconds=59), NOW)
    assert rules.is_to_be_noted(NOW - MINUTE, NOW)
