"""What is wrong with a document, where, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

Where = tuple[str | int, ...]  # keys and places in lists, from the top of the document
MESSAGES = Path(__file__).with_name("messages.yaml")


@dataclass(frozen=True)
class Fault:
    """One fault. `line` counts from 1; `said` fills the sentence."""

    kind: str
    path: Where = ()
    line: int = 1
    said: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    @property
    def at(self) -> str:
        """The path as people read it: caps[0].kinds[1]."""
        return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path).lstrip(".")


class RuleRefused(ValueError):
    """A document that is no rule; `faults` has all that is wrong with it."""

    def __init__(self, faults: list[Fault]):
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.at)))
        super().__init__("\n".join(say(fault, "en") for fault in self.faults))


def say(fault: Fault, language: str = "zh") -> str:
    """What is wrong and what to do, with line and path before it."""
    place = messages()["place" if fault.path else "place_of_file"][_chosen(language)]
    named = f"{fault.file}: " if fault.file else ""
    return named + place.format(line=fault.line, path=fault.at) + sentence(fault, language)


def sentence(fault: Fault, language: str = "zh") -> str:
    """The same without the place, for whoever reads it at the place."""
    return messages()[fault.kind][_chosen(language)].format_map(_Blank(fault.said))


def _chosen(language: str) -> str:
    return "en" if language.startswith("en") else "zh"


@lru_cache
def messages() -> dict[str, dict[str, str]]:
    """kind → language → sentence with `{placeholders}`."""
    return yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))


class _Blank(dict):
    def __missing__(self, key: str) -> str:
        return ""
