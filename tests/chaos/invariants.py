"""Judges a stack at rest from its databases alone: `python -m tests.chaos.invariants STACK`; status 1 if broken."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from deploy.local.stack import Stack
from services.common.topology import SERVICES
from tests.chaos import rules
from tests.chaos.facts import (
    Announced,
    Case,
    Claim,
    Connect,
    Decision,
    Facts,
    Failure,
    Handled,
    Key,
    OpenJob,
    Step,
    Teacher,
    Version,
    read,
)
from tests.chaos.rules import KINDS, Violation

SHOWN = 20


def find(connect: Connect) -> set[Violation]:
    """Every violation; `connect` gives a superuser's connection to a database by name."""
    facts = read(connect)
    return set(chain(of_files(facts), of_messages(facts)))


def of_files(facts: Facts) -> Iterator[Violation]:
    """What must hold of files, versions, cases and decisions."""
    teachers, versions = facts.of("records", Teacher), facts.of("records", Version)
    steps, cases, decisions = facts.of("records", Step), facts.of("review", Case), facts.of("review", Decision)
    yield from rules.submissions(steps, cases)
    yield from rules.stages(teachers, cases)
    yield from rules.decisions(decisions, steps)
    yield from rules.walks(cases, decisions)
    yield from rules.moves(steps)
    yield from rules.versions(teachers, versions)
    yield from rules.effects(teachers, versions, cases)
    yield from rules.claims(teachers, facts.of("records", Claim))


def of_messages(facts: Facts) -> Iterator[Violation]:
    """What must hold of outboxes, handled messages, stored failures, keys and jobs."""
    announced = {service: facts.of(service, Announced) for service in SERVICES}
    handled = {service: facts.of(service, Handled) for service in SERVICES}
    yield from rules.deliveries(announced, handled, facts.handlers)
    for service in SERVICES:
        yield from rules.outboxes(facts.of(service, Announced))
        yield from rules.failures(facts.of(service, Failure))
        yield from rules.keys(facts.of(service, Key))
        yield from rules.jobs(facts.of(service, OpenJob))


def counts(violations: Iterable[Violation]) -> dict[str, int]:
    """How many there are of each kind."""
    found = Counter(violation.kind for violation in violations)
    return {kind: found[kind] for kind in KINDS}


def worded(violations: Iterable[Violation]) -> str:
    """The first of them, a line each."""
    lines = [f"  {one.kind}: {one.subject} {one.text}" for one in sorted(violations)]
    more = [f"  and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + more)


def main(folder: str) -> int:
    """Print what is broken in the stack."""
    violations = find(Stack(folder).admin)
    print(worded(violations) or "Every invariant holds.")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
