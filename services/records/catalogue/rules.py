"""Rules between fields, compiled from the catalogue into polars expressions that are true where a row breaks them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

import polars as pl

from services.common.persons import documents, resident_number
from services.records.catalogue.conditions import Condition, Test, Within
from services.records.catalogue.faults import ERROR, WARNING
from services.records.catalogue.model import RecordSet, Rule


@dataclass(frozen=True)
class Check:
    """Rows where `broken` is true have this fault."""

    broken: pl.Expr
    kind: str
    field: str
    severity: str
    other: str | None = None
    limit: str | None = None


def holds(condition: Condition, record_set: RecordSet) -> pl.Expr:
    """True, false, or null while a field that it asks for has no value."""
    return reduce(and_, (_holds(test, record_set) for test in condition.tests))


def _holds(test: Test, record_set: RecordSet) -> pl.Expr:
    column, values = pl.col(test.field), list(test.values)
    if record_set.field(test.field).type == "codes":
        among = reduce(or_, (column.list.contains(value) for value in values))
    else:
        among = column.is_in(values)
    return among if test.among else ~among


def checks_of(record_set: RecordSet, today: date) -> Iterable[Check]:
    """Every check that follows from the fields and rules of the set."""
    for field in record_set.typed:
        if field.within:
            yield Check(_strays(field.code, field.within), "not_within", field.code, ERROR, field.within.field)
    for rule in record_set.rules:
        if rule.kind == "identity":
            yield from identity_checks(rule)
        else:
            yield _check(rule, record_set, today)


def _strays(code: str, within: Within) -> pl.Expr:
    """The code begins otherwise than the other field says."""
    other, value = pl.col(within.field), pl.col(code)
    return reduce(
        or_,
        (
            (other == held) & ~reduce(or_, (value.str.starts_with(start) for start in starts))
            for held, starts in within.prefixes.items()
        ),
    )


def _check(rule: Rule, record_set: RecordSet, today: date) -> Check:
    broken, limit = BREAKS[rule.kind](rule, record_set, today)
    if rule.when is not None:
        broken = holds(rule.when, record_set) & broken
    return Check(broken, rule.says or rule.kind, rule.field, rule.severity, rule.terms.get("other"), limit)


Broken = tuple[pl.Expr, str | None]


def _after(rule: Rule, record_set: RecordSet, _today: date) -> Broken:
    field, other = _both(rule, record_set)
    return field <= other, None


def _not_before(rule: Rule, record_set: RecordSet, _today: date) -> Broken:
    field, other = _both(rule, record_set)
    return field < other, None


def _both(rule: Rule, record_set: RecordSet) -> tuple[pl.Expr, pl.Expr]:
    """The two dates or months, cut to what both have."""
    codes = (rule.field, rule.terms["other"])
    length = 7 if any(record_set.field(code).type == "month" for code in codes) else 10
    return pl.col(codes[0]).str.slice(0, length), pl.col(codes[1]).str.slice(0, length)


def _past(rule: Rule, record_set: RecordSet, today: date) -> Broken:
    match record_set.field(rule.field).type:
        case "month":
            return pl.col(rule.field) > today.isoformat()[:7], None
        case "year":
            return pl.col(rule.field) > today.year, None
        case "school_year":
            return pl.col(rule.field).str.slice(0, 4) > today.isoformat()[:4], None
    return pl.col(rule.field) >= today.isoformat(), None


def _finished_year(rule: Rule, _record_set: RecordSet, today: date) -> Broken:
    return pl.col(rule.field) >= today.year, None


def _age(rule: Rule, _record_set: RecordSet, today: date) -> Broken:
    """Both ends included; dates compare as text, so no leap day needs care."""
    low, high = rule.terms["low"], rule.terms["high"]
    youngest = f"{today.year - low:04}-{today:%m-%d}"
    too_old = f"{today.year - high - 1:04}-{today:%m-%d}"
    born = pl.col(rule.field)
    return (born > youngest) & (born < today.isoformat()) | (born <= too_old), f"{low}-{high}"


def _differs(rule: Rule, _record_set: RecordSet, _today: date) -> Broken:
    return pl.col(rule.field) == pl.col(rule.terms["other"]), None


def _not_more(rule: Rule, _record_set: RecordSet, _today: date) -> Broken:
    """Decimals are text."""
    field, other = (pl.col(code).cast(pl.Float64) for code in (rule.field, rule.terms["other"]))
    return field > other, None


def _among(rule: Rule, _record_set: RecordSet, _today: date) -> Broken:
    return ~pl.col(rule.field).is_in(rule.terms["values"]), None


def _refuse(rule: Rule, _record_set: RecordSet, _today: date) -> Broken:
    return pl.col(rule.field).is_in(rule.terms["values"]), None


BREAKS: dict[str, Callable[[Rule, RecordSet, date], Broken]] = {
    "after": _after,
    "not_before": _not_before,
    "past": _past,
    "finished_year": _finished_year,
    "age": _age,
    "differs": _differs,
    "not_more": _not_more,
    "among": _among,
    "refuse": _refuse,
}

# What ID numbers say, beside the values while the checks run.
ID_BIRTH, ID_SEX, ID_COUNTY = "@id_birth", "@id_sex", "@id_county_known"


def identity_checks(rule: Rule) -> Iterable[Check]:
    """What an ID number says against other fields; warnings, since documents may be right and rules wrong."""
    number, birth, sex = rule.field, rule.terms["birth"], rule.terms["sex"]
    yield Check(~pl.col(ID_COUNTY), "id_county_unknown", number, WARNING)
    yield Check(pl.col(ID_BIRTH) != pl.col(birth), "birth_differs", birth, WARNING, number)
    yield Check(pl.col(ID_SEX) != pl.col(sex), "sex_differs", sex, WARNING, number)


@dataclass(frozen=True)
class IdNumbers:
    """What the ID numbers of a frame say; `birth_dates` are those of the frame with the empty ones filled in.

    `types` are those of the documents, settled where the number says more than what was chosen.
    """

    said: pl.DataFrame
    birth_dates: pl.Series
    types: pl.Series
    faults: dict[int, str]  # position of the row → kind


def read_id_numbers(values: pl.DataFrame, rule: Rule, today: date) -> IdNumbers:
    """Reads the numbers of all documents; those that GB 11643 governs say more than themselves."""
    documented = zip(values[rule.terms["type"]].to_list(), values[rule.field].to_list(), strict=True)
    pairs = [(_type_by_number(type_, number), number) for type_, number in documented]
    faults = _number_faults(pairs, today)
    governed = [
        number if type_ in rule.terms["types"] and place not in faults else None
        for place, (type_, number) in enumerate(pairs)
    ]
    said = _said(governed, rule.terms["table"])
    written = values[rule.terms["birth"]]
    born = [first or second for first, second in zip(written.to_list(), said[ID_BIRTH].to_list(), strict=True)]
    types = pl.Series(rule.terms["type"], [type_ for type_, _ in pairs], pl.String)
    return IdNumbers(said, pl.Series(written.name, born, pl.String), types, faults)


def _number_faults(pairs: list[tuple[str | None, str | None]], today: date) -> dict[int, str]:
    """Position of the row → kind, of the numbers that are none of their document."""
    found = {}
    for place, (type_, number) in enumerate(pairs):
        if type_ and number and (kind := documents.fault(type_, number, today)):
            found[place] = kind
    return found


def _type_by_number(type_: str | None, number: str | None) -> str | None:
    return documents.type_by_number(type_, number) if type_ and number else type_


def _said(numbers: list[str | None], divisions: Container[str]) -> pl.DataFrame:
    said = {
        ID_BIRTH: [number and resident_number.birth_date(number) for number in numbers],
        ID_SEX: [number and resident_number.sex(number) for number in numbers],
        ID_COUNTY: [number and resident_number.has_county(number, divisions) for number in numbers],
    }
    return pl.DataFrame(said, {ID_BIRTH: pl.String, ID_SEX: pl.String, ID_COUNTY: pl.Boolean})
