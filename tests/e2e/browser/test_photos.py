"""Photos through the pages: one by its teacher on a phone, and two hundred by a school with ten that cannot be used."""

import re
import uuid
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from deploy.local.people import people
from deploy.local.places import SELF_SERVICE, teacher_id
from services.common import clock
from services.common.messages.wording import word
from services.media.batches.reasons import sentence
from tests.data import portraits
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.reviewing import name_of, open_case
from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.site import Site, done

COLLEAGUE = f"{SELF_SERVICE}.colleague"
SCHOOL = "340200001"
LIES_AT_SCHOOL = f"/teachers/{teacher_id(SCHOOL, 1)}"  # of the sample's files
GOOD = 190
LONG = 600_000  # two hundred photos on a busy machine, in milliseconds
SERIES = 11
REASONS = ("no_face", "two_faces", "too_small", "blurred", "wrong_ratio", "too_large", "unknown")  # and damaged ones


def test_a_teacher_puts_the_own_photo_into_the_file_on_a_phone(  # R-MED-01
    sit_down: Callable[..., Page], tmp_path: Path
):
    picture = tmp_path / "portrait.jpg"
    picture.write_bytes(portraits.encoded(portraits.picture(portraits.Look()), orientation=6, gps=True))
    page = sit_down(COLLEAGUE, viewport=PHONE)
    page.get_by_role("link", name="上传照片").click()
    expect(page.get_by_role("heading", name="照片要求")).to_be_visible()
    expect_whole(page, PHONE)
    page.get_by_label("选择照片").set_input_files(picture)
    frame_with_the_keyboard(page)
    expect_whole(page, PHONE)
    page.get_by_role("button", name="保存照片").click()
    expect(page.get_by_text("随档案一起报送审核")).to_be_visible()
    expect_drawn(page.get_by_role("img", name=re.compile("的照片$")))
    expect(page.get_by_role("link", name="更换照片").first).to_be_visible()


def test_a_photo_is_framed_under_the_policy_that_keeps_strangers_scripts_and_styles_out(
    sit_down: Callable[..., Page], tmp_path: Path
):
    picture = tmp_path / "portrait.jpg"
    picture.write_bytes(portraits.encoded(portraits.picture(portraits.Look())))
    page, broken = sit_down(COLLEAGUE, viewport=PHONE, bypass_csp=False), []
    page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto("/self/photo")
    page.get_by_label("选择照片").set_input_files(picture)
    frame_with_the_keyboard(page)
    assert not broken


def test_what_is_no_picture_is_refused_in_words_and_another_can_be_chosen(  # R-MED-04
    sit_down: Callable[..., Page], tmp_path: Path
):
    page = sit_down(COLLEAGUE, viewport=PHONE)
    page.goto("/self/photo")
    wrong = tmp_path / "portrait.jpg"
    wrong.write_bytes("姓名,照片\n".encode())
    page.get_by_label("选择照片").set_input_files(wrong)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("选择照片")).to_be_attached()


def test_a_photo_is_reviewed_with_the_file_like_any_other_value(  # R-MED-01
    sit_down: Callable[..., Page], tmp_path: Path
):
    picture = tmp_path / "portrait.jpg"
    picture.write_bytes(portraits.encoded(portraits.picture(portraits.Look())))
    clerk = sit_down(f"{SCHOOL}.clerk")
    clerk.goto(f"{LIES_AT_SCHOOL}/photo")
    expect(clerk.get_by_text("档案正在审核，照片暂不能更换")).to_be_visible()
    withdraw(clerk)
    clerk.get_by_role("link", name="上传照片").first.click()
    clerk.get_by_label("选择照片").set_input_files(picture)
    expect_whole(clerk, DESK)
    clerk.get_by_role("button", name="保存照片").click()
    expect(clerk.get_by_role("link", name="更换照片").first).to_be_visible()
    clerk.get_by_role("button", name="报送", exact=True).click()
    expect(clerk.get_by_text("待学校审核").first).to_be_visible()
    reviewer = sit_down(f"{SCHOOL}.reviewer")
    open_case(reviewer, name_of(SCHOOL, 1))
    expect_drawn(reviewer.get_by_role("button", name=re.compile("^查看 ")).locator("img").first)


def withdraw(page: Page) -> None:
    page.goto(LIES_AT_SCHOOL)
    page.get_by_role("button", name="撤回", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="撤回", exact=True).click()
    expect(page.get_by_role("button", name="撤回", exact=True)).to_have_count(0)


@pytest.fixture(scope="module")
def staff(site: Site) -> list[dict]:
    """As many teachers of one school as photos will come, with their names and numbers only."""
    clerk = site.client(f"{SCHOOL}.clerk")
    wanted = people(SERIES, GOOD + len(portraits.BAD) - 1, SCHOOL[:6], clock.today())
    short = [{code: each[code] for code in ("name", "id_type", "id_number")} for each in wanted]

    def open_file(values: dict) -> dict:
        opened = clerk.post("/teachers/drafts", json={"id": str(uuid.uuid4()), "values": values})
        return {"id": done(opened)["id"], **values}

    with ThreadPoolExecutor(4) as several:
        return list(several.map(open_file, short))


