"""The sample data has public passwords: production refuses it."""

import types
from pathlib import Path

import pytest

from deploy.local import sample
from deploy.local.places import accounts, places
from services.common import settings


def test_production_refuses_the_sample(monkeypatch):
    production = types.SimpleNamespace(mode=settings.PRODUCTION)
    monkeypatch.setattr(sample.settings, "load", lambda: production)
    with pytest.raises(SystemExit, match="refused in production"):
        sample.main(Path("/nowhere"))


def test_the_sample_has_a_ministry_a_province_two_cities_three_counties_and_a_dozen_schools():
    levels = [place.level for place in places()]
    assert [levels.count(each) for each in ("ministry", "province", "city", "county", "school")] == [1, 1, 2, 3, 12]


def test_user_names_and_ids_are_given_once():
    rows = [row for place in places() for row in accounts(place, "")]
    assert len({row["username"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)
