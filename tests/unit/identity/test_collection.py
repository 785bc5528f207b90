"""When teachers come in, and what records is told (R-ID-11)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Invalid
from services.contracts.identity import collection
from services.identity.domain import collection as rules
from services.identity.domain.collection import Window

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOURS = st.none() | st.integers(-48, 48)
WINDOWS = st.builds(
    lambda mode, opens, closes, closed: Window(mode, at(opens), at(closes), closed),
    st.sampled_from(collection.MODES),
    HOURS,
    HOURS,
    st.booleans(),
)


def at(hours):
    return None if hours is None else NOW + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("window", "state"),
    [
        (Window(), "school"),
        (Window("school", at(1), at(2)), "school"),
        (Window("shared"), "open"),
        (Window("shared", at(1), at(2)), "before"),
        (Window("self", at(-1), at(1)), "open"),
        (Window("self", at(-2), at(0)), "after"),
        (Window("self", at(0), None), "open"),
        (Window("shared", at(-1), at(1), closed=True), "closed"),
    ],
)
def test_a_window_is_in_the_first_state_that_holds(window, state):
    assert rules.state_of(window, NOW) == state
    assert state in collection.STATES


@given(WINDOWS)
def test_nobody_fills_in_while_the_school_lets_no_teacher_in(window):
    assert (rules.state_of(window, NOW) == "closed") == window.closed
    assert not window.closed or rules.announced_mode(window) == "school"


@given(WINDOWS)
def test_only_a_window_that_closes_before_it_opens_is_refused(window):
    wrong = window.opens_at and window.closes_at and window.closes_at <= window.opens_at
    if wrong:
        with pytest.raises(Invalid):
            rules.check(window)
    else:
        rules.check(window)
