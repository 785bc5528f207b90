"""A file that somebody is about to change is held, unless a chaos run proves what comes of it otherwise."""

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from services.common import failpoints
from services.records.file import access
from services.records.file.models import Teacher


def sql(query):
    return str(query.compile(dialect=postgresql.dialect()))


def test_files_are_held_until_the_transaction_ends():
    assert sql(access.for_update(select(Teacher.id))).endswith("FOR NO KEY UPDATE")


@pytest.mark.parametrize(("wall", "held"), [("row_lock", False), ("inbox", True)])
def test_only_the_control_of_row_locks_lets_them_go(monkeypatch, wall, held):
    monkeypatch.setattr(failpoints, "SWITCHED_OFF", wall)

    assert ("FOR NO KEY UPDATE" in sql(access.for_update(select(Teacher.id)))) is held
