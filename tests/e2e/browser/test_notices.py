"""People are told of what others did to their business, find it by the link, and read it once (R-GW-05, R-REV-08)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from services.common import roles
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.site import PLACES, Site, done
from tests.e2e.things import waited_for

CLERK, OFFICER = "340104002.clerk", "340104.info"


def unread(site: Site, who: str) -> int:
    return done(site.client(who).get("/notices/unread"))["unread"]


@pytest.mark.parametrize(("who", "viewport"), [(CLERK, DESK), ("340202002.clerk", PHONE)], ids=["desk", "phone"])
def test_a_clerk_hears_of_a_rejection_and_opening_it_is_reading_it(
    sit_down: Callable[..., Page], site: Site, who: str, viewport: dict
):
    before = unread(site, who)
    page = sit_down(who, viewport=viewport)
    bell = page.get_by_role("link", name=re.compile("站内消息"))
    expect(bell).to_contain_text(f"{before}")
    bell.focus()
    page.keyboard.press("Enter")
    look_until(page, page.get_by_role("heading", level=1, name="站内消息"))
    rejected = page.get_by_role("link", name=re.compile("驳回.*请查看理由并修改")).first
    assert int(rejected.evaluate("each => getComputedStyle(each).fontWeight")) >= 600
    rejected.click()
    expect(page).to_have_url(re.compile("/cases/"))
    settle(page)
    assert unread(site, who) == before - 1
    expect(bell).to_have_attribute("href", "/notices")
    page.goto("/notices")
    settle(page)
    assert int(rejected.evaluate("each => getComputedStyle(each).fontWeight")) < 600


def test_all_are_read_after_a_question_with_their_number(sit_down: Callable[..., Page], site: Site):
    who = "340104002.reviewer"
    page = sit_down(who)
    page.goto("/notices?box=unread")
    settle(page)
    before = unread(site, who)
    page.get_by_role("button", name="全部已读").click()
    question = page.get_by_role("dialog", name="全部标为已读")
    expect(question).to_contain_text(f"将 {before} 条未读消息")
    question.get_by_role("button", name="取消").click()
    expect(question).to_have_count(0)
    assert unread(site, who) == before
    page.get_by_role("button", name="全部已读").click()
    question.get_by_role("button", name="全部已读").click()
    expect(page.get_by_text("没有未读消息。")).to_be_visible()
    assert unread(site, who) == 0


def test_an_officer_reminds_a_school_once_a_day_and_its_clerk_hears_it(sit_down: Callable[..., Page], site: Site):
    page = sit_down(OFFICER)
    page.goto("/progress")
    settle(page)
    box = page.get_by_role("checkbox", name=re.compile("^选择 ")).first
    for said in ("已催报 1 个单位。", "今天已催报过，未重复"):
        box.check()
        page.get_by_role("button", name="催报选中的 1 个单位").click()
        question = page.get_by_role("dialog", name="催报")
        expect(question).to_contain_text("向 1 个单位的录入员和信息管理员发送催报消息")
        question.get_by_role("button", name="催报").click()
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        settle(page)
        expect(question).to_have_count(0)
    name = (box.get_attribute("aria-label") or "").removeprefix("选择 ")
    [school] = [place for place in PLACES.values() if place.name == name]
    clerk = site.at(school, roles.ENTRY_CLERK)
    told = waited_for(lambda: [each for each in done(clerk.get("/notices"))["items"] if "催报" in each["text"]])
    assert len(told) == 1
