"""What a set has to show becomes fields of it: the last group of its form, named by evidence.yaml (R-MED-03)."""

from __future__ import annotations

from typing import Any

GROUP = "evidence"
NAME = {"zh": "证明材料", "en": "Evidence"}
MAX = 9  # files in one field, unless the set says otherwise
ITEM_KEYS = {"code", "proves", "required", "only", "except", "max"}
Names = dict[str, dict[str, str]]  # code → words


def with_evidence(raw: dict, names: Names) -> dict:
    """The raw set with a field for each item of its `evidence`, a code or a mapping of ITEM_KEYS."""
    items = raw.get(GROUP, [])
    rest = {key: value for key, value in raw.items() if key != GROUP}
    if not items:
        return rest
    group = {"code": GROUP, "name": NAME, "fields": [_field(item, raw["code"], names) for item in items]}
    return rest | {"groups": [*raw["groups"], group]}


def _field(item: str | dict[str, Any], set_code: str, names: Names) -> dict[str, Any]:
    given = {"code": item} if isinstance(item, str) else item
    if unknown := given.keys() - ITEM_KEYS:
        raise ValueError(f"{set_code}: evidence knows no {', '.join(sorted(unknown))}")
    if given["code"] not in names:
        raise ValueError(f"{set_code}: no evidence is called {given['code']}")
    return {"name": names[given["code"]], "type": "files", "max": MAX} | given
