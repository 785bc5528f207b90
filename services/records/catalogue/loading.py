"""Builds the catalogue from the data files beside it; an unknown key is an error, not a silent slip."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from services.records.catalogue.model import (
    CODED,
    TYPES,
    Catalogue,
    Category,
    Condition,
    Default,
    Field,
    Group,
    RecordSet,
    Rule,
    Test,
)
from services.records.catalogue.selection import selected
from services.records.catalogue.table_files import read_tables
from services.records.catalogue.tables import CodeTable
from services.records.catalogue.words import Words

HERE = Path(__file__).parent
# The sets in the order of the national system; later sets are more files here.
SETS = ("basic",)
SET_KEYS = {"code", "name", "kind", "key", "categories", "filled_by", "evidence", "groups", "rules"}
GROUP_KEYS = {"code", "name", "fields"}
LIMIT_KEYS = ("max", "low", "high", "scale", "pattern", "parent_allowed")
PLAIN_KEYS = (*LIMIT_KEYS, "sensitive", "read_only", "core", "identity")
SHAPED_KEYS = ("required", "shown_when", "default", "table", "exclusive", "hint", "filled_by")
FIELD_KEYS = {"code", "name", "type", *PLAIN_KEYS, *SHAPED_KEYS, "only", "except", "per_category"}
Tables = dict[str, CodeTable]


@lru_cache
def load() -> Catalogue:
    """The national core catalogue. It never changes, so one is made per process."""
    return build()


def build(selection: dict | None = None) -> Catalogue:
    """The catalogue under a province's `selection` (see selection.py)."""
    tables = read_tables(HERE / "codes")
    categories = {code: _category(code, raw) for code, raw in _yaml(HERE / "categories.yaml").items()}
    raw_sets = [selected(_yaml(HERE / "sets" / f"{code}.yaml"), selection or {}) for code in SETS]
    sets_of = {category: dict(_sets(raw_sets, category, tables)) for category in categories}
    return Catalogue(_version(selection), categories, tables, sets_of)


def record_set(raw: dict, category: str, tables: Tables) -> RecordSet:
    """The set as this school category sees it."""
    _known(raw, SET_KEYS, raw["code"])
    groups = [_group(group, raw, category, tables) for group in raw["groups"]]
    return RecordSet(
        code=raw["code"],
        name=Words(**raw["name"]),
        kind=raw["kind"],
        key=tuple(raw["key"]),
        groups=tuple(group for group in groups if group.fields),
        rules=tuple(_rules(raw, groups, tables)),
        evidence=tuple(raw.get("evidence", ())),
    )


def _sets(raw_sets: list[dict], category: str, tables: Tables) -> Iterable[tuple[str, RecordSet]]:
    for raw in raw_sets:
        if category in raw["categories"]:
            yield raw["code"], record_set(raw, category, tables)


def _group(raw: dict, set_: dict, category: str, tables: Tables) -> Group:
    _known(raw, GROUP_KEYS, raw["code"])
    fields = [_field(each, raw["code"], set_, category, tables) for each in raw["fields"] if _has(each, category)]
    return Group(raw["code"], Words(**raw["name"]), tuple(fields))


def _has(raw: dict, category: str) -> bool:
    return category in raw.get("only", [category]) and category not in raw.get("except", [])


def _field(raw: dict, group: str, set_: dict, category: str, tables: Tables) -> Field:
    raw = {**raw, **raw.get("per_category", {}).get(category, {})}
    _known(raw, FIELD_KEYS, raw["code"])
    if raw["type"] not in TYPES or (raw["type"] in CODED) != ("table" in raw):
        raise ValueError(f"{raw['code']}: a {raw['type']} field with table {raw.get('table')}")
    required = raw.get("required", False)
    return Field(
        code=raw["code"],
        name=Words(**raw["name"]),
        type=raw["type"],
        group=group,
        required=required if isinstance(required, bool) else condition(required),
        shown_when=condition(raw["shown_when"]) if "shown_when" in raw else None,
        table=_table_of(raw, tables),
        exclusive=tuple(raw.get("exclusive", ())),
        defaults=tuple(_defaults(raw)),
        hint=Words(**raw["hint"]) if "hint" in raw else None,
        filled_by=tuple(raw.get("filled_by", set_["filled_by"])),
        **{key: raw[key] for key in PLAIN_KEYS if key in raw},
    )


def _table_of(raw: dict, tables: Tables) -> CodeTable | None:
    if raw["type"] == "yes_no":
        return tables["yes_no"]
    return tables[raw["table"]] if "table" in raw else None


def condition(raw: dict) -> Condition:
    """`{field, in}`, `{field, not_in}` or `{all: […]}`."""
    tests = raw.get("all", [raw])
    return Condition(tuple(_test(test) for test in tests))


def _test(raw: dict) -> Test:
    among = "in" in raw
    _known(raw, {"field", "in" if among else "not_in"}, str(raw))
    return Test(raw["field"], tuple(raw["in" if among else "not_in"]), among)


def _defaults(raw: dict) -> Iterable[Default]:
    default = raw.get("default")
    if default is None:
        return
    if not (isinstance(default, list) and isinstance(default[0], dict)):
        yield Default(default)
        return
    for each in default:
        yield Default(each["value"], condition(each["when"]) if "when" in each else None)


def _rules(raw: dict, groups: list[Group], tables: Tables) -> Iterable[Rule]:
    """The rules whose field this category has."""
    present = {field.code for group in groups for field in group.fields}
    for each in raw.get("rules", ()):
        terms = dict(each)
        kind, field = terms.pop("kind"), terms.pop("field")
        when = condition(terms.pop("when")) if "when" in terms else None
        severity, says = terms.pop("severity", "error"), terms.pop("says", None)
        if "table" in terms:
            terms["table"] = tables[terms["table"]]
        if field in present:
            yield Rule(kind, field, severity, when, says, terms)


def _category(code: str, raw: dict) -> Category:
    return Category(code, Words(**raw["name"]), tuple(raw["school_types"]))


def _version(selection: dict | None) -> str:
    """A digest of all that the catalogue says: two sites with the same version ask the same."""
    digest = hashlib.sha256()
    for path in sorted([HERE / "categories.yaml", *HERE.glob("sets/*.yaml"), *HERE.glob("codes/*")]):
        digest.update(path.read_bytes())
    digest.update(repr(selection or {}).encode())
    return digest.hexdigest()[:12]


def _yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, yaml.CSafeLoader)


def _known(raw: dict, keys: set[str], where: str) -> None:
    if unknown := set(raw) - keys:
        raise ValueError(f"{where}: the catalogue knows no {', '.join(sorted(unknown))}")
