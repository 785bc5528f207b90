"""The shape of a rule: which keys stand where, and the values that they become."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from services.training.crediting.documents.kinds_of_value import (
    Above0,
    Amount,
    Choice,
    Code,
    Day,
    DayOfYear,
    Flag,
    Format,
    Inner,
    Many,
    Name,
    Named,
    Share,
    SomeShare,
    Whole,
)  # fmt: skip
from services.training.crediting.domain import rule as rules
from services.training.crediting.domain.rule import CREDIT, CYCLE, HOUR, ITEM, OWNER_LEVELS, YEAR, Condition, Selection

ALWAYS = Condition()


def when(**options: Any) -> Named:
    """A condition: attribute → its values."""
    return Named(Code(), Many(Name()), **options)


def exactly_one(data: dict[str, Any], *keys: str) -> None:
    """Refuse unless exactly one of these keys stands there."""
    if sum(key in data for key in keys) != 1:
        raise ValidationError(f"one_of_keys|{', '.join(keys)}")


class InForceFormat(Format):
    since = Day(required=True, data_key="from")
    until = Day()


class CycleFormat(Format):
    years = Whole(1, 20, required=True)
    grid_start = Whole(1949, 2199, required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Cycle:
        return rules.Cycle(**data)


class AttributeFormat(Format):
    name = Name(required=True)
    values = Many(Name(), required=True)


class RangeFormat(Format):
    low = Amount(required=True, data_key="from")
    high = Above0(required=True, data_key="to")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Reviewed:
        return rules.Reviewed(**data)


class TermFormat(Format):
    count = Named(Code(), Above0())
    gives = Above0()
    floor = Flag()
    daily_max = Above0()
    at_most = Above0()
    optional = Flag()
    fixed = Above0()
    reviewed = Inner(RangeFormat)

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        exactly_one(data, "count", "fixed", "reviewed")
        if "count" in data and "gives" not in data:
            raise ValidationError("missing", "gives")
        if "count" not in data and (astray := sorted(data.keys() - {"fixed", "reviewed"})):
            raise ValidationError("unknown_key", astray[0])

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Term:
        if "fixed" in data:
            return rules.Fixed(data["fixed"])
        if "reviewed" in data:
            return data["reviewed"]
        return rules.Counted(
            count=data["count"],
            gives=data["gives"],
            floor=data.get("floor", False),
            daily_max=data.get("daily_max"),
            at_most=data.get("at_most"),
            optional=data.get("optional", False),
        )


class CaseFormat(Format):
    when = when()
    terms = Many(Inner(TermFormat), required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Case:
        return rules.Case(Condition(data.get("when", ())), data["terms"])


class KindFormat(Format):
    name = Name(required=True)
    when = when()
    cases = Many(Inner(CaseFormat), required=True)
    into = Named(Name(), SomeShare(), required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Kind:
        return rules.Kind(data["name"], Condition(data.get("when", ())), data["cases"], data["into"])


class AbsentFormat(Format):
    absent = Code(required=True)
    planned = Code(required=True)
    share = SomeShare(required=True, data_key="from")


class AwaitedFormat(Format):
    measure = Code(required=True)
    least = Above0(required=True)


class VoidFormat(Format):
    kinds = Many(Name())
    failed = when()
    absence = Inner(AbsentFormat)
    awaits = Inner(AwaitedFormat)

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        exactly_one(data, "failed", "absence", "awaits")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Void:
        kinds = data.get("kinds", ())
        if "failed" in data:
            return rules.Failed(kinds, Condition(data["failed"]))
        if "absence" in data:
            return rules.Absent(kinds, **data["absence"])
        return rules.Awaited(kinds, **data["awaits"])


class CapFormat(Format):
    per = Choice((ITEM, YEAR, CYCLE), required=True)
    kinds = Many(Name(), required=True)
    at_most = Above0(required=True)
    excess = Name(data_key="excess_to")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Cap:
        return rules.Cap(data["per"], data["kinds"], data["at_most"], data.get("excess"))


class SelectionFormat(Format):
    buckets = Many(Name())
    when = when()

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Selection:
        if not data:
            raise ValidationError("empty")
        return Selection(data.get("buckets", ()), Condition(data.get("when", ())))


class MaximumFormat(Format):
    per = Choice((YEAR, CYCLE), required=True)
    of = Inner(SelectionFormat, required=True)
    at_most = Above0(required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Maximum:
        return rules.Maximum(**data)


class OwnMinimumFormat(Format):
    of = Inner(SelectionFormat)
    at_least = Above0()
    share = SomeShare()

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        exactly_one(data, "at_least", "share")
        if data.get("share") == 1:
            raise ValidationError("not_a_share|0–1", "share")
        if "share" in data and "of" not in data:
            raise ValidationError("share_of_itself", "share")

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Minimum:
        per = data.get("per", rules.PROGRAMME)
        return rules.Minimum(per, data.get("of", Selection()), data.get("at_least"), data.get("share"))


class MinimumFormat(OwnMinimumFormat):
    per = Choice((YEAR, CYCLE), required=True)


class ProgrammeFormat(Format):
    name = Name(required=True)
    when = when(required=True)
    counts = Share(required=True)
    replaces_annual = Flag(required=True)
    minima = Many(Inner(OwnMinimumFormat))

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Programme:
        data["when"] = Condition(data["when"])
        return rules.Programme(**{"minima": (), **data})


class CarryOverFormat(Format):
    at_most = Above0(required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.CarryOver:
        return rules.CarryOver(**data)


class LendingFormat(CarryOverFormat):
    factor = Above0(required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> rules.Lending:
        return rules.Lending(**data)


class RuleFormat(Format):
    """A document."""

    rule = Name(required=True)
    version = Name(required=True)
    name = Name(required=True)
    document = Name(required=True)
    owner_level = Choice(OWNER_LEVELS, required=True)
    unit = Choice((CREDIT, HOUR), required=True)
    places = Whole(0, 4, required=True)
    in_force = Inner(InForceFormat, required=True)
    year_begins = DayOfYear(required=True)
    cycle = Inner(CycleFormat)
    attributes = Named(Code(), Inner(AttributeFormat))
    measures = Named(Code(), Name(), required=True)
    buckets = Many(Name(), required=True)
    beside = Many(Name())
    kinds = Many(Inner(KindFormat), required=True)
    voids = Many(Inner(VoidFormat))
    caps = Many(Inner(CapFormat))
    maxima = Many(Inner(MaximumFormat))
    minima = Many(Inner(MinimumFormat))
    programmes = Many(Inner(ProgrammeFormat))
    carry_over = Inner(CarryOverFormat)
    lending = Inner(LendingFormat)
