"""What is typed into a search box stays there, key by key and through an input method, however slow the answers are."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from deploy.local.places import SELF_SERVICE
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import name_of

ADMIN = f"{SELF_SERVICE}.admin"
BOXES = {
    "/teachers": ("340104001.clerk", "姓名或身份证件号"),
    "/cases": ("340104001.reviewer", "姓名"),
    "/teacher-accounts": (ADMIN, "姓名"),
    "/accounts": ("340104.admin", "姓名或用户名"),
}
PINYIN = ("w", "wa", "wan", "wang")
SLOW = 700  # milliseconds that each answer is held back, so that keys come before, between and after answers


@pytest.fixture(params=BOXES)
def box(request: pytest.FixtureRequest, sit_down: Callable[..., Page]) -> Locator:
    """The search box of one page, whose answers come late."""
    who, label = BOXES[request.param]
    page = sit_down(who, viewport=PHONE if request.param == "/cases" else DESK)
    page.goto(request.param)
    found = page.get_by_role("search").get_by_role("textbox", name=label, exact=True)
    expect(found).to_be_visible()
    late(page)
    return found


def late(page: Page) -> None:
    hold = f"() => new Promise((go) => setTimeout(go, {SLOW}))"

    def answer(route):
        page.evaluate(hold) if not page.is_closed() else None
        route.continue_()

    page.route(re.compile(r"/api/v1/[a-z-]+\?.*q="), answer)


def test_each_key_stays_while_answers_come_late(box: Locator):
    box.focus()
    for so_far in ("n", "no", "nob", "nobo", "nobod", "nobody"):
        box.page.keyboard.type(so_far[-1], delay=150)
        expect(box).to_have_value(so_far)
    box.page.wait_for_url(re.compile("q=nobody"))
    expect(box.page.get_by_text("没有符合条件的")).to_be_visible()
    expect(box).to_have_value("nobody")


def test_an_input_method_is_waited_for_and_its_word_searched(box: Locator):
    method = box.page.context.new_cdp_session(box.page)
    box.focus()
    for so_far in PINYIN:
        method.send(
            "Input.imeSetComposition", {"text": so_far, "selectionStart": len(so_far), "selectionEnd": len(so_far)}
        )
        expect(box).to_have_value(so_far)
    method.send("Input.insertText", {"text": "王"})
    expect(box).to_have_value("王")
    box.page.wait_for_url(re.compile("q=%E7%8E%8B"))
    method.send("Input.imeSetComposition", {"text": "fang", "selectionStart": 4, "selectionEnd": 4})
    box.page.wait_for_load_state("networkidle")
    expect(box).to_have_value("王fang")
    method.send("Input.insertText", {"text": "芳"})
    expect(box).to_have_value("王芳")
    box.page.wait_for_url(re.compile("q=%E7%8E%8B%E8%8A%B3"))


def test_a_name_typed_key_by_key_finds_its_file_and_clearing_shows_all(sit_down: Callable[..., Page]):
    clerk, name = sit_down("340104002.clerk"), name_of("340104002", 4)
    clerk.goto("/teachers")
    rows = clerk.get_by_role("row").filter(has=clerk.get_by_role("checkbox", name=re.compile("^选择 ")))
    expect(rows.nth(1)).to_be_visible()
    box = clerk.get_by_role("textbox", name="姓名或身份证件号")
    box.press_sequentially(name, delay=60)
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(name)
    clerk.get_by_role("button", name=f"去掉条件：姓名包含“{name}”").or_(
        clerk.get_by_role("button", name=re.compile("^去掉条件"))
    ).first.click()
    expect(box).to_have_value("")
    expect(rows.nth(1)).to_be_visible()
