"""Results of a ministry's training: confirmed at each province by its own rule, then both sides agree (R-TRN-06)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e import of_training
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.browser.test_trainings_on_pages import look_at
from tests.e2e.site import Site

EFFECTIVE = 4  # of the sample's files
SCHOOLS = {"340000": "340202001", "330000": "330106001"}
NAME = "国家级乡村教师研修"


def test_results_of_the_ministry_are_confirmed_in_two_provinces_and_both_sides_agree(
    site: Site, sit_down: Callable[..., Page]
):
    people = {school: str(teacher_id(school, EFFECTIVE)) for school in SCHOOLS.values()}
    project_id = of_training.of_ministry(site, NAME, people)["id"]
    amounts = [confirm(sit_down(f"{province}.reviewer")) for province in SCHOOLS]
    assert amounts[0] != amounts[1], "each province converts by a rule of its own"
    agree(sit_down("000000.info"), project_id, sum(amounts))


def confirm(page: Page) -> float:
    """The province looks at the sample and confirms all that came; how many credits that made."""
    page.goto("/received-trainings")
    look_until(page, page.get_by_role("link", name=NAME))
    look_at(page)
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    settle(page)
    look = page.get_by_role("button", name="已核查", exact=True)
    if look.count():
        look.click()
        expect(look).to_have_count(0)
    page.get_by_role("checkbox", name="选择本页全部").check()
    look_at(page)
    page.get_by_role("button", name="认定", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="认定", exact=True).click()
    became = page.get_by_role("status").filter(has_text="已认定 1 条")
    expect(became).to_contain_text("学分")
    look_at(page)
    return float(re.search(r"([\d.]+) 学分", became.inner_text())[1])


def agree(page: Page, project_id: str, credits: float) -> None:
    """The ministry sees what was confirmed where, and that nothing is in doubt."""
    page.goto(f"/trainings/{project_id}")
    page.get_by_role("link", name="对账", exact=True).click()
    look_until(page, page.get_by_text("两侧相符").first)
    whole = page.get_by_role("row").filter(has_text="合计 2 个")
    look_until(page, whole.get_by_role("cell", name=f"{credits:g}", exact=True).nth(1))
    assert [cell.inner_text() for cell in whole.get_by_role("cell").all()[1:5]] == ["2", "2", "0", "2"]
    look_at(page)
