"""A training of a county from its registration to credits, on the pages of everybody concerned (R-TRN-01, -04, -05)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Page, expect

from deploy.local import trainings
from services.common import clock
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import person_of
from tests.e2e.browser.settling import fits, look_until, settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.browser.test_words_shown import english_on

COUNTY, SCHOOL, CENTRE = "340104", "340104004", "34010403"
EFFECTIVE = 4  # of the sample's files
NAME, CENTRE_NAME = "县域阅读教学研修", "杏林教师培训中心"
AHEAD, LATER = 5, 30  # days until it begins, and until everything is over


def test_a_training_goes_from_registration_to_credits_on_the_pages_of_everybody(sit_down: Callable[..., Page]):
    person = person_of(SCHOOL, EFFECTIVE)["name"]
    project_id = register(sit_down(f"{COUNTY}.info"))
    enrol(sit_down(f"{SCHOOL}.clerk"), person)
    trainings.let_time_pass(project_id, LATER)
    hand_in(sit_down(f"{CENTRE}.training"), person)
    confirm(sit_down(f"{COUNTY}.reviewer"), person)


def register(page: Page, name: str = NAME) -> UUID:
    """What is missing is said at its field; once it is complete, it is published after a question."""
    start = clock.today() + timedelta(days=AHEAD)
    page.goto("/trainings")
    look_at(page)
    page.get_by_role("link", name="登记培训项目").first.click()
    page.locator("#field-name").fill(name)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("培训内容")
    page.locator("#field-content").fill("学科教学")
    page.locator("#field-hours").fill("20")
    give(page, "start", str(start))
    give(page, "finish", str(start + timedelta(days=2)))
    page.locator("#field-institution_id").fill("杏林教师")
    page.get_by_role("option", name=CENTRE_NAME).click()
    page.get_by_text("自由报名", exact=True).click()
    give(page, "enrol_from", f"{clock.today()} 00:00")
    look_at(page)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="发布", exact=True).click()
    look_until(page, page.get_by_text("报名中", exact=True).first)
    look_at(page)
    return UUID(page.url.rsplit("/", 1)[-1])


def give(page: Page, field: str, value: str) -> None:
    page.locator(f"#field-{field}").fill(value)
    page.keyboard.press("Enter")


def enrol(page: Page, person: str, name: str = NAME) -> None:
    """A school sees what is offered, and who of its teachers can be enrolled."""
    page.goto("/trainings?box=offered")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="学员").click()
    page.get_by_role("button", name="报名", exact=True).click()
    page.get_by_role("dialog").get_by_text(person, exact=True).click()
    page.get_by_role("button", name="为 1 人报名").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(f"{person} 已录取")
    page.get_by_role("dialog").get_by_role("button", name="关闭", exact=True).last.click()
    expect(page.get_by_role("cell", name=person)).to_be_visible()
    look_at(page)


def hand_in(page: Page, person: str) -> None:
    """The institution sees what it holds alone; a grade has to be said, and what is wrong is said at the line."""
    page.goto("/trainings")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="结果").click()
    hours = page.get_by_label(f"{person}：学时")
    hours.fill("20")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("row").filter(has_text=person)).to_contain_text("请选择考核结果")
    page.get_by_label(f"{person}：考核").select_option(label="合格")
    page.get_by_role("button", name="保存修改的 1 行").click()
    expect(page.get_by_role("row").filter(has_text=person)).to_contain_text("已登记")
    look_at(page)
    page.get_by_role("button", name="报送结果", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="报送", exact=True).click()
    look_until(page, page.get_by_text("结果待认定", exact=True).first)


def confirm(page: Page, person: str) -> None:
    """The sample is looked at first; then the result becomes credits, and the training is closed."""
    page.goto("/trainings?box=todo")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="结果").click()
    row = page.get_by_role("row").filter(has_text=person)
    row.get_by_text("计算过程").click()
    expect(row).to_contain_text("20")
    row.get_by_role("checkbox").check()
    expect(page.get_by_role("button", name="认定", exact=True)).to_be_disabled()
    look_at(page)
    row.get_by_role("button", name="已核查", exact=True).click()
    expect(row).to_contain_text("已由")
    page.get_by_role("button", name="认定", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="认定", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="已认定 1 条")).to_contain_text("学分")
    look_until(page, page.get_by_text("已结项", exact=True).first)


def look_at(page: Page) -> None:
    """At a desk and on a phone: readable by a screen reader, words only, nothing beside the screen."""
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        settle(page)
        assert serious_findings(page) == [], viewport
        assert english_on(page) == [], viewport
        fits(page, viewport["width"])
