"""Puts in force what records ships as data: the workbook templates of the catalogue's version."""

import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from services.common import storage
from services.common.contracts.records import RESERVED
from services.records.catalogue import Catalogue
from services.records.file import catalogues
from services.records.file.filling import AUTHORITY, fills
from services.records.reference import template_key
from services.records.workbooks import write_template

LIMIT = 20 * 1024 * 1024


def publish(db: Session) -> None:
    """Make the templates of all catalogues, unless they are there."""
    for catalogue in catalogues.every(db):
        make_templates(catalogue)


def make_templates(catalogue: Catalogue) -> None:
    """A template for each category that a catalogue serves; a selection has to have them before it comes into force."""
    for category, sets in catalogue.sets_of.items():
        reserved = [each.code for each in sets.values() if fills(AUTHORITY, each)]
        if sets:
            _make_once(template_key(catalogue, category), catalogue, category, list(sets))
        if reserved:
            _make_once(template_key(catalogue, category, RESERVED), catalogue, category, reserved)


def _make_once(key: str, catalogue: Catalogue, category: str, sets: list[str]) -> None:
    if storage.exists(key):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(catalogue, category, sets, path)
        storage.put(key, [path.read_bytes()], LIMIT)
