"""What tests of every layer share: the test stack's servers, stores on its databases, and people to act as."""

import os
import uuid
from collections.abc import Callable, Iterator

import hypothesis
import pytest
from sqlalchemy import NullPool, create_engine, make_url

from deploy.local.stack import Stack
from services.common import settings
from services.common.actor import Actor
from services.common.bus import topology
from services.common.database.transactions import Store
from services.common.request import Request

# How long an example takes depends on the machine, and no timing is asserted.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Real PostgreSQL and RabbitMQ under .local/test, with fresh databases and queues, at the newest version."""
    stack = Stack(os.environ.get("XINGTAN_TEST_STACK", ".local/test"))
    try:
        stack.start_servers()
        stack.fresh()
        stack.migrate()
        stack.topology()
        os.environ.update(stack.environment())
        settings.load.cache_clear()
        yield stack
    finally:
        stack.stop_servers()


@pytest.fixture(scope="session")
def stores(stack: Stack) -> Iterator[dict[str, Store]]:
    """The services' databases, as the role that services have; shared by all tests, so use places of your own."""
    stores = {name: Store(name, pool=5) for name in topology.SERVICES}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture
def unwalled(stack: Stack) -> Iterator[Callable[[str], Store]]:
    """Stores on the services' databases for which those have no wall: no policy holds for a superuser."""
    made: list[Store] = []

    def of(service: str) -> Store:
        address = make_url(settings.load().database.format(role="postgres", password="", service=service))
        store = Store(service, pool=1)
        store.engine = create_engine(address.set(password=stack.keys["password_superuser"]), poolclass=NullPool)
        made.append(store)
        return store

    yield of
    for store in made:
        store.close()


@pytest.fixture
def place() -> str:
    """The path of a county of this test's own."""
    return f"000000/{uuid.uuid4().hex[:6]}/{uuid.uuid4().hex[:6]}/"


@pytest.fixture
def actor_of(place: str) -> Callable[..., Actor]:
    """Makes somebody who acts: `actor_of("reviewer", path=…, org_id=…)`."""

    def make(*roles: str, path: str = place, **more: object) -> Actor:
        known = {
            "account_id": uuid.uuid4(),
            "person_id": uuid.uuid4(),
            "name": "测试员",
            "roles": frozenset(roles),
            "org_id": uuid.uuid4(),
            "org_name": "测试单位",
            "org_path": path,
            "org_level": "school",
            "session_id": uuid.uuid4(),
        }
        return Actor(**(known | more))

    return make


@pytest.fixture
def request_of() -> Callable[[Actor | None], Request]:
    """The request of an actor, as a service's store takes it."""
    return lambda actor: Request(actor=actor)
