"""Workbooks made on the spot, honest and otherwise."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from services.records import catalogue
from services.records.workbooks import Sheets, read_workbook
from tests.data.make_workbooks import CATEGORY, bare, rows

DATA = Path("tests/data")


@pytest.fixture(scope="session")
def loaded():
    return catalogue.load()


@pytest.fixture
def today():
    return date(2025, 9, 1)


@pytest.fixture
def read(loaded) -> Callable[[Path], Sheets]:
    return lambda path: read_workbook(path, loaded, CATEGORY)


@pytest.fixture
def made(tmp_path) -> Callable[..., Path]:
    """Saves two faultless teachers under the header of the template, after `change(sheet)`."""

    def make(change: Callable[[Any], Any] | None = None) -> Path:
        book = bare(rows(2))
        if change:
            change(book.worksheets[0])
        book.save(tmp_path / "made.xlsx")
        return tmp_path / "made.xlsx"

    return make


@pytest.fixture
def rewritten(made, tmp_path) -> Callable[..., Path]:
    """A workbook with `change(name, bytes) → bytes` applied to its parts; `more` are parts added to it."""

    def rewrite(change: Callable[[str, bytes], bytes] = lambda _, text: text, **more: bytes) -> Path:
        path = tmp_path / "rewritten.xlsx"
        with ZipFile(made()) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, change(name, source.read(name)))
            for name, text in more.items():
                target.writestr(name, text)
        return path

    return rewrite
