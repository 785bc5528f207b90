"""Vectors: results with what a rule makes of them, as data beside the rule; an editor checks a rule against them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, post_load

from services.training.crediting.documents.faults import RuleRefused
from services.training.crediting.documents.kinds_of_value import (
    Amount,
    Choice,
    Code,
    Day,
    Flag,
    Format,
    Inner,
    Many,
    Name,
    Named,
    Whole,
)
from services.training.crediting.documents.loading import loaded
from services.training.crediting.documents.places import placed
from services.training.crediting.domain import voids
from services.training.crediting.domain.results import Obligation, Person, Result, facts

PUBLISHED, OURS, CORRECTED = "published", "ours", "corrected"
OUTCOMES = (voids.COUNTED, voids.VOID, voids.WAITING, voids.NOT_PROVIDED, voids.NO_RULE, voids.REVOKED)


@dataclass(frozen=True)
class Expected:
    """What has to come out, as far as it is said: all of it in the forecast."""

    credits: Decimal | None = None  # in all, as credited
    by_bucket: tuple[tuple[str, Decimal], ...] = ()
    outcomes: tuple[str, ...] = ()  # of the results in their order
    why: tuple[str, ...] = ()  # of those that do not count
    years: tuple[tuple[int, dict[str, Any]], ...] = ()  # by the calendar year of the first day
    cycles: tuple[tuple[int, dict[str, Any]], ...] = ()
    programmes: tuple[tuple[str, dict[str, Any]], ...] = ()


@dataclass(frozen=True)
class Vector:
    """A case. `source`: published with the rule, ours, or corrected where the published one has a slip (see `note`)."""

    says: str
    source: str
    note: str
    now: date
    person: Person
    results: tuple[Result, ...]
    expect: Expected


class Begins(Whole):
    """A calendar year."""

    def __init__(self, **options: Any):
        super().__init__(1949, 2199, **options)


class ResultFormat(Format):
    """`finished` is a list: the same result on each of these days."""

    finished = Many(Day(), required=True)
    attributes = Named(Code(), Name())
    measures = Named(Code(), Amount())
    days = Whole(1, 9999)
    reviewed = Amount()
    revoked = Flag()

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> list[tuple[date, Any, bool]]:
        measures = dict(data.get("measures", ()))
        said = facts(dict(data.get("attributes", ())), measures, data.get("days"), data.get("reviewed"))
        return [(day, said, data.get("revoked", False)) for day in data["finished"]]


class ObligationFormat(Format):
    programme = Name(required=True)
    since = Day(required=True, data_key="from")
    until = Day(required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Obligation:
        return Obligation(**data)


class PersonFormat(Format):
    since = Day()
    obligations = Many(Inner(ObligationFormat))
    lent = Named(Begins(), Amount())

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Person:
        return Person(data.get("since"), data.get("obligations", ()), dict(data.get("lent", ())))


class PeriodFormat(Format):
    """What is said of a year, cycle or programme. `missing`: of each minimum that is not met, in their order."""

    counts = Amount()
    passes = Flag()
    missing = Many(Amount())
    carried_out = Amount()
    repaid = Amount()


class ExpectedFormat(Format):
    credits = Amount()
    by_bucket = Named(Name(), Amount())
    outcomes = Many(Choice(OUTCOMES))
    why = Many(Name())
    years = Named(Begins(), Inner(PeriodFormat))
    cycles = Named(Begins(), Inner(PeriodFormat))
    programmes = Named(Name(), Inner(PeriodFormat))

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Expected:
        if not data:
            raise ValidationError("empty")
        return Expected(**data)


class VectorFormat(Format):
    says = Name(required=True)
    source = Choice((PUBLISHED, OURS, CORRECTED), required=True)
    note = Name()
    now = Day(required=True)
    person = Inner(PersonFormat)
    results = Many(Inner(ResultFormat), required=True)
    expect = Inner(ExpectedFormat, required=True)

    @post_load
    def made(self, data: dict[str, Any], **_: Any) -> Vector:
        results = tuple(
            Result(f"{place:03}-{number:03}", day, said, revoked=revoked)
            for place, some in enumerate(data["results"])
            for number, (day, said, revoked) in enumerate(some)
        )
        return Vector(
            data["says"],
            data["source"],
            data.get("note", ""),
            data["now"],
            data.get("person", Person()),
            results,
            data["expect"],
        )


class VectorsFormat(Format):
    rule = Name(required=True)
    vectors = Many(Inner(VectorFormat), required=True)


def read_vectors(text: str, file: str = "") -> tuple[str, tuple[Vector, ...]]:
    """The name of a rule and its vectors; RuleRefused with every fault."""
    try:
        data = loaded(placed(text), VectorsFormat())
    except RuleRefused as refused:
        raise RuleRefused([replace(fault, file=file) for fault in refused.faults]) from None
    return data["rule"], data["vectors"]
