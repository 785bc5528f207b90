"""A real browser, and people of the sample who sit at it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from deploy.local.places import PASSWORD
from tests.e2e.site import Site

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CHINA = "Asia/Shanghai"
PATIENCE = 30_000  # of a busy machine, in milliseconds; nothing is asserted about time
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that never draws a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a browser of somebody's own, at a desk or with a phone; a page that logs an error fails the test."""
    contexts, troubles = [], []

    def open_page(who: str, viewport: dict = DESK, *, bypass_csp: bool = True, zone: str = CHINA) -> Page:
        context = browser.new_context(
            base_url=site.address, viewport=viewport, locale="zh-CN", timezone_id=zone,
            accept_downloads=True, bypass_csp=bypass_csp,  # axe has to be let in
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{who}: {error}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def sit_down(new_page: Callable[..., Page], site: Site) -> Callable[..., Page]:
    """The page of somebody who has signed in already."""

    def come_back(username: str, viewport: dict = DESK, **more: Any) -> Page:
        page = new_page(username, viewport, **more)
        kept = site.cookies(username).items()
        page.context.add_cookies([{"name": name, "value": value, "url": site.address} for name, value in kept])
        page.goto("/")
        return page

    return come_back


@pytest.fixture
def sign_in(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Signs somebody in on the page, with user name and password."""

    def enter(username: str, password: str = PASSWORD, viewport: dict = DESK) -> Page:
        page = new_page(username, viewport)
        page.goto("/")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码", exact=True).fill(password)
        page.get_by_role("button", name="登录", exact=True).click()
        page.get_by_role("button", name="登录", exact=True).wait_for(state="detached")
        return page

    return enter
