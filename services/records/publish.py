"""Puts in force what records ships as data: the workbook templates of the catalogue's version."""

import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from services.common import storage
from services.common.contracts.records import RESERVED
from services.records.catalogue import load
from services.records.file.filling import AUTHORITY, fills
from services.records.reference import template_key
from services.records.workbooks import write_template

LIMIT = 20 * 1024 * 1024


def publish(_db: Session) -> None:
    """Make the templates of each category that the catalogue serves, unless they are there."""
    for category, sets in load().sets_of.items():
        reserved = [each.code for each in sets.values() if fills(AUTHORITY, each)]
        if sets:
            _make_once(template_key(category), category, list(sets))
        if reserved:
            _make_once(template_key(category, RESERVED), category, reserved)


def _make_once(key: str, category: str, sets: list[str]) -> None:
    if storage.exists(key):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(load(), category, sets, path)
        storage.put(key, [path.read_bytes()], LIMIT)
