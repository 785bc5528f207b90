"""The main job of the system, as people do it in the browser: from the template to the last effective file.

A new clerk fills the template in, mends what is refused, submits three; two people review; one file goes round again.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from deploy.local.places import NEWCOMER, PASSWORD
from tests.e2e.browser.filling import fill_in
from tests.e2e.browser.reviewing import approve, expect_at_last, open_case

WORKBOOK = Path("tests/data/teachers.xlsx")  # saved by LibreOffice
NEW_PASSWORD = "Apricot-2026"
CONTACT = {"address": "建设路 97 号", "mobile": "15100000003", "email": "teacher@example.com"}
ROWS = 30
REASON = "备注与档案不符，请核对"


def named(number: int) -> str:
    """The name of the numbered teacher of the workbook, counted from one."""
    sheet, header = sheet_and_header()
    return sheet.cell(header + number, column_of(sheet, header, "姓名")).value


def sheet_and_header():
    sheet = load_workbook(WORKBOOK)["基本信息"]
    return sheet, next(row for row in range(1, 10) if "姓名" in str([cell.value for cell in sheet[row]]))


def column_of(sheet, header: int, name: str) -> int:
    return next(cell.column for cell in sheet[header] if str(cell.value or "").strip("*") == name)


@pytest.fixture
def first_try(tmp_path: Path) -> Path:
    """The workbook as it was before the clerk mended two cells."""
    book = load_workbook(WORKBOOK)
    sheet, (_, header) = book["基本信息"], sheet_and_header()
    sheet.cell(header + 4, column_of(sheet, header, "性别")).value = "男姓"
    sheet.cell(header + 5, column_of(sheet, header, "身份证件号")).value = "110105194912310021"
    book.save(tmp_path / "first-try.xlsx")
    return tmp_path / "first-try.xlsx"


def test_a_school_collects_its_teachers_from_the_template_to_effective_files(  # R-REC-07..10, R-REV-03, R-GW-03
    sign_in: Callable[..., Page], sit_down: Callable[..., Page], first_try: Path
):
    clerk = sign_in(NEWCOMER)
    change_the_first_password(clerk)
    download_the_template(clerk)
    hand_in_with_faults_and_again_mended(clerk, first_try)
    write_a_remark(clerk, named(1))
    for number in (1, 2, 3):
        complete(clerk, named(number))
    submit(clerk, [named(1), named(2), named(3)])
    reviewer = sit_down("340104001.reviewer")
    approve(reviewer, named(1))
    approve(reviewer, named(2))
    reject(reviewer, named(3))
    officer = sit_down("340104.reviewer")
    approve(officer, named(1))
    approve(officer, named(2))
    expect_state(clerk, named(1), "已生效")
    expect_history(clerk, named(1))
    mend_the_rejected(clerk, named(3))
    submit(clerk, [named(3)])
    approve(reviewer, named(3))
    approve(officer, named(3))
    expect_state(clerk, named(3), "已生效")


def change_the_first_password(page: Page) -> None:
    page.locator("#old").fill(PASSWORD)
    page.locator("#new").fill(NEW_PASSWORD)
    page.locator("#again").fill(NEW_PASSWORD)
    page.locator("form button[type=submit]").click()
    expect(page.get_by_role("link", name="批量导入").first).to_be_visible()


def download_the_template(page: Page) -> None:
    page.get_by_role("link", name="批量导入").first.click()
    page.goto("/workbooks/template")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载模板").or_(page.get_by_role("link", name="下载模板")).last.click()
    assert download.value.suggested_filename.endswith(".xlsx")
    assert "基本信息" in load_workbook(BytesIO(download.value.path().read_bytes())).sheetnames


def hand_in_with_faults_and_again_mended(page: Page, first_try: Path) -> None:
    hand_in(page, first_try)
    expect_count(page, "新增", ROWS - 2)
    expect_count(page, "有误", 2)
    expect(page.get_by_text("“性别”找不到“男姓”")).to_be_visible()
    hand_in(page, WORKBOOK)
    expect_count(page, "新增", 2)
    expect_count(page, "未变", ROWS - 2)
    expect_count(page, "有误", 0)


def hand_in(page: Page, workbook: Path) -> None:
    page.goto("/workbooks/upload")
    page.locator("input[type=file]").set_input_files(workbook)
    page.get_by_role("button", name="上传并校验").click()
    page.wait_for_url(re.compile("/workbooks/[0-9a-f-]{36}"))


def expect_count(page: Page, name: str, count: int) -> None:
    """The figures of an import stand as a term and its number."""
    figure = page.locator("dl.counts > div").filter(has_text=name).locator("dd")
    expect(figure).to_have_text(re.compile(rf"^{count}\s*行$"), timeout=60_000)


def open_file(page: Page, name: str) -> None:
    page.goto(f"/teachers?q={name}")
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", name=name).first).to_be_visible()


def write_a_remark(page: Page, name: str, remark: str = "已核对") -> None:
    open_file(page, name)
    page.get_by_role("link", name="编辑").or_(page.get_by_role("button", name="编辑")).first.click()
    page.get_by_label("备注").fill(remark)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text(remark, exact=True).first).to_be_visible()


def complete(page: Page, name: str) -> None:
    """Newly hired, a teacher owes 联系方式 beside what the workbook brought (R-REC-05)."""
    open_file(page, name)
    page.get_by_role("button", name="设为新进").click()
    expect(page.get_by_role("button", name="取消新进")).to_be_visible()
    page.goto(f"{page.url.split('?')[0]}?set=contact")
    page.get_by_role("button", name="编辑", exact=True).click()
    fill_in(page, CONTACT)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text(CONTACT["address"])).to_be_visible()


def submit(page: Page, names: list[str]) -> None:
    page.goto("/teachers")
    for name in names:
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))
        row.get_by_role("checkbox").check()
    page.get_by_role("button", name="报送").click()
    page.get_by_role("dialog", name=f"报送 {len(names)} 人").get_by_role("button", name="报送").click()
    expect(page.get_by_text(f"已报送 {len(names)} 人").first).to_be_visible()


def reject(page: Page, name: str) -> None:
    open_case(page, name)
    page.get_by_role("button", name="驳回", exact=True).click()
    page.get_by_label("整份信息").fill(REASON)
    page.get_by_role("button", name="驳回", exact=True).click()
    expect(page.get_by_text(f"已驳回“{name}”").first).to_be_visible()


def expect_state(page: Page, name: str, state: str) -> None:
    open_file(page, name)
    expect_at_last(page, state)


def expect_history(page: Page, name: str) -> None:
    open_file(page, name)
    page.get_by_role("button", name="变更历史").click()
    history = page.get_by_role("dialog")
    for who in ("杏林小学信息审核员", "蜀山区教育体育局信息审核员", "杏林小学新任信息录入员"):
        expect(history.get_by_text(who).first).to_be_visible()
    page.keyboard.press("Escape")


def mend_the_rejected(page: Page, name: str) -> None:
    expect_state(page, name, "审核未通过")
    expect(page.get_by_text(REASON).first).to_be_visible()
    write_a_remark(page, name, "已按意见改正")
