"""A text in both languages of the system."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Chinese first; English falls back to it."""

    zh: str
    en: str = ""

    def in_(self, language: str) -> str:
        """`language` is a tag such as zh, zh-CN or en."""
        return self.en if language.startswith("en") and self.en else self.zh
