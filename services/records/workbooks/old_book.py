"""An old `.xls` is read in a confined child process: nothing can look into it before the reader does.

A crafted one makes the reader ask for more memory than there is, which ends the process that reads (seen with one wrong
byte in a sector count).
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from services.common.processes import confined
from services.records.workbooks.book import Book, loaded, reader_of
from services.records.workbooks.refusal import WorkbookRefused, refused
from services.records.workbooks.scan import Mark, Scanned, SheetScan
from services.records.workbooks.xls import scanned

TASKS = "services.records.confined_tasks"
# Address space, of which polars alone reserves a gigabyte; the largest sheet of the old format takes half of one.
LIMITS = confined.Limits(memory=4 * 1024**3, cpu=60, wall=60.0, written=1024**3, threads=True)
TOLD = "told.json"


def open_old_book(path: Path) -> Book:
    """All sheets at once."""
    with TemporaryDirectory() as name, confined.Pool(TASKS, slots=1, limits=LIMITS) as pool:
        folder = Path(name)
        try:
            made = pool.run("read_old", path, folder)
        except confined.TaskRefused as refusal:
            raise refused("not_a_workbook") from refusal
        reply = json.loads((folder / made["told"]["file"]).read_bytes())
        if "refused" in reply:
            raise refused(reply["refused"], **reply["params"])
        frames = {sheet: _frame(folder, made["frames"][f"{place}"]) for place, sheet in enumerate(reply["names"])}
        numbers = [_frame(folder, made["numbers"][f"{place}"]) for place in range(len(reply["scans"]))]
    sheets = {sheet: _scan(reply["scans"][sheet], each) for sheet, each in zip(reply["scans"], numbers, strict=True)}
    formats = {int(style): code for style, code in reply["formats"].items()}
    return Book(reply["names"], frames.__getitem__, Scanned(sheets, formats, reply["is_1904"]))


def _frame(folder: Path, made: dict[str, str]) -> pl.DataFrame:
    return pl.read_ipc(folder / made["file"], memory_map=False)


def _scan(reply: dict[str, Any], numbers: pl.DataFrame) -> SheetScan:
    """What the child has found in a sheet."""
    marks = [Mark(*mark) for mark in reply["marks"]]
    merged = [(first, last) for first, last in reply["merged"]]
    return SheetScan(marks, merged, reply["first_column"], [numbers])


def read(source: Path, folder: Path) -> dict[str, Any]:
    """In the child: the sheets as Arrow files, and what else is known of them."""
    try:
        view, made = _read_all(source, folder)
    except WorkbookRefused as refusal:
        view, made = {"refused": refusal.kind, "params": {"limit": refusal.faults[0].limit}}, {}
    (folder / TOLD).write_text(json.dumps(view), "utf-8")
    return made | {"told": {"file": TOLD}}


def _read_all(source: Path, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    reader, book = reader_of(source), scanned(source.read_bytes())
    frames = [loaded(reader, name) for name in reader.sheet_names]
    made = {
        "frames": _written(folder, "arrow", frames),
        "numbers": _written(folder, "numbers", [scan.numbers for scan in book.sheets.values()]),
    }
    scans = {
        name: {"marks": [*map(astuple, scan.marks)], "merged": scan.merged, "first_column": scan.first_column}
        for name, scan in book.sheets.items()
    }
    view = {"names": reader.sheet_names, "scans": scans, "formats": book.formats, "is_1904": book.is_1904}
    return view, made


def _written(folder: Path, ending: str, frames: list[pl.DataFrame]) -> dict[str, dict[str, str]]:
    for place, frame in enumerate(frames):
        frame.write_ipc(folder / f"{place}.{ending}")
    return {f"{place}": {"file": f"{place}.{ending}"} for place in range(len(frames))}
