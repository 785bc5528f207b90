"""An institution calls its participants while a training lasts, and enters results by workbook (R-TRN-04, -09)."""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from deploy.local import trainings
from tests.e2e.browser import test_trainings_on_pages as trainings_on_pages
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import person_of
from tests.e2e.browser.settling import look_until
from tests.e2e.browser.test_trainings_on_pages import CENTRE, COUNTY, EFFECTIVE, LATER, SCHOOL
from tests.e2e.things import XLSX

NAME = "班主任工作坊"

SEEN = os.environ.get("XINGTAN_SCREENSHOTS")  # a folder, for people who want to look


def test_an_institution_calls_its_participants_and_enters_results_by_workbook(sit_down: Callable[..., Page]):
    person = person_of(SCHOOL, EFFECTIVE)["name"]
    project_id = trainings_on_pages.register(sit_down(f"{COUNTY}.info"), NAME)
    trainings_on_pages.enrol(sit_down(f"{SCHOOL}.clerk"), person, NAME)
    page = sit_down(f"{CENTRE}.training")
    page.goto(f"/trainings/{project_id}")
    page.get_by_role("link", name="学员手机").click()
    row = page.get_by_role("row").filter(has_text=person)
    expect(row).to_have_text(re.compile(r"1\d{10}"))
    look_at(page, "mobiles")
    trainings.let_time_pass(project_id, LATER)
    page.goto(f"/trainings/{project_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.get_by_role("link", name="学员手机")).to_have_count(0)
    page.goto(f"/trainings/{project_id}/mobiles")
    expect(page.get_by_role("alert").or_(page.get_by_text("只在结束前")).first).to_contain_text("只在结束前")
    by_workbook(page, project_id)


def by_workbook(page: Page, project_id: object) -> None:
    """What is wrong is said by cell and nothing is entered; mended, all of it is."""
    page.goto(f"/trainings/{project_id}?tab=results")
    with page.expect_download() as handed_out:
        page.get_by_role("link", name="下载模板").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(handed_out.value.path()).read_bytes()))
    sheet = book.worksheets[0]
    sheet["C2"], sheet["E2"] = 20, None
    upload(page, book)
    fault = page.get_by_role("row").filter(has_text="E2")
    look_until(page, fault)
    expect(fault).to_contain_text("未考核")
    look_at(page, "faults")
    sheet["E2"] = "优秀"
    upload(page, book)
    look_until(page, page.get_by_text("已登记 1 人"))
    expect(page.get_by_label("考核").last).to_have_value("优秀")
    look_at(page, "entered")


def upload(page: Page, book: openpyxl.Workbook) -> None:
    filled = io.BytesIO()
    book.save(filled)
    file = {"name": "结果.xlsx", "mimeType": XLSX, "buffer": filled.getvalue()}
    page.locator("#result-book").set_input_files(file)


def test_the_cycles_of_the_rule_are_seen_by_every_office(sit_down: Callable[..., Page]):
    page = sit_down(f"{COUNTY}.info")
    page.goto("/training/rules")
    page.get_by_role("link", name="学分周期").click()
    expect(page.get_by_role("heading", name="关闭与开启记录")).to_be_visible()
    look_at(page, "cycles")


def look_at(page: Page, name: str) -> None:
    trainings_on_pages.look_at(page)
    for viewport in (PHONE, DESK) if SEEN else ():
        page.set_viewport_size(viewport)
        page.screenshot(path=f"{SEEN}/{name}-{viewport['width']}.png")
