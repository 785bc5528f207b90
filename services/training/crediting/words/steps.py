"""The way of a result in sentences: why it counts, or why not yet."""

from __future__ import annotations

from services.training.crediting.domain.converting import DAYS
from services.training.crediting.domain.rule import Rule
from services.training.crediting.domain.trace import Step
from services.training.crediting.words.language import Language


def said(step: Step, rule: Rule | None, language: str = "zh") -> str:
    """The sentence of one step; the rule has the names of attributes and measures."""
    words = Language(language)
    named = _names(rule, words)
    numbers = dict(step.numbers)
    for key in ("about", "measure"):
        if isinstance(code := numbers.get(key), str):
            numbers[key] = named.get(code, code)
    if isinstance(per := numbers.get("per"), str):
        numbers["per"] = words.choice("per", per)
    unit = words.choice("unit", rule.unit) if rule else ""
    return words.say(f"step_{step.code}", **numbers, unit=unit)


def _names(rule: Rule | None, words: Language) -> dict[str, str]:
    if rule is None:
        return {}
    names = {attribute.code: attribute.name for attribute in rule.attributes}
    return {**names, **{measure.code: measure.name for measure in rule.measures}, DAYS: words.say("dates")}
