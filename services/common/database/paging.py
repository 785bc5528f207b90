"""Lists page by key: the next page begins after the last row, however the table grew meanwhile."""

import base64
import json
import re
from typing import Any

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import Session

from services.common.errors import Invalid

STORABLE = re.compile(r"[^\0\ud800-\udfff]*")
NOT_OURS = "This page address is not valid; please start from the first page."


def page(db: Session, query: Select, key: tuple, limit: int, after: str | None, *, descending: bool = False) -> dict:
    """One page of `query` in the order of the `key` columns, the last one unique: {"items": rows, "next": key or None}.

    The query selects one entity or a row that carries every key column under its own name.
    """
    names = [column.key for column in key]
    if after:
        place = tuple_(*key)
        start = tuple(_value(column, text) for column, text in zip(key, decode(after, len(key)), strict=True))
        query = query.where(place < start if descending else place > start)
    order = [column.desc() for column in key] if descending else list(key)
    rows = list(db.execute(query.order_by(*order).limit(limit + 1)))
    items = [row[0] if len(row) == 1 else row for row in rows]
    more = len(items) > limit
    items = items[:limit]
    return {"items": items, "next": encode([getattr(items[-1], name) for name in names]) if more else None}


def encode(values: list[Any]) -> str:
    """The opaque key of a row."""
    return base64.urlsafe_b64encode(json.dumps([str(value) for value in values]).encode()).decode()


def decode(after: str, length: int) -> list[str]:
    """The values in an opaque key; one that was not made here is refused."""
    try:
        values = json.loads(base64.urlsafe_b64decode(after.encode()))
    except ValueError:
        values = None
    if not isinstance(values, list) or len(values) != length or not all(map(_is_plain, values)):
        raise Invalid(NOT_OURS)
    return values


def _is_plain(value: Any) -> bool:
    """Whether it is a text as the database takes it."""
    return isinstance(value, str) and STORABLE.fullmatch(value) is not None


def _value(column: Any, text: str) -> Any:
    python_type = column.type.python_type
    try:
        if hasattr(python_type, "fromisoformat"):
            return python_type.fromisoformat(text)
        return python_type(text)
    except ValueError:
        raise Invalid(NOT_OURS) from None
