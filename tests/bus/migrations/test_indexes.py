"""Indexes on tables that hold data are built beside the site's work, and again after a break."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from services.common.database import migrate

MIGRATION = """
from services.common.database.migration_steps import build_index, build_unique_index, drop_index

revision = "training_0001"
down_revision = None
branch_labels = ("training",)
depends_on = "kit_0003"


def upgrade() -> None:
    build_index("known_org_place", "known_org (path, code)")
    build_unique_index("known_org_named", "known_org (name)")
    drop_index("known_org_path")
"""
ORG = text(
    "INSERT INTO known_org (id, code, name, level, path, closed, row_version)"
    " VALUES (gen_random_uuid(), :code, :name, 'school', '000000/', false, 1)"
)
INDEXES = text(
    "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid"
    " WHERE indrelid = 'known_org'::regclass AND relname NOT LIKE '%key' ORDER BY relname"
)


@pytest.fixture
def site(as_it_was, superuser, tmp_path, monkeypatch):
    """A service's database with two schools, and a migration of its own that builds indexes on them."""
    as_it_was("training")
    monkeypatch.setattr(migrate, "SERVICES", tmp_path)
    migrate.migrate("training")
    (tmp_path / "training" / "migrations").mkdir(parents=True)
    Path(tmp_path, "training", "migrations", "0001_indexes.py").write_text(MIGRATION)
    engine = superuser("training")
    with engine.begin() as db:
        for code in ("1", "2"):
            db.execute(ORG, {"code": code, "name": f"{code}小学"})
    yield engine
    shutil.rmtree(tmp_path / "training")


def indexes(engine):
    with engine.connect() as db:
        return dict(db.execute(INDEXES).all())


def test_indexes_are_built_and_dropped_outside_of_any_transaction(site):
    migrate.migrate("training")

    of_the_kit = {"known_org_authority": True}
    assert indexes(site) == of_the_kit | {"known_org_named": True, "known_org_place": True}


def test_an_index_that_broke_off_is_built_again(site):
    with site.begin() as db:
        db.execute(ORG, {"code": "3", "name": "1小学"})
    with pytest.raises(IntegrityError):
        migrate.migrate("training")
    assert not indexes(site)["known_org_named"]
    with site.begin() as db:
        db.execute(text("DELETE FROM known_org WHERE code = '3'"))

    migrate.migrate("training")

    assert indexes(site)["known_org_named"]
