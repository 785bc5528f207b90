"""Accounts in examples: what is confirmed stands, what is blank waits, and what is missing is said until when."""

from datetime import date
from decimal import Decimal

import pytest

from services.training.crediting import (
    Confirmed,
    Evaluator,
    Obligation,
    Person,
    Result,
    facts,
    presented,
    read_book,
    shipped,
)
from tests.unit.training.crediting.test_strictness import RULE

LESSON = {"mode": "校本", "item": "公开课示范课"}
TODAY = date(2020, 12, 31)


def evaluator(name):
    return Evaluator(shipped.books()[name])


def result(name, day, attributes=None, confirmed=None, *, days=None, reviewed=None, revoked=False, **measures):
    numbers = {code: Decimal(number) for code, number in measures.items()}
    what = facts(attributes or {}, numbers, days, reviewed and Decimal(reviewed))
    return Result(name, date.fromisoformat(day), what, confirmed, revoked)


def confirmed(order, kind, amount, bucket, version="1"):
    return Confirmed(order, "GX-2016", version, kind, Decimal(amount), ((bucket, Decimal(amount)),))


def outcomes(account):
    return {line.result.id: line.outcome for line in account.lines}


def kept(lines):
    return {line.result.id: line.kept for line in lines}


def test_caps_are_used_up_in_the_order_of_confirmation():
    late = result("late", "2018-11-01", LESSON, times=2)
    early = result("early", "2018-03-01", LESSON, times=2)

    first = evaluator("GX-2016").confirm([], [late, early], first=1)

    assert kept(first) == {"late": 2, "early": 1}
    assert [line.result.confirmed.order for line in first] == [1, 2]
    assert kept(evaluator("GX-2016").lines([early, late])) == {"early": 2, "late": 1}


def test_what_is_confirmed_leaves_its_room_to_nobody_else():
    first = result("a", "2018-11-01", LESSON, confirmed(1, "公开课示范课", 2, "校本研修"), times=5)
    pending = result("b", "2018-03-01", LESSON, times=5)

    account = evaluator("GX-2016").evaluate([pending, first], TODAY)

    assert kept(account.lines) == {"a": 2, "b": 1}
    assert (account.cycles[0].credited.confirmed, account.cycles[0].credited.forecast) == (2, 3)


def test_a_revoked_credit_counts_nothing_and_gives_its_room_back():
    first = result("a", "2018-11-01", LESSON, confirmed(1, "公开课示范课", 3, "校本研修"), revoked=True, times=3)
    pending = result("b", "2018-03-01", LESSON, times=5)

    account = evaluator("GX-2016").evaluate([first, pending], TODAY)

    assert outcomes(account) == {"a": "revoked", "b": "counted"}
    assert kept(account.lines) == {"a": 0, "b": 3}


def test_a_result_that_is_confirmed_twice_is_one_credit():
    one, other = result("a", "2018-03-01", LESSON, times=2), result("b", "2018-04-01", LESSON, times=2)
    before = evaluator("GX-2016").confirm([], [one, one], first=1)
    earlier = [line.result for line in before[:1]]

    again = evaluator("GX-2016").confirm(earlier, [one, other], first=2)

    assert [line.result.confirmed.order for line in before] == [1, 1]
    assert again[0].result == before[0].result
    assert kept(again) == {"a": 2, "b": 1}


def test_a_result_that_is_there_twice_is_refused():
    one = result("a", "2018-03-01", LESSON, times=2)

    with pytest.raises(ValueError, match="twice"):
        evaluator("GX-2016").evaluate([one, one], TODAY)


def test_more_was_confirmed_than_the_cap_now_leaves_and_stands():
    first = result("a", "2018-11-01", LESSON, confirmed(1, "公开课示范课", 9, "校本研修", version="0"), times=9)
    pending = result("b", "2018-03-01", LESSON, times=1)

    account = evaluator("GX-2016").evaluate([first, pending], TODAY)

    assert kept(account.lines) == {"a": 9, "b": 0}


def test_a_day_without_a_rule_credits_nothing_and_the_owner_is_told():
    account = evaluator("BJ-135").evaluate([result("a", "2021-01-01", {"category": "培训"}, hours=10)], TODAY)

    assert [line.result.id for line in account.without_rule] == ["a"]
    assert account.lines[0].amounts == ()


