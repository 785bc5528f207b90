"""A person in a workbook, and what is on file."""

import pytest
from sqlalchemy import select, text

from services.records.file.models import Entry


@pytest.fixture
def person(values_of):
    return values_of()


@pytest.fixture
def on_file(begin, clerk):
    """The entries of a set as they stand."""

    def look(code: str) -> list[Entry]:
        with begin(clerk) as db:
            return list(db.scalars(select(Entry).where(Entry.set_code == code).order_by(Entry.position)))

    return look


@pytest.fixture
def traces(begin, clerk):
    """What an import leaves behind, to be compared with what another leaves."""

    def look() -> dict:
        with begin(clerk) as db:
            counted = {
                table: db.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - our own names
                for table in ("teacher", "entry", "version")
            }
            trail = "SELECT count(*) FROM audit WHERE action = 'records.imported' AND org_path = :path"
            stamps = db.execute(text("SELECT id, version, row_version, updated_at FROM teacher ORDER BY id")).all()
            return counted | {"audit": db.scalar(text(trail), {"path": clerk.org_path}), "stamps": stamps}

    return look
