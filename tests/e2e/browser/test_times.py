"""Times on the pages are those of China, whatever the zone of the browser."""

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from services.common import clock
from tests.e2e.site import Site

TEACHER = teacher_id("340104001", 4)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_history_shows_its_times_as_clocks_in_china_do(sit_down: Callable[..., Page], site: Site, zone: str):
    page = sit_down("340104001.clerk", zone=zone)
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
    told = page.request.get(f"/api/v1/teachers/{TEACHER}/history").json()["items"][0]["at"]
    shown = f"{datetime.datetime.fromisoformat(told).astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
    page.goto(f"/teachers/{TEACHER}")
    page.get_by_role("button", name="变更历史", exact=True).click()
    expect(page.get_by_text(shown).first).to_be_visible()
    box = page.get_by_label("截至日期")
    box.fill(str(clock.today() + datetime.timedelta(days=1)))
    box.press("Enter")
    box.press("Tab")
    expect(box).to_have_value("")  # a day that is yet to come is not taken
    box.fill(str(clock.today()))
    box.press("Enter")
    expect(page).to_have_url(re.compile(f"day={clock.today()}"))
