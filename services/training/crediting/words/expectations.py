"""Where a vector and its rule differ, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.training.crediting.vectors import Disagreement
from services.training.crediting.words.language import Language, shown, words

PERIODS = ("years", "cycles", "programmes")


def about(disagreement: Disagreement, language: str = "zh") -> str:
    """What it is about: 2019 年还缺."""
    say = Language(language).say
    key, _, name = disagreement.about.partition(" ")
    if key in PERIODS:
        label, _, what = name.rpartition(" ")
        is_known = f"what_{what}" in words()
        return say(f"expect_{key}", name=label if is_known else name, what=say(f"what_{what if is_known else 'whole'}"))
    return say("expect_bucket", name=name) if key == "by_bucket" else say(f"expect_{key}")


def value(found: Any, language: str = "zh") -> str:
    """A number, a list of numbers, outcomes or reasons, a yes or no."""
    chosen = Language(language)
    if isinstance(found, bool):
        return chosen.say("flag_yes" if found else "flag_no")
    if isinstance(found, Mapping):
        return chosen.listed(f"{chosen.say(f'what_{name}')} {value(each, language)}" for name, each in found.items())
    if isinstance(found, tuple):
        return chosen.listed(value(each, language) for each in found) or chosen.say("nothing")
    return _coded(found, chosen)


def _coded(found: Any, chosen: Language) -> str:
    """An outcome or a reason by its name, and whatever else as it is."""
    for group in ("outcome", "reason"):
        if isinstance(found, str) and f"{group}_{found}" in words():
            return chosen.choice(group, found)
    return chosen.say("nothing") if found is None else shown(found)
