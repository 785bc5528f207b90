"""A service that handles events."""

import pytest


@pytest.fixture
def records(stores):
    return stores["records"]
