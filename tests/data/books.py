"""Workbooks with several record sets, as a school fills them in; quick to make, without drop-downs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from services.records.catalogue import load
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.workbooks.reader import ORIGIN
from services.records.workbooks.written import heading_of, written

CATEGORY = "primary_secondary"
Rows = Iterable[dict[str, Any]]


def save_book(path: Path, sheets: dict[str, Rows], category: str = CATEGORY) -> Path:
    """`sheets` are rows of values by set code; a row of a sub set says whose it is in `@id_number` and `@name`."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        for code, rows in sheets.items():
            record_set = load().set(category, code)
            sheet = book.add_worksheet(record_set.name.zh)
            sheet.write_row(0, 0, [heading_of(field) for field in record_set.columns])
            for number, row in enumerate(rows, start=1):
                for place, field in enumerate(record_set.columns):
                    if (cell := cell_of(field, row.get(field.code))) is not None:
                        sheet.write_string(number, place, cell)
        origin = book.add_worksheet(ORIGIN)
        origin.write_row(0, 0, ["catalogue", load().version])
        origin.write_row(1, 0, ["category", category])
    return path


def owned(person: dict[str, Any], rows: Rows, **changes: Any) -> list[dict[str, Any]]:
    """Rows of a sub set that belong to a person of the main sheet."""
    return [{OWNER_NUMBER: person["id_number"], OWNER_NAME: person["name"]} | row | changes for row in rows]


def cell_of(field: Any, value: Any) -> str | None:
    """What the catalogue does not know stands as it was typed."""
    try:
        return written(field, value)
    except KeyError:
        return "、".join(value) if isinstance(value, list) else str(value)
