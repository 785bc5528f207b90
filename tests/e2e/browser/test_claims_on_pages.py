"""A claim of credits for what a teacher did alone: refused with a reason, then granted (R-TRN-07, R-TRN-08)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import TEACHER
from services.common import clock
from tests.e2e.browser.conftest import PHONE
from tests.e2e.browser.papers import PHOTO, photo, upload
from tests.e2e.browser.reviewing import name_of
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.browser.test_trainings_on_pages import give, look_at

SCHOOL, COUNTY = "340104001", "340104"
PERSON, WORK, REASON = name_of(SCHOOL, 4), "乡土课程开发论文", "未附刊物封面和目录。"
FACTS = {"mode": "校本", "item": "论文", "paper": "刊物发表", "level": "省级"}


def test_a_claim_is_refused_by_the_authority_and_granted_when_it_is_made_anew(sit_down: Callable[..., Page]):
    teacher = sit_down(TEACHER, viewport=PHONE)
    school, county = sit_down(f"{SCHOOL}.reviewer"), sit_down(f"{COUNTY}.reviewer")
    claim(teacher)
    approve(school)
    refuse(county)
    read(teacher, "已拒绝", REASON)
    claim(teacher)
    approve(school)
    approve(county)
    read(teacher, "已同意", "5 学分")
    find_it_in_the_account(teacher)


def claim(page: Page) -> None:
    page.goto("/self/claims")
    page.get_by_role("link", name="申报学分").click()
    page.get_by_text("自主研修", exact=True).click()
    page.locator("#field-name").fill(WORK)
    for day in ("start", "finish"):
        give(page, day, str(clock.today()))
    for code, value in FACTS.items():
        page.locator(f"#field-{code}").select_option(value)
    upload(page.locator(".field").filter(has=page.locator("[id='field-evidence-label']")), photo())
    page.locator("#field-words").fill("独立撰写，已发表。")
    page.get_by_role("button", name="提交申报").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORK)
    expect(page.get_by_role("listitem").filter(has_text=PHOTO)).to_be_visible()
    look_until(page, page.get_by_text("现由谁办"))


def at_desk(page: Page) -> None:
    page.goto(f"/cases?q={PERSON}")
    link = page.get_by_role("row").filter(has_text="学分申报").get_by_role("link").first
    look_until(page, link)
    link.click()
    expect(page.get_by_text(WORK).first).to_be_visible()
    settle(page)


def approve(page: Page) -> None:
    at_desk(page)
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_text(f"已通过“{PERSON}”").first).to_be_visible()


def refuse(page: Page) -> None:
    at_desk(page)
    page.get_by_role("button", name="驳回", exact=True).click()
    page.locator("footer").get_by_role("textbox").last.fill(REASON)
    page.get_by_role("button", name="驳回", exact=True).click()
    expect(page.get_by_text(f"已驳回“{PERSON}”").first).to_be_visible()


def read(page: Page, state: str, told: str) -> None:
    """What was decided is in the list, under its box, on the phone."""
    page.goto("/self/claims")
    card = page.get_by_role("listitem").filter(has_text=WORK).filter(has_text=state)
    look_until(page, card)
    expect(card).to_contain_text(told)
    page.get_by_role("navigation").get_by_role("link", name=state).click()
    expect(card).to_be_visible()
    look_at(page)
    page.set_viewport_size(PHONE)


def find_it_in_the_account(page: Page) -> None:
    """The teacher sees in the account what counts, and how it was worked out."""
    page.goto("/self/credits")
    line = page.get_by_role("listitem").filter(has_text=WORK)
    look_until(page, line)
    expect(line).to_contain_text("5 学分")
    line.get_by_text("计算过程").click()
    expect(line).to_contain_text("每项计 5")
    look_at(page)
