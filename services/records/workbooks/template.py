"""The Excel template of a school category: a sheet per record set, drop-downs, notes, a guide (R-REC-09)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from services.records.catalogue import Catalogue, CodeTable, Field, RecordSet
from services.records.catalogue.model import MAIN
from services.records.workbooks.guidance import duty_of, how_of, note_of, when_of, words
from services.records.workbooks.reader import ORIGIN
from services.records.workbooks.scan import MAX_ROWS
from services.records.workbooks.written import heading_of

CODES = "_codes"
TEXT = "@"  # keeps what is typed: ID numbers whole, 2020.10 no number
INK, PAPER = "1F2933", "FFFFFF"
FILLS = {"required": "1F5FA8", "conditional": "8A5A00", "optional": "5B6B7B"}
WIDTHS = {
    "text": 14,
    "date": 16,
    "month": 16,
    "id_number": 24,
    "division": 34,
    "yes_no": 12,
    "codes": 26,
    "code": 20,
    "school_year": 16,
}
# Excel shows 255 characters of a prompt at most.
PROMPT = 250


def write_template(catalogue: Catalogue, category: str, sets: Sequence[str] | None, out: Path | str | BinaryIO) -> None:
    """Writes the template for these sets, all of the category for None."""
    chosen = [each for each in catalogue.sets(category) if sets is None or each.code in sets]
    book = new_workbook(catalogue, category, chosen)
    book.save(out)


def new_workbook(catalogue: Catalogue, category: str, sets: Iterable[RecordSet]) -> Workbook:
    """The template before it is saved, so that rows can be put into it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sets = list(sets)
    ranges = _write_codes(book, [field for each in sets for field in each.typed])
    for record_set in sets:
        _write_set(book.create_sheet(record_set.name.zh, len(book.worksheets) - 1), record_set, ranges)
    _write_guide(book.create_sheet(words()["guide"]["title"]["zh"], len(sets)), catalogue, category, sets)
    write_origin(book.create_sheet(ORIGIN), catalogue, category)
    book.active = 0
    return book


def _write_codes(book: Workbook, fields: Iterable[Field]) -> dict[tuple[str, bool], str]:
    """The drop-downs, a column each on a hidden sheet; (table, with parents) → name of the range."""
    sheet = book.create_sheet(CODES)
    sheet.sheet_state = "hidden"
    ranges: dict[tuple[str, bool], str] = {}
    for field in fields:
        if field.table is None or _list_key(field) in ranges:
            continue
        labels = list(_labels(field.table, with_parents=field.parent_allowed))
        column = get_column_letter(len(ranges) + 1)
        for row, label in enumerate(labels, 1):
            sheet[f"{column}{row}"] = label
        name = f"list_{field.table.code}" + ("_all" if field.parent_allowed else "")
        book.defined_names[name] = DefinedName(name, attr_text=f"'{CODES}'!${column}$1:${column}${len(labels)}")
        ranges[_list_key(field)] = name
    return ranges


def _list_key(field: Field) -> tuple[str, bool]:
    return (field.table.code if field.table else "", field.parent_allowed)


def _labels(table: CodeTable, *, with_parents: bool) -> Iterable[str]:
    """`码-名`; a tree is indented by blanks, which the reader ignores, or shows its leaves only."""
    for code in table.codes:
        if with_parents or table.is_leaf(code):
            depth = 0 if table.path_names or not with_parents else len(table.path_to(code)) - 1
            yield "\u3000" * depth + table.label_of(code)


def _write_set(sheet: Worksheet, record_set: RecordSet, ranges: dict[tuple[str, bool], str]) -> None:
    for number, field in enumerate(record_set.columns, 1):
        column = get_column_letter(number)
        _write_heading(sheet[f"{column}1"], field, record_set)
        sheet.column_dimensions[column].width = _width(field)
        sheet.column_dimensions[column].number_format = TEXT
        if field.table is not None:
            rule = _drop_down(field, ranges[_list_key(field)])
            rule.add(f"{column}2:{column}{MAX_ROWS + 1}")
            sheet.add_data_validation(rule)
    sheet.row_dimensions[1].height = 44
    sheet.freeze_panes = "B2" if record_set.kind == MAIN else "C2"
    _fit_to_width(sheet)


