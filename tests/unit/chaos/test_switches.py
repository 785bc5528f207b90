"""What a chaos run may do to a process is refused in production."""

from types import SimpleNamespace

import pytest

from services.common import failpoints, settings


@pytest.fixture
def mode(monkeypatch):
    """Sets the mode of this process."""
    return lambda value: monkeypatch.setattr(settings, "load", lambda: SimpleNamespace(mode=value))


@pytest.mark.parametrize("switch", ["FAIL_AT", "SWITCHED_OFF"])
def test_a_real_site_does_not_start_with_a_switch_of_chaos(monkeypatch, mode, switch):
    monkeypatch.setattr(failpoints, switch, "inbox")
    mode(settings.PRODUCTION)

    with pytest.raises(SystemExit, match="refused in production"):
        failpoints.refuse_in_production()


def test_a_real_site_starts_without_them(mode):
    mode(settings.PRODUCTION)

    failpoints.refuse_in_production()


def test_a_chaos_run_may_use_them(monkeypatch, mode):
    monkeypatch.setattr(failpoints, "SWITCHED_OFF", "inbox")
    mode(settings.DEVELOPMENT)

    failpoints.refuse_in_production()
    assert failpoints.is_off("inbox")


def test_no_wall_is_off_by_itself():
    assert not any(failpoints.is_off(wall) for wall in failpoints.WALLS)
