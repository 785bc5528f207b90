"""A rule in sentences, as an office reads it before it comes into force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from services.training.crediting.domain.rule import (
    Absent,
    Cap,
    Case,
    Condition,
    Counted,
    Failed,
    Fixed,
    Kind,
    Minimum,
    Programme,
    Rule,
    Selection,
    Term,
    Void,
)
from services.training.crediting.words.language import Language


@dataclass(frozen=True)
class Sentence:
    """One sentence; `about` names what it says, so that two versions can be laid side by side."""

    about: tuple[str, ...]
    text: str


def sentences(rule: Rule, language: str = "zh") -> list[Sentence]:
    """The whole rule, in the order of its document."""
    return list(_Teller(rule, Language(language)).all())


def minimum_said(rule: Rule, minimum: Minimum, language: str = "zh", programme: str | None = None) -> str:
    """A minimum by itself, of a programme with its name."""
    chosen = Language(language)
    told = _Teller(rule, chosen)._minimum(minimum)
    return chosen.say("programme_minimum", name=programme, minimum=told) if programme else told


class _Teller:
    """The sentences of one rule in one language."""

    def __init__(self, rule: Rule, language: Language):
        self.rule, self.language, self.say = rule, language, language.say
        self.unit = language.choice("unit", rule.unit)
        self.attributes = {attribute.code: attribute.name for attribute in rule.attributes}
        self.measures = {measure.code: measure.name for measure in rule.measures}

    def all(self) -> Iterator[Sentence]:
        yield from self._heading()
        yield from self._declared()
        for kind in self.rule.kinds:
            yield Sentence(("kind", kind.name), self._kind(kind))
        for void in self.rule.voids:
            yield Sentence(("void", type(void).__name__, *void.kinds), self._void(void))
        for cap in self.rule.caps:
            yield Sentence(("cap", cap.per, *cap.kinds), self._cap(cap))
        for maximum in self.rule.maxima:
            text = self.say("maximum", **self._limits(maximum.per, maximum.of), at_most=maximum.at_most)
            yield Sentence(("maximum", maximum.per, self._selection(maximum.of)), text)
        for minimum in self.rule.minima:
            yield Sentence(("minimum", minimum.per, self._selection(minimum.of)), self._minimum(minimum))
        for programme in self.rule.programmes:
            yield from self._programme(programme)
        yield from self._between_years()

    def _heading(self) -> Iterator[Sentence]:
        rule, owner = self.rule, self.language.choice("owner", self.rule.owner_level)
        said = {name: getattr(rule, name) for name in ("name", "rule", "version", "document", "places")}
        yield Sentence(("heading",), self.say("heading", **said, owner=owner, unit=self.unit))
        key = "in_force_until" if rule.until else "in_force"
        yield Sentence(("in_force",), self.say(key, since=rule.since, until=rule.until))
        month, day = rule.year_begins
        yield Sentence(("year_begins",), self.say("year_begins", month=month, day=day))
        if rule.cycle:
            said = {"years": rule.cycle.years, "grid_start": rule.cycle.grid_start}
            yield Sentence(("cycle",), self.say("cycle", **said))

    def _declared(self) -> Iterator[Sentence]:
        for attribute in self.rule.attributes:
            values = self.language.listed(attribute.values)
            text = self.say("attribute", name=attribute.name, code=attribute.code, values=values)
            yield Sentence(("attribute", attribute.code), text)
        for measure in self.rule.measures:
            yield Sentence(("measure", measure.code), self.say("measure", name=measure.name, code=measure.code))
        for bucket in self.rule.buckets:
            key = "bucket_beside" if bucket.beside else "bucket"
            yield Sentence(("bucket", bucket.name), self.say(key, name=bucket.name))

    def _kind(self, kind: Kind) -> str:
        which = self.say("results_with", condition=self._condition(kind.when)) if kind.when.tests else ""
        cases = "；".join if self.language.code == "zh" else "; ".join
        return self.say(
            "kind",
            which=which or self.say("all_results"),
            name=kind.name,
            cases=cases(self._case(case) for case in kind.cases),
            into=self.language.listed(self._share(*each) for each in kind.into),
        )

    def _share(self, bucket: str, share: Fraction) -> str:
        return self.say("share_all" if share == 1 else "share_part", bucket=bucket, share=share)

    def _case(self, case: Case) -> str:
        terms = self.say("plus").join(self._term(term) for term in case.terms)
        return self.say("case", condition=self._condition(case.when), terms=terms) if case.when.tests else terms

    def _term(self, term: Term) -> str:
        if isinstance(term, Fixed):
            return self.say("term_fixed", amount=term.fixed, unit=self.unit)
        if not isinstance(term, Counted):
            return self.say("term_reviewed", low=term.low, high=term.high, unit=self.unit)
        count = self.say("or").join(
            self.say("per_measure", per=per, name=self.measures[code]) for code, per in term.count
        )
        text = self.say("term_full" if term.floor else "term_counted", count=count, gives=term.gives, unit=self.unit)
        if term.daily_max is not None:
            text += self.say("term_daily", daily_max=term.daily_max)
        if term.at_most is not None:
            text += self.say("term_at_most", at_most=term.at_most, unit=self.unit)
        return text + (self.say("term_optional") if term.optional else "")

    def _condition(self, condition: Condition) -> str:
        return self.say("and").join(
            self.say("test", name=self.attributes[code], values=self.language.listed(values))
            for code, values in condition.tests
        )

    def _void(self, void: Void) -> str:
        kinds = self._kinds(void.kinds)
        if isinstance(void, Failed):
            return self.say("void_failed", kinds=kinds, condition=self._condition(void.when))
        if isinstance(void, Absent):
            names = {"absent": self.measures[void.absent], "planned": self.measures[void.planned]}
            return self.say("void_absence", kinds=kinds, share=void.share, **names)
        return self.say("void_awaits", kinds=kinds, measure=self.measures[void.measure], least=void.least)

    def _kinds(self, names: tuple[str, ...]) -> str:
        everything = len(names) == len(self.rule.kinds)
        return self.say("all_results") if everything else self.say("of_buckets", names=self.language.listed(names))

    def _cap(self, cap: Cap) -> str:
        said = {"kinds": self._kinds(cap.kinds), "per": self.language.choice("per", cap.per), "at_most": cap.at_most}
        return self.say("cap_moved" if cap.excess else "cap_lost", **said, unit=self.unit, excess=cap.excess)

    def _selection(self, of: Selection) -> str:
        parts = [self.say("of_buckets", names=self.language.listed(of.buckets))] if of.buckets else []
        if of.when.tests:
            parts.append(self.say("results_with", condition=self._condition(of.when)))
        return self.say("and").join(parts) or self.say("total")

    def _limits(self, per: str, of: Selection) -> dict[str, str]:
        return {"of": self._selection(of), "per": self.language.choice("per", per), "unit": self.unit}

    def _minimum(self, minimum: Minimum) -> str:
        limits = self._limits(minimum.per, minimum.of)
        if minimum.share is not None:
            return self.say("minimum_share", **limits, share=minimum.share)
        return self.say("minimum", **limits, at_least=minimum.at_least)

    def _programme(self, programme: Programme) -> Iterator[Sentence]:
        annual = self.say("programme_annual") if programme.replaces_annual else ""
        key = "programme" if programme.counts else "programme_none"
        said = {"name": programme.name, "condition": self._condition(programme.when), "counts": programme.counts}
        yield Sentence(("programme", programme.name), self.say(key, **said, annual=annual))
        for minimum in programme.minima:
            text = self.say("programme_minimum", name=programme.name, minimum=self._minimum(minimum))
            yield Sentence(("programme_minimum", programme.name, self._selection(minimum.of)), text)

    def _between_years(self) -> Iterator[Sentence]:
        if carried := self.rule.carry_over:
            yield Sentence(("carry_over",), self.say("carry_over", at_most=carried.at_most, unit=self.unit))
        if lent := self.rule.lending:
            said = {"at_most": lent.at_most, "factor": lent.factor}
            yield Sentence(("lending",), self.say("lending", **said, unit=self.unit))
