"""Invented teachers for tests of their accounts, and the workbook that names them."""

import io
import os
import uuid
from datetime import date, timedelta
from typing import Any

import openpyxl

from services.common import storage
from services.common.persons.resident_number import check_character
from services.contracts.identity.teacher_accounts import COLUMNS, REQUIRED


def someone(number: int, **more: Any) -> dict[str, Any]:
    """The items of a teacher; the ID number is this test's own."""
    sex = "12"[number % 2]
    first = f"34{block():04}{(born := FIRST_BORN + number * timedelta(days=7)):%Y%m%d}00{sex}"
    check = check_character(first)
    name = "王李张刘陈"[number % 5] + "芳伟强敏静"[number // 5 % 5] + "一二三四五六七八九十"[number // 25 % 10]
    known = {"name": name, "sex": sex, "birth_date": born.isoformat(), "id_type": "1", "id_number": first + check}
    return known | more


def block() -> int:
    """The numbers of the test under way: all share one database, and a number is given once in the country."""
    return BLOCKS.setdefault(os.environ["PYTEST_CURRENT_TEST"].partition(" ")[0], len(BLOCKS))


FIRST_BORN = date(1960, 1, 1)
BLOCKS: dict[str, int] = {}


def workbook(people: list[dict[str, Any]]) -> str:
    """The template filled in with these people; its key in the file store."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([name + "*" * (field in REQUIRED) for field, name in COLUMNS.items()])
    for person in people:
        page.append([person.get(field) for field in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return kept(out.getvalue())


def kept(content: bytes) -> str:
    """The key of a file put into the store."""
    key = f"uploads/{uuid.uuid4()}"
    storage.put(key, [content], 1 << 26)
    return key
