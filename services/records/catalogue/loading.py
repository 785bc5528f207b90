"""Builds the catalogue from the data files beside it; an unknown key is an error, not a silent slip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from services.records.catalogue.conditions import Condition, Test, Within
from services.records.catalogue.defaults import Default
from services.records.catalogue.evidence import Names
from services.records.catalogue.model import (
    CLASSES,
    CODED,
    KEY,
    KINDS,
    PHOTO,
    REVIEWED,
    TYPES,
    Catalogue,
    Category,
    Derivation,
    Family,
    Field,
    Group,
    RecordSet,
    Rule,
)
from services.records.catalogue.selection import selected
from services.records.catalogue.table_files import read_tables
from services.records.catalogue.tables import CodeTable
from services.records.catalogue.words import Words

HERE = Path(__file__).parent
TEACHER, AUTHORITY = "teacher", "authority"
SET_FLAGS = ("reserved", "newcomers", "required")
SET_KEYS = {"code", "name", "kind", "key", "categories", "filled_by", "added_by", "groups", "rules", *SET_FLAGS}
GROUP_KEYS = {"code", "name", "fields"}
LIMIT_KEYS = ("max", "low", "high", "scale", "pattern", "person_name", "parent_allowed")
PLAIN_KEYS = (*LIMIT_KEYS, "sensitive", "read_only", "core", "identity", "open_end")
SHAPED_KEYS = ("required", "shown_when", "within", "default", "table", "exclusive", "hint", "filled_by", "derived_from",
               "proves", "class")  # fmt: skip
FIELD_KEYS = {"code", "name", "type", *PLAIN_KEYS, *SHAPED_KEYS, "only", "except"}
Tables = dict[str, CodeTable]


@lru_cache
def load() -> Catalogue:
    """The national core catalogue. It never changes, so one is made per process."""
    return build()


@lru_cache
def _tables() -> Tables:
    """The code tables, which no selection changes."""
    return read_tables(HERE / "codes")


def build(selection: dict | None = None) -> Catalogue:
    """The catalogue under a province's `selection` (see selection.py)."""
    tables = _tables()
    categories = {code: _category(code, raw) for code, raw in _yaml(HERE / "categories.yaml").items()}
    names = evidence_names()
    evidence = {code: Words(**raw) for code, raw in names.items()}
    raw_sets = [(selected(raw, selection or {}, names), family) for raw, family in read_sets(HERE / "sets")]
    sets_of = {category: dict(_sets(raw_sets, category, tables)) for category in categories}
    return Catalogue(version_of(selection), categories, tables, evidence, sets_of)


def evidence_names() -> Names:
    """What evidence is called, by its code."""
    return _yaml(HERE / "evidence.yaml")


def read_sets(folder: Path) -> Iterable[tuple[dict, Family | None]]:
    """The raw sets in the order of order.yaml, those of a family with it."""
    for each in _yaml(folder / "order.yaml"):
        if isinstance(each, str):
            yield _yaml(folder / f"{each}.yaml"), None
        else:
            family = Family(each["family"], Words(**each["name"]))
            yield from ((_yaml(folder / each["family"] / f"{code}.yaml"), family) for code in each["sets"])


def record_set(raw: dict, category: str, tables: Tables, family: Family | None = None) -> RecordSet:
    """The set as this school category sees it."""
    raw = seen_by(raw, category)
    _known(raw, SET_KEYS, raw["code"])
    if raw["kind"] not in KINDS:
        raise ValueError(f"{raw['code']}: a set of kind {raw['kind']}")
    groups = [_group(group, raw, category, tables) for group in raw["groups"]]
    if raw.get("reserved") and any(TEACHER in field.filled_by for group in groups for field in group.fields):
        raise ValueError(f"{raw['code']} is never filled in by the teacher")
    return RecordSet(
        code=raw["code"],
        name=Words(**raw["name"]),
        kind=raw["kind"],
        key=tuple(raw["key"]),
        groups=tuple(group for group in groups if group.fields),
        rules=tuple(_rules(raw, groups, tables)),
        filled_by=tuple(raw["filled_by"]),
        added_by=_adders(raw),
        family=family,
        **{flag: raw.get(flag, False) for flag in SET_FLAGS},
    )


def seen_by(raw: dict, category: str) -> dict:
    """A raw set or field with what `per_category` says otherwise for this school category."""
    rest = {key: value for key, value in raw.items() if key != "per_category"}
    return rest | raw.get("per_category", {}).get(category, {})