@pytest.fixture(scope="module")
def archive(staff: list[dict], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ZIP as a school makes it: two hundred photos named by ID number, ten of which cannot be used."""
    folder = tmp_path_factory.mktemp("photos")
    numbers = [each["id_number"] for each in staff]
    files = portraits.portraits(folder, numbers[:GOOD])
    nobody = people(SERIES + 1, 1, SCHOOL[:6], clock.today())[0]["id_number"]
    files += portraits.bad_portraits(folder, [*numbers[GOOD:], nobody]).values()
    packed = folder / "photos.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as together:
        for each in files:
            together.write(each, f"照片/{each.name}")
    return packed


def test_a_school_collects_two_hundred_photos_and_learns_why_ten_were_not_used(  # R-MED-02
    sit_down: Callable[..., Page], staff: list[dict], archive: Path
):
    clerk = sit_down(f"{SCHOOL}.clerk")
    clerk.get_by_role("link", name="照片批量采集").click()
    expect(clerk.get_by_text("用教师的身份证件号或个人标识码作文件名")).to_be_visible()
    clerk.get_by_label("选择文件").set_input_files(archive)
    clerk.wait_for_url(re.compile("/photo-batches/[0-9a-f-]{36}"))
    batch = clerk.url
    leave_and_come_back(clerk)
    expect(clerk.get_by_text(f"已处理 {GOOD + 10} / {GOOD + 10}")).to_be_visible(timeout=LONG)
    expect(figure(clerk, "待确认", GOOD)).to_be_visible(timeout=LONG)
    expect(figure(clerk, "不能用", 10)).to_be_visible()
    read_the_reasons(clerk)
    clerk.goto(batch)
    name = move_a_frame(clerk)
    look_at_the_sheet_on_a_phone(sit_down(f"{SCHOOL}.clerk", viewport=PHONE), batch)
    refuse_one_and_take_it_back(clerk)
    confirm_all(clerk)
    expect(figure(clerk, "已入档", GOOD)).to_be_visible(timeout=LONG)
    see_it_in_the_file(clerk, next(each for each in staff if each["name"] == name))


def leave_and_come_back(page: Page) -> None:
    """The upload goes on while other pages are looked at; a reload finds the batch again."""
    page.get_by_role("link", name="信息首次录入").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("信息首次录入")
    page.go_back()
    expect(page.get_by_role("progressbar", name="进度")).to_be_visible(timeout=LONG)


def read_the_reasons(page: Page) -> None:
    page.get_by_role("button", name=re.compile("未采用清单")).click()
    expect(page.get_by_role("table").locator("tbody tr")).to_have_count(10)
    for reason in REASONS:
        expect(page.get_by_text(word(sentence(reason), {}, "zh-CN")).first).to_be_visible()
    expect_whole(page, DESK)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载表格").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 11
    assert not any(re.search(r"\d{15}", line) for line in lines)  # the numbers in the names are masked


def move_a_frame(page: Page) -> str:
    """Enter on a photo opens its frame, keys move it; gives whose photo it is."""
    figure(page, "待确认", GOOD).click()
    card = page.locator(".card").first
    expect_drawn(card.locator("img"))
    expect_whole(page, DESK)
    before = card.locator("img").get_attribute("src")
    name = card.locator(".name").inner_text()
    card.get_by_role("checkbox").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    frame_with_the_keyboard(page)
    page.get_by_role("button", name="按此裁剪").click()
    expect(page.get_by_text("已按新的位置裁剪")).to_be_visible()
    expect(card.locator("img")).not_to_have_attribute("src", before or "")
    return name


def look_at_the_sheet_on_a_phone(page: Page, batch: str) -> None:
    page.goto(batch)
    expect_drawn(page.locator(".card img").first)
    expect_whole(page, PHONE)


def refuse_one_and_take_it_back(page: Page) -> None:
    card = page.locator(".card").nth(1)
    name = card.locator(".name").inner_text()
    card.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.locator(".bar").get_by_role("button", name="不用").click()
    figure(page, "不能用", 11).click()
    mine = page.locator(".card").filter(has_text=name)
    mine.get_by_role("button", name=re.compile("^恢复")).click()
    expect(figure(page, "待确认", GOOD)).to_be_visible()


def confirm_all(page: Page) -> None:
    page.get_by_role("button", name="全部确认").click()
    page.get_by_role("dialog").get_by_role("button", name="全部确认").click()
    expect(page.get_by_text(f"已确认 {GOOD} 张")).to_be_visible()


def see_it_in_the_file(page: Page, teacher: dict) -> None:
    page.goto(f"/teachers/{teacher['id']}")
    expect_drawn(page.get_by_role("img", name=f"{teacher['name']}的照片"))


def frame_with_the_keyboard(page: Page) -> None:
    """The picture is nudged under the frame; the preview follows."""
    stage = page.get_by_role("application")
    preview = page.get_by_role("img", name="预览")
    expect_drawn(preview)
    before = preview.get_attribute("style")
    stage.focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "-"):
        page.keyboard.press(key)
    expect(preview).not_to_have_attribute("style", before or "")


def figure(page: Page, state: str, n: int) -> Locator:
    """The figure of a state, which filters the sheet."""
    return page.get_by_role("button", name=f"{state} {n}", exact=True)


def expect_drawn(picture: Locator) -> None:
    """A picture that really came."""
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 0


def expect_whole(page: Page, viewport: dict) -> None:
    """Readable by a screen reader, and no wider than the screen."""
    settle(page)
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
