"""How many teachers stand in their present cycle, worked out a set at a time."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.contracts.training.overviews import BEHIND, DONE, ON_THE_WAY, UNRULED
from services.training import crediting
from services.training.accounts import rows
from services.training.accounts.viewing import COUNTED
from services.training.confirming import accounts
from services.training.confirming.accounts import Evaluators
from services.training.crediting.domain.account import Account
from services.training.results import facts
from services.training.rules import books

ZERO = Decimal(0)


@dataclass(frozen=True)
class Standing:
    """How one teacher stands; amounts of the present cycle, what is missing summed over its unmet minima."""

    teacher_id: UUID
    name: str
    org_id: UUID
    governor: books.Governor | None
    account: Account | None
    today: datetime.date

    @property
    def standing(self) -> str:
        """Whether something is missing, by what is confirmed and with what waits."""
        if self.account is None:
            return UNRULED
        if self._present(confirmed=False):
            return BEHIND
        return ON_THE_WAY if self.lacking else DONE

    def _present(self, *, confirmed: bool) -> list[Any]:
        """Minima of the present cycle and year that are not met."""
        found = self.account.standings if self.account else ()
        return [
            each
            for each in found
            if each.period.first <= self.today <= each.period.last
            and not (each.confirmed if confirmed else each.forecast).met
        ]

    @property
    def lacking(self) -> list[Any]:
        """Minima of the present that are not met by what is confirmed."""
        return self._present(confirmed=True)

    def total(self, per: str) -> Any:
        """The minimum of all credits of the present year or cycle, as it stands; none where there is no such one."""
        found = self.account.standings if self.account else ()
        whole = (
            each
            for each in found
            if each.minimum.per == per
            and each.period.first <= self.today <= each.period.last
            and not each.minimum.of.buckets
            and not each.minimum.of.when.tests
            and each.minimum.share is None
            and each.programme is None
        )
        return next(whole, None)

    def missing(self, per: str) -> Decimal:
        """What lacks most in the present year or cycle."""
        return max((each.confirmed.missing for each in self.lacking if each.minimum.per == per), default=ZERO)


def of_teachers(db: Session, teachers: Iterable[Row[Any]], today: datetime.date) -> list[Standing]:
    """How these teachers of the asker's territory stand, in a handful of queries."""
    people = list(teachers)
    ids = [row.id for row in people]
    governors = books.governors(db, {row.org_path for row in people}, today)
    entries: dict[UUID, list[Row[Any]]] = defaultdict(list)
    kept = accounts.people(db, ids)
    for entry in rows.credits(db, ids):
        entries[kept[entry.teacher_id]].append(entry)
    results: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in rows.results(db, ids):
        results[kept[row.teacher_id]].append(row)
    evaluators = Evaluators()
    return [
        Standing(
            row.id, row.name or "", row.org_id, governor := governors.get(row.org_path),
            _account(evaluators, governor, results[row.id], rows.standing(entries[row.id]), today), today,
        )
        for row in people
    ]  # fmt: skip


def _account(
    evaluators: Evaluators,
    governor: books.Governor | None,
    results: Iterable[Row[Any]],
    confirmed: Mapping[UUID, Row[Any]],
    today: datetime.date,
) -> Account | None:
    if governor is None:
        return None
    known: list[crediting.Result] = [
        facts.as_result(row, confirmed.get(row.subject_id)) for row in results if row.state in COUNTED
    ]
    return evaluators.of(governor.book).evaluate(known, today)
