"""What a text of a rule and its vectors are worth: its faults, or the rule and what becomes of each vector.

All of it is work of the processor, so `examine` leaves the event loop; the same texts are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.common.processes import offloop
from services.training.crediting import Evaluator, Fault, Rule, RuleRefused, book, read_rule
from services.training.crediting.documents import places
from services.training.crediting.documents.faults import sentence
from services.training.crediting.documents.shapes import RuleFormat
from services.training.crediting.documents.vectors import Vector, VectorsFormat, read_vectors
from services.training.crediting.documents.writing import plain, written
from services.training.crediting.vectors import Disagreement, disagreements

MOST_RESULTS = 2_000  # of all vectors together
HEAD = ("rule", "version", "name", "document")


@dataclass(frozen=True)
class Examined:
    """`rule` is None where `faults` says why; `outcomes` has the disagreements of each vector, if both can be read."""

    rule: Rule | None
    faults: tuple[Fault, ...]
    vectors: tuple[Vector, ...]
    vector_faults: tuple[Fault, ...]
    outcomes: tuple[tuple[Disagreement, ...], ...]

    @property
    def passes(self) -> bool:
        """Whether it is a rule with vectors, and does what they say."""
        readable = self.rule is not None and not self.vector_faults and bool(self.vectors)
        return readable and not any(self.outcomes)


def examine(text: str, vectors: str) -> Examined:
    """The texts as they are; a blank text of vectors has none."""
    return offloop.run(_examined, text, vectors)


@lru_cache(maxsize=64)
def _examined(text: str, vectors: str) -> Examined:
    rule, faults = _rule(text)
    read, vector_faults = _vectors(vectors, rule)
    outcomes: tuple[tuple[Disagreement, ...], ...] = ()
    if rule is not None and not vector_faults:
        evaluator = Evaluator(book(rule))
        outcomes = tuple(tuple(disagreements(evaluator, [vector])) for vector in read)
    return Examined(rule, faults, read, vector_faults, outcomes)


def _rule(text: str) -> tuple[Rule | None, tuple[Fault, ...]]:
    try:
        return read_rule(text), ()
    except RuleRefused as refused:
        return None, refused.faults


def _vectors(text: str, rule: Rule | None) -> tuple[tuple[Vector, ...], tuple[Fault, ...]]:
    if not text.strip():
        return (), ()
    try:
        code, read = read_vectors(text)
    except RuleRefused as refused:
        return (), refused.faults
    if rule is not None and code != rule.rule:
        return read, (Fault("another_rule_code", ("rule",), 1, {"value": code, "limit": rule.rule}),)
    results = sum(len(vector.results) for vector in read)
    if results > MOST_RESULTS:
        return read, (Fault("too_many_results", (), 1, {"value": str(results), "limit": str(MOST_RESULTS)}),)
    return read, ()


def fault_at(text: str, kind: str, path: tuple[str | int, ...], **said: str) -> Fault:
    """A fault that is found later, at its line of a text that can be read."""
    return Fault(kind, path, places.placed(text).line(path), said)


def faults_said(faults: Iterable[Fault], language: str) -> list[dict[str, Any]]:
    """Faults as they go out: where by line and path, and the sentence."""
    return [{"line": each.line, "at": each.at, "message": sentence(each, language)} for each in faults]


def as_texts(document: Any, vectors: Any) -> tuple[str, str]:
    """What a form says as the two texts that are kept. Vectors are of the rule whose they are."""
    return offloop.run(_as_texts, document, vectors)


def _as_texts(document: Any, vectors: Any) -> tuple[str, str]:
    if not vectors:
        return written(document, RuleFormat()), ""
    known = {"rule": document.get("rule"), "vectors": vectors}
    return written(document, RuleFormat()), written(known, VectorsFormat())


def as_form(text: str, vectors: str) -> tuple[Any, Any]:
    """The two texts as a form shows them; None for a text that is no document."""
    return offloop.run(_as_form, text, vectors)


def _as_form(text: str, vectors: str) -> tuple[Any, Any]:
    document, cases = _tree(text), _tree(vectors)
    return document, cases.get("vectors") if isinstance(cases, dict) else None if vectors.strip() else []


def _tree(text: str) -> dict[str, Any] | None:
    try:
        found = plain(text)
    except RuleRefused:
        return None
    return found if isinstance(found, dict) else None


def head(text: str) -> dict[str, str | None]:
    """Code, version, name and document of a rule that may not be one yet, as far as they can be read."""
    found = offloop.run(_tree, text) or {}
    return {name: value[:80] if isinstance(value := found.get(name), str) and value else None for name in HEAD}
