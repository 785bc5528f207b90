"""Sheets of paper, printed in a folder of the test's own, and read back."""

import datetime
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from services.common import paper

AT = datetime.datetime(2026, 11, 29, 8, 30, tzinfo=datetime.UTC)


@pytest.fixture
def frame() -> dict:
    return paper.frame("教师电子档案", "杏林小学", "王芳", AT)


@pytest.fixture
def print_out(tmp_path: Path) -> Callable[..., bytes]:
    """`print_out("file", sheet)`: the bytes of the PDF."""

    def run(template: str, sheet: dict) -> bytes:
        folder = tmp_path / uuid.uuid4().hex
        folder.mkdir()
        paper.print_out(template, sheet, folder)
        return (folder / paper.FILE).read_bytes()

    return run


def texts(content: bytes) -> list[str]:
    """The text of each page, without its line breaks."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


def listing(title: str, columns: list[str], rows: list[list[str]], **more: object) -> dict:
    """A set with several entries."""
    part = {"title": title, "kind": "list", "columns": columns, "rows": rows, "wide": False}
    return part | {"widths": paper.widths(columns, rows)} | more
