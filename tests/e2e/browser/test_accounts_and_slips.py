"""Accounts drawn from a school's files, slips handed out, and a teacher's first hour with one (R-ID-04, R-ID-11)."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from deploy.local.people import entries
from services.common import clock
from tests.e2e.browser.conftest import PHONE
from tests.e2e.browser.filling import fill_in
from tests.e2e.browser.reviewing import PER_SCHOOL, name_of, person_of

SCHOOL = "340202001"
DRAFT = 0  # of the sample's files: not handed in yet
NEW_PASSWORD = "Apricot-2026"
CATEGORY = "primary_secondary"


def test_a_school_hands_out_slips_and_a_teacher_begins_with_one(
    sit_down: Callable[..., Page], sign_in: Callable[..., Page]
):  # R-ID-04, -11, R-REC-08
    admin, person = sit_down(f"{SCHOOL}.admin"), person_of(SCHOOL, DRAFT)
    open_the_window(admin)
    draw_accounts(admin)
    secret = secret_of(admin, person["name"])
    assert person["id_number"] not in admin.content()
    teacher = sign_in(person["id_number"], secret, PHONE)
    choose_a_password(teacher, secret)
    fill_in_how_to_be_reached(teacher, person)
    expect_no_slip_any_more(admin, person["name"])
    sign_in(person["id_number"], NEW_PASSWORD)


def open_the_window(page: Page) -> None:
    page.get_by_role("link", name="自助填报").first.click()
    page.get_by_role("radio", name=re.compile("^学校和教师共同填报")).check()
    now = datetime.now()  # noqa: DTZ005 - the picker speaks the browser's own time
    for label, moment in (("开始时间", now - timedelta(days=1)), ("结束时间", now + timedelta(days=7))):
        page.get_by_label(label).fill(moment.strftime("%Y-%m-%d %H:%M:%S"))
        page.keyboard.press("Enter")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("正在自助填报")).to_be_visible()


def draw_accounts(page: Page) -> None:
    """提取: an account for each file, and none twice."""
    page.get_by_role("link", name="教师用户管理").first.click()
    page.get_by_role("link", name="批量新增").click()
    for new in (PER_SCHOOL, 0):
        page.goto("/teacher-accounts/batches")
        page.get_by_role("button", name="从教师信息提取").click()
        page.wait_for_url(re.compile("/batches/[0-9a-f-]{36}"))
        expect(page.locator("dl > div").filter(has_text="新增").locator("dd")).to_have_text(str(new))


def secret_of(page: Page, name: str) -> str:
    """Slips are shown once, and said to be; the printed one has what the teacher needs."""
    page.goto("/teacher-accounts/slips")
    expect(page.get_by_text("初始密码只显示这一次")).to_be_visible()
    page.get_by_role("button", name="生成并显示").click()
    expect(page.get_by_role("status")).to_contain_text(f"有 {PER_SCHOOL} 张密码单")
    slip = page.get_by_role("listitem").filter(has_text=name)
    expect(slip.get_by_text(page.evaluate("location.origin"))).to_be_visible()
    return slip.locator(".password").inner_text()


def choose_a_password(page: Page, secret: str) -> None:
    page.get_by_label("初始密码").fill(secret)
    page.get_by_label("新密码", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("再输入一次新密码").fill(NEW_PASSWORD)
    page.locator("form button[type=submit]").click()
    expect(page.get_by_text("现在可以自助填报")).to_be_visible()


def fill_in_how_to_be_reached(page: Page, person: dict) -> None:
    page.goto("/self?set=contact")
    page.get_by_role("button", name="编辑", exact=True).click()
    fill_in(page, entries(1, person, CATEGORY, "contact", clock.today())[0])
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(re.compile(r"\?set="))
    expect(page.get_by_role("article", name="联系方式").get_by_text("通讯地址")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def expect_no_slip_any_more(page: Page, name: str) -> None:
    """Whoever has an own password keeps it: the workbook is blank there, and new for all others."""
    page.goto("/teacher-accounts/slips")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Excel").click()
    sheet = load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    known = [dict(zip(head, row, strict=True)) for row in rows]
    secrets = {row["姓名"]: row["初始密码"] for row in known}
    assert secrets.keys() == {name_of(SCHOOL, number) for number in range(PER_SCHOOL)}
    assert [whose for whose, secret in secrets.items() if not secret] == [name]
    page.get_by_role("button", name="生成并显示").click()
    expect(page.get_by_role("status")).to_contain_text("另有 1 人已有自己的密码")
    expect(page.get_by_role("listitem").filter(has_text=name)).to_have_count(0)
