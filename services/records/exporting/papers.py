"""The files of a school on paper, each with a code of its own: a ZIP of PDFs, or all in one PDF (R-REC-18)."""

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from sqlalchemy.orm import Session

from services.common import paper
from services.common.actor import Actor
from services.common.paper import volume
from services.records import printing
from services.records.exporting.book import Book
from services.records.exporting.models import ExportRun
from services.records.file import catalogues, history
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader

UNSAFE = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
SAME_DAY = (2020, 1, 1, 0, 0, 0)
UNNAMED = "（未填姓名）"


class Papers(Book):
    """Printed files, as they stand or as they were known at an instant; `left_out` are those that were not there yet.

    `printed` is what has to be kept of them once the whole is there.
    """

    def __init__(self, db: Session, reader: Reader, by: Actor, run: ExportRun) -> None:
        self.db, self.reader, self.by, self.run = db, reader, by, run
        as_of = run.wanted.get("as_of")
        self.as_of = datetime.datetime.fromisoformat(as_of) if as_of else None
        self.sets = [] if self.as_of else None  # entries of then come with the versions
        self.left_out: list[Teacher] = []
        self.photos: dict[Any, str] = {}
        self.then: dict[Any, Any] = {}
        self.changed: set[Any] = set()
        self.printed: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def turn_to(self, teachers: Sequence[Teacher]) -> None:
        """Look up the photos of the files that come next, and what was known of them then."""
        if self.as_of:
            self.changed = history.changed_since(self.db, [each.id for each in teachers], self.as_of)
            self.then = history.all_taken_back(self.db, teachers, self.as_of)
        self.photos = printing.digests(self.db, teachers)

    def put(self, teacher: Teacher, entries: list[Entry], org_name: str) -> None:
        """One file."""
        if self.as_of and teacher.id not in self.then:
            self.left_out.append(teacher)
            return
        entries, catalogue = self.then.get(teacher.id) or (entries, catalogues.current(teacher.org_path))
        known = entries, catalogue, org_name, self.photos.get(teacher.id)
        row: dict[str, Any] = {"export_id": self.run.id, "as_of": self.as_of}
        if teacher.id in self.changed:
            row["version"] = printing.SUPERSEDED
        made = printing.prepared(self.by, teacher, known, self.reader, **row)
        self.printed.append(made.row)
        self.lay_down(made, teacher, org_name)

    def lay_down(self, made: printing.Print, teacher: Teacher, org_name: str) -> None:
        """The print that comes next; how is what the two kinds differ in."""
        raise NotImplementedError


class PaperBook(Papers):
    """A ZIP of printed files."""

    told_every = 5  # they take their time

    def __init__(self, out: Path, *known: Any) -> None:
        super().__init__(*known)
        self.archive = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.archive.close()

    def lay_down(self, made: printing.Print, teacher: Teacher, _org_name: str) -> None:
        """Into the archive."""
        with TemporaryDirectory() as folder:
            content = printing.set_out(made, Path(folder), nice=10).read_bytes()
        name = f"{len(self.printed):04}-{(teacher.name or 'unnamed').translate(UNSAFE)}.pdf"
        self.archive.writestr(zipfile.ZipInfo(name, SAME_DAY), content)


class BoundBook(Papers):
    """One PDF (合订本): a cover with unit, count, day and the page of each person, then their files by name."""

    told_every = volume.AT_ONCE

    def __init__(self, out: Path, unit: str, *known: Any) -> None:
        super().__init__(*known)
        self.out = out
        self.waiting: list[tuple[printing.Print, str]] = []
        self.schools: list[str] = []  # of each, in the order of the volume
        self.frame = printing.frame_of_volume(unit, self.by, self.as_of)
        self.folder = out.parent / "volume"
        self.folder.mkdir()
        self.volume = paper.Volume(self.folder, self.frame, nice=10)

    def __exit__(self, kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            self._set()
            self.volume.bind("cover", self._cover()).replace(self.out)

    def lay_down(self, made: printing.Print, teacher: Teacher, org_name: str) -> None:
        """Some are set together."""
        self.waiting.append((made, teacher.name or UNNAMED))
        self.schools.append(org_name)
        if len(self.waiting) == volume.AT_ONCE:
            self._set()

    def _set(self) -> None:
        if self.waiting:
            sheets = [printing.in_volume(made, self.folder, name) for made, name in self.waiting]
            self.volume.add("bound", sheets)
            self.waiting = []

    def _cover(self) -> dict[str, Any]:
        people: dict[str, list[dict[str, str]]] = {}
        for number, (school, mark) in enumerate(zip(self.schools, self.volume.marks, strict=True), start=1):
            line = {"number": str(number), "name": mark["name"], "page": str(mark["page"])}
            people.setdefault(school, []).append(line)
        names = [each.name or UNNAMED for each in self.left_out]
        return printing.cover(self.frame, self.volume.pages, people, names)
