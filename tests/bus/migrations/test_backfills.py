"""What a migration leaves to the job process is filled in batches, each once, whatever breaks off in between."""

import pytest
from sqlalchemy import text

from services.common.database import backfills, transactions

OPEN = text("SELECT id FROM known_org WHERE category IS NULL ORDER BY code LIMIT 2")
FILL = text("UPDATE known_org SET category = 'x', row_version = row_version + 1 WHERE id = ANY(:ids)")
LEFT = text("SELECT name, finished_at IS NOT NULL, rows FROM backfill ORDER BY name")
ORG = text(
    "INSERT INTO known_org (id, code, name, level, path, closed, row_version)"
    " VALUES (gen_random_uuid(), :code, :code, 'school', '000000/', false, 1)"
)


class Broken(Exception):
    """The process died."""


def fill(db) -> int:
    ids = list(db.scalars(OPEN))
    if ids:
        db.execute(FILL, {"ids": ids})
    return len(ids)


def fill_and_die(db) -> int:
    fill(db)
    raise Broken


@pytest.fixture
def store(as_it_was):
    """Five schools without a category, and two backfills, of which this release knows one."""
    from services.common.database.migrate import migrate

    as_it_was("training")
    migrate("training")
    store = transactions.Store("training", "job", pool=2)
    with store.begin(transactions.system()) as db:
        for code in range(5):
            db.execute(ORG, {"code": str(code)})
        db.execute(text("INSERT INTO backfill (name) VALUES ('categories'), ('of_a_newer_release')"))
    yield store
    store.close()


def asked(store, statement):
    with store.begin(transactions.system()) as db:
        return db.execute(statement).all()


def test_a_backfill_goes_on_batch_by_batch_until_nothing_is_left(store):
    rounds = [backfills.go_on(store, {"categories": fill}) for _ in range(5)]

    assert rounds == [True, True, True, True, False]
    assert asked(store, LEFT) == [("categories", True, 5), ("of_a_newer_release", False, 0)]
    assert asked(store, text("SELECT DISTINCT category, row_version FROM known_org")) == [("x", 2)]


def test_a_batch_that_breaks_off_is_done_again_and_no_other(store):
    backfills.go_on(store, {"categories": fill})
    with pytest.raises(Broken):
        backfills.go_on(store, {"categories": fill_and_die})
    while backfills.go_on(store, {"categories": fill}):
        pass

    assert asked(store, text("SELECT DISTINCT category, row_version FROM known_org")) == [("x", 2)]


def test_two_processes_do_not_fill_the_same(store):
    with store.begin(transactions.system()) as db:
        db.execute(text("SELECT 1 FROM backfill WHERE name = 'categories' FOR UPDATE"))
        assert not backfills.go_on(store, {"categories": fill})
