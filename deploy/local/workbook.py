"""Workbooks of invented teachers in the form of the template, without its drop-downs: made in a moment."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import xlsxwriter

from services.records.catalogue import RecordSet
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.workbooks.written import heading_of, written

Values = Mapping[str, Any]
Rows = Iterable[tuple[Values, Values]]  # a person's 基本信息, an entry


def of_sub_sheets(sheets: Iterable[tuple[RecordSet, Rows]]) -> bytes:
    """A workbook with a sheet for each set, its rows headed by whose they are; the main sheet is there, if empty."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for record_set, rows in sheets:
        _write(book.add_worksheet(record_set.name.zh), record_set, rows)
    book.close()
    return out.getvalue()


def _write(sheet: Any, record_set: RecordSet, rows: Rows) -> None:
    sheet.write_row(0, 0, [heading_of(field) for field in record_set.columns])
    for number, (person, entry) in enumerate(rows, start=1):
        known = {OWNER_NUMBER: person["id_number"], OWNER_NAME: person["name"], **entry}
        for column, field in enumerate(record_set.columns):
            if cell := written(field, known.get(field.code)):
                sheet.write_string(number, column, cell)
