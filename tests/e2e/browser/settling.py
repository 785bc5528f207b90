"""Waits for pages to stand still, by the mark that they keep themselves, and for what reaches them by an event."""

import time

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser.conftest import PATIENCE

# Nothing under way (gateway/web/src/api/busy.ts), every picture drawn, nothing moving that will come to rest.
STILL = """() => !('busy' in document.documentElement.dataset)
  && [...document.images].every((image) => image.complete || image.loading === 'lazy')
  && document.getAnimations().every((each) =>
    each.playState !== 'running' || each.effect.getComputedTiming().endTime === Infinity)"""


def settle(page: Page) -> None:
    """Returns when the page will not change by itself any more."""
    page.wait_for_function(STILL)


def look_until(page: Page, wanted: Locator) -> None:
    """Loads the page again until it shows what comes there by an event, as a person would."""
    ends = time.monotonic() + PATIENCE / 1000
    settle(page)
    while not wanted.count() and time.monotonic() < ends:
        page.reload()
        settle(page)
    expect(wanted).to_be_visible()


def fits(page: Page, width: int) -> None:
    """Returns when the page has followed the screen to this width and nothing stands beside it; gives up in the end."""
    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
