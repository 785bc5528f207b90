"""How a value stands in a workbook: the spelling that the template shows and the reader takes back."""

from __future__ import annotations

from typing import Any

from services.records.catalogue import Field


def written(field: Field, value: Any) -> str | None:
    """Codes as `码-名`, yes and no likewise, the rest as it is; None for an empty cell."""
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        value = "1" if value else "0"
    if field.table is None:
        return str(value)
    codes = value if isinstance(value, list) else [value]
    return "、".join(field.table.label_of(code) for code in codes)


def heading_of(field: Field) -> str:
    """The header cell: a star for what everybody must fill in, the form of dates behind the name."""
    star = "*" if field.always_required else ""
    form = {"date": "(yyyy-MM-dd)", "month": "(yyyy-MM)"}.get(field.type, "")
    return f"{star}{field.name.zh}{form}"
