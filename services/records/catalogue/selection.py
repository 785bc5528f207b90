"""A province's selection from the national catalogue: what it drops, changes and adds, as data (R-REC-03)."""

from __future__ import annotations

from copy import deepcopy

from services.records.catalogue.evidence import Names, with_evidence

WISHES = {"drop", "change", "add", "set"}
SET_WISHES = {"required", "reserved", "newcomers", "filled_by", "added_by", "evidence"}
SETTLED = {"code", "type", "sensitive", "identity", "core"}  # values on file lie as these say


def selected(raw: dict, selection: dict, names: Names) -> dict:
    """The raw record set under `{set: {drop: [field], change: {field: {…}}, add: {group: [field, …]}, set: {…}}}`.

    `set` says of the whole set whether it is owed or reserved, who fills it in, and what it has to show. Each piece of
    evidence is a field, called as in `names`: it is dropped and changed as fields are.
    """
    wish = selection.get(raw["code"], {})
    if not wish:
        return with_evidence(raw, names)
    if unknown := (wish.keys() - WISHES) | (wish.get("set", {}).keys() - SET_WISHES):
        raise ValueError(f"{raw['code']}: a selection knows no {', '.join(sorted(unknown))}")
    if raw.get("reserved") and not wish.get("set", {}).get("reserved", True):
        raise ValueError(f"{raw['code']} is never filled in by the teacher")
    raw = with_evidence(deepcopy(raw) | wish.get("set", {}), names)
    for group in raw["groups"]:
        group["fields"] = [_changed(field, wish) for field in group["fields"] if not _dropped(field, wish)]
        group["fields"] += wish.get("add", {}).get(group["code"], [])
    return raw


def _dropped(field: dict, wish: dict) -> bool:
    dropped = field["code"] in wish.get("drop", [])
    if dropped and field.get("core"):
        raise ValueError(f"{field['code']} is a national core indicator and cannot be dropped")
    return dropped


def _changed(field: dict, wish: dict) -> dict:
    """The field as the province wants it; evidence cannot prove what was dropped."""
    if settled := SETTLED & wish.get("change", {}).get(field["code"], {}).keys():
        raise ValueError(f"{field['code']}: no selection changes {', '.join(sorted(settled))}")
    proved = [code for code in field.get("proves", ()) if code not in wish.get("drop", [])]
    known = field | {"proves": proved} if "proves" in field else field
    return {**known, **wish.get("change", {}).get(field["code"], {})}
