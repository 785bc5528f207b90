"""A county officer's morning: what is late, then the rest in one act, the board, the report, and who takes over."""

import re
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from deploy.local.places import teacher_id
from deploy.local.stack import Stack
from services.common import clock
from tests.e2e.browser.reviewing import give_reasons, name_of, open_case, refuse
from tests.e2e.site import Site, done

COUNTY, NAME = "340111", "包河区教育体育局"
WAITS = 2  # the sample's file that waits for the office, at each school
OVERDUE, TOGETHER, DECIDED = "340111002", "340111001", "340111003"  # schools
BATCH = "5f0d5b5c-1c1b-4c62-9e51-4e3d1f7a0c11"
REASON = "与毕业证书不一致，请核对。"


@pytest.fixture
def long_waiting(stack: Stack) -> str:
    """Whose file has waited for longer than the chain allows; nobody can wait for ten working days here."""
    with closing(stack.admin("xingtan_review")) as connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE case_step SET due_at = now() - interval '2 days' WHERE subject_id = %s AND state = 'current'",
            [str(teacher_id(OVERDUE, WAITS))],
        )
    return name_of(OVERDUE, WAITS)


def test_an_officer_decides_what_is_late_and_then_the_rest_in_one_act(  # R-REV-02, -04, -05, -06
    sit_down: Callable[..., Page], site: Site, long_waiting: str
):
    officer = sit_down(f"{COUNTY}.reviewer")
    today = officer.get_by_role("region", name="今天要办")
    expect(today.get_by_role("link", name=re.compile("待我审核 [6-9]"))).to_be_visible()
    today.get_by_role("link", name=re.compile("已超期 1")).click()
    expect(rows(officer)).to_have_count(1)
    expect(rows(officer)).to_contain_text("已超期 2 天")
    reject(officer, long_waiting)
    approve_those_on_the_page(officer, site)
    see_what_became_of_a_whole_filter(officer, site)


def rows(page: Page):
    return page.get_by_role("row").filter(has=page.get_by_role("checkbox", name=re.compile("^选择 ")))


def reject(page: Page, name: str) -> None:
    open_case(page, name)
    give_reasons(page, {"学习经历": REASON})
    refuse(page, "驳回")
    expect(page.get_by_text(f"已驳回“{name}”").first).to_be_visible()


def approve_those_on_the_page(page: Page, site: Site) -> None:
    """One of them was decided by a colleague meanwhile: each has its own outcome."""
    first, decided = name_of(TOGETHER, WAITS), name_of(DECIDED, WAITS)
    page.goto("/cases")
    for name in (first, decided):
        rows(page).filter(has_text=name).get_by_role("checkbox").check()
    decide_as_colleague(site, decided)
    page.get_by_role("button", name="通过", exact=True).click()
    page.get_by_role("dialog", name="通过 2 人").get_by_role("button", name="通过").click()
    outcomes = page.get_by_role("status").filter(has_text="已通过 1 人")
    expect(outcomes).to_contain_text("1 人没有办成")
    expect(outcomes.get_by_role("link", name=decided)).to_be_visible()
    outcomes.get_by_role("button", name="关闭").click()
    expect(rows(page).filter(has_text=first)).to_have_count(0)


def decide_as_colleague(site: Site, name: str) -> None:
    client = site.client(f"{COUNTY}.info")
    [case] = done(client.get("/cases", params={"box": "todo", "q": name}))["items"]
    match = {"If-Match": f'"{case["row_version"]}"'}
    done(client.post(f"/cases/{case['id']}/decision", json={"verdict": "approve", "reasons": []}, headers=match))


def see_what_became_of_a_whole_filter(page: Page, site: Site) -> None:
    """All that match are decided by a job, which a reload finds again; a few never fill a page of the list."""
    name = name_of("340111004", WAITS)
    asked = {"id": BATCH, "verdict": "approve", "reasons": [], "filter": {"q": name}}
    done(site.client(f"{COUNTY}.reviewer").post("/decisions", json=asked))
    page.goto(f"/cases?batch=approve:{BATCH}")
    expect(page.get_by_role("region", name="进度").get_by_role("status")).to_have_text("已通过 1 人。")
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("region", name="进度")).to_have_count(0)


def test_an_officer_sees_how_far_each_school_is(sit_down: Callable[..., Page]):  # R-REV-09
    officer = sit_down(f"{COUNTY}.reviewer")
    officer.get_by_role("link", name="采集进度").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text(f"{NAME}采集进度")
    chart = officer.get_by_role("region", name=re.compile("^各单位进度"))
    expect(chart.locator("canvas, svg").first).to_be_attached()
    chart.get_by_text("看表格").click()
    expect(chart.get_by_role("rowheader", name="骆岗小学")).to_be_visible()
    board = officer.get_by_role("table", name="采集进度")
    expect(board.get_by_role("row").filter(has_text="骆岗小学")).to_contain_text("报送")
    sheet = fetched(officer, "导出 Excel")
    assert "骆岗小学" in first_column(sheet)
    board.get_by_role("link", name="骆岗小学").click()
    officer.wait_for_url(re.compile("/teachers"))
    expect(officer.get_by_role("link", name=name_of(TOGETHER, 4), exact=True)).to_be_visible()