def test_each_result_is_converted_by_the_version_of_its_day():
    second = RULE.replace('version: "1"', 'version: "2"').replace("count: {hours: 8}", "count: {hours: 4}")
    versions = {"a": RULE, "b": second.replace("from: 2020-01-01, until: 2024-12-31", "from: 2025-01-01")}
    said = {"mode": "集中", "level": "市级", "grade": "合格"}
    days = ("2019-12-31", "2024-12-31", "2025-01-01")
    results = [result(day, day, said, hours=8, absent=0, exam=60) for day in days]

    account = Evaluator(read_book(versions)).evaluate(results, date(2025, 12, 31))

    assert outcomes(account) == dict(zip(days, ("no_rule", "counted", "counted"), strict=True))
    assert kept(account.lines) == dict(zip(days, (0, 1, 2), strict=True))
    assert [line.rule.version for line in account.lines if line.rule] == ["1", "2"]


@pytest.mark.parametrize(("absent", "outcome"), [("7.99", "counted"), ("8", "void"), ("40", "void"), (None, "waiting")])
def test_who_missed_a_fifth_gets_nothing_and_blank_attendance_waits(absent, outcome):
    said = {"mode": "集中", "level": "市级", "grade": "合格"}
    missed = {} if absent is None else {"absent": absent}

    account = Evaluator(read_book({"a": RULE})).evaluate(
        [result("a", "2020-05-01", said, hours=40, exam=60, **missed)], TODAY
    )

    assert outcomes(account) == {"a": outcome}


def test_what_is_void_for_good_does_not_wait_for_an_exam():
    said = {"mode": "集中", "level": "市级", "grade": "不合格"}

    (line,) = Evaluator(read_book({"a": RULE})).lines([result("a", "2020-05-01", said, hours=40, absent=0)])

    assert (line.outcome, line.converted.why) == ("void", "failed")


@pytest.mark.parametrize(
    ("found", "amount"), [("1", "1"), ("3.335", "3.34"), ("5", "5"), ("0.99", None), ("5.01", None)]
)
def test_a_reviewer_decides_within_the_range(found, amount):
    said = {"mode": "远程", "grade": "合格"}

    (line,) = Evaluator(read_book({"a": RULE})).lines([result("a", "2020-05-01", said, reviewed=found, exam=60)])

    assert line.outcome == ("counted" if amount else "waiting")
    assert line.kept == Decimal(amount or 0)


def test_shares_lose_nothing_by_rounding():
    said = {"mode": "远程", "grade": "合格"}

    (line,) = Evaluator(read_book({"a": RULE})).lines([result("a", "2020-05-01", said, reviewed="1", exam=60)])

    assert dict(line.amounts) == {"远程": Decimal("0.33"), "其他": Decimal("0.67")}


def test_what_goes_beside_the_total_is_counted_once():
    said = {"mode": "集中", "level": "市级", "grade": "合格"}

    account = Evaluator(read_book({"a": RULE})).evaluate(
        [result("a", "2020-05-01", said, hours=40, absent=0, exam=60)], TODAY
    )

    assert dict(account.lines[0].amounts) == {"集中": 5, "师德": Decimal("2.5")}
    assert account.cycles[0].credited.forecast == 5
    assert account.cycles[0].by_bucket["师德"][0].forecast == Decimal("2.5")


@pytest.mark.parametrize(
    ("hours", "credits"), [("1", "0.17"), ("2", "0.33"), ("0.03", "0.01"), ("0.02", "0"), ("9", "1.5")]
)
def test_a_half_is_rounded_up(hours, credits):
    (line,) = evaluator("OLD-6-8").lines([result("a", "2020-05-01", {"mode": "集中", "grade": "合格"}, hours=hours)])

    assert line.kept == Decimal(credits)


def test_what_is_missing_is_said_with_its_last_day():
    account = evaluator("CN-national").evaluate([result("a", "2018-05-01", hours=300)], date(2019, 6, 1))

    (standing,) = account.standings
    assert (standing.confirmed.missing, standing.forecast.missing, standing.until) == (360, 60, date(2020, 12, 31))
    assert not account.would_pass


