"""Teachers retire by a table, on the pages of whoever fills it in: listed, uploaded, checked, submitted (R-MOB-05)."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Download, Page, expect

from services.contracts.mobility.status_batches import COLUMNS
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.settling import fits, look_until, settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.browser.test_words_shown import english_on
from tests.e2e.things import XLSX

OFFICE = "340111.info"
SAID = {"day": "2026-03-01", "document": "合教人〔2026〕8号", "words": "本人申请提前退休"}
FIELDS = list(COLUMNS)


def test_an_office_has_its_teachers_retire_by_the_table_that_lists_them(sit_down: Callable[..., Page]):
    page = sit_down(OFFICE)
    page.goto("/retirements?until=2070-12")
    page.get_by_role("link", name="用表格批量办理").click()
    expect(page.get_by_label("到期月份")).to_have_value("2070-12")
    look_at(page)
    with page.expect_download() as listed:
        page.get_by_role("link", name="下载退休名单表格").click()
    book = read(listed.value)
    names = fill_in(book)

    upload(page, book)
    rows = page.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("生效日期：这不是日期")  # those with faults come first
    expect(rows.nth(1)).to_contain_text(names[0])
    look_at(page)
    ready = len(names) - 1
    page.get_by_role("button", name=f"提交 {ready} 人").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text(f"为 {ready} 人登记在职情况变动，并送审；另有 1 行不能提交。")
    question.get_by_role("button", name="取消").click()
    page.goto("/status-changes?box=mine")
    expect(page.get_by_role("link", name=names[1])).to_have_count(0)

    page.go_back()
    page.get_by_role("button", name=f"提交 {ready} 人").click()
    page.get_by_role("dialog").get_by_role("button", name=f"提交 {ready} 人").click()
    expect(page.get_by_role("status").first).to_contain_text("已提交")
    page.get_by_role("link", name=f"已提交 {ready}").click()
    reviewed = page.get_by_text("审核中", exact=True)
    look_until(page, reviewed.nth(ready - 1))  # as soon as records has answered
    look_at(page)
    reviewed.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("离退休")

    page.go_back()
    with page.expect_download() as left:
        page.get_by_role("link", name="下载未提交的 1 行").click()
    again = read(left.value)
    assert "这不是日期" in again.worksheets[0].cell(2, len(FIELDS) + 1).value
    again.worksheets[0].cell(2, FIELDS.index("day") + 1, SAID["day"])
    page.goto("/status-changes/batches")
    upload(page, again)
    expect(page.get_by_role("button", name="提交 1 人")).to_be_visible()


def read(download: Download) -> openpyxl.Workbook:
    """A workbook that was downloaded."""
    return openpyxl.load_workbook(io.BytesIO(Path(download.path()).read_bytes()))


def fill_in(book: openpyxl.Workbook) -> list[str]:
    """Fill in what is left, in the first row a day that there is not; the names, in the order of the sheet."""
    sheet = book.worksheets[0]
    for line in range(2, sheet.max_row + 1):
        for field, value in SAID.items():
            sheet.cell(line, FIELDS.index(field) + 1, value)
    sheet.cell(2, FIELDS.index("day") + 1, "2026-02-30")
    return [sheet.cell(line, 1).value for line in range(2, sheet.max_row + 1)]


def upload(page: Page, book: openpyxl.Workbook) -> None:
    """Upload a workbook and wait until its rows are checked."""
    filled = io.BytesIO()
    book.save(filled)
    file = {"name": "退休.xlsx", "mimeType": XLSX, "buffer": filled.getvalue()}
    page.get_by_label("上传填好的表格").set_input_files(file)
    expect(page.get_by_text("待提交", exact=True)).to_be_visible()


def look_at(page: Page) -> None:
    """At a desk and on a phone: readable by a screen reader, words only, nothing beside the screen."""
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        settle(page)
        assert serious_findings(page) == [], viewport
        assert english_on(page) == [], viewport
        fits(page, viewport["width"])
