"""A whole system on the test stack with the sample in it, and everybody of the sample signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import sample
from deploy.local.stack import Stack
from tests.e2e.site import Site

NAMES = ("population", "serve", "relay", "jobs", "gateway")
PER_SCHOOL = 5  # one teacher in each state


@pytest.fixture(scope="session")
def site(stack: Stack) -> Iterator[Site]:
    """The running system; what tests before it left in databases and queues is gone."""
    stack.fresh()
    stack.migrate()
    stack.topology()
    stack.ports.leave_taken(NAMES)
    try:
        for name in NAMES:
            stack.start(name)
        for name in NAMES:
            stack.wait_ready(name, 120)
        sample.main(Path(stack.folder), PER_SCHOOL)
        with Site(stack.address()) as site:
            yield site
    finally:
        stack.programs.stop_all()
