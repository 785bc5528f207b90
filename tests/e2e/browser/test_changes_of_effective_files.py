"""A change of an effective file goes from the school to the authority into the file; a sample finds it (R-REC-14)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e.browser.reviewing import name_of
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.browser.test_pages import serious_findings

SCHOOL, OFFICE, PROVINCE = "340104003", "340104", "340000"
EFFECTIVE = 4  # of the sample's files
FILE = f"/teachers/{teacher_id(SCHOOL, EFFECTIVE)}"
SET, FIELD, VALUE = "专业技术职务聘任", "聘任单位名称", "合肥市第二中学"
REASON = "聘书上的单位名称与档案不一致。"


def test_a_change_of_an_effective_file_is_asked_for_reviewed_and_then_in_the_file(sit_down: Callable[..., Page]):
    name = name_of(SCHOOL, EFFECTIVE)
    clerk = sit_down(f"{SCHOOL}.clerk")
    ask(clerk)
    expect_file(clerk, VALUE, there=False)
    decide(sit_down(f"{OFFICE}.reviewer"), name)
    expect_decided(clerk)
    expect_file(clerk, VALUE, there=True)
    print_it(clerk)


def ask(page: Page) -> None:
    page.goto(f"{FILE}?set=title")
    page.get_by_role("article", name=SET).get_by_role("link", name=re.compile("^变更")).first.click()
    page.get_by_label(FIELD).fill(VALUE)
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()  # without a reason it is refused
    page.get_by_label("申请理由").fill(REASON)
    page.get_by_role("button", name="报送", exact=True).click()
    confirm = page.get_by_role("dialog").get_by_role("button", name="报送", exact=True)
    confirm.click()
    expect(page.get_by_text("审核中").first).to_be_visible()
    settle(page)
    assert serious_findings(page) == []


def decide(page: Page, name: str) -> None:
    """The authority's reviewer sees what differs and nothing else."""
    page.goto(f"/cases?q={name}&business=change")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    link.click()
    expect(page.get_by_role("row").filter(has_text=FIELD).locator("ins")).to_have_text(VALUE)
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="聘任开始年月")).to_have_count(0)
    settle(page)
    assert serious_findings(page) == []
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_text(f"已通过“{name}”").first).to_be_visible()


def expect_decided(page: Page) -> None:
    page.goto(f"/change-requests?teacher_id={teacher_id(SCHOOL, EFFECTIVE)}")
    look_until(page, page.get_by_text("已通过").first)


def expect_file(page: Page, value: str, *, there: bool) -> None:
    page.goto(f"{FILE}?set=title")
    article = page.get_by_role("article", name=SET)
    expect(article.get_by_role("row").first).to_be_visible()
    expect(article.get_by_text(value, exact=True)).to_have_count(1 if there else 0)


def print_it(page: Page) -> None:
    """The form of the request and the file come as PDF."""
    page.goto(FILE)
    with page.expect_download() as printed:
        page.get_by_role("button", name="打印档案").click()
    assert printed.value.path().read_bytes().startswith(b"%PDF-")


def test_what_was_approved_is_drawn_judged_and_to_be_mended(sit_down: Callable[..., Page]):  # R-REV-10
    page = sit_down(f"{PROVINCE}.info")
    page.goto("/spot-checks")
    page.get_by_role("button", name="抽查").first.click()
    page.get_by_label("抽取比例").fill("100")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="抽取", exact=True).click()
    page.get_by_role("link", name=name_of(SCHOOL, EFFECTIVE), exact=True).click()
    page.get_by_role("button", name="指出“籍贯”的问题").first.click()
    page.locator("footer").get_by_role("textbox").fill("与户口簿不一致。")
    page.get_by_role("button", name="登记有误").click()
    page.get_by_role("dialog").get_by_role("button", name="登记有误").click()
    expect(page.get_by_text("已登记").first).to_be_visible()

    clerk = sit_down(f"{SCHOOL}.clerk")
    clerk.goto("/correction-orders")
    look_until(clerk, clerk.get_by_text("与户口簿不一致。").first)
    settle(clerk)
    assert serious_findings(clerk) == []
