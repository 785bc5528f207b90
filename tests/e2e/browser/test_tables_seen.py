"""Every row that a table was given can be seen and clicked, the first and the last one too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import PAGES

# Every page that has a table is among those that each person opens.
WITH_TABLES = {
    "340104.query": ("/teachers", "/cases?box=all", "/progress", "/campaigns", "/reports/monthly"),
    "340104.info": ("/hints",),
    "340104.admin": ("/accounts",),
    "340104001.clerk": ("/teachers", "/completeness"),
    "340104001.reviewer": ("/cases?box=all",),
    "340202.reviewer": ("/problems", "/progress"),
}
AT_ITS_CENTRE = """(row) => {
  row.scrollIntoView({block: 'nearest'})
  const {left, right, top, bottom} = row.getBoundingClientRect()
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
  const hit = document.elementFromPoint(x, (top + bottom) / 2)
  return row.contains(hit) ? 'the row' : hit.outerHTML.slice(0, 120)
}"""
SEEN = "the row"
NAME_IN = "(row) => row.cells[0].innerText"


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("username", WITH_TABLES)
def test_the_first_and_the_last_row_lie_under_nothing(sit_down: Callable[..., Page], username: str, viewport: dict):
    page = sit_down(username, viewport=viewport)
    for path in WITH_TABLES[username]:
        page.goto(path)
        rows = page.locator("main table:visible tbody tr")
        expect(rows.first).to_be_visible()
        page.evaluate("scrollTo(0, 0)")
        for row in (rows.first, rows.last):
            assert seen_at(row) == SEEN, path


def seen_at(row: Locator) -> str:
    """What a click at the centre of a row would meet."""
    return row.evaluate(AT_ITS_CENTRE)


@pytest.mark.parametrize(
    ("path", "name", "source"),
    [("/progress", "采集进度", "/progress"), ("/reports/monthly", "部署与启用月报表", "/reports/monthly")],
)
def test_a_person_sees_as_many_rows_as_the_list_gave(sit_down: Callable[..., Page], path: str, name: str, source: str):
    page = sit_down("340104.query")
    with page.expect_response(lambda answer: f"/api/v1{source}" in answer.url and answer.ok) as answer:
        page.goto(path)
    given = [item["org_name"] for item in answer.value.json()["items"]]
    rows = page.get_by_role("table", name=name).locator("tbody tr")
    expect(rows.first).to_be_visible()
    shown = rows.evaluate_all(f"(rows) => rows.filter((row) => ({AT_ITS_CENTRE})(row) === '{SEEN}').map({NAME_IN})")
    assert shown[: len(given)] == given


def test_every_page_with_a_table_is_looked_at(sit_down: Callable[..., Page]):
    page = sit_down("340104.query")
    for path in PAGES["340104.query"]:
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
        settle(page)
        if page.locator("main table:visible tbody tr").count():
            assert path in WITH_TABLES["340104.query"] + ("/", "/problems")
