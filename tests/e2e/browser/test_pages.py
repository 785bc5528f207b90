"""Every page of every person: drawn without trouble, readable by a screen reader, no sideways scrolling on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from deploy.local import trainings
from deploy.local.places import SELF_SERVICE, TEACHER, id_of, teacher_id
from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.browser.settling import settle

AXE = Path("gateway/web/node_modules/axe-core/axe.min.js")
FILE, DRAFT = teacher_id("340104002", 4), teacher_id("340104003", 0)
EFFECTIVE = teacher_id("340104001", 4)
PAGES = {
    "340104001.clerk": (
        "/",
        "/teachers",
        "/teachers/new",
        "/completeness",
        "/remarks",
        "/hints",
        "/workbooks",
        "/workbooks/template",
        "/workbooks/upload",
        "/workbooks/exports",
        "/notices",
        "/photo-batches",
        "/change-requests",
        "/change-requests?state=submitted",
        f"/change-requests/new?teacher={EFFECTIVE}&set=basic",
        f"/change-requests/new?teacher={EFFECTIVE}&set=training&op=added",
        "/correction-orders",
        f"/teachers/{teacher_id('340104001', 0)}/photo",
        f"/teachers/{teacher_id('340104001', 4)}/changes?since=2026-01-01",
        "/roster",
        "/transfers",
        "/transfers/new",
        "/former-files",
        "/status-changes",
        f"/status-changes/new?teacher={teacher_id('340104001', 4)}",
        "/retirements",
        "/staff-changes",
        "/assignments",
        f"/assignments/new?teacher={EFFECTIVE}",
        "/rotation-calendar",
        "/rotation-share",
    ),
    "340104001.reviewer": ("/", "/cases", "/cases?box=done", "/delegations", "/chains", "/problems"),
    "340104.query": ("/", "/teachers", "/cases?box=all", "/progress", "/campaigns", "/reports/monthly", "/problems"),
    "340104.info": (
        "/transfers?box=all",
        "/transfers/new",
        "/staff-changes/form",
        "/staff-flows",
        "/spot-checks",
        "/change-requests",
        f"/correction-orders/new?teacher={EFFECTIVE}",
        "/progress",
        "/campaigns",
        "/cases/overdue-below",
        "/delegations",
        "/hints",
        "/photo-standard",
        "/chains",
        "/chains/new",
        "/trainings",
        "/trainings/new",
        "/trainings/plan",
        f"/trainings/{trainings.OFFERED}",
        f"/trainings/{trainings.OFFERED}/edit",
        f"/trainings/{trainings.OFFERED}?tab=people",
    ),
    "34010403.training": ("/", "/trainings", f"/trainings/{trainings.ENDED}?tab=results"),
    "340000.info": ("/photo-standard",),
    "340100.info": ("/credit-standing", "/training-figures", f"/credit-standing/schools/{id_of('340104002')}"),
    "330000.reviewer": ("/received-trainings",),
    "340104002.clerk": ("/credit-standing", "/training-figures", "/credit-claims", f"/teachers/{FILE}/credits"),
    "340104.reviewer": ("/duplicates", "/duplicates?box=merged"),
    "340104.admin": ("/orgs", "/accounts"),
    f"{SELF_SERVICE}.admin": (
        "/accounts",
        "/teacher-accounts",
        "/teacher-accounts/batches",
        "/teacher-accounts/slips",
        "/collection-window",
    ),
    "000000.operator": ("/operation",),
    TEACHER: (
        "/",
        "/self/todo",
        "/self/requests",
        "/self/requests/new?set=training",
        "/self/credits",
        "/self/trainings",
        "/self/claims",
        "/self/claims/new",
    ),
    f"{SELF_SERVICE}.colleague": ("/", "/self?set=education", "/self/photo", "/self/notices", "/self/readings"),
}


@pytest.mark.parametrize("username", PAGES)
def test_a_person_finds_each_page_whole_at_a_desk_and_on_a_phone(sit_down: Callable[..., Page], username: str):
    page = sit_down(username)
    for path in PAGES[username]:
        page.set_viewport_size(DESK)
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible()
        settle(page)
        assert serious_findings(page) == [], f"{path} at a desk"
        page.set_viewport_size(PHONE)
        settle(page)
        assert serious_findings(page) == [], f"{path} on a phone"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def serious_findings(page: Page) -> list[str]:
    """What axe calls serious or critical on the page as it stands."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{each['id']}: {each['nodes'][0]['target']}" for each in found if each["impact"] in ("serious", "critical")
    ]


def test_a_teacher_sees_the_own_file_and_on_whose_desk_it_is(sit_down: Callable[..., Page]):  # R-GW-03
    page = sit_down(TEACHER, viewport=PHONE)
    expect(page.get_by_text("已生效").first).to_be_visible()
    expect(page.get_by_text("主管部门审核").first).to_be_visible()
    expect(page.get_by_role("button", name="报送")).to_have_count(0)  # R-REC-08


def test_the_pages_speak_english_when_asked(sit_down: Callable[..., Page]):
    page = sit_down("340104001.clerk")
    page.goto("/teachers")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("中文").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("信息首次录入")
