"""Changing the own password (R-ID-08)."""

import pytest

from services.common.errors import Invalid, TooMany, Unauthenticated
from services.contracts.identity import sessions

NEW = "Nebel-im-Maerz-8"


def test_a_newcomer_with_an_own_password_has_the_real_roles(site):
    token = site.sign_in(site.username("新人"))["token"]
    site.ask(sessions.change_password, site.actor_by(token), old="Tulpe-17-Regen", new=NEW)

    assert site.actor_by(token).roles == {"query_user"}
    assert not site.sign_in(site.username("新人"), NEW)["me"]["must_change_password"]
    with pytest.raises(Unauthenticated):
        site.sign_in(site.username("新人"))


def test_a_changed_password_ends_the_other_sessions(site):
    here, elsewhere = (site.sign_in(site.username("新人"))["token"] for _ in range(2))
    other = site.actor_by(elsewhere)
    site.ask(sessions.change_password, site.actor_by(here), old="Tulpe-17-Regen", new=NEW)

    assert site.actor_by(here)
    with pytest.raises(Unauthenticated):
        site.actor_by(elsewhere)
    assert {"session_id": str(other.session_id)} in site.announced("session_ended")


@pytest.mark.parametrize("new", ["kurz-1A", "nurklein-und-minus", "Password1", "Tulpe-17-Regen"])
def test_a_password_against_the_policy_is_refused_with_the_reasons(site, new):
    with pytest.raises(Invalid) as raised:
        site.ask(sessions.change_password, site.signed_in("新人"), old="Tulpe-17-Regen", new=new)

    assert raised.value.errors["new"]


def test_guessing_the_old_password_locks_as_guessing_at_the_door_does(site):
    actor = site.signed_in("甲小学录入员")
    for _ in range(5):
        with pytest.raises(Invalid):
            site.ask(sessions.change_password, actor, old="Wrong-12-guess", new=NEW)

    with pytest.raises(TooMany):
        site.ask(sessions.change_password, actor, old="Tulpe-17-Regen", new=NEW)
    with pytest.raises(Unauthenticated):
        site.sign_in(site.username("甲小学录入员"))
