"""Which column of a sheet is which field: by the words of the header row, whatever marks stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from services.common.persons.spelling import comparable
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import WARNING, Fault
from services.records.catalogue.validation import ROW
from services.records.workbooks.scan import letters_of, number_of

# People put a title or a note above the header.
SEARCHED_ROWS = 10
# A person may be called what a column is called; three names of columns in their columns are a header.
SURE = 3
FORMAT_NOTE = re.compile(r"\((?:yyyy|年)[^)]*\)")


@dataclass(frozen=True)
class Header:
    """Where the fields stand; `faults` without an error mean that the sheet can be read."""

    row: int  # position in the frame
    places: dict[str, int]  # field → position of the column
    letters: dict[str, str]  # field → letters over the column
    faults: list[Fault]


def heading(text: str) -> str:
    """The bare words: no star, no blanks, no note on the format."""
    return FORMAT_NOTE.sub("", comparable(text).replace("*", ""))


def find_header(record_set: RecordSet, rows: list[tuple], first_column: str, sheet: str) -> Header | None:
    """The row among the first ten that names the most fields, None if no row names any."""
    names = _names(record_set.columns)
    best = max(
        range(min(len(rows), SEARCHED_ROWS)),
        key=lambda row: sum(heading(cell or "") in names for cell in rows[row]),
        default=None,
    )
    if best is None or not any(heading(cell or "") in names for cell in rows[best]):
        return None
    return _header(record_set, names, best, rows[best], number_of(first_column), sheet)


def repeated_headers(record_set: RecordSet, rows: pl.DataFrame) -> list[int]:
    """The rows that say the header once more, as sheets put together from several do."""
    names = _names(record_set.columns)
    said = [
        pl.col(code).is_in([cell for cell in rows[code].unique().to_list() if names.get(heading(cell or "")) == code])
        for code in rows.columns
        if code != ROW
    ]
    most = pl.sum_horizontal(each.fill_null(value=False) for each in said)
    return rows.filter(most >= min(SURE, len(said)))[ROW].to_list()


def _names(fields: Iterable[Field]) -> dict[str, str]:
    """How a header may call the fields → code."""
    return {heading(name): field.code for field in fields for name in (field.name.zh, field.name.en)}


def _header(record_set: RecordSet, names: dict[str, str], row: int, cells: tuple, first: int, sheet: str) -> Header:
    places: dict[str, int] = {}
    passed_over = _names(field for field in record_set.fields if field.read_only)
    faults = []
    repeated: list[tuple[str, str]] = []
    for place, cell in enumerate(cells):
        code = names.get(heading(cell or ""))
        column = letters_of(first + place)
        if code in places:
            repeated.append((column, cell))
        elif code is not None:
            places[code] = place
        elif heading(cell or "") and heading(cell or "") not in passed_over:
            faults.append(Fault("unknown_column", WARNING, sheet=sheet, column=column, value=cell))
    if repeated:
        said = "”“".join(cell for _, cell in repeated)
        where = "、".join(column for column, _ in repeated)
        faults.append(Fault("repeated_column", sheet=sheet, column=repeated[0][0], value=said, limit=where))
    faults += [
        Fault("missing_column", sheet=sheet, field=field.code, value=field.name.zh)
        for field in record_set.columns
        if field.required and field.code not in places
    ]
    letters = {code: letters_of(first + place) for code, place in places.items()}
    return Header(row, places, letters, faults)
