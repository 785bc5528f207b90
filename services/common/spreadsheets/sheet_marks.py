"""What the XML of a sheet says beside the values of its cells: merged ones, and formulas that were never calculated."""

from collections.abc import Iterator
from typing import IO, Any

from openpyxl.utils import coordinate_to_tuple, range_boundaries

from services.common.errors import Invalid
from services.common.spreadsheets.sheet_xml import elements, local

MERGED = "This is a merged cell. Unmerge it and fill in every row."
NOT_CALCULATED = "This cell is a formula without a result. Type the value itself."
TOO_MANY = "The workbook has too many merged cells. Please unmerge them."

MOST = 100_000
Place = tuple[int, int]  # row, column, both from 1


def marks_of(part: IO[bytes], rows: int, columns: int) -> dict[Place, str]:
    """What is wrong with cells among the first rows and columns; a sheet with too many such is refused.

    Raises ValueError for what is no XML.
    """
    found: dict[Place, str] = {}
    for place, said in _marks(part, rows, columns):
        found[place] = said
        if len(found) > MOST:
            raise Invalid(TOO_MANY)
    return found


def _marks(part: IO[bytes], rows: int, columns: int) -> Iterator[tuple[Place, str]]:
    for element in elements(part, "row", "mergeCell"):
        if local(element) == "row":
            yield from ((coordinate_to_tuple(cell.get("r", "")), NOT_CALCULATED) for cell in _waiting(element))
            continue
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(element.get("ref", "")))
        for row in range(top, min(bottom, rows) + 1):
            yield from (((row, column), MERGED) for column in range(left, min(right, columns) + 1))


def _waiting(row: Any) -> Iterator[Any]:
    """The cells of a row with a formula and without a value."""
    for formula in row.iter("{*}f"):
        cell = formula.getparent()
        if not any(value.text for value in cell.iterchildren("{*}v")):
            yield cell
