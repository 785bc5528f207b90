"""The files of a school on paper: a PDF for each, in one ZIP, each with a code of its own (R-REC-18)."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records import printing
from services.records.exporting.book import Book
from services.records.exporting.models import ExportRun
from services.records.file import catalogues
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader

UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
SAME_DAY = (2020, 1, 1, 0, 0, 0)


class PaperBook(Book):
    """A ZIP of printed files; `printed` is what has to be kept of them once it is whole."""

    told_every = 5  # they take their time

    def __init__(self, out: Path, db: Session, reader: Reader, by: Actor, run: ExportRun) -> None:
        self.archive = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        self.db, self.reader, self.by, self.run = db, reader, by, run
        self.photos: dict[Any, str] = {}
        self.printed: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.archive.close()

    def turn_to(self, teachers: Iterable[Teacher]) -> None:
        """Look up the photos of the files that come next."""
        self.photos = printing.digests(self.db, teachers)

    def put(self, teacher: Teacher, entries: list[Entry], org_name: str) -> None:
        """One file."""
        known = entries, catalogues.current(teacher.org_path), org_name, self.photos.get(teacher.id)
        made = printing.prepared(self.by, teacher, known, self.reader, export_id=self.run.id)
        with TemporaryDirectory() as folder:
            content = printing.set_out(made, Path(folder), nice=10).read_bytes()
        self.archive.writestr(zipfile.ZipInfo(self._name(teacher), SAME_DAY), content)
        self.printed.append(made.row)

    def _name(self, teacher: Teacher) -> str:
        number = len(self.printed) + 1
        return f"{number:04}-{(teacher.name or 'unnamed').translate(UNSAFE)}.pdf"
