"""Another photo of an effective file is asked for with a reason, looked at beside the old one, and then the file's."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from tests.data import portraits
from tests.e2e.browser.reviewing import name_of
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.browser.test_photos import expect_drawn, frame_with_the_keyboard

SCHOOL, OFFICE = "340202002", "340202"
EFFECTIVE = 4  # of the sample's files
FILE = f"/teachers/{teacher_id(SCHOOL, EFFECTIVE)}"
REASON = "原照片是多年前的。"


def test_another_photo_is_asked_for_and_reviewed_beside_the_old_one(sit_down: Callable[..., Page], tmp_path: Path):
    clerk, reviewer = sit_down(f"{SCHOOL}.clerk"), sit_down(f"{OFFICE}.reviewer")
    for sides, light in ((1, 1), (2, 0.85)):
        ask(clerk, tmp_path / "portrait.jpg", light)
        decide(reviewer, sides)
    clerk.goto(f"/change-requests?teacher_id={teacher_id(SCHOOL, EFFECTIVE)}&state=approved")
    look_until(clerk, clerk.get_by_role("row").nth(2))
    clerk.goto(FILE)
    expect_drawn(clerk.get_by_role("img", name=re.compile("的照片$")))


def ask(page: Page, picture: Path, light: float) -> None:
    picture.write_bytes(portraits.encoded(portraits.picture(portraits.Look(light=light))))
    page.goto(FILE)
    page.get_by_role("link", name="申请更换照片").click()
    page.get_by_label("选择照片").set_input_files(picture)
    frame_with_the_keyboard(page)
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_text("请写明为什么更换照片")).to_be_visible()
    page.get_by_label("更换原因").fill(REASON)
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_text("审核中").first).to_be_visible()
    settle(page)
    assert serious_findings(page) == []


def decide(page: Page, sides: int) -> None:
    """The authority's reviewer sees the old photo and the new one."""
    name = name_of(SCHOOL, EFFECTIVE)
    page.goto(f"/cases?q={name}&business=key_change")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    link.click()
    expect(page.get_by_text(REASON)).to_be_visible()
    photos = page.get_by_role("row").filter(has_text="照片").get_by_role("img", name=re.compile("照片"))
    expect(photos).to_have_count(sides)
    for place in range(sides):
        expect_drawn(photos.nth(place))
    settle(page)
    assert serious_findings(page) == []
    page.get_by_role("checkbox", name=re.compile("照片.*原件已核对")).check()  # key values are approved with originals
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_text(f"已通过“{name}”").first).to_be_visible()
