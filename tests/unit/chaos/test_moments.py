"""What is broken for one moment of a run is found, though nothing of it is left at rest."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import psycopg2
import pytest

from tests.chaos import moments
from tests.chaos.rules import DOUBLED


class Database:
    """Says at each look what it was told to say; an error is raised."""

    def __init__(self, *looks: Any) -> None:
        self.looks, self.over = iter(looks), threading.Event()

    def connect(self, _name: str) -> Any:
        return self

    def cursor(self) -> Any:
        return self

    def execute(self, query: str) -> None:
        self.is_first = "kind" in query
        if self.is_first:
            self.look = next(self.looks, None)
        if isinstance(self.look, Exception):
            raise self.look

    def fetchall(self) -> list[tuple]:
        if self.look is None:
            self.over.set()
            return []
        return self.look[0 if self.is_first else 1]

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    monkeypatch.setattr(moments, "BETWEEN_LOOKS", 0)
    monkeypatch.setattr(moments, "AWAY", 0)


@contextmanager
def watched(*looks: Any) -> Iterator[list[tuple[str, str]]]:
    database = Database(*looks)
    found = moments.watch(database.connect, SimpleNamespace(over=database.over))
    yield sorted((one.kind, one.subject) for one in found)


def test_two_businesses_that_had_a_file_at_once_are_found_after_they_have_ended():
    with watched(([("t", "transfer"), ("t", "status")], []), ([], [])) as found:
        assert found == [(DOUBLED, "t")]


def test_a_file_that_two_schools_held_for_a_moment_is_found():
    with watched(([], [("t", 2)]), ([], [])) as found:
        assert found == [(DOUBLED, "t")]


def test_whoever_watches_goes_on_when_the_database_comes_back():
    with watched(psycopg2.OperationalError("gone"), ([], [("t", 2)])) as found:
        assert found == [(DOUBLED, "t")]
