"""The workbook of a school with many invented teachers, filled into our own template; kept, since it takes its time."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from deploy.local.entries import entries
from deploy.local.people import people
from services.records.catalogue import load
from services.records.workbooks.written import written
from tests.data.books import owned, save_book
from tests.data.make_workbooks import fill

CATEGORY = "primary_secondary"
COUNTY = "340104"
TODAY = date(2025, 9, 1)
SERIES = 300  # and those after it: a series has not so many people
A_SERIES = 10_000
SUBS = ("education", "post", "title", "pay", "contact")


def workbook_of(folder: Path, rows: int, series: int = SERIES) -> Path:
    """A workbook with so many faultless rows; made at the first use with a version of the catalogue."""
    path = folder / "workbooks" / f"{load().version}-{series}-{rows}.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".new")
        fill([_cells(values) for values in staff_of(rows, series)]).save(unfinished)
        unfinished.rename(path)
    return path


def workbook_with_sets(folder: Path, rows: int) -> Path:
    """The same people with what they have in the five sub sheets that every file owes or pays by."""
    path = folder / "workbooks" / f"{load().version}-{rows}-sets.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".new")
        everybody = list(staff_of(rows))
        subs = {
            code: [row for each in everybody for row in owned(each, entries(SERIES, each, CATEGORY, code, TODAY))]
            for code in SUBS
        }
        save_book(unfinished, {"basic": everybody} | subs)
        unfinished.rename(path)
    return path


def staff_of(rows: int, series: int = SERIES) -> Iterator[dict[str, Any]]:
    """The people of such a workbook."""
    for number, start in enumerate(range(0, rows, A_SERIES)):
        yield from people(series + number, min(A_SERIES, rows - start), COUNTY, TODAY)


def _cells(values: dict) -> dict:
    record_set = load().set(CATEGORY, "basic")
    return {code: written(record_set.field(code), value) for code, value in values.items()}
