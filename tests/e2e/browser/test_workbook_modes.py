"""Workbooks looked at before they count: preview, append and replace, marked cells, and an export that comes back."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from deploy.local.people import entries, people
from services.common import clock
from services.records.catalogue import load
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.workbooks.written import heading_of, written
from tests.e2e.browser.reviewing import person_of

SCHOOL, DIVISION = "340202002", "340202"
CLERK = f"{SCHOOL}.clerk"
CATEGORY = "primary_secondary"
DRAFT = 0  # of the sample's files: lacks what is in the workbook now
SERIES = 10
Rows = Iterable[Mapping[str, Any]]


def test_a_workbook_is_previewed_applied_replaced_and_comes_back_unchanged(  # R-REC-09, -10, R-GW-02
    sit_down: Callable[..., Page], tmp_path: Path
):
    clerk, path = sit_down(CLERK), tmp_path / "teachers.xlsx"
    first, second, faulty = people(SERIES, 3, DIVISION, today())
    studies = {each["id_number"]: owned(each, "education") for each in (first, second)}
    book = downloaded_template(clerk)
    fill(book, "basic", [person_of(SCHOOL, DRAFT), first, second, faulty | {"sex": "男姓"}])
    fill(book, "education", [row for rows in studies.values() for row in rows])
    book.save(path)
    count = sum(map(len, studies.values()))

    hand_in(clerk, path, preview=True)
    expect_counts(clerk, 新增=2 + count, 更新=1, 删除=0, 有误=1)
    expect_the_changes(clerk, first["name"], person_of(SCHOOL, DRAFT)["name"])
    expect_marked(clerk, faulty["name"])
    apply(clerk)
    expect_counts(clerk, 新增=2 + count, 更新=1, 删除=0, 有误=1)

    replace_the_studies_of(clerk, first, studies[first["id_number"]], path)
    bring_the_export_back(clerk, path)


def today() -> date:
    return clock.today()


def owned(person: Mapping[str, Any], code: str) -> list[dict[str, Any]]:
    """What the person has to say in a set, headed by whose it is."""
    whose = {OWNER_NUMBER: person["id_number"], OWNER_NAME: person["name"]}
    return [whose | entry for entry in entries(SERIES, dict(person), CATEGORY, code, today())]


def downloaded_template(page: Page) -> Workbook:
    page.goto("/workbooks/template")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载模板").last.click()
    return load_workbook(BytesIO(download.value.path().read_bytes()))


def fill(book: Workbook, code: str, rows: Rows) -> None:
    """Write rows below the sheet's head, each value in the column that is named for it."""
    record_set = load().set(CATEGORY, code)
    sheet = book[record_set.name.zh]
    places = {str(cell.value): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for field in record_set.columns:
            value = row.get(field.code)
            spelled = value if value == "男姓" else written(field, value)
            if spelled is not None:
                sheet.cell(number, places[heading_of(field)], spelled)


def hand_in(page: Page, path: Path, *, preview: bool) -> None:
    page.goto("/workbooks/upload")
    page.locator("input[type=file]").set_input_files(path)
    if preview:
        page.get_by_role("checkbox", name=re.compile("^先预览")).check()
    page.get_by_role("button", name="上传并预览" if preview else "上传并校验").click()
    page.wait_for_url(re.compile("/workbooks/[0-9a-f-]{36}"))


def expect_counts(page: Page, **wanted: int) -> None:
    for name, count in wanted.items():
        figure = page.locator("dl.counts > div").filter(has_text=name).locator("dd")
        expect(figure).to_have_text(re.compile(rf"^{count}\s*行$"), timeout=60_000)


def expect_the_changes(page: Page, added: str, changed: str) -> None:
    """What would happen, row by row, before anything does."""
    expect(page.get_by_text("现在还没有入库")).to_be_visible()
    changes = page.get_by_role("region", name="会有的变化").get_by_role("row")
    expect(changes.filter(has_text=added).filter(has_text="新增").first).to_be_visible()
    updated = changes.filter(has_text=changed).filter(has_text="更新")
    expect(updated.get_by_role("insertion").first).to_be_visible()
    expect(updated).to_contain_text("参加工作年月")


def expect_marked(page: Page, name: str) -> None:
    """The same workbook, the faulty cell with a comment that says what is wrong."""
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("下载标红文件")).click()
    sheet = load_workbook(BytesIO(download.value.path().read_bytes()))["基本信息"]
    comments = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    [marked] = [cell for cell in comments if cell.row > 1]
    assert marked.value == "男姓"
    assert "“性别”找不到“男姓”" in marked.comment.text
    assert name in [cell.value for cell in sheet[marked.row]]


def apply(page: Page) -> None:
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("现在还没有入库")).to_have_count(0)


def replace_the_studies_of(page: Page, person: Mapping[str, Any], studies: list[dict], path: Path) -> None:
    """替换子表 is looked at first by itself; rows that the file has no longer go."""
    book = downloaded_template(page)
    fill(book, "education", [studies[-1] | {"major": "应用心理学"}])
    book.save(path)
    page.goto("/workbooks/upload")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("radio", name=re.compile("^替换子表")).check()
    page.get_by_role("button", name="上传并预览").click()
    page.wait_for_url(re.compile("/workbooks/[0-9a-f-]{36}"))
    expect_counts(page, 新增=1, 删除=len(studies), 有误=0)  # 专业 is part of the key: another one is another row
    gone = page.get_by_role("region", name="会有的变化").get_by_role("row").filter(has_text=person["name"])
    expect(gone.filter(has_text="删除")).to_have_count(len(studies))
    apply(page)
    expect(page.get_by_text("全部行都已入库")).to_be_visible()


def bring_the_export_back(page: Page, path: Path) -> None:
    """导入模板格式: what was written comes in again and changes nothing."""
    page.goto("/workbooks/exports")
    page.get_by_role("radio", name=re.compile("^导入模板格式")).check()
    page.locator(".el-select").filter(has=page.get_by_label("状态")).click()
    page.get_by_role("option", name="未报送").click()
    page.get_by_role("checkbox", name=re.compile("显示完整内容")).check()
    page.get_by_role("textbox", name="用途（会记入审计）").fill("核对后再导入")
    page.get_by_role("button", name="导出", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("table").get_by_role("link").first.click()
    download.value.save_as(path)
    hand_in(page, path, preview=False)
    expect_counts(page, 新增=0, 更新=0, 删除=0, 有误=0)
    expect(page.locator("dl.counts > div").filter(has_text="未变").locator("dd")).to_have_text(re.compile(r"^[1-9]"))
