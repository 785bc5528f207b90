"""A school's collection by the clerk alone: a file is opened, filled in set by set, checked, printed and handed in."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from deploy.local.people import entries, people
from services.common import clock
from services.records.catalogue import load
from tests.e2e.browser.filling import fill_in
from tests.e2e.site import Site, done

CLERK = "340104002.clerk"
CATEGORY, DIVISION = "primary_secondary", "340104"
LATER = ("work_start", "school_start", "source")
SERIES = 13


def today() -> date:
    return clock.today()


@pytest.fixture(scope="module")
def newcomers() -> list[dict[str, Any]]:
    """People whom no file is about yet."""
    return [{code: value for code, value in person.items() if value is not None} for person in made()]


def made() -> list[dict[str, Any]]:
    return people(SERIES, 3, DIVISION, today())


def owed_sets() -> list[str]:
    """The sets without which a file is not complete, but for 基本信息."""
    return [each.code for each in load().sets(CATEGORY) if each.required and each.code != "basic"]


def test_the_clerk_fills_a_file_in_set_by_set_and_hands_it_in(  # R-REC-02, -07, -12, R-GW-03
    sit_down: Callable[..., Page], newcomers: list[dict[str, Any]]
):
    clerk, person = sit_down(CLERK), newcomers[0]
    keep_a_draft(clerk, person)
    complete_what_is_missing(clerk, person)
    for code in owed_sets():
        add_entry(clerk, code, first_entry(person, code))
    expect(clerk.get_by_text("补全后才能报送")).to_have_count(0)
    print_the_sheet(clerk, person["name"])
    clerk.get_by_role("button", name="报送", exact=True).click()
    expect(clerk.get_by_text("待学校审核").first).to_be_visible()


def first_entry(person: dict[str, Any], code: str) -> dict[str, Any]:
    return entries(SERIES, person, CATEGORY, code, today())[0]


def keep_a_draft(page: Page, person: dict[str, Any]) -> None:
    """暂存 keeps what is there; what is missing is listed by name."""
    page.goto("/teachers")
    page.get_by_role("button", name="新增教师").click()
    fill_in(page, {code: value for code, value in person.items() if code not in LATER})
    page.get_by_role("button", name="暂存", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(person["name"])
    expect(page.get_by_role("link", name=re.compile("参加工作年月"))).to_be_visible()
    expect(page.get_by_role("button", name="报送", exact=True)).to_be_disabled()


def complete_what_is_missing(page: Page, person: dict[str, Any]) -> None:
    """A link leads to the very field; Ctrl+Enter saves."""
    page.get_by_role("link", name=re.compile("参加工作年月")).click()
    expect(page.locator("#field-work_start")).to_be_focused()
    fill_in(page, {code: person[code] for code in LATER})
    save(page)
    expect(page.get_by_text("还没有填写")).to_be_visible()


def add_entry(page: Page, code: str, values: dict[str, Any]) -> None:
    page.goto(f"{page.url.split('?')[0]}?set={code}")
    adding = page.get_by_role("button", name="新增", exact=True)
    adding.or_(page.get_by_role("button", name="编辑", exact=True)).first.click()
    fill_in(page, values)
    save(page)


def save(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"\?set="))


def print_the_sheet(page: Page, name: str) -> None:
    page.get_by_role("button", name="核对表").click()
    sheet = page.get_by_role("article", name=f"{name}的核对表")
    expect(sheet.get_by_role("heading", name="学习经历")).to_be_visible()
    for line in ("本人签名", "填表人", "（公章）"):
        expect(sheet.get_by_text(line)).to_be_visible()
    page.get_by_role("button", name="返回").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_newly_hired_teacher_owes_two_sets_only(  # R-REC-05
    sit_down: Callable[..., Page], newcomers: list[dict[str, Any]]
):
    clerk, person = sit_down(CLERK), newcomers[1]
    clerk.goto("/teachers/new")
    clerk.get_by_label("新进教师").check()
    fill_in(clerk, person)
    save(clerk)
    expect(clerk.get_by_role("definition").get_by_role("link")).to_have_text(["学分账户", "联系方式"])
    add_entry(clerk, "contact", first_entry(person, "contact"))
    expect(clerk.get_by_role("button", name="报送", exact=True)).to_be_enabled()


def test_an_entry_is_changed_and_deleted_by_name(sit_down: Callable[..., Page], newcomers: list[dict[str, Any]]):
    clerk, person = sit_down(CLERK), newcomers[2]
    clerk.goto("/teachers/new")
    fill_in(clerk, person)
    save(clerk)
    for values in entries(SERIES, person, CATEGORY, "education", today())[:2]:
        add_entry(clerk, "education", values)
    rows = clerk.get_by_role("table").get_by_role("link", name=re.compile("^编辑"))
    expect(rows).to_have_count(2)
    clerk.get_by_role("button", name=re.compile("^删除")).first.click()
    question = clerk.get_by_role("dialog")
    expect(question).to_contain_text(person["name"])
    question.get_by_role("button", name="删除").click()
    expect(rows).to_have_count(1)


def test_what_matches_a_filter_is_handed_in_as_a_job_with_an_outcome_for_each(  # R-REV-04, R-GW-02
    sit_down: Callable[..., Page], site: Site
):
    submission = str(uuid4())
    done(site.client(CLERK).post("/submissions", json={"id": submission, "filter": {"status": "draft"}}))
    page = sit_down(CLERK)
    page.goto(f"/teachers?batch=submit:{submission}")
    expect(page.get_by_text(re.compile("已报送 .* 人"))).to_be_visible()
    expect(page.get_by_text("没有办成")).to_be_visible()  # the sample's incomplete file


def test_the_list_is_narrowed_and_searched_by_keys(sit_down: Callable[..., Page]):
    clerk = sit_down(CLERK)
    clerk.goto("/teachers?status=draft&complete=false")
    chips = clerk.get_by_role("list", name="正在使用的条件")
    expect(chips.get_by_role("button", name="去掉条件：有缺项")).to_be_visible()
    chips.get_by_role("button", name="去掉条件：未报送").click()
    clerk.wait_for_url(lambda address: "status" not in address)
    clerk.keyboard.press("/")
    expect(clerk.get_by_label("姓名或身份证件号")).to_be_focused()
    clerk.get_by_role("heading", level=1).click()
    clerk.keyboard.press("?")
    expect(clerk.get_by_role("dialog")).to_contain_text("快捷键")
