"""From the text of a document to a rule, or to all that is wrong with it, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from services.training.crediting.documents.checking import misfits
from services.training.crediting.documents.faults import Fault, RuleRefused, Where
from services.training.crediting.documents.loading import loaded
from services.training.crediting.documents.places import Placed, placed
from services.training.crediting.documents.shapes import RuleFormat
from services.training.crediting.domain.book import Book, book, clash
from services.training.crediting.domain.rule import Attribute, Bucket, Measure, Rule


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
                path: Where = {"same_version": ("version",), "another_rule": ("rule",)}.get(kind, ("in_force",))
                faults.append(Fault(kind, path, document.line(path), {"other": named}, file))
    if faults:
        raise RuleRefused(faults)
    return book(*(rule for rule, _, _ in read))


def _read(text: str, file: str) -> tuple[Rule, Placed]:
    try:
        document = placed(text)
        rule = made(loaded(document, RuleFormat()))
        if faults := [Fault(kind, path, document.line(path), said) for kind, path, said in misfits(rule)]:
            raise RuleRefused(faults)
    except RuleRefused as refused:
        raise RuleRefused([replace(fault, file=file) for fault in refused.faults]) from None
    return rule, document


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
