"""花名册 on paper: lying, its head on every page, names never broken letter by letter (R-REC-26)."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from services.common import paper
from services.records.catalogue import Catalogue
from services.records.exporting import columns
from services.records.exporting.book import Book
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader

TITLE = "教师花名册"
OPINIONS = [{"label": "单位核对", "seal": True}]


class RosterBook(Book):
    """One row for each file, printed at its end; on a larger sheet where the columns need it."""

    def __init__(self, out: Path, reader: Reader, catalogue: Catalogue, headed: dict[str, str], frame: dict) -> None:
        self.out, self.reader, self.names, self.frame = out, reader, list(headed), frame
        self.sets = columns.sets_of(self.names)
        self.titles = list(headed.values())
        self.persons = [place for place, name in enumerate(self.names) if _is_name(catalogue, name)]
        self.rows: list[list[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if kind is None:
            paper.print_out("roster", self._sheet(), self.out.parent, nice=10)
            (self.out.parent / paper.FILE).replace(self.out)

    def put(self, teacher: Teacher, entries: list[Entry], org_name: str) -> None:
        """One file."""
        self.rows.append(columns.list_row(self.reader, self.names, teacher, entries, org_name))

    def _sheet(self) -> dict[str, Any]:
        large = not paper.fits(self.titles, self.rows, "landscape")
        return {
            "frame": self.frame | {"notes": [f"共 {len(self.rows)} 人"]},
            "size": "a3" if large else "a4",
            "columns": self.titles,
            "rows": self.rows,
            "widths": paper.widths(self.titles, self.rows),
            "names": self.persons,
            "opinions": OPINIONS,
        }


def _is_name(catalogue: Catalogue, name: str) -> bool:
    field = columns.field_of(catalogue, name)
    return field is not None and field.person_name
