"""From the text of a document to a rule, or to all that is wrong with it, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from marshmallow import ValidationError
from rapidfuzz import process

from services.training.crediting.documents.checking import misfits
from services.training.crediting.documents.faults import Fault, Path_, RuleRefused
from services.training.crediting.documents.places import Placed, placed
from services.training.crediting.documents.shapes import RuleFormat, belongings
from services.training.crediting.domain.book import Book, book, clash
from services.training.crediting.domain.rule import Attribute, Bucket, Measure, Rule

ALIKE = 70  # of 100: how close a key must be to be offered


def read_rule(text: str, file: str = "") -> Rule:
    """The rule of a document; RuleRefused with every fault."""
    return _read(text, file)[0]


def read_book(documents: Mapping[str, str]) -> Book:
    """The versions of a rule, by the name of their file; RuleRefused also where two cannot stand side by side."""
    read = [(*_read(text, file), file) for file, text in documents.items()]
    read.sort(key=lambda each: (each[0].since, each[2]))
    faults = []
    for place, (rule, document, file) in enumerate(read):
        for earlier, _, named in read[:place]:
            if kind := clash(earlier, rule):
                path: Path_ = {"same_version": ("version",), "another_rule": ("rule",)}.get(kind, ("in_force",))
                faults.append(Fault(kind, path, document.line(path), {"other": named}, file))
    if faults:
        raise RuleRefused(faults)
    return book(*(rule for rule, _, _ in read))


def _read(text: str, file: str) -> tuple[Rule, Placed]:
    try:
        document = placed(text)
        rule = _rule(document)
        if faults := [Fault(kind, path, document.line(path), said) for kind, path, said in misfits(rule)]:
            raise RuleRefused(faults)
    except RuleRefused as refused:
        raise RuleRefused([replace(fault, file=file) for fault in refused.faults]) from None
    return rule, document


def _rule(document: Placed) -> Rule:
    try:
        data = RuleFormat().load(document.tree)
    except ValidationError as error:
        raise RuleRefused(list(_faults(document, error.messages, ()))) from None
    return made(data)


def made(data: dict[str, Any]) -> Rule:
    """A rule of values that have the shape. What is left out has no entries; voids without kinds are of all kinds."""
    in_force, names = data.pop("in_force"), tuple(kind.name for kind in data["kinds"])
    within, beside = data["buckets"], data.pop("beside", ())
    given = {
        "since": in_force["since"],
        "until": in_force.get("until"),
        "attributes": tuple(Attribute(code, **said) for code, said in data.pop("attributes", ())),
        "measures": tuple(Measure(code, name) for code, name in data.pop("measures")),
        "buckets": tuple(Bucket(name, name in beside) for name in (*within, *beside)),
        "voids": tuple(void if void.kinds else replace(void, kinds=names) for void in data.pop("voids", ())),
    }
    absent: dict[str, Any] = dict.fromkeys(("caps", "maxima", "minima", "programmes"), ())
    absent |= dict.fromkeys(("cycle", "carry_over", "lending"))
    return Rule(**(absent | data | given))


def _faults(document: Placed, errors: Any, path: Path_) -> Iterator[Fault]:
    """marshmallow's errors, key by key, as faults with their line."""
    if isinstance(errors, dict):
        for key, inner in errors.items():
            yield from _faults(document, inner, path if key == "_schema" else (*path, key))
        return
    for error in errors if isinstance(errors, list) else [errors]:
        kind, _, limit = str(error).partition("|")
        yield _fault(document, kind, path, {"limit": limit, "value": _written(document, path)})


def _fault(document: Placed, kind: str, path: Path_, said: dict[str, str]) -> Fault:
    if kind == "unknown_key":
        kind, more = _stray(str(path[-1]))
        said = said | more
    return Fault(kind, path, document.line(path), said)


def _stray(key: str) -> tuple[str, dict[str, str]]:
    """A key that belongs elsewhere, or one that nobody knows."""
    if places := known_keys().get(key):
        zh, en = ("、".join(place or top for place in places) for top in ("文件顶层", "the top"))
        return "misplaced_key", {"value": key, "places_zh": zh, "places_en": en}
    meant = process.extractOne(key, known_keys().keys(), score_cutoff=ALIKE)
    zh, en = (f"，可能是“{meant[0]}”", f"; perhaps “{meant[0]}” is meant") if meant else ("", "")
    return "unknown_key", {"value": key, "meant_zh": zh, "meant_en": en}


@lru_cache
def known_keys() -> dict[str, list[str]]:
    """Each key of the shape with the places where it belongs."""
    found: dict[str, list[str]] = {}
    for key, place in belongings():
        found.setdefault(key, []).append(place)
    return {key: sorted(set(places)) for key, places in found.items()}


def _written(document: Placed, path: Path_) -> str:
    """What stands there, if it is a text."""
    held = document.tree
    for part in path:
        try:
            held = held[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return held if isinstance(held, str) else ""
