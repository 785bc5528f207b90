"""What is done to many is asked about first, with the number and what follows, and answers where the eyes are."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser.conftest import DESK, PHONE
from tests.e2e.site import Site, done

SCHOOL = "340202003"  # its teachers have no accounts in the sample
ADMIN = f"{SCHOOL}.admin"
DANGEROUS = ("重置密码", "禁止登录", "停用", "删除")


@pytest.fixture
def accounts(site: Site) -> list[dict]:
    """Accounts of all teachers of the school, in use."""
    client = site.client(ADMIN)
    made = done(client.post("/account-batches", data={"from": "records"}, headers={"Idempotency-Key": str(uuid4())}))
    while done(client.get(f"/account-batches/{made['id']}"))["finished_at"] is None:
        pass
    found = done(client.get("/teacher-accounts"))["items"]
    act(site, "enable", found)
    return found


def act(site: Site, what: str, accounts: list[dict]) -> None:
    asked = {"id": str(uuid4()), "act": what, "account_ids": [each["id"] for each in accounts]}
    done(site.client(ADMIN).post("/teacher-accounts/acts", json=asked))


def chosen(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=f"选择 {name}", exact=True).check()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_sent_before_the_question_is_answered(
    sit_down: Callable[..., Page], accounts: list[dict], viewport: dict
):
    page, sent = sit_down(ADMIN, viewport=viewport), []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto("/teacher-accounts")
    names = [each["name"] for each in accounts[:2]]
    chosen(page, *names)
    for verb in DANGEROUS:
        if not page.locator(".bar").get_by_role("button", name=verb).is_enabled():
            continue
        page.locator(".bar").get_by_role("button", name=verb).click()
        question = page.get_by_role("dialog", name=f"{verb}：2 个用户")
        expect(question).to_contain_text(re.compile("^.*2 个用户(的现有密码)?立即"))
        assert not stands_out(question.get_by_role("button", name=verb))
        assert stands_out(question.get_by_role("button", name="取消"))
        question.get_by_role("button", name="取消").click()
        expect(question).to_have_count(0)
    for name in names:
        expect(page.get_by_role("checkbox", name=f"选择 {name}", exact=True)).to_be_checked()
    assert [url for url in sent if "acts" in url] == []


def stands_out(button: Locator) -> bool:
    """Whether it is filled with a colour."""
    classes = button.get_attribute("class") or ""
    return bool(re.search(r"--(primary|danger)", classes)) and "is-plain" not in classes


def test_what_was_refused_stays_chosen_and_the_result_is_in_sight(
    sit_down: Callable[..., Page], site: Site, accounts: list[dict]
):
    page = sit_down(ADMIN, viewport={"width": 1366, "height": 420})
    page.goto("/teacher-accounts")
    first, *others = (each["name"] for each in accounts)
    chosen(page, first, *others)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    act(site, "disable", accounts[:1])  # by a colleague meanwhile
    page.locator(".bar").get_by_role("button", name="停用").click()
    question = page.get_by_role("dialog", name=f"停用：{len(accounts)} 个用户")
    question.get_by_role("button", name="停用").click()
    result = page.get_by_role("status").filter(has_text=f"已停用 {len(others)} 个用户")
    expect(result).to_be_in_viewport(ratio=1)
    expect(result).to_contain_text("1 人没有办成")
    expect(page.get_by_role("checkbox", name=f"选择 {first}", exact=True)).to_be_checked()
    for name in others:
        expect(page.get_by_role("checkbox", name=f"选择 {name}", exact=True)).not_to_be_checked()


def test_a_whole_filter_is_counted_before_the_question(sit_down: Callable[..., Page], accounts: list[dict]):
    page = sit_down(ADMIN)
    page.route(
        re.compile(r"/api/v1/teacher-accounts($|\?)"), lambda route: route.continue_(url=paged(route.request.url))
    )
    page.goto("/teacher-accounts")
    page.get_by_role("checkbox", name="选择本页全部").check()
    page.get_by_role("button", name="选择全部符合条件的").click()
    page.locator(".bar").get_by_role("button", name="禁止登录").click()
    expect(page.get_by_role("dialog", name=f"禁止登录：{len(accounts)} 个用户")).to_be_visible()


def paged(url: str) -> str:
    """The same list in pages of two: the sample's schools fill no page."""
    plain = re.sub(r"limit=\d+&?", "", url)
    return f"{plain}{'&' if '?' in plain else '?'}limit=2"


def test_a_verdict_on_many_files_asks_with_their_number_and_keeps_them_chosen(sit_down: Callable[..., Page]):
    page = sit_down("340104.reviewer")
    page.goto("/cases")
    rows = page.get_by_role("row").filter(has=page.get_by_role("checkbox", name=re.compile("^选择 ")))
    expect(rows.nth(1)).to_be_visible()
    for number in (0, 1):
        rows.nth(number).get_by_role("checkbox").check()
    bar = page.locator(".bar")
    assert stands_out(bar.get_by_role("button", name="通过"))
    assert not stands_out(bar.get_by_role("button", name="驳回"))
    for verb in ("通过", "驳回"):
        bar.get_by_role("button", name=verb, exact=True).click()
        question = page.get_by_role("dialog", name=f"{verb} 2 人")
        expect(question).to_contain_text(f"将{verb} 2 人的信息")
        question.get_by_role("button", name="取消").click()
        expect(question).to_have_count(0)
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()
