"""What holds of every account, whatever the rule: nothing below zero or above a cap, no order, no change afterwards."""

import json
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from services.training.crediting import Evaluator, book, presented, read_rule
from services.training.crediting.domain.periods import period_of
from services.training.crediting.domain.rule import ITEM
from services.training.crediting.domain.voids import COUNTED
from tests.unit.training.crediting.random_cases import random_case
from tests.unit.training.crediting.random_rules import written

SEEDS = st.integers(0, 2**48)
EXAMPLES = 40  # random rules with random results each: whoever changes the evaluator tries more


def dumped(account):
    return json.dumps(presented(account), ensure_ascii=False).encode()


def forecast_of(case, results=None):
    results = case.read_results() if results is None else results
    return Evaluator(case.book).evaluate(results, case.now, case.read_person())


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_nothing_is_ever_negative(seed):
    account = forecast_of(random_case(seed))

    assert all(line.kept >= 0 for line in account.lines)
    assert all(amount >= 0 for line in account.lines for _, amount in line.amounts)
    assert all(0 <= entry.counts <= entry.amount for entry in account.entries)
    assert all(
        number >= 0 for each in account.balances for side in (each.confirmed, each.forecast) for number in _of(side)
    )
    assert all(min(each.have, each.missing) >= 0 for one in account.standings for each in (one.confirmed, one.forecast))


def _of(balance):
    return [getattr(balance, name) for name in ("carried_in", "repaid", "lent", "counts", "carried_out", "owed")]


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_no_kind_has_more_than_its_caps_leave(seed):
    account = forecast_of(random_case(seed, confirmed=False))

    for line in account.lines:
        for cap in line.rule.caps if line.rule else ():
            if line.kind not in cap.kinds or line.outcome != COUNTED:
                continue
            day = line.result.finished
            together = [
                each.kept
                for each in account.lines
                if each.rule is line.rule
                and each.kind in cap.kinds
                and period_of(line.rule, each.result.finished, cap.per) == period_of(line.rule, day, cap.per)
            ]
            assert (line.kept if cap.per == ITEM else sum(together)) <= cap.at_most


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_what_is_pending_has_no_more_than_what_is_confirmed_left(seed):
    case = random_case(seed)
    account = forecast_of(case)

    for rule in case.book.versions:
        for cap in (cap for cap in rule.caps if cap.per != ITEM):
            pending, confirmed = {}, {}
            for line in account.lines:
                if line.kind in cap.kinds:
                    period = case.book.on(line.result.finished).period(cap.per)
                    kept = confirmed if line.is_confirmed else pending if line.rule is rule else {}
                    kept[period] = kept.get(period, 0) + line.kept
            for period, amount in pending.items():
                assert amount <= max(0, cap.at_most - confirmed.get(period, 0))


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_what_caps_cut_is_lost_or_moved_and_nothing_else_vanishes(seed):
    account = forecast_of(random_case(seed, confirmed=False))

    for line in account.lines:
        if line.outcome == COUNTED:
            moved = sum(cut.amount for cut in line.cuts if cut.cap.excess)
            within = sum(entry.amount for entry in account.entries if entry.line is line and not entry.beside)
            assert line.kept + sum(cut.amount for cut in line.cuts) == line.converted.amount
            assert within == line.kept + moved


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS, order=st.randoms(use_true_random=False))
def test_a_forecast_does_not_depend_on_the_order_of_arrival(seed, order):
    case = random_case(seed)
    shuffled = case.read_results()
    order.shuffle(shuffled)

    assert dumped(forecast_of(case, shuffled)) == dumped(forecast_of(case))


@settings(max_examples=EXAMPLES)
@given(seeds=st.lists(SEEDS, min_size=1, max_size=3), rounds=st.integers(1, 2))
def test_a_forecast_does_not_depend_on_who_was_worked_out_before(seeds, rounds):
    """An evaluator that has seen other people's results answers as a new one does."""
    case = random_case(seeds[0])
    evaluator = Evaluator(case.book)
    for seed in seeds * rounds:
        evaluator.evaluate(random_case(seed).read_results(), date(2019, 1, 1))

    assert dumped(evaluator.evaluate(case.read_results(), case.now, case.read_person())) == dumped(forecast_of(case))


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_recomputing_gives_the_same_bytes(seed):
    assert dumped(forecast_of(random_case(seed))) == dumped(forecast_of(random_case(seed)))


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS, cuts=st.sets(st.integers(1, 17)))
def test_confirming_in_batches_gives_what_confirming_at_once_gives(seed, cuts):
    case = random_case(seed, confirmed=False)
    results, evaluator = case.read_results(), Evaluator(case.book)
    at_once = evaluator.confirm([], results, first=1)

    earlier = []
    for begin, end in pairwise([0, *sorted(cut for cut in cuts if cut < len(results)), len(results)]):
        lines = evaluator.confirm(earlier, results[begin:end], first=begin + 1)
        earlier += [line.result for line in lines]

    assert earlier == [line.result for line in at_once]


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_confirming_in_the_order_of_the_forecast_gives_the_forecast(seed):
    case = random_case(seed, confirmed=False)
    forecast = Evaluator(case.book).lines(case.read_results())

    confirmed = Evaluator(case.book).confirm([], [line.result for line in forecast], first=1)

    assert [line.amounts for line in confirmed] == [line.amounts for line in forecast]


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_what_is_confirmed_stays_whatever_is_added_or_pending(seed):
    case = random_case(seed)
    confirmed = [result for result in case.read_results() if result.confirmed]

    alone, among = forecast_of(case, confirmed), forecast_of(case)

    kept = {line.result.id: line.amounts for line in among.lines if line.is_confirmed}
    assert kept == {line.result.id: line.amounts for line in alone.lines}
    assert [each.credited.confirmed for each in among.cycles if each.credited.confirmed] == [
        each.credited.confirmed for each in alone.cycles if each.credited.confirmed
    ]


@settings(max_examples=EXAMPLES)
@given(seed=SEEDS, other=SEEDS)
def test_another_rule_alters_no_confirmed_amount(seed, other):
    case, changed = random_case(seed), random_case(other)
    versions = [{**document, "version": f"x{document['version']}"} for document in changed.documents]
    rules = book(*(read_rule(written(document)) for document in versions))

    before, after = Evaluator(case.book).lines(case.read_results()), Evaluator(rules).lines(case.read_results())

    assert _confirmed(before) == _confirmed(after)


def _confirmed(lines):
    return {
        line.result.id: (line.outcome, line.kind, line.kept, line.amounts, line.counts)
        for line in lines
        if line.is_confirmed
    }
