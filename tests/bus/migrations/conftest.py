"""Databases of sites as they were: empty ones to be brought to any version, and dumps of releases."""

import json
import os
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, NullPool, create_engine, make_url

from deploy.local import release
from deploy.local.stack import Stack
from services.common import settings
from services.identity import logins
from services.records.file import catalogues, values

SUFFIX = "_as_it_was"
CACHES = (
    settings.load.cache_clear,
    values.sealer.cache_clear,
    logins.sealer.cache_clear,
    catalogues.forget_place,
)


@pytest.fixture
def as_it_was(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Makes another, empty database of a service, which this process takes for the service's until the test ends."""
    made: list[str] = []

    def make(service: str, template: str = "xingtan_template") -> str:
        made.append(f"xingtan_{service}{SUFFIX}")
        _run(stack, f"DROP DATABASE IF EXISTS {made[-1]} WITH (FORCE)")
        _run(stack, f"CREATE DATABASE {made[-1]} OWNER xingtan_owner TEMPLATE {template}")
        return made[-1]

    monkeypatch.setenv("XINGTAN_DATABASE", os.environ["XINGTAN_DATABASE"] + SUFFIX)
    _forget()
    yield make
    for name in made:
        _run(stack, f"DROP DATABASE {name} WITH (FORCE)")
    monkeypatch.undo()
    _forget()


@pytest.fixture
def released(
    stack: Stack, as_it_was: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], None]:
    """Puts the dump of a service's database at a release into place, with the keys that it is read with."""

    def restore(name: str, service: str) -> None:
        folder = release.RELEASES / name
        for key, value in json.loads((folder / "keys.json").read_text()).items():
            monkeypatch.setenv(f"XINGTAN_{key.upper()}", value)
        _forget()
        dump = (folder / f"{service}.dump").read_bytes()
        release.tool(stack, "pg_restore", "--exit-on-error", "-d", as_it_was(service, "template0"), given=dump)

    return restore


@pytest.fixture
def superuser(stack: Stack) -> Iterator[Callable[[str], Engine]]:
    """The superuser's way to such a database: no policy holds for it."""
    made: list[Engine] = []

    def connect(service: str) -> Engine:
        address = settings.load().database.format(role="postgres", password="", service=service)
        made.append(create_engine(make_url(address).set(password=stack.keys["password_superuser"]), poolclass=NullPool))
        return made[-1]

    yield connect
    for engine in made:
        engine.dispose()


def _run(stack: Stack, statement: str) -> None:
    connection = stack.admin()
    connection.cursor().execute(statement)
    connection.close()


def _forget() -> None:
    for forget in CACHES:
        forget()
