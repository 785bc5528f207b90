"""Somebody from outside comes to a school; an office sees moves between city, town and country (R-MOB-08, -09)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from deploy.local.people import people
from services.common import clock
from tests.e2e.belongings import asked_for
from tests.e2e.browser.filling import choose, pick
from tests.e2e.browser.reviewing import approve
from tests.e2e.browser.settling import look_until, settle
from tests.e2e.browser.test_transfers_on_pages import look_at
from tests.e2e.site import PLACES, Site, done
from tests.e2e.test_arrivals import complete
from tests.e2e.test_transfers import decide, in_state, seen

SCHOOL, OFFICE = "340104002", "340104"
SENDING, RECEIVING, COUNTY = "340111003", "340111002", "340111"  # of the country, of a town
UNSAID, CITY = "340100002", "340100"
ORIGIN = "某市文化馆"


def someone(number: int) -> dict:
    return people(83, 1, OFFICE, clock.today(), first=number)[0]


def test_somebody_from_outside_is_taken_in_by_the_pages_of_everybody_concerned(
    sit_down: Callable[..., Page], site: Site
):
    person, clerk = someone(0), sit_down(f"{SCHOOL}.clerk")
    file_id = take_in(clerk, person)
    see_it_listed(clerk, person["name"])
    client = site.client(f"{SCHOOL}.clerk")
    complete(client, done(client.get(f"/teachers/{file_id}")), person)
    clerk.goto(f"/teachers/{file_id}")
    expect(clerk.get_by_text("信息已填齐")).to_be_visible()
    clerk.get_by_role("button", name="报送", exact=True).click()
    expect(clerk.get_by_text("待学校审核").first).to_be_visible()
    for desk in (SCHOOL, OFFICE):
        approve(sit_down(f"{desk}.reviewer"), person["name"])
    see_it_done(clerk, person["name"])


def take_in(page: Page, person: dict) -> str:
    look_for(page, person)
    look_at(page)
    page.get_by_role("button", name="办理系统外调入").click()
    expect(page.locator("#field-birth_date")).to_have_value(person["birth_date"])
    page.get_by_role("button", name="建立档案并登记调入").click()
    expect(page.get_by_role("alert").first).to_be_visible()  # what is lacking is named before anything is sent
    fill(page, person)
    look_at(page)
    page.get_by_role("button", name="建立档案并登记调入").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(person["name"])
    expect(page.get_by_text(f"由{ORIGIN}调入，2026-09-01 到岗。")).to_be_visible()
    expect(page.get_by_text(re.compile("还缺 \\d+ 项信息"))).to_be_visible()
    look_at(page)
    return page.url.split("/")[-1].split("?")[0]


def look_for(page: Page, person: dict) -> None:
    page.goto("/transfers")
    page.get_by_role("link", name="申请调入").click()
    page.locator("#field-number").fill(person["id_number"])
    page.get_by_label("查找用途").fill("拟从系统外调入")
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.get_by_role("button", name="办理系统外调入")).to_be_visible()


def fill(page: Page, person: dict) -> None:
    page.locator("#field-name").fill(person["name"])
    page.locator("#field-origin").fill(ORIGIN)
    page.get_by_label("到岗日期").fill("2026-09-01")
    page.keyboard.press("Tab")
    field = lambda code: page.locator(".field").filter(has=page.locator(f"[id='field-{code}-label']"))  # noqa: E731
    pick(page, field("origin_kind"), "29")
    choose(field("post_type"), "1")
    pick(page, field("post_grade"), "109")


def see_it_listed(page: Page, name: str) -> None:
    page.goto("/transfers")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    row = page.get_by_role("row").filter(has=link)
    expect(row).to_contain_text("系统外调入")
    expect(row).to_contain_text("首次采集中")
    look_at(page)
    link.click()
    expect(page.get_by_role("button", name="撤回", exact=True)).to_be_visible()
    look_at(page)


def see_it_done(page: Page, name: str) -> None:
    page.goto("/transfers?box=closed")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    page.goto("/staff-changes?reason=from_outside")
    row = page.get_by_role("row").filter(has_text=name)
    look_until(page, row)
    row.get_by_role("link", name="首次建档").click()
    expect(page.get_by_text("已完成", exact=True).first).to_be_visible()


def test_what_was_opened_from_outside_is_taken_back_with_its_draft(sit_down: Callable[..., Page]):
    person, clerk = someone(1), sit_down(f"{SCHOOL}.clerk")
    look_for(clerk, person)
    clerk.get_by_role("button", name="办理系统外调入").click()
    fill(clerk, person)
    clerk.get_by_role("button", name="建立档案并登记调入").click()
    clerk.get_by_role("link", name="查看调动").click()
    look_until(clerk, clerk.get_by_role("button", name="撤回", exact=True))
    clerk.get_by_role("button", name="撤回", exact=True).click()
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("本人不来了")
    dialog.get_by_role("button", name="撤回", exact=True).click()
    expect(clerk.get_by_text("已撤回", exact=True).first).to_be_visible()
    expect(clerk.get_by_role("link", name="打开档案")).to_have_count(0)


def test_an_office_sees_who_went_between_city_town_and_country(sit_down: Callable[..., Page], site: Site):
    move(site)
    page = sit_down(f"{COUNTY}.info")
    page.goto("/staff-flows")
    table = page.get_by_role("region", name="城区、镇区、乡村之间")
    row = table.get_by_role("row").filter(has_text="乡村").filter(has_text="镇区")
    look_until(page, row)
    expect(row).to_contain_text("城区学校之间、农村学校之间")
    look_at(page)
    count = row.get_by_role("link")
    wanted = int(count.inner_text())
    count.click()
    expect(page.get_by_text("从乡村流出")).to_be_visible()
    settle(page)
    assert page.get_by_role("table").first.locator("tbody tr").count() == wanted
    look_at(page)


def move(site: Site) -> None:
    """A teacher goes from a school of the country to one of a town."""
    clerk = site.client(f"{RECEIVING}.clerk")
    transfer = asked_for(clerk, SENDING)
    for desk in (RECEIVING, SENDING, COUNTY):
        decide(site.client(f"{desk}.reviewer"), transfer)
    awaited = in_state(clerk, transfer, "awaited")
    done(clerk.post(f"/transfers/{transfer['id']}/hand-over", headers=seen(awaited)))
    in_state(clerk, transfer, "done")


def test_a_school_that_has_not_said_where_it_stands_is_named_until_its_page_says_it(sit_down: Callable[..., Page]):
    name, page = PLACES[UNSAID].name, sit_down(f"{CITY}.admin")
    office = sit_down(f"{CITY}.info")
    office.goto("/staff-flows")
    office.get_by_role("link", name=name, exact=True).click()
    expect(office.get_by_role("heading", name=name)).to_be_visible()
    page.goto(office.url.replace(site_of(office), ""))
    settle(page)
    page.locator(".el-select").filter(has=page.locator("#org-urban-rural")).click()
    page.get_by_role("option", name="镇中心区（镇区）").click()
    expect(page.get_by_text(f"已登记“{name}”的城乡类型。").first).to_be_visible()
    look_at(page)
    office.goto("/staff-flows")
    expect(office.get_by_role("heading", level=1)).to_be_visible()
    settle(office)
    gone = office.get_by_role("link", name=name, exact=True)
    for _ in range(20):
        if not gone.count():
            break
        office.wait_for_timeout(250)
        office.reload()
        settle(office)
    expect(gone).to_have_count(0)


def site_of(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])
