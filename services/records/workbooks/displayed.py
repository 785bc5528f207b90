"""What people see counts: numbers as their cells show them, days by the system of the workbook, and what was lost."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from zipfile import ZipFile

import polars as pl

from services.common.spreadsheets.number_formats import GENERAL, amount, format_of, is_day, shown
from services.common.spreadsheets.sheet_xml import elements, local
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import WARNING, Fault
from services.records.catalogue.suggestions import NOISE
from services.records.catalogue.validation import ROW
from services.records.workbooks.parts import parsed, parts_of_type
from services.records.workbooks.refusal import refused
from services.records.workbooks.scan import TOO_LONG, Scanned

LARGEST_STYLES = 32 * 1024 * 1024
# Old workbooks have tens of thousands of looks that nobody uses; each is let go as it comes.
OF_STYLES = ("numFmt", "xf", "cellStyle", "dxf", "font", "fill", "border")
# Numbers that everybody writes and sees alike; a whole number under the general format is one.
PLAIN = r"^-?\d{1,15}$"
AMOUNTS = ("integer", "decimal", "year")
DAYS = ("date", "month")
# From the first day of the one system to that of the other.
BETWEEN_SYSTEMS = 1462
BARE_DAY = r"^\s*\d{5}(\.\d+)?\s*$"
# What a formula that failed leaves behind when it is pasted as text.
FAILURES = ("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!")


def formats_in(archive: ZipFile) -> dict[int, str]:
    """Style of a cell → code of its number format."""
    part = next(iter(parts_of_type(archive, "xl/workbook.xml", "styles")), None)
    if part is None or part not in archive.namelist():
        return {}
    if archive.getinfo(part).file_size > LARGEST_STYLES:
        raise refused("unpacks_too_large")
    own: dict[int, str] = {}
    numbers: list[int] = []
    try:
        with archive.open(part) as stream:
            for element in elements(stream, *OF_STYLES):
                within = local(element.getparent())
                if within == "numFmts":
                    own[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
                elif within == "cellXfs":
                    numbers.append(int(element.get("numFmtId", "0")))
    except ValueError as error:
        raise refused("not_a_workbook") from error
    return {style: format_of(number, own) for style, number in enumerate(numbers)}


def counts_from_1904(archive: ZipFile) -> bool:
    """The system of days that the workbook says it has."""
    directory = parsed(archive, "xl/workbook.xml").iter()
    return any(each.get("date1904") in ("1", "true") for each in directory if each.tag.endswith("workbookPr"))


def as_seen(
    rows: pl.DataFrame, record_set: RecordSet, letters: dict[str, str], numbers: pl.DataFrame, book: Scanned
) -> tuple[pl.DataFrame, list[Fault]]:
    """The rows with numbers as their cells show them; and what cannot be taken, or is taken otherwise than stored.

    `letters` are those over the columns of the fields, `numbers` the cells of this sheet whose type is a number.
    """
    faults: list[Fault] = []
    theirs = numbers.filter(pl.col("row").is_in(rows[ROW].implode()))
    for code, column in letters.items():
        field, cells = record_set.field(code), theirs.filter(pl.col("column") == column)
        if book.is_1904 and field.type in DAYS:
            rows = rows.with_columns(_moved_days(code))
        if cells.height:
            cells = cells.with_columns(_formats(cells["style"], book.formats))
            faults += _unusable(field, cells)
            rows, found = _displayed(rows, field, cells)
            faults += found
        faults += [Fault("failed_formula", row=row, field=code) for row in _failed(rows, code)]
    return rows, faults


def _moved_days(code: str) -> pl.Expr:
    """Bare numbers of days, counted from 1904."""
    moved = (pl.col(code).cast(pl.Float64, strict=False) + BETWEEN_SYSTEMS).floor().cast(pl.Int64).cast(pl.String)
    return pl.when(pl.col(code).str.contains(BARE_DAY)).then(moved).otherwise(code).alias(code)


def _formats(styles: pl.Series, formats: dict[int, str]) -> pl.Series:
    return pl.Series("format", [formats.get(style, GENERAL) for style in styles.to_list()], pl.String)


def _failed(rows: pl.DataFrame, code: str) -> list[int]:
    failed = pl.col(code).str.strip_chars().str.to_uppercase().is_in(FAILURES)
    return rows.filter(failed)[ROW].to_list() if rows[code].str.contains("#", literal=True).any() else []


def _unusable(field: Field, cells: pl.DataFrame) -> Iterable[Fault]:
    """Numbers too long for a spreadsheet, whatever is shown; words that a spreadsheet took for a day."""
    size = pl.col("raw").cast(pl.Float64).abs()
    for row in cells.filter(size >= TOO_LONG)["row"].to_list():
        yield Fault("lost_digits", row=row, field=field.code)
    if field.type == "text":
        days = [code for code in cells["format"].unique().to_list() if is_day(code)]
        for row in cells.filter(pl.col("format").is_in(days), size < TOO_LONG)["row"].to_list():
            yield Fault("became_day", row=row, field=field.code)


def _displayed(rows: pl.DataFrame, field: Field, cells: pl.DataFrame) -> tuple[pl.DataFrame, list[Fault]]:
    """The cells of one field that show something else than what is stored."""
    if field.type in DAYS:
        return rows, []
    show = amount if field.type in AMOUNTS else shown
    kinds = cells.filter(~((pl.col("format") == GENERAL) & pl.col("raw").str.contains(PLAIN)))
    kinds = kinds.filter(pl.col("raw").cast(pl.Float64).abs() < TOO_LONG).select("raw", "format").unique()
    texts = {(raw, code): show(raw, code) for raw, code in kinds.iter_rows() if not is_day(code)}
    if not texts:
        return rows, []
    known = pl.DataFrame(
        [(*key, text, _is_rounded(field, key[0], text)) for key, text in texts.items()], SHOWN, orient="row"
    )
    cells = cells.join(known, on=["raw", "format"])
    changed = cells.select(pl.col("row").alias(ROW), pl.col("shown"))
    rows = rows.join(changed, on=ROW, how="left", maintain_order="left")
    rows = rows.with_columns(pl.coalesce("shown", field.code).alias(field.code)).drop("shown")
    rounded = cells.filter("told").select("row", "shown").iter_rows()
    return rows, [Fault("rounded", WARNING, row=row, field=field.code, limit=text) for row, text in rounded]


SHOWN = {"raw": pl.String, "format": pl.String, "shown": pl.String, "told": pl.Boolean}


def _is_rounded(field: Field, raw: str, text: str) -> bool:
    """An amount is not the one that is stored: more than noise was cut off."""
    return field.type in AMOUNTS and "%" not in text and abs(Decimal(raw) - Decimal(text)) > NOISE
