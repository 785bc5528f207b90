"""How an account looks: to the rules, to its manager, to its owner, and to every other service."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.common import roles
from services.common.actor import Actor
from services.identity import logins
from services.identity.domain import accounts as rules
from services.identity.models import Account, Org


def holding(account: Account, place: Org) -> rules.Holding:
    """The account as the rules of management see it."""
    return rules.Holding(place.id, place.authority_id, frozenset(account.roles), place.level)


def managed(account: Account, place: Org, asker: Actor, now: datetime) -> dict[str, Any]:
    """The account as `identity.Account` shows it to a system administrator."""
    state = rules.state_of(account.enabled, account.tries.locked_until, account.password_is_initial, now)
    return {
        "id": account.id,
        "org_id": place.id,
        "org_name": place.name,
        "username": logins.display_name(account),
        "name": account.name,
        "roles": sorted(account.roles),
        "state": state,
        "last_sign_in_at": account.last_sign_in_at,
        "row_version": account.row_version,
        "may": rules.acts(asker.org_id, holding(account, place), state),
    }


def me(account: Account, place: Org) -> dict[str, Any]:
    """The account as `identity.Me` shows it to whoever is signed in with it."""
    return {
        "account_id": account.id,
        "person_id": account.person_id,
        "name": account.name,
        "username": logins.display_name(account),
        "roles": sorted(effective_roles(account)),
        "org": place,
        "teacher_id": account.teacher_id,
        "must_change_password": account.password_is_initial,
    }


def actor(account: Account, place: Org, session_id: UUID) -> Actor:
    """The account as the actor that other services check."""
    return Actor(
        account_id=account.id,
        person_id=account.person_id,
        name=account.name,
        roles=effective_roles(account),
        org_id=place.id,
        org_name=place.name,
        org_path=place.path,
        org_level=place.level,
        session_id=session_id,
        teacher_id=account.teacher_id,
    )


def effective_roles(account: Account) -> frozenset[str]:
    """The account's roles; with an initial password it is a newcomer's and nothing else (R-ID-08)."""
    return frozenset({roles.NEWCOMER}) if account.password_is_initial else frozenset(account.roles)
