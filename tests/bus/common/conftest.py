"""A store to try the kit on: identity's database, in transactions of the system or of somebody."""

from collections.abc import Callable

import pytest

from services.common.database import transactions
from services.common.request import Request


@pytest.fixture
def store(stores) -> transactions.Store:
    """The database on which the kit is tried."""
    return stores["identity"]


@pytest.fixture
def asked_with(actor_of) -> Callable[..., Request]:
    """A write of somebody, with an idempotency key."""
    actor = actor_of("system_admin")
    return lambda key: Request(actor=actor, key=key)
