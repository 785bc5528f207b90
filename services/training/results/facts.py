"""A stored result as the evaluator of rules takes it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from services.contracts.training.results import REVOKED
from services.training import crediting
from services.training.results.rules import LEVEL_NAMES, MODE_NAMES


def attributes(training: Mapping[str, Any], said: Mapping[str, Any], grade: str | None) -> dict[str, str | None]:
    """What a rule may ask of a result: of the training its level and mode, what its owner says of it, the grade."""
    known = {"level": LEVEL_NAMES.get(training["level"]), "mode": MODE_NAMES.get(training["mode"])}
    return known | {"content": training.get("content")} | dict(said) | {"grade": grade}


def as_result(row: Any, credit: Any = None) -> crediting.Result:
    """A row of `result` (or what has its columns), with the credit that it was confirmed as."""
    measures = {name: Decimal(value) for name, value in row.measures.items()}
    measures |= {"hours": row.hours, "absent": row.absent, "planned": row.planned}
    return crediting.Result(
        id=str(row.subject_id),
        finished=row.finished,
        facts=crediting.facts(
            attributes(row.training, row.attributes, row.grade),
            measures,
            (row.finished - row.first_day).days + 1,
            row.reviewed,
        ),
        confirmed=None if credit is None else confirmed(credit),
        revoked=row.state == REVOKED,
    )


def confirmed(credit: Any) -> crediting.Confirmed:
    """A row of `credit` as it was confirmed."""
    return crediting.Confirmed(
        order=credit.number,
        rule=credit.rule,
        version=credit.version,
        kind=credit.kind,
        kept=credit.kept,
        amounts=amounts(credit.amounts),
        programme=credit.programme,
        counts=Fraction(credit.counts),
    )


def amounts(stored: Iterable[Mapping[str, str]]) -> tuple[tuple[str, Decimal], ...]:
    """The amounts by bucket as they are stored."""
    return tuple((each["bucket"], Decimal(each["amount"])) for each in stored)
