"""Makes the workbooks of this folder anew: `python -m tests.data.make_workbooks` (needs LibreOffice; the tests do not).

teachers.xlsx and teachers.xls   thirty faultless teachers, saved by LibreOffice itself
sets.xlsx and sets.xls           ten teachers with entries in five sub sheets, saved by LibreOffice too
faulty.xlsx                      the same sheet with good rows in unusual spellings and one row per kind of fault
"""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from deploy.local.entries import entries
from deploy.local.people import people
from services.records import catalogue
from services.records.workbooks.reader import ORIGIN
from services.records.workbooks.template import new_workbook, write_origin
from services.records.workbooks.written import heading_of, written
from tests.data.books import owned, save_book

HERE = Path(__file__).parent
TODAY = date(2025, 9, 1)
COUNTY = "430623"
CATEGORY = "primary_secondary"
SERIES = 1

# What stands in a row of faulty.xlsx instead of the faultless value, and the kind of fault that it is.
FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"name": None}, "required"),
    ({"former_name": "长" * 51}, "too_long"),
    ({"sex": "男姓"}, "unknown_code"),
    ({"native_place": "朝阳区"}, "ambiguous_code"),
    ({"political_status": "01-中国共产党党员、13-群众"}, "exclusive_code"),
    ({"on_establishment": "也许"}, "bad_yes_no"),
    ({"birth_date": "1990-02-30"}, "bad_date"),
    ({"work_start": "去年"}, "bad_month"),
    ({"work_start": 2020.1}, "unclear_month"),
    ({"id_number": "43062319900101"}, "id_shape"),
    ({"id_number": "430623199001010014"}, "id_check"),
    ({"id_number": 430623199001010015}, "lost_digits"),
    ({"id_number": "=1+1"}, "not_calculated"),
    ({"id_number": "#N/A"}, "failed_formula"),
    ({"school_start": "1999-01"}, "not_before"),
    ({"work_start": "1960-01", "school_start": "2020-01"}, "after"),
    ({"personnel_status": "301-不在本单位任职-退休"}, "retired"),
]


def as_excel_dates(row: dict[str, Any]) -> dict[str, Any]:
    """Dates as date cells and as bare day numbers."""
    return {"birth_date": datetime.fromisoformat(row["birth_date"]), "school_start": 45870}


def full_width(_row: dict[str, Any]) -> dict[str, Any]:
    """As an input method leaves it, with blanks and without codes."""
    return {"work_start": "２０２２年７月", "school_start": "2023.8", "nationality": "　中国 "}


def other_spellings(row: dict[str, Any]) -> dict[str, Any]:
    return {"id_number": f" {row['id_number'].lower()} ", "school_start": "2025/08/15", "health": "健康"}


# Good, though unusual: what people and spreadsheets really write.
UNUSUAL = (as_excel_dates, full_width, other_spellings)


def rows(n: int) -> list[dict[str, Any]]:
    """Faultless teachers as cells, by field code."""
    record_set = catalogue.load().set(CATEGORY, "basic")
    found = people(SERIES, n, COUNTY, TODAY)
    return [{code: written(record_set.field(code), value) for code, value in each.items()} for each in found]


def bare(cells: list[dict[str, Any]]) -> Workbook:
    """Header, rows and origin without the drop-downs, which take their time."""
    loaded = catalogue.load()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "基本信息"
    sheet.append([heading_of(field) for field in loaded.set(CATEGORY, "basic").columns])
    for number, row in enumerate(cells, 2):
        put(sheet, number, row)
    write_origin(book.create_sheet(ORIGIN), loaded, CATEGORY)
    return book


def fill(cells: list[dict[str, Any]]) -> Workbook:
    """The template with these rows in it."""
    loaded = catalogue.load()
    book = new_workbook(loaded, CATEGORY, loaded.sets(CATEGORY))
    for number, row in enumerate(cells, 2):
        put(book.worksheets[0], number, row)
    return book


def put(sheet: Worksheet, number: int, row: dict[str, Any]) -> None:
    """Writes one row; text stays text, numbers and dates become what a spreadsheet makes of them."""
    for column, field in enumerate(catalogue.load().set(CATEGORY, "basic").columns, 1):
        value = row.get(field.code)
        if value is not None:
            cell = sheet.cell(number, column, value)
            if isinstance(value, str) and not value.startswith(("=", "#")):
                cell.number_format = "@"


def main() -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "teachers.xlsx"
        fill(rows(30)).save(source)
        for ending in ("xlsx", "xls"):
            save_by_libreoffice(source, ending, HERE)
        with_sets(Path(folder) / "sets.xlsx")
        for ending in ("xlsx", "xls"):
            save_by_libreoffice(Path(folder) / "sets.xlsx", ending, HERE)
    faulty().save(HERE / "faulty.xlsx")


def with_sets(path: Path) -> None:
    """Ten teachers with entries in five sub sets."""
    staff = people(SERIES, 10, COUNTY, TODAY)
    subs = {
        code: [row for each in staff for row in owned(each, entries(SERIES, each, CATEGORY, code, TODAY))]
        for code in ("education", "title", "pay", "teaching", "contact")
    }
    save_book(path, {"basic": staff} | subs)


def faulty() -> Workbook:
    """Row 2 to 4 unusual and good, then a row per entry of FAULTS, a merged pair, and the second row once more."""
    good = rows(len(UNUSUAL) + len(FAULTS) + 2)
    cells = [row | change(row) for row, change in zip(good, UNUSUAL, strict=False)]
    cells += [row | change for row, (change, _) in zip(good[len(UNUSUAL) :], FAULTS, strict=False)]
    book = fill([*cells, *good[-2:], good[1]])
    sheet = book.worksheets[0]
    last = len(cells) + 1
    sheet.merge_cells(start_row=last + 1, end_row=last + 2, start_column=3, end_column=3)
    return book


def save_by_libreoffice(source: Path, ending: str, folder: Path) -> None:
    """Opens and saves the workbook with LibreOffice, in a profile of its own."""
    with TemporaryDirectory() as profile:
        words = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", ending]
        subprocess.run([*words, "--outdir", str(folder), str(source)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
