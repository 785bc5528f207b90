"""What a migration must not do to a site that works: lock a table that holds data for as long as an index takes."""

import re
from pathlib import Path

import pytest

from services.common.database import migrate

FOLDERS = [migrate.KIT, *sorted(migrate.SERVICES.glob("*/migrations"))]
TABLE = re.compile(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)")
# Also what makes an index without saying so.
INDEXES = (
    re.compile(r"CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)(?:IF NOT EXISTS )?\w+\s+ON (\w+)"),
    re.compile(
        r"ALTER TABLE (\w+)(?:(?!;|\bALTER TABLE\b).)*?\b(?:ADD|COLUMN)\b[^;,]*?\b(?:UNIQUE|PRIMARY KEY)\b", re.S
    ),
    re.compile(r"op\.create_(?:index|unique_constraint)\(\s*['\"]\w+['\"],\s*['\"](\w+)['\"]"),
)
BESIDE = re.compile(r"build_(?:unique_)?index\(")
# Migrations of the first release: no site with data had come so far before it (see migrate.py).
FIRST_RELEASE = {
    "services/identity/migrations/0003_teacher_accounts.py",
    "services/identity/migrations/0005_many_accounts.py",
    "services/records/migrations/0002_entries.py",
    "services/records/migrations/0004_numbers.py",
    "services/review/migrations/0002_parallel.py",
}
ROOT = migrate.SERVICES.parent


def blocking(text: str) -> set[str]:
    """The tables of an earlier migration on which this one builds an index in their way."""
    up = text.split("def downgrade", maxsplit=1)[0]
    own = set(TABLE.findall(up))
    return {table for pattern in INDEXES for table in pattern.findall(up)} - own


def found() -> set[str]:
    files = [file for folder in FOLDERS for file in sorted(folder.glob("[0-9]*.py"))]
    return {str(file.relative_to(ROOT)) for file in files if blocking(file.read_text())}


def test_an_index_on_a_table_that_an_earlier_migration_made_is_built_concurrently():
    assert found() - FIRST_RELEASE == set()


def test_those_of_the_first_release_are_still_found():
    assert found() >= FIRST_RELEASE


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE INDEX a ON teacher (b)",
        "CREATE UNIQUE INDEX IF NOT EXISTS a\n    ON teacher (b)",
        "ALTER TABLE teacher ADD COLUMN a uuid UNIQUE",
        "ALTER TABLE teacher ADD CONSTRAINT a UNIQUE (b)",
        "op.create_index('a', 'teacher', ['b'])",
    ],
)
def test_every_way_of_building_an_index_in_the_way_is_found(statement):
    assert blocking(f'op.execute("{statement}")') == {"teacher"}
    assert blocking(f"CREATE TABLE teacher (); {statement}") == set()


def test_an_index_beside_the_work_is_no_fault():
    assert blocking("CREATE INDEX CONCURRENTLY a ON teacher (b)") == set()
    assert blocking("build_index('a', 'teacher (b)')") == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_migration_that_builds_an_index_beside_the_work_does_nothing_else(folder: Path):
    for file in folder.glob("[0-9]*.py"):
        up = file.read_text().split("def downgrade")[0]
        assert not (BESIDE.search(up) and "op.execute" in up), file
