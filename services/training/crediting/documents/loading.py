"""From a document with places to the values of a shape, or to every fault with its path and line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from marshmallow import Schema, ValidationError, fields
from rapidfuzz import process

from services.training.crediting.documents.faults import Fault, RuleRefused, Where
from services.training.crediting.documents.kinds_of_value import Inner, Many, Named
from services.training.crediting.documents.places import Placed

ALIKE = 70  # of 100: how close a key must be to be offered


def loaded(document: Placed, shape: Schema) -> Any:
    """What the shape makes of the document; RuleRefused for all that does not have it."""
    try:
        return shape.load(document.tree)
    except ValidationError as error:
        raise RuleRefused(list(_faults(document, shape, error.messages, ()))) from None


def _faults(document: Placed, shape: Schema, errors: Any, path: Where) -> Iterator[Fault]:
    """marshmallow's errors, key by key, as faults with their line."""
    if isinstance(errors, dict):
        for key, inner in errors.items():
            yield from _faults(document, shape, inner, path if key == "_schema" else (*path, key))
        return
    for error in errors if isinstance(errors, list) else [errors]:
        kind, _, limit = str(error).partition("|")
        yield _fault(document, shape, kind, path, {"limit": limit, "value": _written(document, path)})


def _fault(document: Placed, shape: Schema, kind: str, path: Where, said: dict[str, str]) -> Fault:
    if kind == "unknown_key":
        kind, more = _stray(shape, str(path[-1]))
        said = said | more
    return Fault(kind, path, document.line(path), said)


def _stray(shape: Schema, key: str) -> tuple[str, dict[str, str]]:
    """A key that belongs elsewhere, or one that nobody knows."""
    if places := known_keys(type(shape)).get(key):
        zh, en = ("、".join(place or top for place in places) for top in ("文件顶层", "the top"))
        return "misplaced_key", {"value": key, "places_zh": zh, "places_en": en}
    meant = process.extractOne(key, known_keys(type(shape)).keys(), score_cutoff=ALIKE)
    zh, en = (f"，可能是“{meant[0]}”", f"; perhaps “{meant[0]}” is meant") if meant else ("", "")
    return "unknown_key", {"value": key, "meant_zh": zh, "meant_en": en}


@lru_cache
def known_keys(shape: type[Schema]) -> dict[str, list[str]]:
    """Each key of the shape with the places where it belongs."""
    found: dict[str, list[str]] = {}
    for key, place in belongings(shape()):
        found.setdefault(key, []).append(place)
    return {key: sorted(set(places)) for key, places in found.items()}


def _written(document: Placed, path: Where) -> str:
    """What stands there, if it is a text."""
    held = document.tree
    for part in path:
        try:
            held = held[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return held if isinstance(held, str) else ""


def belongings(shape: Schema, path: str = "") -> Iterator[tuple[str, str]]:
    """Every key with where it belongs: ("at_most", "caps[]"); "" is the top."""
    for name, field in shape.fields.items():
        key = field.data_key or name
        yield key, path
        yield from _inner(field, f"{path}.{key}".lstrip("."))


def _inner(field: fields.Field, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(field, Many):
        yield from _inner(field.inner, f"{path}[]")
    elif isinstance(field, Named):
        yield from _inner(field.values, f"{path}.…")
    elif isinstance(field, Inner):
        yield from belongings(field.schema, path)
