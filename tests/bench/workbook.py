"""The workbook of a school with many invented teachers, filled into our own template; kept, since it takes its time."""

from datetime import date
from pathlib import Path

from deploy.local.entries import entries
from deploy.local.people import people
from services.records.catalogue import load
from services.records.workbooks.written import written
from tests.data.books import owned, save_book
from tests.data.make_workbooks import fill

CATEGORY = "primary_secondary"
COUNTY = "340104"
TODAY = date(2025, 9, 1)
SEED = 20_000
SUBS = ("education", "post", "title", "pay", "contact")


def workbook_of(folder: Path, rows: int) -> Path:
    """A workbook with so many faultless rows; made at the first use with a version of the catalogue."""
    path = folder / "workbooks" / f"{load().version}-{rows}.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".new")
        fill([_cells(values) for values in people(SEED, rows, COUNTY, TODAY)]).save(unfinished)
        unfinished.rename(path)
    return path


def workbook_with_sets(folder: Path, rows: int) -> Path:
    """The same people with what they have in the five sub sheets that every file owes or pays by."""
    path = folder / "workbooks" / f"{load().version}-{rows}-sets.xlsx"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".new")
        staff = people(SEED, rows, COUNTY, TODAY)
        subs = {
            code: [row for each in staff for row in owned(each, entries(SEED, each, CATEGORY, code, TODAY))]
            for code in SUBS
        }
        save_book(unfinished, {"basic": staff} | subs)
        unfinished.rename(path)
    return path


def _cells(values: dict) -> dict:
    record_set = load().set(CATEGORY, "basic")
    return {code: written(record_set.field(code), value) for code, value in values.items()}
