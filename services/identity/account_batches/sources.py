"""Where the accounts of a batch come from: one person's items, a workbook, or the files of the school."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from services.common import clock, storage
from services.common.spreadsheets.one_sheet import Row, Sheet
from services.contracts.identity.teacher_accounts import COLUMNS, MOST_AT_ONCE, REQUIRED
from services.identity.account_batches.asking_records import Files
from services.identity.account_batches.wanted import Fault, Wanted, of_holder, of_person, opened
from services.identity.domain import persons

REPEATED = "This number stands in the sheet already, in row {row}."

# How many rows a set took, those wanted among them, the faults of the others.
Set = tuple[int, list[Wanted], list[Fault]]


def of_one(person_sealed: str | None) -> Iterator[Set]:
    """One person; nobody, when an earlier run has used the items already."""
    if person_sealed:
        yield 1, [of_person(None, opened(person_sealed))], []


def of_files(files: Files) -> Iterator[Set]:
    """Whoever has a file at the school 提取."""
    for holders in files.all():
        yield len(holders), [of_holder(holder) for holder in holders], []


class Workbook:
    """The rows of an uploaded workbook; `letters` says in which column a field stands."""

    def __init__(self, key: str, departments: Mapping[str, UUID]):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "workbook.xlsx"
            storage.copy_to(key, path)
            sheet = Sheet(path, COLUMNS, REQUIRED)
            self.letters = sheet.letters
            self.rows: list[Row] = list(sheet.rows())
            sheet.close()
        self._departments = departments

    def sets(self, report: Callable[[int, int], None]) -> Iterator[Set]:
        """Sets of rows; `told` hears how many rows there are."""
        report(0, len(self.rows))
        seen: dict[bytes, int] = {}
        for start in range(0, len(self.rows), MOST_AT_ONCE):
            rows = self.rows[start : start + MOST_AT_ONCE]
            read = [found for row in rows for found in self._read(seen, *row)]
            wanted = [found for found in read if isinstance(found, Wanted)]
            yield len(rows), wanted, [found for found in read if isinstance(found, Fault)]

    def _read(
        self, seen: dict[bytes, int], number: int, texts: dict[str, str], wrong: dict[str, str]
    ) -> list[Wanted] | list[Fault]:
        person, faults = persons.read(texts, self._departments, clock.today())
        faults |= wrong
        if person is None or wrong:
            return [Fault(number, field, message) for field, message in faults.items()]
        wanted = of_person(number, person)
        first = seen.setdefault(wanted.index, number)
        return [wanted] if first == number else [Fault(number, "id_number", REPEATED, {"row": first})]