def _sets(raw_sets: list[tuple[dict, Family | None]], category: str, tables: Tables) -> Iterable[tuple[str, RecordSet]]:
    for raw, family in raw_sets:
        if category in raw.get("categories", [category]):
            yield raw["code"], record_set(raw, category, tables, family)


def _group(raw: dict, set_: dict, category: str, tables: Tables) -> Group:
    _known(raw, GROUP_KEYS, raw["code"])
    fields = [_field(field, raw["code"], set_, category, tables) for field in raw["fields"] if _has(field, category)]
    return Group(raw["code"], Words(**raw["name"]), tuple(fields))


def _has(raw: dict, category: str) -> bool:
    return category in raw.get("only", [category]) and category not in raw.get("except", [])


def _field(raw: dict, group: str, set_: dict, category: str, tables: Tables) -> Field:
    raw = seen_by(raw, category)
    _known(raw, FIELD_KEYS, raw["code"])
    if raw["type"] not in TYPES or (raw["type"] in CODED) != ("table" in raw):
        raise ValueError(f"{raw['code']}: a {raw['type']} field with table {raw.get('table')}")
    if raw["type"] in ("integer", "decimal") and not {"low", "high"} <= raw.keys():
        raise ValueError(f"{raw['code']}: a number without a range")
    required = raw.get("required", False)
    if unknown := set(raw.get("proves", ())) - _codes_of(set_):
        raise ValueError(f"{raw['code']} cannot prove {', '.join(sorted(unknown))}")
    return Field(
        code=raw["code"],
        name=Words(**raw["name"]),
        type=raw["type"],
        group=group,
        required=required if isinstance(required, bool) else condition(required),
        shown_when=condition(raw["shown_when"]) if "shown_when" in raw else None,
        table=_table_of(raw, tables),
        exclusive=tuple(raw.get("exclusive", ())),
        within=_within(raw["within"]) if "within" in raw else None,
        derived_from=_derivation(raw["derived_from"]) if "derived_from" in raw else None,
        defaults=tuple(_defaults(raw)),
        hint=Words(**raw["hint"]) if "hint" in raw else None,
        filled_by=tuple(raw.get("filled_by", set_["filled_by"])),
        class_=_class_of(raw),
        proves=tuple(code for code in raw.get("proves", ()) if code in _codes_of(set_, category)),
        **{key: raw[key] for key in PLAIN_KEYS if key in raw},
    )


def _class_of(raw: dict) -> str:
    """Who somebody is, and how they look, is key in every province."""
    is_key = raw.get("identity", False) or raw["type"] == PHOTO
    found = raw.get("class", KEY if is_key else REVIEWED)
    if found not in CLASSES or (is_key and found != KEY):
        raise ValueError(f"{raw['code']}: a field of class {found}")
    return found


def _adders(raw: dict) -> tuple[str, ...]:
    """Who adds entries: whoever fills the set in, unless it says otherwise; a reserved one never the teacher."""
    found = tuple(raw.get("added_by", raw["filled_by"]))
    if unknown := set(found) - set(raw["filled_by"]):
        raise ValueError(f"{raw['code']} is not filled in by {', '.join(sorted(unknown))}")
    never = TEACHER if raw.get("reserved") else AUTHORITY
    return tuple(part for part in found if part != never)


def _codes_of(set_: dict, category: str | None = None) -> set[str]:
    """The fields of a raw set, those of one school category if that is named."""
    fields = (field for group in set_["groups"] for field in group["fields"])
    return {field["code"] for field in fields if category is None or _has(field, category)}


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


def _within(raw: dict) -> Within:
    return Within(raw["field"], {code: tuple(starts) for code, starts in raw["prefixes"].items()})


def _derivation(raw: dict) -> Derivation:
    return Derivation(**raw | {"order": tuple(raw.get("order", ()))})


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


def version_of(selection: dict | None) -> str:
    """A digest of all that the catalogue under a selection says: two sites with the same version ask the same."""
    digest = _national().copy()
    digest.update(json.dumps(selection or {}, sort_keys=True).encode())
    return digest.hexdigest()[:12]


@lru_cache
def _national() -> Any:
    digest = hashlib.sha256()
    lists = (HERE / "categories.yaml", HERE / "evidence.yaml")
    for path in sorted([*lists, *HERE.glob("sets/**/*.yaml"), *HERE.glob("codes/*")]):
        digest.update(path.read_bytes())
    return digest


def _yaml(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, yaml.CSafeLoader)


def _known(raw: dict, keys: set[str], where: str) -> None:
    if unknown := set(raw) - keys:
        raise ValueError(f"{where}: the catalogue knows no {', '.join(sorted(unknown))}")
