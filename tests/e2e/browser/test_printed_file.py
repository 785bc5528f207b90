"""A file is printed, verified by a stranger, changed, and verified again: superseded (R-REC-18)."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.e2e.browser.conftest import PHONE
from tests.e2e.site import Site, done

SCHOOL = "340104003"
DRAFT = str(teacher_id(SCHOOL, 0))


def text_of(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as paper:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in paper)


def test_a_printed_file_is_verified_until_the_file_changes(
    sit_down: Callable[..., Page], new_page: Callable[..., Page], site: Site
):
    page = sit_down(f"{SCHOOL}.clerk")
    page.goto(f"/teachers/{DRAFT}")
    with page.expect_download() as download:
        page.get_by_role("button", name="打印档案").click()
    paper = text_of(download.value.path())
    name = done(site.client(f"{SCHOOL}.clerk").get(f"/teachers/{DRAFT}"))["name"]
    assert name in paper
    code = re.search(r"验证码：(\S+)", paper)[1]

    stranger = new_page("a stranger", PHONE)
    stranger.goto(f"/verify/{code}")
    answer = stranger.get_by_role("status")
    expect(answer).to_contain_text("未报送草稿")
    expect(answer).not_to_contain_text("验证通过")
    expect(answer).not_to_contain_text(name)

    clerk = site.client(f"{SCHOOL}.clerk")
    seen = done(clerk.get(f"/teachers/{DRAFT}"))
    headers = {"If-Match": f'"{seen["row_version"]}"'}
    values = seen["values"]["basic"] | {"remark": "打印之后"}
    done(clerk.patch(f"/teachers/{DRAFT}/draft", json={"values": values}, headers=headers))
    stranger.reload()
    expect(stranger.get_by_role("status")).to_contain_text("已有更新版本")


def test_a_code_of_chance_is_not_ours(new_page: Callable[..., Page]):
    stranger = new_page("a stranger", PHONE)
    stranger.goto("/verify")
    stranger.get_by_label("验证码").fill("0000000000000000000A")
    stranger.get_by_role("button", name="验证").click()
    expect(stranger.get_by_role("status")).to_contain_text("没有这个验证码")
