"""The words for rules in one language, from words.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("words.yaml")


@lru_cache
def words() -> dict[str, dict[str, str]]:
    """key → language → text with `{placeholders}`."""
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


class Language:
    """Chinese, or English where it is asked for."""

    def __init__(self, language: str = "zh"):
        self.code = "en" if language.startswith("en") else "zh"

    def say(self, key: str, **said: Any) -> str:
        """The text of a key, filled in; numbers without idle zeros."""
        return words()[key][self.code].format(**{name: shown(value) for name, value in said.items()})

    def listed(self, texts: Iterable[Any]) -> str:
        """One after the other."""
        return self.say("comma").join(shown(text) for text in texts)

    def choice(self, group: str, code: str) -> str:
        """The name of a coded choice: per.year → 每年."""
        return self.say(f"{group}_{code}")


def shown(value: Any) -> str:
    """2.50 as 2.5, 40 as 40, 2/3 as 2/3; nothing as the empty text."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Fraction):
        return str(value)
    return "" if value is None else str(value)