def _fit_to_width(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_heading(cell, field: Field, record_set: RecordSet) -> None:  # type: ignore[no-untyped-def]
    cell.value = heading_of(field)
    cell.number_format = TEXT
    cell.font = Font(bold=field.always_required, color=PAPER, size=11)
    cell.fill = PatternFill("solid", fgColor=FILLS[duty_of(field)])
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    side = Side(style="thin", color=PAPER)
    cell.border = Border(left=side, right=side)
    cell.comment = Comment(note_of(field, record_set), "Xingtan", width=280, height=120)


def _drop_down(field: Field, name: str) -> DataValidation:
    """Strict for single codes; several codes and places may also be typed, the import judges them."""
    strict = field.type in ("code", "yes_no")
    texts = words()["drop_down"]
    rule = DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=strict)
    rule.errorTitle, rule.error = texts["title"]["zh"], texts["error"]["zh"]
    return rule


def _width(field: Field) -> float:
    """Room for the values, and for the header in two lines; a Chinese character is two wide."""
    return max(WIDTHS.get(field.type, 14), len(heading_of(field)) + 6)


def _write_guide(sheet: Worksheet, catalogue: Catalogue, category: str, sets: list[RecordSet]) -> None:
    """How to fill it in: steps, then every column; Chinese first, English below."""
    texts = words()["guide"]
    steps = texts["steps" if any(each.kind == MAIN for each in sets) else "steps_of_sub_sheets"]
    name = catalogue.categories[category].name
    _write_title(sheet, f"{name.zh} {texts['heading']['zh']}")
    for step in steps["zh"]:
        sheet.append([None, step])
    for record_set in sets:
        _write_columns(sheet, record_set)
    sheet.append([])
    sheet.append([None, f"{name.en}: {texts['heading']['en']}"])
    sheet.cell(sheet.max_row, 2).font = Font(bold=True, size=12)
    for step in steps["en"]:
        sheet.append([None, step])
    for column, width in zip("ABCDE", (2, 34, 16, 44, 60), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.sheet_view.showGridLines = False
    _fit_to_width(sheet)


def _write_title(sheet: Worksheet, title: str) -> None:
    sheet.append([None, title])
    sheet["B1"].font = Font(bold=True, size=16, color=INK)
    sheet.row_dimensions[1].height = 30


def _write_columns(sheet: Worksheet, record_set: RecordSet) -> None:
    texts = words()
    sheet.append([])
    sheet.append([None, record_set.name.zh, None, "".join(_duties(record_set))])
    sheet.cell(sheet.max_row, 2).font = Font(bold=True, size=12, color=INK)
    sheet.append([None, *texts["guide"]["columns"]["zh"]])
    for cell in sheet[sheet.max_row][1:]:
        cell.font = Font(bold=True, color=PAPER)
        cell.fill = PatternFill("solid", fgColor=FILLS["optional"])
    for field in record_set.columns:
        notes = when_of(field, record_set) + (field.hint.zh if field.hint else "")
        sheet.append([None, field.name.zh, texts["duty"][duty_of(field)]["zh"], how_of(field), notes or None])
        sheet.cell(sheet.max_row, 3).font = Font(color=FILLS[duty_of(field)], bold=field.always_required)


def _duties(record_set: RecordSet) -> Iterable[str]:
    """How many rows a person has in this sheet, and who fills them in."""
    texts = words()["sheet"]
    yield texts[record_set.kind]["zh"]
    if record_set.required and record_set.kind == "list":
        yield texts["required"]["zh"]
    if record_set.reserved:
        yield texts["reserved"]["zh"]


def write_origin(sheet: Worksheet, catalogue: Catalogue, category: str) -> None:
    """What the reader asks of a file: for whom was it made, and from which catalogue?"""
    sheet.sheet_state = "hidden"
    sheet.append(["catalogue", catalogue.version])
    sheet.append(["category", category])
