"""A university's review: its department first, then three offices beside each other, then the province (R-REV-03)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e.browser.reviewing import approve, expect_at_last, give_reasons, name_of, open_case, refuse
from tests.e2e.browser.settling import look_until

UNIVERSITY, DEPARTMENT = "340000001", "34000000102"
LIES_AT_DEPARTMENT = 1  # of the sample's files
REASON = "项目来源与立项通知不一致，请院里再核对。"
OFFICES = {"teaching": "教育教学", "research": "项目(课题)", "reviewer": "基本信息"}


def test_three_offices_review_their_own_sets_beside_each_other_until_a_number_is_given(  # R-REV-02, -04, R-ID-06
    sit_down: Callable[..., Page],
):
    name = name_of(UNIVERSITY, LIES_AT_DEPARTMENT)
    head = sit_down(f"{DEPARTMENT}.head")
    approve(head, name)
    offices = {who: sit_down(f"{UNIVERSITY}.{who}") for who in OFFICES}
    expect_own_sets_first(offices["teaching"], name)
    approve(offices["teaching"], name)
    return_to_the_department(offices["research"], name)
    approve(head, name)
    for who, page in offices.items():
        expect_first_set(page, name, OFFICES[who])
        approve(page, name)
    approve(sit_down("340000.reviewer"), name)
    expect_effective(sit_down(f"{UNIVERSITY}.clerk"))


def expect_own_sets_first(page: Page, name: str) -> None:
    """What the office answers for comes first; the rest is said to be for others, and cannot be rejected here."""
    expect_first_set(page, name, "教育教学")
    others = page.locator("section.values").filter(has_text="由其他处室审核，供参考")
    expect(others.get_by_role("heading", name="基本信息", exact=True)).to_be_visible()
    expect(others.get_by_role("button", name=re.compile("驳回"))).to_have_count(0)
    steps = page.get_by_role("list", name="审核流程").get_by_role("listitem")
    expect(steps.filter(has_text="待处理")).to_have_count(len(OFFICES))


def expect_first_set(page: Page, name: str, first: str) -> None:
    open_case(page, name)
    expect(page.locator("section.values h2").first).to_have_text(first)


def return_to_the_department(page: Page, name: str) -> None:
    """One step back: what the other office has approved beside it is asked again."""
    open_case(page, name)
    page.get_by_role("button", name="退回上一步", exact=True).click()
    give_reasons(page, {"项目(课题)": REASON})
    refuse(page, "退回上一步")
    expect(page.get_by_text(f"已把“{name}”退回上一步").first).to_be_visible()


def expect_effective(clerk: Page) -> None:
    clerk.goto(f"/teachers/{teacher_id(UNIVERSITY, LIES_AT_DEPARTMENT)}")
    expect_at_last(clerk, "已生效")
    number = clerk.locator("section.head dl > div").filter(has_text="个人标识码").locator("dd .figures")
    look_until(clerk, number.filter(has_text=re.compile(r"^[LGJ][\w*]{9,}$")))  # given by an event, too
    clerk.get_by_role("button", name="变更历史").click()
    history = clerk.get_by_role("dialog")
    expect(history.get_by_text("退回上一步").first).to_be_visible()
    expect(history.get_by_text(REASON).first).to_be_visible()
