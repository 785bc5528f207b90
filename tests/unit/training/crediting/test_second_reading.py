"""The evaluator against a second, plain reading of rules in fractions, also where a step is taken away (R-TRN-02)."""

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.training.crediting import Evaluator
from services.training.crediting.domain import caps, closing, converting, voids
from tests.unit.training.crediting import plain_lines, plain_reading
from tests.unit.training.crediting.plain_reading import PlainReading
from tests.unit.training.crediting.random_cases import random_case

TRIED = range(120)


def by_evaluator(case):
    account = Evaluator(case.book).evaluate(case.read_results(), case.now, case.read_person())
    return {
        "lines": {
            line.result.id: (line.outcome, line.kind, Fraction(line.kept), {b: Fraction(a) for b, a in line.amounts})
            for line in account.lines
        },
        "order": [line.result.id for line in account.lines],
        "years": {each.period: _numbers(each) for each in account.years},
        "cycles": {each.period: _numbers(each) for each in account.cycles},
        "balances": {
            each.period: (Fraction(each.confirmed.counts), Fraction(each.forecast.counts)) for each in account.balances
        },
        "standings": sorted((_standing(each) for each in account.standings), key=repr),
    }


def _numbers(sums):
    both = (sums.credited, sums.counts)
    return [Fraction(number) for each in both for number in (each.confirmed, each.forecast)]


def _standing(standing):
    minimum = standing.minimum
    reached = (
        (Fraction(each.required), Fraction(each.have), Fraction(each.missing))
        for each in (standing.confirmed, standing.forecast)
    )
    what = minimum.of.buckets, minimum.of.when.tests
    return (minimum.per, *standing.period, what, standing.programme, *reached)


def by_plain_reading(case):
    read = PlainReading(case.documents, case.results, case.now, case.person)
    return {
        "lines": {line["result"]["id"]: _line(line) for line in read.lines},
        "order": [line["result"]["id"] for line in read.lines],
        "years": {period: read.sums("year", period) for period in read.years},
        "cycles": {period: read.sums("cycle", period) for period in read.cycles},
        "balances": {
            period: (read.balances["confirmed"][period], read.balances["forecast"][period]) for period in read.years
        },
        "standings": read.standings,
    }


def _line(line):
    return line["outcome"], line["kind"], line["kept"], line["amounts"]


@pytest.mark.parametrize("module", [plain_lines, plain_reading])
def test_the_second_reading_imports_nothing_of_the_product(module):
    nodes = ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
    names = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}

    assert names - {plain_lines.__name__} == {"datetime", "fractions", "math"}


@settings(max_examples=50)
@given(seed=st.integers(0, 2**48))
def test_both_readings_of_a_rule_agree(seed):
    case = random_case(seed)

    assert by_evaluator(case) == by_plain_reading(case)


@pytest.fixture(scope="module")
def cases():
    """Cases with what the plain reading makes of them."""
    made = [random_case(seed) for seed in TRIED]
    return [(case, by_plain_reading(case)) for case in made]


def differing(cases):
    return sum(by_evaluator(case) != read for case, read in cases)


def test_the_cases_that_catch_a_missing_step_agree_with_all_steps(cases):
    assert differing(cases) == 0


def stated(_rule, term, facts, measures):
    """Hours as they are, unconverted."""
    found = converting.quantity_of(term, facts, measures) if hasattr(term, "count") else None
    return found.stated if isinstance(found, converting.Quantity) else converting.ZERO


def nothing(*_):
    return iter(())


MUTATIONS = {
    "void": (voids, "verdict", lambda *_: None),
    "convert": (converting, "term_amount", stated),
    "cap per item": (caps, "STEPS", ("year", "cycle")),
    "cap per year": (caps, "STEPS", ("item", "cycle")),
    "cap per cycle": (caps, "STEPS", ("item", "year")),
    "another order of caps": (caps, "STEPS", ("cycle", "year", "item")),
    "countable maxima": (closing, "_limited", nothing),
    "composition minima": (closing, "composition", nothing),
    "minimum of the cycle": (closing, "totals", nothing),
    "minimum of the year": (closing, "annual", nothing),
    "minima of programmes": (closing, "_programmes", nothing),
}


@pytest.mark.parametrize("step", MUTATIONS)
def test_a_step_that_is_taken_away_is_caught(step, cases, monkeypatch):
    monkeypatch.setattr(*MUTATIONS[step])

    assert differing(cases) > 0
