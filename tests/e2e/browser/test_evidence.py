"""Evidence: attached by a clerk, looked at by a reviewer, rejected, replaced, ticked (R-MED-03, R-REV-05)."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from deploy.local.places import TEACHER, teacher_id
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.papers import BETTER, PAGES, PHOTO, SCAN, better, expect_no_place, photo, scan, upload
from tests.e2e.browser.reviewing import approve, expect_at_last, give_reasons, name_of, open_case, refuse
from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import serious_findings

SCHOOL, OFFICE = "340202003", "340202"
LIES_AT_SCHOOL = 1  # of the sample's files
FILE = f"/teachers/{teacher_id(SCHOOL, LIES_AT_SCHOOL)}"
SET, DIPLOMA, PROVED = "学习经历", "最高及次高学历证书", "所学专业"
REASON = "扫描不清，看不出证书编号，请重新扫描。"


def test_evidence_is_seen_beside_the_value_rejected_replaced_and_ticked(sit_down: Callable[..., Page]):
    name = name_of(SCHOOL, LIES_AT_SCHOOL)
    clerk, reviewer = sit_down(f"{SCHOOL}.clerk"), sit_down(f"{SCHOOL}.reviewer")
    withdraw(clerk)
    attach(clerk)
    see_it_in_the_file(clerk)
    submit(clerk)
    look_at_it_while_reviewing(reviewer, name)
    look_at_it_on_a_phone(sit_down(f"{SCHOOL}.reviewer", viewport=PHONE), name)
    reject_it(reviewer, name)
    replace_it(clerk)
    submit(clerk)
    compare_with_what_was_rejected(reviewer, name)
    approve(reviewer, name)
    approve(sit_down(f"{OFFICE}.reviewer"), name)
    find_it_ticked(clerk)


def test_a_teacher_sees_the_own_checklist_on_a_phone(sit_down: Callable[..., Page]):
    page = sit_down(TEACHER, viewport=PHONE)
    page.get_by_role("link", name="证明材料清单").click()
    expect(page.get_by_role("article", name="证明材料清单").get_by_text("本人签名")).to_be_visible()
    expect_whole(page, PHONE)


def expect_whole(page: Page, viewport: dict = DESK) -> None:
    settle(page)
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def withdraw(page: Page) -> None:
    page.goto(FILE)
    page.get_by_role("button", name="撤回", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="撤回", exact=True).click()
    expect(page.get_by_role("button", name="撤回", exact=True)).to_have_count(0)


def edit(page: Page) -> Locator:
    """The field of the evidence in the form of the first entry."""
    page.goto(f"{FILE}?set=education")
    page.get_by_role("article", name=SET).get_by_role("link", name=re.compile("^编辑")).first.click()
    field = page.locator(".field").filter(has=page.locator("[id='field-diploma-label']"))
    expect(field.get_by_text(f"用于证明：获得学历、获得学历的院校或机构、{PROVED}")).to_be_visible()
    return field


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(re.compile(r"\?set="))


def attach(page: Page) -> None:
    """What is no paper at all is refused at the field, in words; the others stay."""
    field = edit(page)
    upload(field, scan(), photo())
    field.get_by_label(f"添加文件：{DIPLOMA}").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 nothing"}
    )
    expect(field.get_by_role("alert")).to_contain_text("PDF")
    expect_whole(page)
    field.get_by_role("button", name="不再显示 a.pdf").click()
    save(page)


def see_it_in_the_file(page: Page) -> None:
    """Beside the entry in small; enlarged page by page; as a download without the place where it was taken."""
    entry = page.get_by_role("article", name=SET)
    expect(entry.get_by_text("2 份")).to_be_visible()
    entry.get_by_role("button", name=f"查看 {SCAN}", exact=True).click()
    viewer = page.get_by_role("dialog", name=SCAN)
    expect(viewer.get_by_role("img", name=f"{SCAN} 第 1 / {PAGES} 页")).to_be_visible()
    page.keyboard.press("]")
    viewer = page.get_by_role("dialog", name=PHOTO)
    expect(viewer.get_by_role("img", name=f"{PHOTO} 第 1 / 1 页")).to_be_visible()
    expect_whole(page)
    with page.expect_download() as download:
        viewer.get_by_role("link", name="下载原件").click()
    expect_no_place(download.value.path())
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def submit(page: Page) -> None:
    page.goto(FILE)
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_text("待学校审核").first).to_be_visible()


def look_at_it_while_reviewing(page: Page, name: str) -> None:
    """The value picks its evidence; its pages are turned beside it, and enlarged."""
    open_case(page, name)
    entries = page.get_by_role("region", name=SET)
    entries.get_by_role("button", name=re.compile("^详情")).first.click()
    clip = entries.get_by_role("button", name=f"看“{PROVED}”的证明材料")
    clip.click()
    expect(clip).to_have_attribute("aria-pressed", "true")
    pane = page.get_by_role("complementary", name="证明材料")
    expect(pane.get_by_text(f"{SET} · {DIPLOMA}").first).to_be_visible()
    for number in range(1, PAGES):
        expect(pane.get_by_text(f"第 {number} / {PAGES} 页")).to_be_visible()
        pane.get_by_role("button", name="下一页").click()
    expect_whole(page)
    turn_pages_enlarged(page, pane)


def turn_pages_enlarged(page: Page, pane: Locator) -> None:
    pane.get_by_role("button", name=f"查看 {SCAN}", exact=True).click()
    viewer = page.get_by_role("dialog", name=SCAN)
    page.keyboard.press("ArrowRight")
    shown = viewer.get_by_role("img", name=f"{SCAN} 第 2 / {PAGES} 页")
    expect(shown).to_be_visible()
    settle(page)
    whole = shown.bounding_box()
    page.keyboard.press("1")
    expect(viewer.get_by_text("100%")).to_be_visible()
    enlarged = shown.bounding_box()
    assert whole
    assert enlarged
    assert enlarged["width"] > whole["width"]
    expect_whole(page)
    page.keyboard.press("Escape")


def look_at_it_on_a_phone(page: Page, name: str) -> None:
    """There is no room beside the value: the clip opens the viewer at once."""
    open_case(page, name)
    page.get_by_role("region", name=SET).get_by_role("button", name=re.compile("的证明材料$")).first.click()
    drawn = page.get_by_role("dialog", name=SCAN).get_by_role("img", name=f"{SCAN} 第 1")
    expect(drawn).to_be_visible(timeout=120_000)
    expect_whole(page, PHONE)
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("complementary", name="证明材料")).to_be_visible()
    expect_whole(page, PHONE)


def reject_it(page: Page, name: str) -> None:
    open_case(page, name)
    give_reasons(page, {DIPLOMA: REASON})
    refuse(page, "驳回")
    expect(page.get_by_text(f"已驳回“{name}”").first).to_be_visible()


def replace_it(page: Page) -> None:
    """The reason leads to the field; a legible scan takes the place of both."""
    page.goto(FILE)
    expect_at_last(page, "审核未通过")
    line = page.get_by_role("region", name="审核未通过").get_by_role("listitem").filter(has_text=REASON)
    line.get_by_role("link").click()
    field = page.locator(".field").filter(has=page.locator("[id='field-diploma-label']"))
    expect(field.get_by_text(f"驳回原因：{REASON}")).to_be_visible()
    for gone in (SCAN, PHOTO):
        field.get_by_role("button", name=f"移除 {gone}", exact=True).click()
    upload(field, better())
    save(page)


def compare_with_what_was_rejected(page: Page, name: str) -> None:
    """What lay there before and what lies there now, side by side."""
    open_case(page, name)
    row = page.get_by_role("region", name="驳回后的改动").get_by_role("row").filter(has_text=DIPLOMA)
    for file in (SCAN, PHOTO, BETTER):
        expect(row.get_by_role("button", name=f"查看 {file}", exact=True)).to_be_visible()
    expect_whole(page)


def find_it_ticked(page: Page) -> None:
    page.goto(FILE)
    expect_at_last(page, "已生效")
    page.get_by_role("button", name="材料清单").click()
    lines = page.get_by_role("article", name="证明材料清单").get_by_role("row").filter(has_text=DIPLOMA)
    expect(lines.first.get_by_text("1 份")).to_be_visible()
    expect(lines.first.get_by_role("button", name=f"查看 {BETTER}", exact=True)).to_be_visible()
    expect(lines.last.get_by_text("缺", exact=True)).to_be_visible()
    expect_whole(page)
    page.emulate_media(media="print")
    expect(page.get_by_text("（公章）")).to_be_visible()
    expect(lines.first.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="screen")