def test_a_share_says_how_much_of_the_part_is_missing():
    results = [
        result("a", "2018-05-01", {"subject": "公需"}, hours=40),
        result("b", "2018-05-01", {"subject": "专业"}, hours=50),
    ]

    account = evaluator("MOHRSS-25").evaluate(results, date(2018, 12, 31))

    share = next(each for each in account.standings if each.minimum.share)
    assert (share.forecast.required, share.forecast.missing) == (60, 30)
    more = result("c", "2018-06-01", {"subject": "专业"}, hours=30)
    assert evaluator("MOHRSS-25").evaluate([*results, more], date(2018, 12, 31)).would_pass


def test_years_before_somebody_began_and_years_to_come_are_not_owed():
    results = [result("a", "2019-05-01", {"status": "教师", "provider": "有资质"}, hours=24)]

    account = evaluator("ZJ-2016").evaluate(results, date(2020, 3, 1), Person(since=date(2018, 9, 1)))

    years = {each.period.label: each.forecast.missing for each in account.standings if each.minimum.per == "year"}
    assert years == {2018: 24, 2019: 0, 2020: 24}


def test_the_probation_of_a_new_teacher_owes_its_own_minima_only():
    person = Person(obligations=(Obligation("新教师", date(2016, 9, 1), date(2017, 8, 31)),))
    said = {"status": "新教师", "provider": "有资质", "content": "实践"}

    account = evaluator("ZJ-2016").evaluate([result("a", "2017-03-01", said, hours=150)], date(2017, 8, 31), person)

    owed = {(each.programme, each.minimum.per): each.forecast.missing for each in account.standings[:1]}
    assert owed == {(None, "cycle"): 360}
    assert [each.forecast.missing for each in account.standings if each.programme] == [30, 0]
    assert not [each for each in account.standings if each.minimum.per == "year"]


def test_a_loan_is_no_more_than_what_is_lacking_and_its_rest_stays_owed():
    person = Person(lent={2020: Decimal(99), 2021: Decimal(0)})
    results = [
        result("a", "2020-05-01", {"grade": "合格"}, credits=20),
        result("b", "2021-05-01", {"grade": "合格"}, credits=3),
    ]

    account = evaluator("BANK-1").evaluate(results, date(2022, 1, 1), person)

    first, second, third = (each.forecast for each in account.balances)
    assert (first.lent, first.counts, first.owed) == (4, 24, Decimal("4.80"))
    assert (second.repaid, second.counts, second.owed) == (3, 0, Decimal("1.80"))
    assert third.owed == Decimal("1.80")


def test_years_may_begin_with_the_school_year():
    rule = RULE.replace("year_begins: 01-01", "year_begins: 09-01").replace("until: 2024-12-31", "until: 2025-08-31")
    said = {"mode": "远程", "grade": "合格"}
    results = [result(day, day, said, reviewed="3", exam=60) for day in ("2021-08-31", "2021-09-01")]

    account = Evaluator(read_book({"a": rule})).evaluate(results, date(2021, 9, 1))

    assert [(each.period.first, each.credited.forecast) for each in account.years] == [
        (date(2020, 9, 1), 3),
        (date(2021, 9, 1), 3),
    ]


@pytest.mark.parametrize("number", ["-1", "NaN", "Infinity", "1e13", "0.0000001"])
def test_a_number_that_cannot_be_one_is_refused(number):
    with pytest.raises(ValueError, match="hours"):
        facts({}, {"hours": Decimal(number)})


def test_blank_facts_are_left_out_and_zero_is_not_blank():
    assert facts({"grade": "", "mode": None}, {"hours": None, "exam": Decimal(0)}).measures == (("exam", Decimal(0)),)


def test_an_account_is_plain_data():
    account = presented(evaluator("GX-2016").evaluate([result("a", "2018-05-01", LESSON, times=5)], TODAY))

    assert account["lines"][0]["cuts"] == [
        {"per": "year", "kinds": ["公开课示范课"], "at_most": "3", "amount": "2", "excess_to": None}
    ]
    assert account["cycles"][0]["counts"] == {"confirmed": "0", "forecast": "3"}
    assert account["standings"][0]["forecast"] == {"required": "70", "have": "0", "missing": "70", "met": False}


def test_an_account_without_results_owes_everything():
    account = evaluator("GX-2016").evaluate([], date(2016, 5, 1))

    assert {each.forecast.missing for each in account.standings} == {120, 70, 30, 50, 16, 10}
