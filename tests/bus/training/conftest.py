"""Offices of a test's own that have rules of credits."""

from collections.abc import Callable

import pytest

from services.common.actor import Actor
from services.common.database import transactions
from tests.bus.training.courses import Courses
from tests.bus.training.rule_offices import RuleOffices


@pytest.fixture
def offices(stores: dict[str, transactions.Store], actor_of: Callable[..., Actor]) -> RuleOffices:
    return RuleOffices(stores["training"], actor_of)


@pytest.fixture
def courses(stores: dict[str, transactions.Store], actor_of: Callable[..., Actor]) -> Courses:
    return Courses(stores["training"], actor_of)
