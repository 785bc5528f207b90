"""What a drafted rule makes of past results against the one in force: who gains, who loses, and why (R-TRN-02)."""

import random
import time
from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.training.crediting import Confirmed, Result, facts, read_rule, shipped
from services.training.rules.trials.comparing import Comparison, Reason

TEXT, _ = shipped.texts("GX-2016")


def rule(*changes):
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_rule(text)


def result(number, attributes, day=date(2018, 5, 1), **measures):
    return Result(str(number), day, facts(attributes, {name: Decimal(value) for name, value in measures.items()}))


LESSON = {"mode": "校本", "item": "公开课示范课"}
PAPER = {"mode": "校本", "item": "论文", "paper": "刊物发表", "level": "县级"}
HOURS = {"mode": "集中"}


def compared(changes, *results):
    return Comparison(rule(), rule(*changes)).compare(results)


@pytest.mark.parametrize(
    ("changes", "results", "delta", "reason"),
    [
        ([("kinds: [公开课示范课], at_most: 3", "kinds: [公开课示范课], at_most: 2")], [(LESSON, {"times": 5})], -1,
         Reason("caps", "公开课示范课")),
        ([("count: {times: 1}, gives: 1", "count: {times: 1}, gives: 0.5")], [(LESSON, {"times": 2})], -1,
         Reason("amount", "公开课示范课")),
        ([("paper: [刊物发表], level: [市级]", "paper: [刊物发表], level: [市级, 县级]")], [(PAPER, {})], 3,
         Reason("outcome", "no_case")),
        ([("into: {远程: 1}", "into: {远程: 1/2, 集中: 1/2}")], [({"mode": "远程"}, {"hours": 30})], 0,
         Reason("buckets", "远程")),
        ([("name: 集中\n    when", "name: 面授\n    when")], [(HOURS, {"hours": 30})], 0, Reason("kind", "面授")),
    ],
)  # fmt: skip
def test_a_difference_has_its_amount_and_its_reason(changes, results, delta, reason):
    found = compared(changes, *(result(place, one, **more) for place, (one, more) in enumerate(results)))

    assert (found.delta, found.reasons) == (delta, (reason,))


def test_where_the_rules_make_the_same_of_somebody_nothing_is_told():
    changes = [("kinds: [公开课示范课], at_most: 3", "kinds: [公开课示范课], at_most: 2")]

    assert compared(changes, result(1, HOURS, hours=30)) is None
    assert compared([], result(1, LESSON, times=9)) is None


def test_who_no_longer_meets_a_minimum_is_told_though_no_credit_differs():
    hours = result(1, HOURS, day=date(2020, 5, 1), hours=48)
    lesson = result(2, LESSON, day=date(2020, 6, 1), times=3)
    lower = [
        ("  - {per: cycle, at_least: 120}\n", ""),
        ("  - {per: cycle, of: {buckets: [集中, 远程]}, at_least: 70}\n", ""),
        ("  - {per: cycle, of: {buckets: [集中]}, at_least: 30}\n", ""),
        ("  - {per: cycle, of: {buckets: [校本研修]}, at_least: 50}\n", ""),
        ("  - {per: year, at_least: 16}\n", ""),
        ("  - {per: year, of: {buckets: [校本研修]}, at_least: 10}", "  - {per: cycle, at_least: 19}"),
    ]
    found = compared(lower, hours, lesson)

    assert (found.delta, found.passed_before, found.passed_after) == (0, False, True)
    assert found.reasons == (Reason("counts", ""),)


def test_what_was_confirmed_is_worked_out_by_both_rules_like_all_else():
    kept = Confirmed(1, "GX-2016", "1", "公开课示范课", Decimal(3), (("校本研修", Decimal(3)),))
    confirmed = Result("1", date(2018, 5, 1), facts(LESSON, {"times": Decimal(5)}), confirmed=kept)

    assert compared([("kinds: [公开课示范课], at_most: 3", "kinds: [公开课示范课], at_most: 2")], confirmed).delta == -1


def test_a_rule_that_begins_later_is_tried_on_what_was_before():
    later = [("from: 2016-01-01", "from: 2031-01-01"), ("count: {times: 1}, gives: 1", "count: {times: 1}, gives: 2")]

    assert compared(later, result(1, LESSON, times=1)).delta == 1


def test_equal_results_are_worked_out_once(monkeypatch):
    comparison = Comparison(rule(), rule(("gives: 0.5", "gives: 1")))
    asked = []
    work = comparison._compared
    monkeypatch.setattr(comparison, "_compared", lambda known: asked.append(known) or work(known))
    for number in range(50):
        comparison.compare([result(f"{number}-1", HOURS, hours=30), result(f"{number}-2", LESSON, times=2)])

    assert len(asked) == 1


def test_ten_thousand_results_of_different_people_are_compared_in_a_second_or_two():
    kinds = [facts(HOURS, {"hours": Decimal(hours)}) for hours in range(3, 60)]
    kinds += [facts(LESSON, {"times": Decimal(times)}) for times in range(1, 6)]
    chance = random.Random(7)
    comparison = Comparison(rule(), rule(("kinds: [公开课示范课], at_most: 3", "kinds: [公开课示范课], at_most: 2")))
    people = [
        [Result(str(n), date(2016, 1, 1) + timedelta(chance.randrange(1800)), chance.choice(kinds)) for n in range(10)]
        for _ in range(1_000)
    ]
    begun = time.process_time()
    differing = sum(comparison.compare(results) is not None for results in people)

    assert 0 < differing < 1_000
    assert time.process_time() - begun < 2
