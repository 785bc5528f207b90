"""A workbook opened by the fast reader: its sheets as frames of text, whichever format it has, and what stands beside.

An old `.xls` is read in a process of its own. It cannot be looked into before, and a crafted one makes the reader ask
for more memory than there is, which ends the process that reads (seen with one wrong byte in a sector count).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import fastexcel
import polars as pl

from services.records.workbooks.displayed import counts_from_1904, formats_in
from services.records.workbooks.parts import sheet_parts
from services.records.workbooks.refusal import WorkbookRefused, refused
from services.records.workbooks.scan import Mark, Scanned, SheetScan
from services.records.workbooks.xls import scanned

# Address space, of which polars alone reserves one; the largest sheet of the old format takes half of one.
CHILD_MEMORY = 4 * 1024**3
CHILD_SECONDS = 60
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Book:
    """Sheet names as people see them, `load(name)`: all cells as text, row by row from the first, and what text is not.

    `scanned` knows every sheet that holds cells.
    """

    sheet_names: list[str]
    load: Callable[[str], pl.DataFrame]
    scanned: Scanned


def open_book(path: Path, scans: dict[str, SheetScan]) -> Book:
    """A `.xlsx` that the guard has let through; `scans` by part."""
    with ZipFile(path) as archive:
        names = sheet_parts(archive)
        known = {name: scans[part] for name, part in names.items() if part in scans}
        scanned = Scanned(known, formats_in(archive), counts_from_1904(archive))
    reader = _reader(path)
    return Book(reader.sheet_names, lambda sheet: _loaded(reader, sheet), scanned)


def open_old_book(path: Path) -> Book:
    """A `.xls`, all sheets at once."""
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-m", __name__, str(path.resolve()), folder]
        try:
            done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=CHILD_SECONDS, check=True)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise refused("not_a_workbook") from error
        reply = json.loads(done.stdout)
        if "refused" in reply:
            raise refused(reply["refused"], **reply["params"])
        frames = {name: pl.read_ipc(f"{folder}/{number}.arrow") for number, name in enumerate(reply["names"])}
        sheets = {name: _scan(each, folder, number) for number, (name, each) in enumerate(reply["scans"].items())}
    formats = {int(style): code for style, code in reply["formats"].items()}
    return Book(reply["names"], frames.__getitem__, Scanned(sheets, formats, reply["is_1904"]))


def _scan(reply: dict[str, Any], folder: str, number: int) -> SheetScan:
    """What the child has found in a sheet."""
    marks = [Mark(*mark) for mark in reply["marks"]]
    merged = [(first, last) for first, last in reply["merged"]]
    return SheetScan(marks, merged, reply["first_column"], [pl.read_ipc(f"{folder}/{number}.numbers")])


def _reader(path: Path) -> fastexcel.ExcelReader:
    try:
        return fastexcel.read_excel(path.read_bytes())
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error


def _loaded(reader: fastexcel.ExcelReader, sheet: str) -> pl.DataFrame:
    """Dates come as 2020-09-01 00:00:00, numbers as typed."""
    try:
        return reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error


def main(path: str, folder: str) -> None:
    """In the child: the sheets as Arrow files, what else is known of them on the standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        reply = _read_all(Path(path), Path(folder))
    except WorkbookRefused as refusal:
        reply = {"refused": refusal.kind, "params": {"limit": refusal.faults[0].limit}}
    sys.stdout.write(json.dumps(reply))


def _read_all(path: Path, folder: Path) -> dict[str, Any]:
    reader, book = _reader(path), scanned(path.read_bytes())
    for number, name in enumerate(reader.sheet_names):
        _loaded(reader, name).write_ipc(folder / f"{number}.arrow")
    for number, scan in enumerate(book.sheets.values()):
        scan.numbers.write_ipc(folder / f"{number}.numbers")
    scans = {
        name: {"marks": [*map(astuple, scan.marks)], "merged": scan.merged, "first_column": scan.first_column}
        for name, scan in book.sheets.items()
    }
    return {"names": reader.sheet_names, "scans": scans, "formats": book.formats, "is_1904": book.is_1904}


if __name__ == "__main__":
    main(*sys.argv[1:])
