"""A teacher is asked for, confirmed at each desk and taken over, on the pages of those who do it (R-MOB-01)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import person_of
from tests.e2e.browser.settling import fits, look_until, settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.browser.test_words_shown import english_on
from tests.e2e.site import PLACES

SENDING, RECEIVING, OFFICE = "340104006", "340104007", "340104"
EFFECTIVE = 4  # of the sample's files
FILE = f"/teachers/{teacher_id(SENDING, EFFECTIVE)}"
FROM, TO = PLACES[SENDING].name, PLACES[RECEIVING].name


def test_a_teacher_goes_to_another_school_by_the_pages_of_everybody_concerned(sit_down: Callable[..., Page]):
    person = person_of(SENDING, EFFECTIVE)
    clerk, sender = sit_down(f"{RECEIVING}.clerk"), sit_down(f"{SENDING}.clerk")
    ask_for(clerk, person)
    for desk in (RECEIVING, SENDING, OFFICE):
        confirm(sit_down(f"{desk}.reviewer"), person["name"])
    see_it_at_the_file(sender)
    take_over(clerk, person["name"])
    look_back(sender, person["name"])


def ask_for(page: Page, person: dict) -> None:
    page.goto("/transfers")
    page.get_by_role("link", name="申请调入").click()
    page.locator("#field-number").fill(person["id_number"])
    page.get_by_label("查找用途").fill("拟调入本校")
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.get_by_text("可以申请调入")).to_be_visible()
    look_at(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("alert").first).to_be_visible()  # without a first day it is not sent
    page.get_by_label("到岗日期").fill("2027-02-01")
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(person["name"])
    expect(page.get_by_text("审核中", exact=True).first).to_be_visible()
    look_at(page)


def confirm(page: Page, name: str) -> None:
    """Whoever receives does not see the file, and confirms all the same."""
    page.goto(f"/cases?q={name}&business=transfer_within")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    link.click()
    schools = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="学校", exact=True))
    expect(schools).to_contain_text(FROM)
    expect(schools).to_contain_text(TO)
    look_at(page)
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_text(f"已通过“{name}”").first).to_be_visible()


def see_it_at_the_file(page: Page) -> None:
    page.goto(FILE)
    look_until(page, page.get_by_text(f"调动办理中：由{FROM}调入{TO}。"))
    expect(page.get_by_role("link", name=re.compile("^变更"))).to_have_count(0)  # nothing can be asked for meanwhile
    look_at(page)
    page.get_by_role("link", name="查看调动").click()
    look_until(page, page.get_by_text("待调档", exact=True).first)


def take_over(page: Page, name: str) -> None:
    page.goto("/transfers?box=todo")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    look_at(page)
    link.click()
    page.get_by_role("button", name="调档", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="调档", exact=True).click()
    expect(page.get_by_text("已完成", exact=True).first).to_be_visible()
    page.get_by_role("link", name="打开档案", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def look_back(page: Page, name: str) -> None:
    """The school that held the file sees its last day, and the file no more."""
    page.goto(FILE)
    expect(page.get_by_text(f"调入{TO}").first).to_be_visible()
    page.goto("/former-files")
    look_at(page)
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_text("这是转出当天的内容")).to_be_visible()
    expect(page.get_by_role("article", name="基本信息")).to_contain_text(name)
    look_at(page)


def look_at(page: Page) -> None:
    """At a desk and on a phone: readable by a screen reader, words only, nothing beside the screen."""
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        settle(page)
        assert serious_findings(page) == [], viewport
        assert english_on(page) == [], viewport
        fits(page, viewport["width"])
