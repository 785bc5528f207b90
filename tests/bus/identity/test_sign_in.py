"""Signing in, coming back, leaving (R-ID-08, R-ID-13)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from services.common.errors import Forbidden, Unauthenticated
from services.contracts.identity import orgs, sessions
from services.identity.models import Account, OpenSession


def refusal(site, username, password="Wrong-12-guess"):
    with pytest.raises(Unauthenticated) as raised:
        site.sign_in(username, password)
    return raised.value.as_dict()


def test_whoever_knows_the_password_gets_a_token_and_hears_who_they_are(site):
    opened = site.sign_in(site.username("甲小学录入员"))

    assert len(opened["token"]) >= 43
    assert opened["me"]["name"] == "甲小学录入员"
    assert opened["me"]["roles"] == ["entry_clerk"]
    assert opened["me"]["org"]["path"].startswith("000000/")
    assert not opened["me"]["must_change_password"]


def test_a_user_name_is_found_in_capitals_and_full_width_signs_too(site):
    username = site.username("甲小学录入员")

    assert site.sign_in(f" {username.upper()} ".replace("-", "－"))["me"]["username"] == username


def test_the_token_itself_is_not_kept(site, sessions_of):
    token = site.sign_in(site.username("甲小学录入员"))["token"]

    (session,) = sessions_of("甲小学录入员")
    assert len(session.token_hash) == 32
    assert token.encode() not in session.token_hash


def test_unknown_wrong_disabled_locked_and_closed_are_one_refusal(site):
    site.change(Account, site.accounts["甲小学审核员"]["id"], enabled=False)
    for _ in range(5):
        refusal(site, site.username("新人"))

    refusals = [
        refusal(site, f"nobody-{uuid.uuid4().hex}"),
        refusal(site, ""),
        refusal(site, site.username("甲小学录入员")),
        refusal(site, site.username("甲小学审核员"), "Tulpe-17-Regen"),
        refusal(site, site.username("新人"), "Tulpe-17-Regen"),
    ]

    assert all(same == refusals[0] for same in refusals)


def test_the_fifth_wrong_password_locks_for_a_quarter_of_an_hour(site):  # R-ID-13
    name, account_id = site.username("甲小学录入员"), site.accounts["甲小学录入员"]["id"]
    for _ in range(4):
        refusal(site, name)
    site.sign_in(name)
    for _ in range(5):
        refusal(site, name)

    refusal(site, name, "Tulpe-17-Regen")
    until = site.account("甲小学录入员").tries.locked_until
    assert timedelta(minutes=14) < until - datetime.now(UTC) <= timedelta(minutes=15)

    tries = site.account("甲小学录入员").tries
    site.change(Account, account_id, tries=type(tries)(tries.failures, datetime.now(UTC)))
    assert site.sign_in(name)["token"]


def test_guesses_at_the_same_moment_do_not_outrun_the_lock(site):
    name = site.username("甲小学录入员")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: refusal(site, name), range(8)))

    assert site.account("甲小学录入员").tries.locked_until
    refusal(site, name, "Tulpe-17-Regen")


def test_both_outcomes_leave_an_audit_row(site):
    refusal(site, site.username("甲小学录入员"))
    site.sign_in(site.username("甲小学录入员"))

    assert site.trail("甲小学录入员") == ["identity.sign_in_refused", "identity.sign_in"]


def test_a_token_is_renewed_into_an_actor_that_every_service_verifies(site):
    actor = site.signed_in("甲小学录入员")

    assert actor.account_id == site.accounts["甲小学录入员"]["id"]
    assert actor.roles == {"entry_clerk"}
    assert actor.org_level == "school"
    assert actor.org_path.endswith(site.orgs["甲小学"]["code"] + "/")


def test_a_newcomer_may_only_change_the_password(site):  # R-ID-08
    newcomer = site.signed_in("新人")

    assert newcomer.roles == {"newcomer"}
    with pytest.raises(Forbidden):
        site.ask(orgs.list_orgs, newcomer)


@pytest.mark.parametrize("token", ["", "x", "A" * 43])
def test_a_token_that_was_never_given_out_is_refused(site, token):
    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)


def test_a_session_ends_when_unused_for_half_an_hour(site, sessions_of):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    (session,) = sessions_of("甲小学录入员")
    site.change(OpenSession, session.id, seen_at=datetime.now(UTC) - timedelta(minutes=31))

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)


def test_a_session_ends_after_half_a_day_however_busy(site, sessions_of):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    (session,) = sessions_of("甲小学录入员")
    site.change(OpenSession, session.id, expires_at=datetime.now(UTC))

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)


def test_renewing_notes_the_use_once_a_minute(site, sessions_of):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    (opened,) = sessions_of("甲小学录入员")
    site.ask(sessions.renew, token=token)
    assert sessions_of("甲小学录入员")[0].seen_at == opened.seen_at

    earlier = datetime.now(UTC) - timedelta(minutes=2)
    site.change(OpenSession, opened.id, seen_at=earlier)
    site.ask(sessions.renew, token=token)
    assert sessions_of("甲小学录入员")[0].seen_at > earlier


def test_requests_of_a_page_that_renew_at_the_same_moment_all_get_through(site, sessions_of):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    [session] = sessions_of("甲小学录入员")
    site.change(OpenSession, session.id, seen_at=datetime.now(UTC) - timedelta(minutes=2))

    with ThreadPoolExecutor(4) as pool:
        proofs = list(pool.map(lambda _: site.ask(sessions.renew, token=token), range(8)))

    assert len(proofs) == 8


def test_signing_out_ends_the_session_and_says_so_once(site):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    actor = site.actor_by(token)
    site.ask(sessions.sign_out, actor)
    site.ask(sessions.sign_out, actor)

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)
    assert site.announced("session_ended").count({"session_id": str(actor.session_id)}) == 1


def test_a_disabled_account_is_out_although_its_session_is_alive(site):
    token = site.sign_in(site.username("甲小学录入员"))["token"]
    site.change(Account, site.accounts["甲小学录入员"]["id"], enabled=False)

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)
