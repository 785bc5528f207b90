"""Sessions: cookies for pages, tokens for programs, CSRF, and how soon an ended one is forgotten."""

import uuid

import pytest

from gateway import session
from services.common import roles, settings
from services.contracts.identity import sessions

OPENED = {"token": "the-secret", "expires_at": "2099-01-01T00:00:00+00:00", "me": {"name": "张三"}}


@pytest.fixture
def page(client, bus, sign_in):
    """A browser in which an entry clerk signed in."""
    sign_in(roles.ENTRY_CLERK, token=OPENED["token"])
    bus.replies[sessions.sign_in.name] = OPENED
    client.post("/api/v1/sessions", json={"username": "clerk", "password": "secret"})
    return client


def submit(page, **headers):
    return page.post("/api/v1/submissions", json={"teacher_ids": [str(uuid.uuid4())]}, headers=headers)


def test_signing_in_sets_a_cookie_that_scripts_cannot_read(client, bus):
    bus.replies[sessions.sign_in.name] = OPENED

    answer = client.post("/api/v1/sessions", json={"username": "clerk", "password": "secret"})

    assert answer.status_code == 201
    assert answer.json == OPENED
    secret, csrf = answer.headers.getlist("Set-Cookie")
    assert secret.startswith("xingtan_session=the-secret; ")
    assert "HttpOnly" in secret
    assert "SameSite=Lax" in secret
    assert csrf.startswith("xingtan_csrf=")
    assert "HttpOnly" not in csrf


def test_cookies_travel_over_tls_only_in_production(client, bus, monkeypatch):
    monkeypatch.setenv("XINGTAN_MODE", "production")
    settings.load.cache_clear()
    bus.replies[sessions.sign_in.name] = OPENED

    answer = client.post("/api/v1/sessions", json={"username": "clerk", "password": "secret"})

    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))
    assert "Strict-Transport-Security" in answer.headers


def test_a_page_reads_with_its_cookie_alone(page):
    assert page.get("/api/v1/me").json["name"] == "张三"


@pytest.mark.parametrize("sent", [{}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "guessed"}])
def test_a_page_cannot_write_without_its_csrf_token(page, bus, sent):
    assert submit(page, **sent).status_code == 403
    assert bus.sent_to("records.submit") == []


def test_a_page_writes_with_its_csrf_token(page, bus):
    bus.replies["records.submit"] = {"items": [], "next_desk": None}

    assert submit(page, **{"X-CSRF-Token": page.get_cookie("xingtan_csrf").value}).status_code == 200


def test_the_csrf_token_of_another_session_does_not_do(page):
    assert submit(page, **{"X-CSRF-Token": session.csrf_token("another-secret")}).status_code == 403


def test_a_program_needs_no_csrf_token(client, bus, sign_in):
    bus.replies["records.submit"] = {"items": [], "next_desk": None}

    assert submit(client, **sign_in(roles.ENTRY_CLERK)).status_code == 200


def test_the_service_gets_the_signed_actor(client, bus, sign_in):
    bus.replies["records.imports"] = {"items": [], "next": None}
    client.get("/api/v1/imports", headers=sign_in(roles.ENTRY_CLERK))

    [(_, sender)] = bus.sent_to("records.imports")
    assert sender["actor_token"].count(".") == 2


def test_identity_is_not_asked_again_within_a_minute(page, bus):
    page.get("/api/v1/me")
    page.get("/api/v1/me")

    assert len(bus.sent_to(sessions.renew.name)) == 1


def test_identity_is_asked_again_after_a_minute(page, bus):
    now = [0.0]
    page.application.extensions[session.PASSES] = session.Passes(lambda: now[0])
    for now[0] in (0.0, 59.0):
        page.get("/api/v1/me")
    assert len(bus.sent_to(sessions.renew.name)) == 1
    now[0] = 61.0
    page.get("/api/v1/me")

    assert len(bus.sent_to(sessions.renew.name)) == 2


def test_an_announced_end_is_heeded_at_once(page, bus):
    page.get("/api/v1/me")
    passes = page.application.extensions[session.PASSES]
    passes.forget(str(passes.get(OPENED["token"]).actor.session_id))
    bus.replies[sessions.renew.name] = {"refused": True}
    page.get("/api/v1/me")

    assert len(bus.sent_to(sessions.renew.name)) == 2


def test_a_session_that_ends_while_it_is_renewed_is_not_stored():
    passes = session.Passes()
    before = passes.ended
    passes.forget("whichever")
    passes.store("secret", signed=None, ended_before=before)

    assert passes.get("secret") is None


def test_a_newcomers_pass_is_not_stored(client, bus, sign_in):
    headers = sign_in(roles.NEWCOMER)
    client.get("/api/v1/me", headers=headers)
    client.get("/api/v1/me", headers=headers)

    assert len(bus.sent_to(sessions.renew.name)) == 2


def test_signing_out_takes_the_cookies_away(page, bus):
    bus.replies[sessions.sign_out.name] = {}
    answer = page.delete("/api/v1/sessions/current", headers={"X-CSRF-Token": page.get_cookie("xingtan_csrf").value})

    assert answer.status_code == 204
    assert page.get_cookie("xingtan_session") is None
    assert page.application.extensions[session.PASSES].get(OPENED["token"]) is None
