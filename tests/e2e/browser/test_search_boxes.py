"""What is typed into a search box stays there, key by key and through an input method, however slow the answers are."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import CDPSession, Error, Locator, Page, Route, expect

from deploy.local.places import SELF_SERVICE
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import name_of

ADMIN = f"{SELF_SERVICE}.admin"
BOXES = {
    "/teachers": ("340104001.clerk", "姓名或身份证件号"),
    "/cases": ("340104001.reviewer", "姓名"),
    "/teacher-accounts": (ADMIN, "姓名或用户名"),
    "/accounts": ("340104.admin", "姓名或用户名"),
}
PINYIN = ("w", "wa", "wan", "wang")


class Answers:
    """The answers to searches of a page, held back until they are let go."""

    def __init__(self, page: Page) -> None:
        self._held: list[Route] = []
        page.route(re.compile(r"/api/v1/[a-z-]+\?.*q="), self._hold)

    def _hold(self, route: Route) -> None:
        self._held.append(route)

    def let_go(self, but: int = 0) -> None:
        """Those that were asked for first; the newest `but` stay held."""
        while len(self._held) > but:
            with suppress(Error):  # the page does not wait for it any more
                self._held.pop(0).continue_()


@pytest.fixture(params=BOXES)
def box(request: pytest.FixtureRequest, sit_down: Callable[..., Page]) -> Locator:
    """The search box of one page."""
    who, label = BOXES[request.param]
    page = sit_down(who, viewport=PHONE if request.param == "/cases" else DESK)
    page.goto(request.param)
    found = page.get_by_role("search").get_by_role("textbox", name=label, exact=True)
    expect(found).to_be_visible()
    return found


@pytest.fixture
def answers(box: Locator) -> Iterator[Answers]:
    """The held answers of the page of the box; none is left over."""
    answers = Answers(box.page)
    yield answers
    box.page.unroute_all(behavior="ignoreErrors")
    answers.let_go()


def test_each_key_stays_while_answers_come_late(box: Locator, answers: Answers):
    page = box.page
    box.focus()
    for so_far in ("n", "no", "nob"):
        with page.expect_request(re.compile(f"q={so_far}(&|$)")):
            page.keyboard.type(so_far[-1])
        answers.let_go(but=1)
        expect(box).to_have_value(so_far)
    with page.expect_request(re.compile("q=nobody(&|$)")):
        page.keyboard.type("ody", delay=20)
        answers.let_go()
        expect(box).to_have_value("nobody")
    answers.let_go()
    expect(page.get_by_text("没有符合条件的")).to_be_visible()
    expect(box).to_have_value("nobody")


def test_an_input_method_is_waited_for_and_its_word_searched(box: Locator, answers: Answers):
    page = box.page
    method = page.context.new_cdp_session(page)
    box.focus()
    compose(method, *PINYIN)
    expect(box).to_have_value(PINYIN[-1])
    with page.expect_request(re.compile("q=%E7%8E%8B(&|$)")):
        method.send("Input.insertText", {"text": "王"})
    compose(method, "f", "fang")
    answers.let_go()
    page.wait_for_url(re.compile("q=%E7%8E%8B"))
    expect(box).to_have_value("王fang")
    with page.expect_request(re.compile("q=%E7%8E%8B%E8%8A%B3(&|$)")):
        method.send("Input.insertText", {"text": "芳"})
    answers.let_go()
    expect(box).to_have_value("王芳")


def compose(method: CDPSession, *steps: str) -> None:
    """What an input method shows before a word is chosen."""
    for text in steps:
        method.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def test_a_name_typed_key_by_key_finds_its_file_and_clearing_shows_all(sit_down: Callable[..., Page]):
    clerk, name = sit_down("340104002.clerk"), name_of("340104002", 4)
    clerk.goto("/teachers")
    rows = clerk.get_by_role("row").filter(has=clerk.get_by_role("checkbox", name=re.compile("^选择 ")))
    expect(rows.nth(1)).to_be_visible()
    box = clerk.get_by_role("textbox", name="姓名或身份证件号")
    box.press_sequentially(name, delay=60)
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(name)
    clerk.get_by_role("list", name="正在使用的条件").get_by_role("button").first.click()
    expect(box).to_have_value("")
    expect(rows.nth(1)).to_be_visible()
