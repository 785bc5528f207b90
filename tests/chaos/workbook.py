"""A workbook as a clerk hands it in: sound rows, and a few whose ID number is wrong."""

import io
from typing import Any

from openpyxl import Workbook

from services.records import catalogue
from services.records.workbooks.written import heading_of, written

CATEGORY = "primary_secondary"
WRONG = 3


def workbook(people: list[dict[str, Any]]) -> bytes:
    """All of `people` faultless, followed by WRONG faulty rows, which must not come in."""
    record_set = catalogue.load().set(CATEGORY, "basic")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(record_set.name.zh)
    sheet.append([heading_of(field) for field in record_set.fields])
    for person in (*people, *(wrong(person) for person in people[:WRONG])):
        sheet.append([written(field, person.get(field.code)) for field in record_set.fields])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def wrong(person: dict[str, Any]) -> dict[str, Any]:
    """The same with a check character that does not fit."""
    number = person["id_number"]
    return person | {"id_number": number[:-1] + ("1" if number[-1] != "1" else "2")}
