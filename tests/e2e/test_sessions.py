"""Signing in, cookies, CSRF, signing out, and the headers that keep browsers careful: on the gateway as it runs."""

import time

import pytest

from deploy.local.places import PASSWORD
from gateway.session import COOKIE, CSRF_COOKIE, CSRF_HEADER
from tests.e2e.site import API, done

CLERK, OTHER = "340104001.clerk", "340104001.reviewer"
NOTHING_TO_SUBMIT = {"teacher_ids": ["00000000-0000-0000-0000-000000000001"]}


def credentials(username: str = CLERK, password: str = PASSWORD) -> dict:
    return {"username": username, "password": password}


@pytest.fixture
def browser(site):
    """A browser in which the clerk signed in."""
    client = site.visitor()
    done(client.post("/sessions", json=credentials()))
    return client


def submit(client, **headers):
    return client.post("/submissions", json=NOTHING_TO_SUBMIT, headers=headers)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_who_exists_cannot_be_learnt_by_signing_in(site, language):
    def refused(username: str) -> tuple:
        sent = {"Accept-Language": language}
        answer = site.visitor().post("/sessions", json=credentials(username, "Falsch-2026"), headers=sent)
        body = answer.json()
        changing = {"x-request-id", "date"}
        headers = {name: value for name, value in answer.headers.items() if name not in changing}
        return answer.status_code, body | {"request_id": None}, headers | {"content-length": None}

    known, unknown = refused("340104002.head"), refused("340104002.nobody")

    assert known == unknown
    assert known[0] == 401


@pytest.mark.parametrize("sent", [{}, {CSRF_HEADER: ""}, {CSRF_HEADER: "guessed"}])
def test_a_page_cannot_write_without_its_csrf_token(browser, sent):
    assert submit(browser, **sent).status_code == 403


def test_a_page_cannot_write_with_the_csrf_token_of_another_session(site, browser):
    other = site.visitor()
    done(other.post("/sessions", json=credentials(OTHER)))

    assert submit(browser, **{CSRF_HEADER: other.cookies[CSRF_COOKIE]}).status_code == 403
    assert submit(browser, **{CSRF_HEADER: browser.cookies[CSRF_COOKIE]}).status_code == 200


def test_a_form_on_another_site_cannot_sign_anybody_in(site):
    assert site.visitor().post("/sessions", data=credentials()).status_code in (415, 422)


def test_a_session_that_was_planted_beforehand_is_not_taken_over(site):
    client = site.visitor()
    client.cookies.set(COOKIE, "planted-by-somebody", domain="127.0.0.1")
    opened = client.post("/sessions", json=credentials())

    [cookie] = [line for line in opened.headers.get_list("set-cookie") if line.startswith(COOKIE)]
    assert "planted-by-somebody" not in cookie
    assert site.visitor().get("/me", headers={"Authorization": "Bearer planted-by-somebody"}).status_code == 401


def test_each_sign_in_opens_a_session_of_its_own(site):
    assert site.token(CLERK) != site.token(CLERK)


def test_scripts_and_other_sites_do_not_get_the_cookie(site):
    lines = site.visitor().post("/sessions", json=credentials()).headers.get_list("set-cookie")
    [secret] = [line for line in lines if line.startswith(COOKIE)]

    assert "HttpOnly" in secret
    assert "SameSite=Lax" in secret


def test_signing_out_is_heeded_by_every_process_of_the_gateway(site):
    client = site.newly_signed_in(CLERK)
    everywhere = [client.get("/me").status_code for _ in range(12)]
    assert set(everywhere) == {200}

    assert client.delete("/sessions/current").status_code == 204
    time.sleep(2)  # the relay carries it to the other process
    fresh = [site.visitor().get("/me", headers=client.headers).status_code for _ in range(12)]
    assert set(fresh) == {401}


@pytest.mark.parametrize("path", ["/", "/login", f"{API}/me", f"{API}/health", f"{API}/nothing", f"{API}/docs"])
def test_every_answer_keeps_browsers_careful(site, path):
    headers = site.visitor().get(site.address + path).headers

    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-request-id"]
    assert "access-control-allow-origin" not in headers
    assert (headers.get("cache-control") == "no-store") == path.startswith(API)


def test_the_servers_name_tells_no_version(site):
    assert not any(letter.isdigit() for letter in site.anonymous.get("/health").headers.get("server", ""))
