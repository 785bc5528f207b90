"""The rules of look-alikes as data: a file of a version, refused before it is in force if it would find too little."""

from __future__ import annotations

import datetime
import functools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from services.records.duplicates.domain.blocks import BLOCKS, keys
from services.records.duplicates.domain.likeness import FINDINGS, Likeness, likeness
from services.records.duplicates.domain.people import Person

FOLDER = Path(__file__).parents[1] / "rule_files"
RECALL, OF_A_CLASS, PRECISION = 0.95, 0.85, 0.8
LEAST, MOST = 10, 500  # files in a block


@dataclass(frozen=True)
class Rules:
    """One version of the rules."""

    version: str
    threshold: int
    largest_block: int
    blocks: tuple[str, ...]
    weights: Mapping[str, Mapping[str, int]]

    def keys(self, person: Person) -> set[str]:
        """The blocking keys of a person."""
        return keys(person, self.blocks)

    def judged(self, one: Person, other: Person) -> Likeness:
        """How alike two people are."""
        return likeness(one, other, self.weights)

    def is_suspect(self, found: Likeness) -> bool:
        """Whether people should look at the two; perhaps twins are shown apart, whatever their score."""
        return found.twins or found.score >= self.threshold

    def finds(self, one: Person, other: Person) -> bool:
        """Whether two files meet in a block and are put forward as one person's."""
        found = self.judged(one, other)
        return bool(self.keys(one) & self.keys(other)) and self.is_suspect(found) and not found.twins


@functools.cache
def in_force(folder: Path = FOLDER) -> Rules:
    """The rules that are shipped, checked; a ValueError says what is wrong with them."""
    rules = parsed(yaml.safe_load((folder / "rules.yaml").read_text(encoding="utf-8")))
    planted = yaml.safe_load((folder / "planted.yaml").read_text(encoding="utf-8"))
    refuse_unless_it_finds(rules, planted)
    return rules


def parsed(said: Any) -> Rules:
    """Rules of a file's text; a ValueError says what is missing or out of bounds."""
    try:
        blocks = tuple(said["blocks"])
        weights = {
            respect: {each: int(said["weights"][respect][each]) for each in some} for respect, some in FINDINGS.items()
        }
        rules = Rules(str(said["version"]), int(said["threshold"]), int(said["largest_block"]), blocks, weights)
    except (KeyError, TypeError) as error:
        raise ValueError(f"The rules of look-alikes lack {error}.") from None
    if unknown := set(blocks) - BLOCKS.keys():
        raise ValueError(f"The rules of look-alikes name blocks that there are not: {', '.join(sorted(unknown))}.")
    if not (0 < rules.threshold <= 100 and LEAST <= rules.largest_block <= MOST):
        raise ValueError(f"The threshold is 1 to 100, the largest block {LEAST} to {MOST} files.")
    return rules


def refuse_unless_it_finds(rules: Rules, planted: Any) -> None:
    """Rules come into force only if they find the planted pairs of one person, and few of different people."""
    share, of_classes, wrong, right = _measured(rules, planted)
    if share < RECALL or any(each < OF_A_CLASS for each in of_classes.values()):
        worst = min(of_classes, key=lambda name: of_classes[name])
        raise ValueError(
            f"Rules {rules.version} find {share:.0%} of the planted pairs of one person, the fewest of "
            f"'{worst}' ({of_classes[worst]:.0%}); they are not brought into force."
        )
    if right / max(right + wrong, 1) < PRECISION:
        raise ValueError(f"Rules {rules.version} take {wrong} planted pairs of different people for one person.")
    if judged := [pair for pair in planted["twins"] if not rules.judged(*_people(pair)).twins]:
        raise ValueError(f"Rules {rules.version} judge twins: {judged[0]}.")


def _measured(rules: Rules, planted: Any) -> tuple[float, dict[str, float], int, int]:
    """The share of one person's pairs that is found, altogether and by class; wrongly and rightly found ones."""
    found, there = Counter[str](), Counter[str]()
    for name, pairs in planted["same"].items():
        there[name] = len(pairs)
        found[name] = sum(rules.finds(*_people(pair)) for pair in pairs)
    wrong = sum(rules.finds(*_people(pair)) for pair in planted["different"])
    of_classes = {name: found[name] / there[name] for name in there}
    return found.total() / there.total(), of_classes, wrong, found.total()


def _people(pair: list[list[Any]]) -> tuple[Person, Person]:
    """A pair as planted.yaml has it: each name, sex, birth date, type and number of the document, former names."""
    one, other = (
        Person(UUID(int=place), *(_text(said[0]), tuple(said[5:])), *map(_text, said[1:5]))
        for place, said in enumerate(pair)
    )
    return one, other


def _text(said: Any) -> str:
    return said.isoformat() if isinstance(said, datetime.date) else str(said or "")
