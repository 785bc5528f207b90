"""A batch of photos at a school, with a darkroom that makes what it is told."""

import uuid

import pytest

from services.media import darkroom
from services.media.batches import archives
from tests.bus.media.batch_work import BatchWork, develop, learn_school
from tests.bus.media.photo_batches.photos import ID_NUMBERS


@pytest.fixture(autouse=True)
def fake_darkroom(monkeypatch):
    archives.opened.cache_clear()
    monkeypatch.setattr(darkroom, "develop", develop)


@pytest.fixture
def batch_of(store, begin, actor_of, place):
    """Opens a batch of a school of its own; its teachers have ID_NUMBERS."""

    def make(**changes):
        clerk = actor_of("entry_clerk", path=f"{place}{uuid.uuid4().hex[:8]}/")
        learn_school(begin, clerk, **changes)
        batch = BatchWork(store, begin, clerk)
        batch.teachers = {number: uuid.uuid4() for number in ID_NUMBERS}
        return batch

    return make


@pytest.fixture
def batch(batch_of):
    return batch_of()
