"""A trial of a rule: results of 广西 through the evaluator, whole accounts, distinct facts worked out once.

Nothing is read or written. `python -m tests.bench.crediting 1000000` runs it without any server.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from services.training.crediting import Evaluator, Result, facts, shipped, trace
from tests.bench.figures import Figure, Report
from tests.bench.ground import Ground

SEED, EACH = 20261130, 10  # results of a teacher
FIRST, DAYS = date(2016, 1, 1), 5 * 365
TODAY = date(2020, 12, 31)
MODES = (
    ("集中", None),
    ("远程", None),
    *(("校本", item) for item in ("学校培训活动", "集体备课听评课", "课题结题", "公开课示范课")),
)
LEVELS = ("省级", "市级", "县级")


def run(ground: Ground) -> None:
    """With no other process at work."""
    ground.only()
    measured(ground.report, ground.sizes.results)


def measured(report: Report, count: int) -> None:
    """Seconds for whole accounts of so many results, and how many different facts there were among them."""
    teachers = list(planted(count))
    report.title(f"credits: {count:,} results of {len(teachers):,} teachers under the rule of 广西")
    evaluator = Evaluator(shipped.books()["GX-2016"])
    began, credited = time.process_time(), Decimal(0)
    for results in teachers:
        account = evaluator.evaluate(results, TODAY)
        credited += account.cycles[0].credited.forecast
    seconds = time.process_time() - began
    report.note(f"{len({result.facts for results in teachers for result in results}):,} different facts")
    report.note(f"{credited:,} credits; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB at the most")
    report.keep(Figure("credits_trial_seconds", "s of CPU", (seconds,), "60 for 1,000,000"))
    report.row("accounts", (count / seconds,), "results/s per core")
    report.row("traces", (_traces(evaluator, teachers[: max(1, len(teachers) // 100)]),), "results/s per core")


def _traces(evaluator: Evaluator, teachers: list[list[Result]]) -> float:
    accounts = [evaluator.evaluate(results, TODAY) for results in teachers]
    began = time.process_time()
    told = sum(bool(trace(account, line)) for account in accounts for line in account.lines)
    return told / (time.process_time() - began)


def planted(count: int) -> Iterator[list[Result]]:
    """Teachers with their results; equal facts are equal, and not the same object."""
    chance = random.Random(SEED)
    for teacher in range(count // EACH):
        yield [_result(chance, f"{teacher}-{number}") for number in range(EACH)]


def _result(chance: random.Random, name: str) -> Result:
    mode, item = chance.choice(MODES)
    measures = {"hours": Decimal(chance.randrange(4, 200)), "times": Decimal(chance.randrange(1, 4))}
    said = facts({"mode": mode, "item": item, "level": chance.choice(LEVELS)}, measures)
    return Result(name, FIRST + timedelta(chance.randrange(DAYS)), said)


if __name__ == "__main__":
    measured(Report(), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
