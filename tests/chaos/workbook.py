"""Workbooks as a clerk hands them in: one with all but 联系方式 and a few faulty rows, one that replaces sub tables."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from openpyxl import Workbook

from deploy.local.people import entries
from services.common import clock
from services.records import catalogue
from services.records.catalogue import RecordSet
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.workbooks.written import heading_of, written

WRONG = 3
MISSING, REPLACED = "contact", "training"
Row = tuple[dict[str, Any], dict[str, Any]]  # whose it is, what it says


def first(people: list[dict[str, Any]], category: str) -> tuple[bytes, int]:
    """All that is owed but 联系方式, and 国内培训; WRONG rows of 基本信息 must not come in. How many rows must."""
    sheets = {"basic": [(person, person) for person in people]}
    for record_set in catalogue.load().sets(category):
        if record_set.code not in ("basic", MISSING) and (record_set.required or record_set.code == REPLACED):
            sheets[record_set.code] = rows_of(people, category, record_set.code)
    sound = sum(len(rows) for rows in sheets.values())
    sheets["basic"] += [(faulty, faulty) for faulty in map(wrong, people[:WRONG])]
    return written_out(sheets, category), sound


def second(people: list[dict[str, Any]], category: str) -> tuple[bytes, int, int]:
    """联系方式, and other 国内培训 than the first one says; how many rows are new, how many take old ones away."""
    old = rows_of(people, category, REPLACED)
    kept = {person["id_number"]: (person, entry) for person, entry in old}.values()
    new = [(person, entry | {"name": "校本研修（补）"}) for person, entry in kept]
    contacts = rows_of(people, category, MISSING)
    content = written_out({"basic": [], REPLACED: [*kept, *new], MISSING: contacts}, category)
    return content, len(new) + len(contacts), len(old) - len(kept)


def rows_of(people: Iterable[dict[str, Any]], category: str, code: str) -> list[Row]:
    """What these people have to say in one set."""
    return [(person, entry) for person in people for entry in entries(0, person, category, code, today())]


def today() -> date:
    """The day on which everything is entered."""
    return clock.today()


def written_out(sheets: dict[str, list[Row]], category: str) -> bytes:
    """The workbook with these sheets."""
    book = Workbook(write_only=True)
    for code, rows in sheets.items():
        add_sheet(book, catalogue.load().set(category, code), rows)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def add_sheet(book: Workbook, record_set: RecordSet, rows: Iterable[Row]) -> None:
    """A sheet of one set; rows of a sub table say whose they are."""
    sheet = book.create_sheet(record_set.name.zh)
    sheet.append([heading_of(field) for field in record_set.columns])
    for person, values in rows:
        known = {OWNER_NUMBER: person["id_number"], OWNER_NAME: person["name"], **values}
        sheet.append([written(field, known.get(field.code)) for field in record_set.columns])


def wrong(person: dict[str, Any]) -> dict[str, Any]:
    """The same with a check character that does not fit."""
    number = person["id_number"]
    return person | {"id_number": number[:-1] + ("1" if number[-1] != "1" else "2")}
