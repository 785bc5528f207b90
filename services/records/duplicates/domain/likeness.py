"""How alike two people are: a score of 0 to 100 with its reasons, or the finding that they may be twins.

Twins are not judged: born on one day, one sign of the name apart, each with a good number of the same place. What they
have in common is what one person's two files would have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from services.records.duplicates.domain import id_numbers, pronunciation
from services.records.duplicates.domain.people import Person

SAME, OTHER, UNKNOWN = "same", "other", "unknown"
FORMER, SOUND, ORDER, ONE_SIGN = "former", "sound", "order", "one_sign"
SWAPPED, ONE_DIGIT = "swapped", "one_digit"
NEIGHBOUR, FAULTY, SHARED = "neighbour", "faulty", "shared"
# What can be said of two people in each respect.
FINDINGS = {
    "name": (SAME, FORMER, SOUND, ORDER, ONE_SIGN, OTHER, UNKNOWN),
    "birth": (SAME, SWAPPED, ONE_DIGIT, OTHER, UNKNOWN),
    "sex": (SAME, OTHER, UNKNOWN),
    "number": (SAME, NEIGHBOUR, FAULTY, OTHER, UNKNOWN),
}
Weights = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Likeness:
    """A score, and by which findings; `twins` if a machine should not judge."""

    score: int
    findings: dict[str, str] = field(default_factory=dict)
    twins: bool = False


def likeness(one: Person, other: Person, weights: Weights) -> Likeness:
    """Compare two people."""
    found = {
        "name": of_names(one, other),
        "birth": of_births(one.born, other.born),
        "sex": _of_sexes(one.sex, other.sex),
        "number": of_numbers(one.number, other.number),
    }
    score = sum(weights[respect][finding] for respect, finding in found.items())
    return Likeness(max(0, min(100, score)), found, may_be_twins(one, other, found))


def of_names(one: Person, other: Person) -> str:
    """What their names have in common; former ones count where today's differ."""
    if not (one.signs and other.signs):
        return UNKNOWN
    if one.signs == other.signs:
        return SAME
    if other.signs in one.former_signs or one.signs in other.former_signs:
        return FORMER
    if one.sounds == other.sounds:
        return SOUND
    return _of_other_names(one, other)


def _of_other_names(one: Person, other: Person) -> str:
    if sorted(one.sounds) == sorted(other.sounds):
        return ORDER
    return ONE_SIGN if _is_one_sign_apart(one, other) else OTHER


def _is_one_sign_apart(one: Person, other: Person) -> bool:
    if pronunciation.surname_sounds(one.signs) != pronunciation.surname_sounds(other.signs):
        return False
    return Levenshtein.distance(one.signs, other.signs, score_cutoff=1) == 1


def of_births(one: str, other: str) -> str:
    """What their birth dates have in common."""
    if not (one and other):
        return UNKNOWN
    if one == other:
        return SAME
    if sorted(one) == sorted(other):
        return SWAPPED
    return ONE_DIGIT if Levenshtein.distance(one, other) == 1 else OTHER


def _of_sexes(one: str, other: str) -> str:
    if not (one and other):
        return UNKNOWN
    return SAME if one == other else OTHER


def of_numbers(one: str | None, other: str | None) -> str:
    """What their numbers of resident identity have in common; other documents say nothing."""
    if one is None or other is None:
        return UNKNOWN
    if one == other:
        return SAME
    if id_numbers.are_neighbours(one, other):
        return NEIGHBOUR
    return OTHER if id_numbers.is_good(one) and id_numbers.is_good(other) else FAULTY


def may_be_twins(one: Person, other: Person, found: Mapping[str, str]) -> bool:
    """Whether a machine cannot tell them from twins: by numbers that differ behind place and birth, or not known."""
    if found["birth"] != SAME or found["number"] == SAME or one.signs[:1] != other.signs[:1]:
        return False
    if len(one.signs) != len(other.signs) or Levenshtein.distance(one.signs, other.signs) != 1:
        return False
    if one.number is None or other.number is None:  # then only a slip of the ear speaks for one person
        return found["name"] == ONE_SIGN
    return one.number[:14] == other.number[:14]
