"""审核流程: an authority makes a chain from a sample, tries it, switches it on from a day ahead, and off (R-REV-02)."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from services.common import clock
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import serious_findings

DAY = (clock.today() + datetime.timedelta(days=40)).isoformat()  # nobody else's cases take it
SAMPLE = "县人事股与教师进修学校会审"


@pytest.fixture
def editor(sit_down: Callable[..., Page]) -> Page:
    """The county's information administrator makes a chain from the sample."""
    page = sit_down("340104.info")
    page.goto("/chains")
    page.get_by_role("button", name="新建流程").click()
    choose(page, "chain-source", SAMPLE)
    expect(page.get_by_label("流程名称")).to_have_value(SAMPLE)
    return page


def choose(page: Page, field: str, text: str) -> None:
    """Choose what is called so in a list that is searched or opened."""
    place = page.locator(".field").filter(has=page.locator(f"[id='{field}-label']"))
    place.locator(".el-select__wrapper").click(position={"x": 4, "y": 4})
    box = place.locator("input[role=combobox]")
    if box.get_attribute("readonly") is None:
        box.fill(text)
    page.locator(f"[id='{box.get_attribute('aria-controls')}'] li").filter(has_text=text).first.click()


def named_chain(page: Page, name: str) -> Locator:
    return page.locator("section.chain").filter(has=page.get_by_role("heading", name=name))


def steps_of(page: Page) -> list[list[str]]:
    """The names of the steps, position by position."""
    positions = page.locator("li.position").all()
    return [[box.input_value() for box in each.get_by_label("步骤名称").all()] for each in positions]


def test_a_county_makes_tries_and_ends_a_chain_of_its_own(editor: Page):
    name = "本县会审（浏览器）"
    editor.get_by_label("流程名称").fill(name)
    editor.get_by_label("启用日期").fill(DAY)
    editor.get_by_label("启用日期").press("Enter")
    choose(editor, "try-school", "杏林小学")
    editor.get_by_role("button", name="试算").click()
    expect(editor.get_by_text(f"走正在编辑的“{name}”")).to_be_visible()
    expect(editor.locator(".step").get_by_text("蜀山区教师进修学校", exact=True)).to_be_visible()
    settle(editor)
    assert serious_findings(editor) == []

    editor.get_by_role("button", name="启用", exact=True).click()
    question = editor.get_by_role("dialog", name="启用审核流程")
    expect(question).to_contain_text(f"从 {DAY} 起")
    expect(question).to_contain_text("正在审核的仍按原流程办完")
    question.get_by_role("button", name="启用").click()

    mine = named_chain(editor, name)
    expect(mine).to_contain_text(f"将于 {DAY} 生效")
    expect(mine).to_contain_text("主管部门的教师进修学校")
    mine.get_by_role("button", name=f"停用：{name}").click()
    editor.get_by_role("dialog", name="停用审核流程").get_by_role("button", name="停用").click()
    expect(mine).to_have_count(0)
    editor.get_by_text("已停用", exact=True).click()
    expect(named_chain(editor, name).first).to_contain_text("已停用")


def test_steps_are_ordered_and_put_beside_each_other_by_keyboard(editor: Page):
    assert steps_of(editor) == [["校长审核"], ["人事股审核", "教师进修学校审核"]]

    editor.get_by_role("button", name="单独进行：教师进修学校审核").press("Enter")
    assert steps_of(editor) == [["校长审核"], ["人事股审核"], ["教师进修学校审核"]]
    editor.get_by_role("button", name="上移：教师进修学校审核").press("Enter")
    assert steps_of(editor) == [["校长审核"], ["教师进修学校审核"], ["人事股审核"]]
    editor.get_by_role("button", name="与上一步同时进行：人事股审核").press("Enter")
    assert steps_of(editor) == [["校长审核"], ["教师进修学校审核", "人事股审核"]]
    editor.get_by_role("button", name="删除：人事股审核").press("Enter")
    assert steps_of(editor) == [["校长审核"], ["教师进修学校审核"]]


def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(editor: Page):
    editor.get_by_role("button", name="添加步骤").click()
    editor.get_by_role("button", name="启用", exact=True).click()

    expect(editor.get_by_text("有 1 处需要修改")).to_be_visible()
    expect(editor.get_by_role("dialog")).to_have_count(0)


def test_on_a_phone_nothing_scrolls_sideways(editor: Page):
    editor.set_viewport_size(PHONE)
    settle(editor)
    assert editor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious_findings(editor) == []
    editor.set_viewport_size(DESK)


def test_a_school_reads_the_chains_and_makes_none(sit_down: Callable[..., Page]):
    page = sit_down("340104001.reviewer")
    page.goto("/chains")

    expect(page.get_by_role("heading", name="学校首次录入审核", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="新建流程")).to_have_count(0)
    expect(page.get_by_text("以此新建")).to_have_count(0)
