"""One person, once: two files are found a moment after entry, compared, joined and parted again; twins stay two."""

import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from services.common.persons.resident_number import check_character
from tests.e2e.browser.conftest import PHONE
from tests.e2e.browser.settling import settle
from tests.e2e.browser.test_pages import serious_findings
from tests.e2e.site import Site, done
from tests.e2e.things import someone, waited_for

OFFICE, ONE, OTHER = "340104.reviewer", "340104001.clerk", "340104002.clerk"


def opened(site: Site, clerk: str, values: dict) -> str:
    return done(site.client(clerk).post("/teachers", json={"values": values}))["id"]


def pair_of(site: Site, *teachers: str, twins: bool = False) -> dict | None:
    query = {"state": "open", "twins": str(twins).lower(), "limit": 200}
    items = done(site.client(OFFICE).get("/duplicates", params=query))["items"]
    return next((pair for pair in items if {file["id"] for file in pair["files"]} == set(teachers)), None)


@pytest.fixture(scope="module")
def person() -> dict:
    return someone(91)


@pytest.fixture(scope="module")
def pair(site: Site, person: dict) -> dict:
    """One person at two schools, at the second with a passport; found by the job process."""
    passport = {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    files = opened(site, ONE, person), opened(site, OTHER, person | passport | {"remark": "原在他校"})
    return waited_for(lambda: pair_of(site, *files))


def test_two_files_are_compared_joined_and_parted_again(site: Site, sit_down: Callable[..., Page], person, pair):
    page = sit_down(OFFICE)
    page.goto("/problems")
    page.get_by_role("link", name="疑似重复档案").click()
    page.locator("tr").filter(has_text=person["name"]).get_by_role("link", name="比对").click()
    expect(page.get_by_text("姓名相同。")).to_be_visible()
    expect(page.locator("tr").filter(has_text="身份证件号 不同")).to_be_visible()
    settle(page)
    assert serious_findings(page) == []

    fuller = page.get_by_role("radio", checked=True)
    expect(fuller.locator("xpath=..").locator("xpath=..")).to_contain_text("信息较全")
    page.get_by_text(f"保留 {person['name']}（杏林小学）").click()
    afterwards = page.get_by_role("region", name="合并后的档案")
    expect(afterwards.get_by_text("补入备注：原在他校")).to_be_visible()
    expect(afterwards.get_by_text("两份档案都还没有账号")).to_be_visible()
    page.get_by_role("button", name="是同一人，合并").click()
    expect(page.get_by_text("合并前请写明依据")).to_be_visible()
    settle(page)
    assert serious_findings(page) == []

    page.get_by_label("依据和说明").fill("已核对身份证原件")
    page.get_by_role("button", name="是同一人，合并").click()
    page.get_by_role("dialog").get_by_role("button", name="合并", exact=True).click()
    expect(page.get_by_role("heading", name="合并情况")).to_be_visible()
    kept = next(file["id"] for file in pair["files"] if file["org_name"] == "杏林小学")
    assert done(site.client(ONE).get(f"/teachers/{kept}"))["values"]["basic"]["remark"] == "原在他校"

    page.get_by_role("button", name="撤销合并").click()
    page.get_by_role("dialog").locator("textarea").fill("弄错了人")
    page.get_by_role("dialog").get_by_role("button", name="撤销合并").click()
    expect(page.get_by_text("撤销了合并")).to_be_visible()
    expect(page.get_by_text("原因：弄错了人")).to_be_visible()
    assert not done(site.client(ONE).get(f"/teachers/{kept}"))["values"]["basic"].get("remark")


def test_the_history_tells_of_a_merge_and_its_undoing(sit_down: Callable[..., Page], site: Site, pair: dict):
    kept = next(file["id"] for file in pair["files"] if file["org_name"] == "杏林小学")
    page = sit_down(ONE)
    page.goto(f"/teachers/{kept}")
    page.get_by_role("button", name="历史").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("合并另一份档案")).to_be_visible()
    expect(drawer.get_by_text("已核对身份证原件")).to_be_visible()
    expect(drawer.get_by_text("撤销：弄错了人")).to_be_visible()
    settle(page)
    assert serious_findings(page) == []


def test_both_files_fit_on_a_phone(sit_down: Callable[..., Page], pair: dict):
    page = sit_down(OFFICE, viewport=PHONE)
    for path in ("/duplicates", f"/duplicates/{pair['id']}"):
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        assert serious_findings(page) == []


def test_twins_stay_two_and_are_not_asked_of_again(site: Site, sit_down: Callable[..., Page]):
    one = someone(92)
    number = one["id_number"][:14] + f"{(int(one['id_number'][14:17]) + 2) % 1000:03}"
    twin = one | {"name": one["name"][:-1] + "琛", "id_number": number + check_character(number)}
    files = opened(site, ONE, one), opened(site, OTHER, twin)
    found = waited_for(lambda: pair_of(site, *files, twins=True))
    assert pair_of(site, *files) is None

    page = sit_down(OFFICE)
    page.goto(f"/duplicates/{found['id']}")
    expect(page.get_by_text("可能是双胞胎，系统不作判断")).to_be_visible()
    page.get_by_role("button", name="确为两人").click()
    page.get_by_role("dialog").get_by_role("button", name="确为两人").click()
    expect(page.get_by_text("认定：确为两人")).to_be_visible()
    assert pair_of(site, *files, twins=True) is None
