"""A whole system on the test stack with the sample in it, and everybody of the sample signed in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import sample
from deploy.local.stack import Stack
from services.common import settings
from tests.e2e import sharing
from tests.e2e.site import Site

LOADING = ("population", "serve", "react", "relay", "jobs")
NAMES = (*LOADING, "gateway")
PER_SCHOOL = 5  # one teacher in each state


@pytest.fixture(scope="session")
def site(stack: Stack) -> Iterator[Site]:
    """The running system; what tests before it left in databases and queues is gone."""
    stack.fresh()
    stack.topology()
    os.environ.update(stack.environment())  # each `fresh` leaves the bus at another address
    settings.load.cache_clear()
    stack.ports.leave_taken(NAMES)
    try:
        sharing.fill(stack, lambda: load(stack))
        run(stack, NAMES)
        with Site(stack.address()) as site:
            yield site
    finally:
        stack.programs.stop_all()


def load(stack: Stack) -> None:
    """The sample, over the bus."""
    stack.migrate()
    run(stack, LOADING)
    sample.main(Path(stack.folder), PER_SCHOOL)


def run(stack: Stack, names: tuple[str, ...]) -> None:
    """These processes run and are ready."""
    for name in names:
        stack.start(name)
    for name in names:
        stack.wait_ready(name, 120)
