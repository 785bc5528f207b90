"""A teacher signs in at any time; outside the window the pages read, and say why and until when (R-ID-11)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from deploy.local.places import SELF_SERVICE
from services.common import clock
from tests.e2e.browser.conftest import PHONE
from tests.e2e.browser.settling import look_until
from tests.e2e.site import Site, done

COLLEAGUE = f"{SELF_SERVICE}.colleague"


@pytest.fixture
def set_window(site: Site) -> Iterator[Callable[..., None]]:
    """Sets the window of the school; afterwards it is as it was."""
    client = site.client(f"{SELF_SERVICE}.admin")
    path = f"/orgs/{done(client.get('/me'))['org']['id']}/collection-window"
    before = done(client.get(path))

    def put(**wanted: object) -> None:
        known = done(client.get(path))
        kept = {name: before[name] for name in ("mode", "opens_at", "closes_at", "closed")} | wanted
        done(client.put(path, json=kept, headers={"If-Match": f'"{known["row_version"]}"'}))

    yield put
    put()


@pytest.mark.parametrize(
    ("days", "says"),
    [((2, 9), "自助填报 {opens} 开始，现在可以查看"), ((-9, -2), "自助填报已于 {closes} 截止，现在可以查看")],
)
def test_outside_the_window_a_teacher_signs_in_reads_and_hears_until_when(
    sit_down: Callable[..., Page], set_window: Callable[..., None], days: tuple[int, int], says: str
):
    opens, closes = (datetime.now(UTC) + timedelta(days=each) for each in days)
    set_window(opens_at=opens.isoformat(), closes_at=closes.isoformat())
    page = sit_down(COLLEAGUE, viewport=PHONE)
    words = says.format(opens=worded(opens), closes=worded(closes))
    page.goto("/self?set=education")
    look_until(page, page.get_by_text(words))
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    for verb in ("新增", "编辑"):
        expect(page.get_by_role("button", name=verb, exact=True)).to_have_count(0)
    page.goto("/self/sets/education/new")
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator("form.form")).to_have_count(0)


def worded(instant: datetime) -> str:
    return f"{instant.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"


def test_a_teacher_whom_the_school_lets_not_in_hears_so(set_window: Callable[..., None], site: Site):
    set_window(closed=True)
    answer = site.visitor().post("/sessions", json={"username": COLLEAGUE, "password": "Xingtan-2026"})
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("贵校目前禁止教师用户登录。")
