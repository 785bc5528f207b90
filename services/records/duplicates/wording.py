"""What speaks for and against one person, in words."""

from typing import Any

from services.common.messages.wording import word
from services.records.duplicates.domain import rules
from services.records.duplicates.domain.likeness import FINDINGS, UNKNOWN

TEXTS = {
    ("name", "same"): "The names are the same.",
    ("name", "former"): "The name of one is the other's former name.",
    ("name", "sound"): "The names sound the same.",
    ("name", "order"): "The names have the same syllables in another order.",
    ("name", "one_sign"): "The names differ in one character.",
    ("name", "other"): "The names differ.",
    ("name", "unknown"): "One of them has no name.",
    ("birth", "same"): "The dates of birth are the same.",
    ("birth", "swapped"): "The dates of birth have the same digits in another order.",
    ("birth", "one_digit"): "The dates of birth differ in one digit.",
    ("birth", "other"): "The dates of birth differ.",
    ("birth", "unknown"): "One date of birth is not known.",
    ("sex", "same"): "The sex is the same.",
    ("sex", "other"): "The sex differs.",
    ("sex", "unknown"): "The sex of one is not known.",
    ("number", "same"): "The ID numbers are the same, though one was kept as another document or with 15 digits.",
    ("number", "neighbour"): "One ID number is faulty, and one slip of the pen away from the other.",
    ("number", "faulty"): "One ID number is faulty.",
    ("number", "other"): "The ID numbers are both good and differ.",
    ("number", "unknown"): "Only one of them, or none, has the number of a resident identity card.",
}


def findings(found: dict[str, str], language: str) -> list[dict[str, Any]]:
    """The findings of a pair in the order of respects."""
    weights = rules.in_force().weights
    return [
        {
            "respect": respect,
            "finding": found[respect],
            "text": word(TEXTS[respect, found[respect]], {}, language),
            "speaks": _speaks(found[respect], weights[respect].get(found[respect], 0)),
        }
        for respect in FINDINGS
        if (respect, found.get(respect)) in TEXTS
    ]


def _speaks(finding: str, weight: int) -> str:
    """What is not known speaks for nothing, whatever it weighs."""
    if finding == UNKNOWN:
        return "neither"
    return "for" if weight > 0 else "against" if weight < 0 else "neither"
