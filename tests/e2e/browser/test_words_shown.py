"""No code, key or English name stands where a person reads, nor where a screen reader does."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import PAGES

# What a person reads as it is: the other language's name, own files, kinds of files, keys, measures, user names, mails,
# numbers of documents.
KNOWN = re.compile(
    r"English|[\w -]+\.(?:xlsx?|jpg)|Excel|WPS|xlsx?|PDF|JPE?G|PNG|ZIP|DPI|[kKM]B|cm|mm|Ctrl|Enter|Shift|\d{6,}[\w.]*|\S+@\S+|https?://\S+|[A-Z]{2,5}\d{3,}"
)
FOR_OPERATORS = ("/operation",)  # events and services are called there as in the logs
SHOWN = """() => {
  const seen = (element) => element.checkVisibility() && !element.closest('[aria-hidden=true]')
  const withName = (name) => [...document.querySelectorAll(`[${name}]`)].filter(seen)
  const named = ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) =>
    withName(name).map((element) => element.getAttribute(name)))
  return [document.body.innerText, ...named].join('\\n')
}"""


@pytest.mark.parametrize("username", PAGES)
def test_a_person_reads_words_only(sit_down: Callable[..., Page], username: str):
    page, found = sit_down(username), {}
    for path in PAGES[username]:
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
        settle(page)
        choose_all(page)
        words = english_on(page)
        if words and path not in FOR_OPERATORS:
            found[path] = words
    assert found == {}


def choose_all(page: Page) -> None:
    """What can be done to rows is offered where some are chosen."""
    box = page.get_by_role("checkbox", name="选择本页全部")
    if box.count():
        box.first.check()


def english_on(page: Page) -> list[str]:
    return sorted(set(re.findall(r"[A-Za-z_]{3,}", KNOWN.sub("", page.evaluate(SHOWN)))))
