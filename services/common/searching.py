"""Search boxes for names: the comparable form of persons/names.py, said in SQL once more, so old rows are found too."""

import functools
import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_

from services.common.persons import names

COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))  # Han that NFKC makes others


def is_called(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a name holds the text, however either is spelled."""
    wanted = names.comparable(text)
    found = comparable(column).contains(wanted, autoescape=True)
    sign = next((each for each in wanted if "\u4e00" <= each <= "\u9fff"), None)
    return and_(_has(column, sign), found) if sign else found


def _has(column: Any, sign: str) -> ColumnElement[bool]:
    """Whether this Han stands in the name, in any form: cheap, so that few rows are folded."""
    return or_(*(column.contains(each) for each in (sign, *_forms().get(sign, ()))))


@functools.cache
def _forms() -> dict[str, list[str]]:
    """Han → the signs that NFKC makes it of."""
    found: dict[str, list[str]] = {}
    for sign in (chr(code) for block in COMPATIBLE for code in block):
        found.setdefault(unicodedata.normalize("NFKC", sign), []).append(sign)
    return found


def comparable(column: Any) -> Any:
    """`names.comparable` of a column; ICU knows capital letters, whatever language the database was made for."""
    seen = func.regexp_replace(func.normalize(column, literal_column("NFKC")), names.DROPPED, "", "g")
    return func.lower(func.translate(seen, names.FROM, names.TO).collate("und-x-icu"))
