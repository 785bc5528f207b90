"""Whole runs with something taken away that keeps people apart: the judge has to notice what comes of it."""

from contextlib import closing
from pathlib import Path

from deploy.local.stack import Stack
from tests.chaos.rules import DOUBLED
from tests.chaos.rules_of_staff import TOGETHER
from tests.chaos.rules_of_trainings import TWICE
from tests.chaos.runs import Invented, Outcome, run
from tests.chaos.system import SINGLE, System

WITHOUT_KEYS = """
    ALTER TABLE credit DROP CONSTRAINT credit_pkey CASCADE, DROP CONSTRAINT credit_teacher_id_number_key;
    DROP INDEX credit_result, credit_reversed
"""


def without_holds(folder: Path, outcome: Outcome, teachers: Invented, also: frozenset[str]) -> Outcome:
    """Businesses that want the same files at once, with nothing that keeps them apart."""
    system = System(Stack(folder, XINGTAN_SWITCH_OFF="holds"), SINGLE)
    outcome = run(outcome, system, teachers, lambda _system, _work: 0, also)
    outcome.proofs = sum(one.text.startswith(TOGETHER) for one in outcome.violations)
    return outcome


def without_keys(folder: Path, outcome: Outcome, teachers: Invented, also: frozenset[str]) -> Outcome:
    """Two people who confirm the same results at once, with neither locks nor keys that let one of them win."""
    system = System(Stack(folder, XINGTAN_SWITCH_OFF="row_lock"), SINGLE)
    with closing(system.stack.admin("xingtan_training")) as connection:
        connection.cursor().execute(WITHOUT_KEYS)
    outcome = run(outcome, system, teachers, lambda _system, _work: 0, also)
    outcome.proofs = sum(one.kind == DOUBLED and one.text.startswith(TWICE) for one in outcome.violations)
    return outcome
