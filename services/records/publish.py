"""Puts in force what records ships as data: the workbook templates of the catalogue's version."""

import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from services.common import storage
from services.records.catalogue import load
from services.records.reference import template_key
from services.records.workbooks import write_template

LIMIT = 20 * 1024 * 1024


def publish(_db: Session) -> None:
    """Make the template of each category that the catalogue serves, unless it is there."""
    for category, sets in load().sets_of.items():
        key = template_key(category)
        if sets and not storage.exists(key):
            _make(category, key)


def _make(category: str, key: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(load(), category, None, path)
        storage.put(key, [path.read_bytes()], LIMIT)
