"""A file with entries, as its clerk and its teacher fill it in."""

import pytest

from deploy.local.entries import entries
from tests.bus.records.sets.counting import TODAY


@pytest.fixture
def person(values_of) -> dict:
    """Right values of 基本信息."""
    return values_of()


@pytest.fixture
def made(person):
    """Makes faultless entries of a set for the person."""
    return lambda code: entries(7, person, "primary_secondary", code, TODAY)


@pytest.fixture
def file(filing, person) -> dict:
    """A file of 基本信息 alone."""
    return filing.open(person)
