"""A workbook opened by the fast reader: its sheets as frames of text, whichever format it has.

An old `.xls` is read in a process of its own. It cannot be looked into before, and a crafted one makes the reader ask
for more memory than there is, which ends the process that reads (seen with one wrong byte in a sector count).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import fastexcel
import polars as pl

from services.records.workbooks.refusal import refused

# Address space, of which polars alone reserves one; the largest sheet of the old format takes half of one.
CHILD_MEMORY = 4 * 1024**3
CHILD_SECONDS = 60
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Book:
    """Sheet names as people see them, and `load(name)`: all cells as text, row by row from the first."""

    sheet_names: list[str]
    load: Callable[[str], pl.DataFrame]


def open_book(path: Path) -> Book:
    """A `.xlsx` that the guard has let through."""
    try:
        reader = fastexcel.read_excel(path.read_bytes())
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error
    return Book(reader.sheet_names, lambda sheet: _loaded(reader, sheet))


def open_old_book(path: Path) -> Book:
    """A `.xls`, all sheets at once."""
    with TemporaryDirectory() as folder:
        words = [sys.executable, "-m", __name__, str(path.resolve()), folder]
        try:
            done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=CHILD_SECONDS, check=True)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise refused("not_a_workbook") from error
        names = json.loads(done.stdout)
        frames = {name: pl.read_ipc(f"{folder}/{number}.arrow") for number, name in enumerate(names)}
    return Book(names, frames.__getitem__)


def _loaded(reader: fastexcel.ExcelReader, sheet: str) -> pl.DataFrame:
    """Dates come as 2020-09-01 00:00:00, numbers as typed."""
    try:
        return reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise refused("not_a_workbook") from error


def main(path: str, folder: str) -> None:
    """In the child: the sheets as Arrow files, their names on the standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    book = open_book(Path(path))
    for number, name in enumerate(book.sheet_names):
        book.load(name).write_ipc(f"{folder}/{number}.arrow")
    sys.stdout.write(json.dumps(book.sheet_names))


if __name__ == "__main__":
    main(*sys.argv[1:])
