"""The catalogue as pages and programs read it."""

from __future__ import annotations

from typing import Any

from services.records.catalogue.defaults import Context
from services.records.catalogue.model import Catalogue, Field, Group, RecordSet
from services.records.catalogue.tables import CodeTable

# Larger tables are searched (`CodeTable.search`) instead of sent. A tree is better walked than searched.
LIST_ROWS, TREE_ROWS = 100, 400


def catalogue_as_dict(
    catalogue: Catalogue, category: str, language: str = "zh", context: Context | None = None
) -> dict:
    """What pages and programs read: sets, fields, conditions and the small code tables.

    Defaults that depend on school and day are left out without a `context`.
    """
    sets = catalogue.sets(category)
    used = {field.table.code: field.table for record_set in sets for field in record_set.fields if field.table}
    used.pop("yes_no", None)  # booleans, not codes
    small = {code: table for code, table in used.items() if len(table) <= (TREE_ROWS if table.is_tree else LIST_ROWS)}
    return {
        "version": catalogue.version,
        "category": category,
        "sets": [set_as_dict(record_set, language, context) for record_set in sets],
        "tables": {code: table_as_list(table, language) for code, table in small.items()},
    }


def set_as_dict(record_set: RecordSet, language: str, context: Context | None) -> dict:
    family = record_set.family
    return {
        "code": record_set.code,
        "name": record_set.name.in_(language),
        "kind": record_set.kind,
        "family": {"code": family.code, "name": family.name.in_(language)} if family else None,
        "reserved": record_set.reserved,
        "newcomers": record_set.newcomers,
        "required": record_set.required,
        "filled_by": list(record_set.filled_by),
        "added_by": list(record_set.added_by),
        "key": list(record_set.key),
        "evidence": [{"code": field.code, "name": field.name.in_(language)} for field in record_set.evidence],
        "groups": [group_as_dict(group, language, context) for group in record_set.groups],
    }


def group_as_dict(group: Group, language: str, context: Context | None) -> dict:
    return {
        "code": group.code,
        "name": group.name.in_(language),
        "fields": [field_as_dict(field, language, context) for field in group.fields],
    }


def field_as_dict(field: Field, language: str, context: Context | None) -> dict:
    return {
        "code": field.code,
        "name": field.name.in_(language),
        "type": field.type,
        "required": field.required if isinstance(field.required, bool) else field.required.as_dict(),
        "shown_when": field.shown_when.as_dict() if field.shown_when else None,
        "table": field.table.code if field.table and field.type != "yes_no" else None,
        "parent_allowed": field.parent_allowed,
        "exclusive": list(field.exclusive),
        "within": field.within.as_dict() if field.within else None,
        "max": field.max,
        "low": field.low,
        "high": field.high,
        "scale": field.scale,
        "default": defaults_as_json(field, context),
        "hint": field.hint.in_(language) if field.hint else None,
        "sensitive": field.sensitive,
        "read_only": field.read_only,
        "derived_from": field.derived_from.as_dict() if field.derived_from else None,
        "identity": field.identity,
        "class": field.class_,
        "filled_by": list(field.filled_by),
        "proves": list(field.proves),
    }


def defaults_as_json(field: Field, context: Context | None) -> Any:
    """One plain value, or a list of `{when, value}` of which the first that holds counts."""
    if not any(default.when for default in field.defaults):
        return field.defaults[0].resolved(context) if field.defaults else None
    return [
        {"when": default.when.as_dict() if default.when else None, "value": default.resolved(context)}
        for default in field.defaults
    ]


def table_as_list(table: CodeTable, language: str) -> list[dict]:
    return [code_as_dict(table, code, language) for code in table.codes]


def code_as_dict(table: CodeTable, code: str, language: str) -> dict:
    """One row as pickers show it."""
    known = table.row(code)
    return {
        "code": code,
        "name": table.name_of(code, language),
        "parent": known.parent if known else None,
        "has_children": not table.is_leaf(code),
    }
