"""A school's collection by teachers and clerk together.

The teacher fills in, objects and confirms on a phone; the school answers, fills in what is its own, and hands in.
"""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from deploy.local import collecting
from deploy.local.people import entries
from deploy.local.places import SELF_SERVICE, places
from services.common import clock
from services.records.catalogue import RecordSet, load
from tests.e2e.browser.conftest import PHONE
from tests.e2e.browser.filling import fill_in

TEACHER, COLLEAGUE = f"{SELF_SERVICE}.teacher", f"{SELF_SERVICE}.colleague"
CLERK = f"{SELF_SERVICE}.clerk"
CATEGORY = "primary_secondary"
OBJECTION, ANSWER = "2024 年的考核结果应为优秀。", "已核对考核表，按优秀录入。"


def test_a_teacher_fills_in_what_is_theirs_and_the_school_the_rest_and_hands_it_in(  # R-REC-04, -08, -21, R-ID-11
    sit_down: Callable[..., Page],
):
    teacher = sit_down(TEACHER, viewport=PHONE)
    expect(teacher.get_by_text("现在可以自助填报")).to_be_visible()
    complete_the_basics(teacher)
    for each in owed(reserved=False):
        add(teacher, f"/self?set={each.code}", each)
    object_to_the_assessment(teacher)
    confirm(teacher)
    expect(teacher.get_by_role("button", name="报送")).to_have_count(0)
    clerk = sit_down(CLERK)
    answer_the_objection(clerk)
    fill_in_the_reserved(clerk)
    clerk.get_by_role("button", name="报送", exact=True).click()
    expect(clerk.get_by_text("待学校审核").first).to_be_visible()
    see_where_it_lies(teacher)


def test_a_teacher_who_has_confirmed_sees_when(sit_down: Callable[..., Page]):  # R-REC-21
    colleague = sit_down(COLLEAGUE, viewport=PHONE)
    expect(colleague.get_by_text("确认核对无误")).to_be_visible()


def whose_file() -> dict[str, Any]:
    """The person of the teacher's file, as the sample has entered it."""
    schools = collecting.schools(list(places()), 1)
    return next(each for each in schools if each.place.code == SELF_SERVICE).people[0]


def owed(*, reserved: bool) -> list[RecordSet]:
    """The sets that a complete file needs beside 基本信息: the teacher's own, or those of the school."""
    return [
        each for each in load().sets(CATEGORY) if each.required and each.kind != "main" and each.reserved is reserved
    ]


def complete_the_basics(page: Page) -> None:
    """待办 names what is missing; a link leads to the field."""
    page.get_by_role("link", name="待办").click()
    page.get_by_role("link", name=re.compile("参加工作年月")).click()
    expect(page.locator("#field-work_start")).to_be_focused()
    person = whose_file()
    fill_in(page, {code: person[code] for code in collecting.FORGOTTEN})
    save(page)


def add(page: Page, address: str, each: RecordSet) -> None:
    page.goto(address)
    adding = page.get_by_role("button", name="新增", exact=True)
    adding.or_(page.get_by_role("button", name="编辑", exact=True)).first.click()
    fill_in(page, entries(1, whose_file(), CATEGORY, each.code, clock.today())[0])
    save(page)


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(re.compile(r"\?set="))


def object_to_the_assessment(page: Page) -> None:
    """年度考核 is the school's: the teacher can only say what is wrong."""
    page.goto("/self?set=assessment")
    expect(page.get_by_text("这一项由学校填写")).to_be_visible()
    expect(page.get_by_role("button", name="新增", exact=True)).to_have_count(0)
    page.get_by_role("button", name="信息有误").click()
    question = page.get_by_role("dialog")
    question.get_by_role("textbox").fill(OBJECTION)
    question.get_by_role("button", name="送交学校").click()
    expect(page.get_by_text(OBJECTION)).to_be_visible()


def confirm(page: Page) -> None:
    page.get_by_role("button", name="核对无误").click()
    expect(page.get_by_text(re.compile("确认核对无误，等学校报送"))).to_be_visible()


def answer_the_objection(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("信息有误待答复")).click()
    remark = page.get_by_role("listitem").filter(has_text=OBJECTION)
    remark.get_by_role("textbox").fill(ANSWER)
    remark.get_by_role("button", name="采纳并答复").click()
    expect(page.get_by_text(OBJECTION)).to_have_count(0)


def fill_in_the_reserved(page: Page) -> None:
    page.goto("/teachers?status=draft")
    page.get_by_role("link", name=whose_file()["name"], exact=True).click()
    page.wait_for_url(re.compile("/teachers/[0-9a-f-]{36}"))
    for each in owed(reserved=True):
        add(page, f"{page.url.split('?')[0]}?set={each.code}", each)


def see_where_it_lies(page: Page) -> None:
    page.goto("/self?set=assessment")
    expect(page.get_by_text("待学校审核").first).to_be_visible()
    expect(page.get_by_text("现在在杏园小学")).to_be_visible()
    expect(page.get_by_text(ANSWER)).to_be_visible()
