"""Laws of stored accounts, whatever came in which order and was confirmed in which batches (R-TRN-05, R-TRN-08)."""

import datetime
import json
import uuid
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from services.common import clock
from services.common.database.transactions import system
from services.training.accounts import viewing
from services.training.confirming import deciding
from services.training.models import Credit, Result
from tests.bus.training.courses import CITY, COUNTY, SCHOOL, Courses

# What a result is, its attributes, which measure it counts, and what a year has of it at the most.
KINDS = {
    "集中": ("1", {}, "hours", None),
    "远程": ("2", {}, "hours", None),
    "学校培训活动": ("5", {"item": "学校培训活动"}, "hours", Decimal(3)),
    "公开课示范课": ("5", {"item": "公开课示范课"}, "times", Decimal(3)),
}
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 10, 31))


class Said(NamedTuple):
    kind: str
    amount: int
    day: datetime.date


SOME = st.lists(st.builds(Said, st.sampled_from(sorted(KINDS)), st.integers(0, 60), DAYS), min_size=1, max_size=8)


class Accounts:
    """Results laid down as they lie after an institution has submitted them."""

    def __init__(self, courses: Courses):
        self.courses = courses
        person = courses.person(COUNTY, "reviewer")
        self.signed = deciding.Signed("王审核", uuid.uuid4(), person.org_id, COUNTY, clock.now())

    def lay(self, teacher_id: uuid.UUID, results: list[Said]) -> list[uuid.UUID]:
        made = [self._row(teacher_id, each) for each in results]
        with self.courses.store.begin(system()) as db:
            for each in made:
                db.add(each)
                db.flush()
            return [each.id for each in made]

    def _row(self, teacher_id: uuid.UUID, said: Said) -> Result:
        mode, attributes, measure, _ = KINDS[said.kind]
        ids, paths, office = self.courses.ids, self.courses.paths, uuid.uuid4()
        training = {"name": said.kind, "level": "county", "mode": mode, "year": said.day.year, "owner": COUNTY}
        training |= {"organisation": None, "content": "学科教学"}
        hours = Decimal(said.amount) if measure == "hours" else Decimal(0)
        measures = {} if measure == "hours" else {measure: str(said.amount)}
        return Result(
            id=uuid.uuid4(), subject_id=uuid.uuid4(), number=1, source="project", state="submitted",
            teacher_id=teacher_id, name="王小红", org_id=ids[SCHOOL], org_name=SCHOOL, org_path=paths[SCHOOL],
            office_id=ids[COUNTY], office_path=paths[COUNTY], training=training, first_day=said.day,
            finished=said.day, hours=hours, planned=Decimal(60), grade="合格", attributes=attributes,
            measures=measures, person_id=office, person="王录入", entered_at=clock.now(),
        )  # fmt: skip

    def confirm(self, ids: list[uuid.UUID]) -> None:
        with self.courses.store.begin(system()) as db:
            query = select(Result).where(Result.id.in_(ids)).order_by(Result.id).with_for_update()
            deciding.confirm(db, list(db.scalars(query)), self.signed)

    def account(self, teacher_id: uuid.UUID) -> dict[str, Any]:
        return self.courses.ask(self.courses.person(CITY), viewing.credit_account, teacher_id)

    def forecast(self, teacher_id: uuid.UUID) -> list[Any]:
        """What each cycle would have, whatever the results are called."""
        cycles = self.account(teacher_id)["cycles"]
        return [(each["first"], each["credited"]["forecast"], each["counts"]["forecast"]) for each in cycles]

    def credits(self, teacher_id: uuid.UUID) -> list[Credit]:
        with self.courses.store.begin(system()) as db:
            found = list(db.scalars(select(Credit).where(Credit.teacher_id == teacher_id).order_by(Credit.number)))
            db.expunge_all()
        return found


@pytest.fixture
def begin_anew(stores, actor_of) -> Callable[[], Accounts]:
    """A province of its own for each example."""
    return lambda: Accounts(Courses(stores["training"], actor_of))


def _as_stored(credits_: list[Credit]) -> str:
    names = [column.key for column in Credit.__table__.columns]
    return json.dumps([{name: getattr(each, name) for name in names} for each in credits_], default=str)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(results=SOME, data=st.data())
def test_forecasts_know_no_order_and_confirming_keeps_caps_and_numbers_in_any(begin_anew, results, data):
    accounts = begin_anew()
    one, other = accounts.courses.teachers(2)
    ids = accounts.lay(one, results)
    accounts.lay(other, data.draw(st.permutations(results)))
    expected = accounts.forecast(one)
    assert accounts.forecast(other) == expected

    order = data.draw(st.permutations(ids))
    while order:
        size = data.draw(st.integers(1, len(order)))
        accounts.confirm(order[:size])
        order = order[size:]
        _hold(accounts.credits(one))

    assert accounts.forecast(one) == expected
    assert len(accounts.credits(one)) == len(results)
    assert json.dumps(accounts.account(one), default=str) == json.dumps(accounts.account(one), default=str)


def _hold(credits_: list[Credit]) -> None:
    """None is below zero, none above its cap, and the confirmations follow each other."""
    assert [each.number for each in credits_] == list(range(1, len(credits_) + 1))
    sums: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for each in credits_:
        assert each.kept >= 0
        sums[each.kind, each.finished.year] += each.kept
    for (kind, year), kept in sums.items():
        cap = KINDS[kind][3]
        assert cap is None or kept <= cap, (kind, year, kept)


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(results=SOME)
def test_a_new_rule_alters_nothing_that_was_confirmed_and_what_is_stored_gives_the_same_again(begin_anew, results):
    accounts = begin_anew()
    [teacher] = accounts.courses.teachers(1)
    accounts.confirm(accounts.lay(teacher, results))
    stored, before = _as_stored(accounts.credits(teacher)), accounts.account(teacher)

    accounts.courses.rule_of(COUNTY, "gives: 2")

    after = accounts.account(teacher)
    assert _as_stored(accounts.credits(teacher)) == stored
    told = [[line["amount"], line["buckets"], line["entries"]] for line in before["lines"]]
    assert [[line["amount"], line["buckets"], line["entries"]] for line in after["lines"]] == told