def fetched(page: Page, name: str) -> Worksheet:
    """The first sheet of what a link downloads."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.suggested_filename.endswith(".xlsx")
    return load_workbook(BytesIO(download.value.path().read_bytes())).worksheets[0]


def first_column(sheet: Worksheet) -> list[str]:
    return [str(row[0].value).strip() for row in sheet.iter_rows()]


def test_an_officer_calls_for_a_collection_and_says_how_many_are_expected(sit_down: Callable[..., Page]):  # R-REV-09
    planner = sit_down(f"{COUNTY}.info")
    planner.get_by_role("link", name="采集任务").click()
    planner.get_by_role("button", name="新增采集任务").first.click()
    form = planner.get_by_role("dialog")
    form.get_by_label("名称").fill("包河区专项补录")
    form.get_by_text("专项补录", exact=True).click()
    for number, label in enumerate(("开始日期", "报送截止", "学校审核截止", "主管部门审核截止")):
        form.get_by_label(label).fill(str(today() + timedelta(days=10 * number)))
        planner.keyboard.press("Enter")
    form.get_by_role("button", name="保存").click()
    expect(planner.get_by_text("已保存“包河区专项补录”").first).to_be_visible()
    campaign = planner.get_by_role("row").filter(has_text="包河区专项补录").first
    campaign.get_by_role("link", name="应采集人数").click()
    planner.get_by_label("骆岗小学的应采集人数").fill("12")
    planner.keyboard.press("Tab")
    planner.get_by_role("button", name="保存 1 所学校").click()
    expect(planner.get_by_text("已保存 1 所学校的应采集人数").first).to_be_visible()
    planner.reload()
    expect(planner.get_by_label("骆岗小学的应采集人数")).to_have_value("12")


def today() -> date:
    return clock.today()


def test_the_monthly_report_is_printed_to_be_signed_and_taken_as_a_workbook(sit_down: Callable[..., Page]):  # R-REV-09
    officer = sit_down(f"{COUNTY}.reviewer")
    officer.get_by_role("link", name="月报表").click()
    report = officer.get_by_role("table", name="部署与启用月报表")
    expect(report.get_by_role("row").filter(has_text="合计")).to_contain_text("未完成")
    officer.emulate_media(media="print")
    expect(officer.get_by_text("（公章）")).to_be_visible()
    expect(officer.get_by_role("link", name="导出 Excel")).to_be_hidden()
    officer.emulate_media(media="screen")
    assert "骆岗小学" in first_column(fetched(officer, "导出 Excel"))


def test_an_officer_leaves_the_desk_to_a_colleague_and_takes_it_back(sit_down: Callable[..., Page]):  # R-REV-07
    officer, colleague = sit_down(f"{COUNTY}.reviewer"), f"{NAME}信息管理员"
    officer.goto("/cases")
    officer.get_by_role("link", name="委托审核").click()
    officer.get_by_role("button", name="委托他人审核").first.click()
    form = officer.get_by_role("dialog")
    form.get_by_label("代办人").click()
    officer.get_by_role("option", name=colleague).click()
    for box, day in (("开始", today()), ("结束", today() + timedelta(days=3))):
        form.get_by_placeholder(box).fill(str(day))
        officer.keyboard.press("Enter")
    form.get_by_label("说明").fill("参加培训")
    form.get_by_role("button", name="委托", exact=True).click()
    expect(officer.get_by_text(f"已委托“{colleague}”").first).to_be_visible()
    given = officer.get_by_role("row").filter(has_text="参加培训")
    expect(given).to_contain_text("生效中")
    given.get_by_role("button", name="结束委托").click()
    officer.get_by_role("dialog").get_by_role("button", name="结束委托").click()
    expect(given).to_contain_text("已收回")


def test_problem_data_say_what_is_wrong_and_what_to_do(sit_down: Callable[..., Page]):  # R-ID-07
    officer = sit_down("340202.reviewer")
    officer.get_by_role("link", name="问题数据").click()
    names = f"{name_of('340202002', 4)}|{name_of('340202003', 4)}"
    problem = officer.get_by_role("row").filter(has_text=re.compile(names))
    expect(problem).to_have_count(2)
    officer.locator(".el-select").filter(has=officer.get_by_label("原因")).click()
    officer.get_by_role("option", name="姓名不符").click()
    expect(problem).to_have_count(1)
    expect(problem).to_contain_text("赭山中学")
    problem.get_by_role("link").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text(name_of("340202002", 4))
