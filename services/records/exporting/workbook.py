"""Three forms of workbook: a list, whole files in words, a template filled in. Every cell is text, never a formula."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from services.common import storage
from services.common.errors import Conflict
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.exporting import columns
from services.records.exporting.book import Book
from services.records.file import catalogues, values
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader
from services.records.reference import template_key
from services.records.workbooks.filled import FilledTemplate
from services.records.workbooks.written import written

# Strings as they are: a name such as =HYPERLINK(…) is a name.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDTH = 18


class Sheets(Book):
    """A workbook of plain sheets, written row by row."""

    def __init__(self, out: Path) -> None:
        self.book = xlsxwriter.Workbook(out, OPTIONS)
        self.head = self.book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5FA8"})
        self.text = self.book.add_format({"num_format": "@"})
        self.sheets: dict[str, Any] = {}
        self.rows: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.book.close()

    def open(self, name: str, headings: Iterable[str]) -> None:
        """A sheet with its header."""
        headings = list(headings)
        sheet = self.sheets[name] = self.book.add_worksheet(name)
        sheet.set_column(0, max(len(headings) - 1, 0), WIDTH, self.text)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headings, self.head)
        self.rows[name] = 0

    def add(self, name: str, cells: Iterable[str]) -> None:
        """One more row."""
        number = self.rows[name] = self.rows[name] + 1
        for place, cell in enumerate(cells):
            if cell:
                self.sheets[name].write_string(number, place, cell, self.text)


class ListBook(Sheets):
    """One row for each file, with chosen columns."""

    def __init__(self, out: Path, reader: Reader, headed: dict[str, str]) -> None:
        super().__init__(out)
        self.reader, self.names, self.sets = reader, list(headed), columns.sets_of(list(headed))
        self.open("教师名单", headed.values())

    def put(self, teacher: Teacher, entries: list[Entry], org_name: str) -> None:
        """One file."""
        self.add("教师名单", columns.list_row(self.reader, self.names, teacher, entries, org_name))


class FileBook(Sheets):
    """Every set of every file in words, a sheet for each set."""

    def __init__(self, out: Path, reader: Reader, catalogue: Catalogue, categories: Iterable[str]) -> None:
        super().__init__(out)
        self.reader = reader
        self.fields: dict[str, dict[str, str]] = {}  # set → field → heading
        names: dict[str, str] = {}
        for category in categories:
            for record_set in catalogue.sets(category):
                names.setdefault(record_set.code, record_set.name.zh)
                known = self.fields.setdefault(record_set.code, {})
                known |= {field.code: field.name.in_(reader.language) for field in record_set.fields}
        self.names = names
        for code, name in names.items():
            first = [columns.heading(catalogue, "org_name", reader.language), "身份证件号", "姓名"]
            self.open(name, [*first, *self.fields[code].values()])

    def put(self, teacher: Teacher, entries: list[Entry], org_name: str) -> None:
        """One file with all its entries."""
        sets = catalogues.current(teacher.org_path).sets_of[teacher.category]
        basic = self.reader.texts(sets[values.BASIC], teacher.basic)
        owner = [org_name, basic.get("id_number", ""), teacher.name or ""]
        self._row(values.BASIC, owner, basic)
        for entry in entries:
            if entry.set_code in sets:
                self._row(entry.set_code, owner, self.reader.texts(sets[entry.set_code], entry.values))

    def _row(self, code: str, owner: list[str], texts: dict[str, str]) -> None:
        self.add(self.names[code], [*owner, *(texts.get(field, "") for field in self.fields[code])])


class TemplateBook(Book):
    """The template of a school category with the files of a school in it: imported again, it changes nothing."""

    def __init__(self, out: Path, folder: Path, reader: Reader, catalogue: Catalogue, category: str) -> None:
        self.out, self.reader, self.category = out, reader, category
        template = folder / "template.xlsx"
        storage.copy_to(template_key(catalogue, category), template)
        self.filled = FilledTemplate(template, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            self.filled.save(self.out)

    def put(self, teacher: Teacher, entries: list[Entry], _org_name: str) -> None:
        """One file with all its entries."""
        if teacher.category != self.category:
            raise Conflict("The school's category has changed; its files cannot go into one template.")
        sets = catalogues.current(teacher.org_path).sets_of[teacher.category]
        basic = self.reader.values_of(sets[values.BASIC], teacher.basic)
        self._row(sets[values.BASIC], basic)
        owner = {OWNER_NUMBER: basic.get("id_number"), OWNER_NAME: teacher.name}
        for entry in entries:
            if entry.set_code in sets:
                self._row(sets[entry.set_code], owner | self.reader.values_of(sets[entry.set_code], entry.values))

    def _row(self, record_set: RecordSet, entry: dict[str, Any]) -> None:
        cells = [_cell(field, entry.get(field.code)) for field in record_set.columns]
        self.filled.add(record_set.name.zh, cells)


def _cell(field: Any, value: Any) -> str | None:
    """What a draft has wrong, or a mask, stands as it was typed."""
    try:
        return written(field, value)
    except (KeyError, TypeError):
        return "、".join(map(str, value)) if isinstance(value, list) else str(value)
