"""Small tables as Excel files: a title, head and rows, and lines for signature and seal; for lists use an export."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter
from flask import Response

from gateway import files

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One printed sheet: A4 across, its head repeated on every page."""

    name: str
    title: str
    notes: Sequence[str]
    head: Sequence[str]
    rows: Iterable[Sequence[Value]]
    foot: Sequence[str] = ()


def response(sheet: Sheet) -> Response:
    """The sheet as a download under its name."""
    return files.as_download(Response(written(sheet), content_type=files.XLSX), f"{sheet.name}.xlsx")


def written(sheet: Sheet) -> bytes:
    """The workbook's bytes. Text is written as text, so that nothing in it is taken for a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet.name[:31])
        bold = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"border": 1})
        page.merge_range(0, 0, 0, max(len(sheet.head) - 1, 1), sheet.title, bold)
        line = 1
        for note in sheet.notes:
            page.write_string(line, 0, note)
            line += 1
        page.write_row(line, 0, sheet.head, head)
        page.repeat_rows(line)
        widths = [max(10, 2 * len(name)) for name in sheet.head]
        for row in sheet.rows:
            line += 1
            for column, value in enumerate(row):
                _write(page, line, column, value, cell)
                widths[column] = max(widths[column], min(40, 2 * len(str(value or ""))))
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        for number, note in enumerate(sheet.foot):
            page.write_string(line + 2 + number, 0, note)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    return out.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, cell: object) -> None:
    if value is None:
        page.write_blank(row, column, None, cell)
    elif isinstance(value, str):
        page.write_string(row, column, value, cell)
    else:
        page.write_number(row, column, value, cell)
