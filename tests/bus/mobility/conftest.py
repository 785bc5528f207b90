"""A province of a test's own, known to mobility and review."""

from collections.abc import Callable

import pytest

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database import transactions
from services.review.publish import publish
from tests.bus.mobility.province import ORGS, Province


@pytest.fixture
def province(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Province:
    made = Province(stores, place, actor_of)
    made.as_system("review", publish)
    for service in ("mobility", "review"):
        for name in ORGS:
            with stores[service].begin(transactions.system()) as db:
                known_orgs.learn(db, **made.org(name))
    made.skip()
    return made
