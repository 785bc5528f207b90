"""Puts in force what records ships as data: selections of provinces, and the workbook templates of all catalogues."""

import tempfile
from collections import Counter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, storage
from services.contracts.records.catalogue import RESERVED
from services.records.catalogue import Catalogue, build
from services.records.catalogue.selection_files import FOLDER, read_selections
from services.records.duplicates.domain import rules as look_alike_rules
from services.records.file import catalogues
from services.records.file.filling import AUTHORITY, fills
from services.records.file.models import CatalogueSelection
from services.records.reference import template_key
from services.records.workbooks import write_template

LIMIT = 20 * 1024 * 1024
SHIPPED = "selections/*.yaml"  # who chose


def publish(db: Session, folder: Path = FOLDER) -> None:
    """Bring changed selections into force and make the templates of all catalogues, unless they are there.

    A ValueError names a file that is not of the format or does not fit, or rules of look-alikes that find too little.
    """
    look_alike_rules.in_force()
    shipped = read_selections(folder)
    known = catalogues.every(db)
    db.commit()  # making templates takes longer than a transaction may stand still
    for catalogue in (*known, *map(build, shipped.values())):
        make_templates(catalogue)
    choose(db, shipped)
    catalogues.forget()


def choose(db: Session, shipped: dict[str, dict]) -> None:
    """Each province's changed file is a new version; one whose file is gone has the national catalogue again.

    What a province chose otherwise stays until its file changes.
    """
    rows = db.scalars(select(CatalogueSelection).order_by(CatalogueSelection.in_force_from)).all()
    before = {row.province: row.selection for row in rows if row.who == SHIPPED}
    wanted = {province: {} for province in before} | shipped
    versions = Counter(row.province for row in rows)
    for province in sorted(wanted):
        if wanted[province] != before.get(province):
            terms = {"version": str(versions[province] + 1), "in_force_from": clock.now(), "who": SHIPPED}
            db.add(CatalogueSelection(province=province, selection=wanted[province], **terms))
    db.flush()


def make_templates(catalogue: Catalogue) -> None:
    """A template for each category that a catalogue serves; a selection has to have them before it comes into force."""
    for category, sets in catalogue.sets_of.items():
        reserved = [record_set.code for record_set in sets.values() if fills(AUTHORITY, record_set)]
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
