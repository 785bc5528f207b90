"""Reads the selections that are shipped as files, selections/*.yaml, one of a province each (R-REC-03).

    province: "430000"
    selection: {basic: {drop: [staff_number]}, contact: {change: {address: {max: 60}}}}

Here a slip is an error: a set, field or group that the national catalogue has not, as against rows that were written
when it still had it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from marshmallow import ValidationError, fields, validate

from services.common.contract import Body
from services.records.catalogue.evidence import with_evidence
from services.records.catalogue.loading import HERE, build, evidence_names, read_sets

FOLDER = HERE / "selections"
CODES = fields.String()
MAPPING = fields.Dict(keys=CODES)


class WishFormat(Body):
    """What a selection says of one set; see selection.py."""

    drop = fields.List(CODES)
    change = fields.Dict(keys=CODES, values=MAPPING)
    add = fields.Dict(keys=CODES, values=fields.List(MAPPING))
    set = MAPPING


class SelectionFormat(Body):
    """A file."""

    province = fields.String(required=True, validate=validate.Regexp(r"^\d{6}$"))
    selection = fields.Dict(keys=CODES, values=fields.Nested(WishFormat), required=True)


def read_selections(folder: Path = FOLDER) -> dict[str, dict]:
    """The selections by province; a ValueError names the file that is not of the format, or does not fit."""
    found: dict[str, dict] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            read = _read(path)
            if read["province"] in found:
                raise ValueError(f"{read['province']} has chosen in another file")
        except (ValidationError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
            raise ValueError(f"{path.name}: {error}") from error
        found[read["province"]] = read["selection"]
    return found


def _read(path: Path) -> dict[str, Any]:
    read = SelectionFormat().load(yaml.safe_load(path.read_text("utf-8")))
    if unknown := sorted(_strangers(read["selection"])):
        raise ValueError(f"the national catalogue has no {', '.join(unknown)}")
    build(read["selection"])
    return read


def _strangers(selection: dict[str, dict]) -> Iterable[str]:
    """What the selection names and the national catalogue has not."""
    names = evidence_names()
    sets = {raw["code"]: raw for raw, _ in read_sets(HERE / "sets")}
    yield from selection.keys() - sets.keys()
    for code in selection.keys() & sets.keys():
        wish = selection[code]
        groups = with_evidence(sets[code] | wish.get("set", {}), names)["groups"]
        known = {field["code"] for group in groups for field in group["fields"]}
        yield from (f"{code}.{each}" for each in {*wish.get("drop", ()), *wish.get("change", ())} - known)
        yield from (f"{code}.{each}" for each in wish.get("add", {}).keys() - {group["code"] for group in groups})
