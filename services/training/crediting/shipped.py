"""The published rules that come with the product, one file each with its vectors beside it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from services.training.crediting.documents.reading import read_book
from services.training.crediting.documents.vectors import Vector, read_vectors
from services.training.crediting.domain.book import Book

RULES = Path(__file__).with_name("rules")
VECTORS = Path(__file__).with_name("rule_vectors")


@lru_cache
def books() -> dict[str, Book]:
    """The rules by their name."""
    return {path.stem: read_book({path.name: path.read_text("utf-8")}) for path in sorted(RULES.glob("*.yaml"))}


@lru_cache
def vectors() -> dict[str, tuple[Vector, ...]]:
    """The vectors by the name of their rule."""
    return dict(read_vectors(path.read_text("utf-8"), path.name) for path in sorted(VECTORS.glob("*.yaml")))


def texts(name: str) -> tuple[str, str]:
    """The text of a rule and that of its vectors, to begin from."""
    file = f"{name}.yaml"
    return (RULES / file).read_text("utf-8"), (VECTORS / file).read_text("utf-8")
