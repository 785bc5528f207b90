"""A file that is rejected by set and by indicator: what the clerk sees and does, until it is effective (R-REV-04)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e.browser.filling import fill_in
from tests.e2e.browser.reviewing import approve, expect_at_last, give_reasons, name_of, open_case, refuse

SCHOOL, OFFICE = "340104004", "340104"
LIES_AT_SCHOOL = 1  # of the sample's files
FILE = f"/teachers/{teacher_id(SCHOOL, LIES_AT_SCHOOL)}"
MOBILE, WORK_START, SET = "手机", "参加工作年月", "教师资格"
REASONS = {
    WORK_START: "与档案中的参加工作时间不一致。",
    MOBILE: "号码已停用，请改为现用号码。",
    SET: "证书颁发机构与证书不一致，请核对。",
}
NEW_MOBILE = "13900001111"
EXPLANATION = "以劳动合同为准，已核对无误。"


def test_a_rejected_file_comes_back_mended_and_explained_and_becomes_effective(  # R-REV-02, R-REV-04, R-REC-07
    sit_down: Callable[..., Page],
):
    name = name_of(SCHOOL, LIES_AT_SCHOOL)
    reviewer, clerk = sit_down(f"{SCHOOL}.reviewer"), sit_down(f"{SCHOOL}.clerk")
    reject(reviewer, name)
    see_the_reasons_in_place(clerk)
    mend_the_mobile(clerk)
    mend_the_certificate(clerk)
    explain_the_first_job(clerk)
    clerk.get_by_role("button", name="报送", exact=True).click()
    expect(clerk.get_by_text("待学校审核").first).to_be_visible()
    compare_with_what_was_rejected(reviewer, name)
    approve(reviewer, name)
    approve(sit_down(f"{OFFICE}.reviewer"), name)
    clerk.reload()
    expect_at_last(clerk, "已生效")
    expect(clerk.get_by_role("region", name="审核未通过")).to_have_count(0)


def reject(page: Page, name: str) -> None:
    """Two indicators and a whole set; a reason that is left empty is asked for."""
    open_case(page, name)
    give_reasons(page, REASONS | {SET: " "})
    refuse(page, "驳回")
    expect(page.get_by_role("alert")).to_have_text("每一条都要写明原因；至少要有一条。")
    page.locator("footer").get_by_label(SET).fill(REASONS[SET])
    refuse(page, "驳回")
    expect(page.get_by_text(f"已驳回“{name}”").first).to_be_visible()


def notice(page: Page) -> dict:
    """The lines of what was rejected, by the place they name."""
    lines = page.get_by_role("region", name="审核未通过").get_by_role("listitem")
    return {place: lines.filter(has_text=place) for place in REASONS}


def see_the_reasons_in_place(page: Page) -> None:
    page.goto(FILE)
    expect_at_last(page, "审核未通过")
    for place, line in notice(page).items():
        expect(line).to_contain_text(REASONS[place])
    expect(page.get_by_role("definition").filter(has_text=REASONS[WORK_START])).to_be_visible()
    expect_not_to_be_handed_in(page)
    page.goto(f"{FILE}?set=qualification")
    expect(page.get_by_role("article", name=SET).get_by_text(f"驳回原因：{REASONS[SET]}")).to_be_visible()


def expect_not_to_be_handed_in(page: Page) -> None:
    expect(page.get_by_role("button", name="报送", exact=True)).to_be_disabled()
    expect(page.get_by_text("驳回的内容还没有全部改正")).to_be_visible()


def mend_the_mobile(page: Page) -> None:
    """The link leads to the very field, where the reason stands; the rejected value does not come back."""
    notice(page)[MOBILE].get_by_role("link").click()
    expect(page.locator("#field-mobile")).to_be_focused()
    expect(page.get_by_text(f"驳回原因：{REASONS[MOBILE]}")).to_be_visible()
    fill_in(page, {"mobile": NEW_MOBILE})
    save(page)
    expect(notice(page)[MOBILE]).to_contain_text("（已改）")
    expect_not_to_be_handed_in(page)


def mend_the_certificate(page: Page) -> None:
    notice(page)[SET].get_by_role("link").click()
    page.get_by_role("article", name=SET).get_by_role("link", name=re.compile("^编辑")).first.click()
    fill_in(page, {"issuer": "合肥市教育局"})
    save(page)
    expect(notice(page)[SET]).to_contain_text("（已改）")


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(re.compile(r"\?set="))


def explain_the_first_job(page: Page) -> None:
    notice(page)[WORK_START].get_by_role("button", name="无误，说明原因").click()
    question = page.get_by_role("dialog")
    question.get_by_role("textbox").fill(EXPLANATION)
    question.get_by_role("button", name="保存").click()
    expect(notice(page)[WORK_START]).to_contain_text(EXPLANATION)
    expect(page.get_by_text("都已改正，可以重新报送")).to_be_visible()


def compare_with_what_was_rejected(page: Page, name: str) -> None:
    """Why it was rejected, what the school says to it, and what has changed since."""
    open_case(page, name)
    before = page.get_by_role("region", name="曾被驳回，请核对是否已改正")
    expect(before.get_by_role("listitem").filter(has_text=REASONS[WORK_START])).to_contain_text(EXPLANATION)
    changes = page.get_by_role("region", name="驳回后的改动")
    expect(changes.get_by_role("row").filter(has_text=MOBILE).get_by_role("insertion")).to_have_text(
        re.compile(f"^139.*{NEW_MOBILE[-4:]}$")
    )
    expect(changes.get_by_role("row").filter(has_text="证书颁发机构").get_by_role("insertion")).to_have_text(
        "合肥市教育局"
    )
