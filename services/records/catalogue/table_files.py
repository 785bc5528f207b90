"""Reads the code tables: codes/tables.yaml names them, `title.csv` holds the rows of `title` in force.

`title.2001.csv` is its version of 2001, `division.former.csv` holds codes that no version names any more.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from services.records.catalogue.tables import Code, CodeTable
from services.records.catalogue.words import Words

VERSION_KEYS = {"version", "source", "valid_from", "provisional", "provisional_codes"}
TABLE_KEYS = VERSION_KEYS | {"name", "path_names", "former_allowed", "earlier"}


def read_tables(folder: Path) -> dict[str, CodeTable]:
    """All code tables that `tables.yaml` in the folder names."""
    with (folder / "tables.yaml").open(encoding="utf-8") as file:
        return {code: read_table(folder, code, raw) for code, raw in yaml.load(file, yaml.CSafeLoader).items()}


def read_table(folder: Path, code: str, raw: dict[str, Any]) -> CodeTable:
    """The version in force, with those before it, as `raw` describes them."""
    if unknown := set(raw) - TABLE_KEYS:
        raise ValueError(f"{code}: a code table has no {', '.join(sorted(unknown))}")
    name = Words(**raw["name"])
    earlier = tuple(_version(folder, code, name, each) for each in raw.get("earlier", ()))
    codes = _rows(folder / f"{code}.csv", raw)
    return CodeTable(
        code,
        name,
        codes=codes,
        former=dict(_former(folder / f"{code}.former.csv", codes, earlier)),
        earlier=earlier,
        path_names=raw.get("path_names", False),
        former_allowed=raw.get("former_allowed", False),
        **_terms(raw),
    )


def _version(folder: Path, code: str, name: Words, raw: dict[str, Any]) -> CodeTable:
    """An earlier version."""
    if unknown := set(raw) - VERSION_KEYS:
        raise ValueError(f"{code}: an earlier version has no {', '.join(sorted(unknown))}")
    return CodeTable(code, name, codes=_rows(folder / f"{code}.{raw['version']}.csv", raw), **_terms(raw))


def _terms(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": raw["version"],
        "source": raw["source"],
        "valid_from": raw.get("valid_from", date.min),
        "provisional": raw.get("provisional", False),
    }


def _former(path: Path, codes: dict[str, Code], earlier: Iterable[CodeTable]) -> Iterable[tuple[str, Code]]:
    """Codes that are no longer in force, the names of the oldest version first."""
    for version in reversed(tuple(earlier)):
        yield from ((row.code, row) for row in version.codes.values() if row.code not in codes)
    if path.exists():
        yield from _rows(path, {}).items()


def _rows(path: Path, raw: dict[str, Any]) -> dict[str, Code]:
    provisional = set(raw.get("provisional_codes", ()))
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_code(row, provisional) for row in csv.DictReader(file)]
    codes = {row.code: row for row in rows}
    if len(codes) != len(rows):
        raise ValueError(f"{path.name} gives a code twice.")
    return codes


def _code(row: dict[str, str], provisional: set[str]) -> Code:
    return Code(
        code=row["code"],
        name=Words(row["name"], row.get("english", "")),
        parent=row["parent"] or None,
        aliases=_several(row.get("aliases", "")),
        provisional=row["code"] in provisional,
        valid_to=row.get("valid_to") or None,
        became=_several(row.get("became", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
