"""A province of a test's own, known to mobility and review."""

from collections.abc import Callable
from typing import Any

import pytest

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database import transactions
from services.review.publish import publish
from tests.bus.mobility.bookwork import Bookwork
from tests.bus.mobility.elsewhere import Elsewhere
from tests.bus.mobility.province import ORGS, Province
from tests.bus.mobility.staff import Staff


@pytest.fixture
def province(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Province:
    return _known(Province(stores, place, actor_of))


@pytest.fixture
def staff(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Staff:
    made = _known(Staff(stores, place, actor_of))
    made.learn_office()
    return made


@pytest.fixture
def bookwork(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Bookwork:
    made = _known(Bookwork(stores, place, actor_of))
    made.learn_office()
    return made


@pytest.fixture
def elsewhere(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Elsewhere:
    made = _known(Elsewhere(stores, place, actor_of))
    made.learn_office()
    return made


def _known(made: Any) -> Any:
    """Every service knows its schools and chains, and nothing is news."""
    made.as_system("review", publish)
    for service in ("mobility", "review"):
        for name in ORGS:
            with made.stores[service].begin(transactions.system()) as db:
                known_orgs.learn(db, **made.org(name))
    made.skip()
    return made
