"""Judges a stack at rest from its databases and files: `python -m tests.chaos.invariants STACK`; status 1 if broken."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from deploy.local.stack import Stack
from services.common.bus.topology import SERVICES
from tests.chaos import (
    rows,
    rows_of_merges,
    rows_of_photos,
    rows_of_staff,
    rows_of_trainings,
    rows_of_transfers,
    rules,
    rules_of_batches,
    rules_of_files,
    rules_of_merges,
    rules_of_messages,
    rules_of_numbers,
    rules_of_photos,
    rules_of_remarks,
    rules_of_requests,
    rules_of_staff,
    rules_of_territories,
    rules_of_trainings,
    rules_of_transfers,
    stored_contents,
    territory_leaks,
)
from tests.chaos.facts import Connect, Facts, read
from tests.chaos.rules import KINDS, Violation

SHOWN = 20


def find(connect: Connect) -> set[Violation]:
    """Every violation; `connect` gives a superuser's connection to a database by name."""
    facts = read(connect)
    territories = rules_of_territories.in_sight(territory_leaks.read(connect))
    ours = of_cases(facts), of_files(facts), of_merges(facts), of_remarks(facts), of_requests(facts), of_staff(facts)
    others = of_transfers(facts), of_trainings(facts), of_numbers(facts), of_photos(facts), of_messages(facts)
    return set(chain(*ours, *others, territories))


def of_cases(facts: Facts) -> Iterator[Violation]:
    """What must hold of submissions, cases, decisions and batches of these."""
    teachers, steps = facts.of("records", rows.Teacher), facts.of("records", rows.Step)
    cases, chains, decisions = (facts.of("review", kind) for kind in (rows.Case, rows.CaseStep, rows.Decision))
    own = {case.id for case in cases}
    chains = [step for step in chains if step.case_id in own]
    decided = [each for each in decisions if each.case_id in own]
    batches, parts, acts = (facts.of("review", kind) for kind in (rows.Batch, rows.BatchCase, rows.Act))
    yield from rules.submissions(steps, cases)
    yield from rules.withdrawals(steps, cases)
    yield from rules.stages(teachers, cases, chains)
    yield from rules.decisions(decided, steps)
    yield from rules.walks(cases, chains, decided)
    yield from rules.moves(steps)
    yield from rules.handed_in(steps)
    yield from rules_of_batches.outcomes(batches, parts, acts, decisions)
    yield from rules_of_batches.trail([act for act in acts if act.case_id in own], decided)
    yield from rules_of_batches.handed_over(facts.of("records", rows.HandedOver), steps)


def of_files(facts: Facts) -> Iterator[Violation]:
    """What must hold of files, their entries and the versions of these."""
    teachers, versions = facts.of("records", rows.Teacher), facts.of("records", rows.Version)
    yield from rules_of_files.versions(teachers, facts.of("records", rows.Entry), versions)
    requests, merges = facts.of("records", rows.Request), facts.of("records", rows_of_merges.Merge)
    moved = facts.of("records", rows_of_transfers.Held)
    yield from rules_of_files.effects(teachers, versions, facts.of("review", rows.Case), requests, merges, moved)
    yield from rules_of_files.claims(teachers, facts.of("records", rows.Claim))


def of_merges(facts: Facts) -> Iterator[Violation]:
    """What must hold of files that became one, and of the accounts of their people."""
    merges, teachers = facts.of("records", rows_of_merges.Merge), facts.of("records", rows.Teacher)
    yield from rules_of_merges.files(merges, teachers)
    yield from rules_of_merges.beside(merges)
    yield from rules_of_merges.values(merges, facts.of("records", rows.Version))
    heard, own = facts.of("identity", rows_of_merges.Follower), facts.of("identity", rows_of_merges.OwnAccount)
    yield from rules_of_merges.accounts(merges, heard, own)
    yield from rules_of_merges.holds(facts.of("records", rows_of_merges.MergeHold))


def of_transfers(facts: Facts) -> Iterator[Violation]:
    """What must hold of teachers who go to another school, and of everybody's copies of where they are."""
    found, lies = facts.of("mobility", rows_of_transfers.Transfer), facts.of("records", rows_of_transfers.Lies)
    holds, answers = (
        facts.of("records", kind) for kind in (rows_of_transfers.TransferHold, rows_of_transfers.HandOver)
    )
    yield from rules_of_transfers.transfers(found, holds, answers)
    yield from rules_of_transfers.holders(facts.of("records", rows_of_transfers.Held), found)
    for service in ("mobility", "identity", "review", "training"):
        yield from rules_of_transfers.scopes(lies, facts.of(service, rows_of_transfers.Copied))


def of_staff(facts: Facts) -> Iterator[Violation]:
    """What must hold of teachers who are away for a time, and of the ledger."""
    acts = facts.of("mobility", rows_of_staff.StatusAct)
    loans, holds = facts.of("mobility", rows_of_staff.Assignment), facts.of("records", rows_of_staff.StaffHold)
    answers, files = (facts.of("records", kind) for kind in (rows_of_staff.StatusAnswer, rows_of_staff.Status))
    yield from rules_of_staff.under_way(acts, loans, holds)
    tables, rows_of = (facts.of("mobility", kind) for kind in (rows_of_staff.StatusTable, rows_of_staff.StatusRow))
    yield from rules_of_staff.workbooks(tables, rows_of, acts)
    yield from rules_of_staff.apart(facts.of("records", rows_of_staff.FileHold))
    yield from rules_of_staff.written(acts, answers, files)
    yield from rules_of_staff.ledger(facts.of("mobility", rows_of_staff.Standing))


def of_trainings(facts: Facts) -> Iterator[Violation]:
    """What must hold of results of trainings, of credits, and of what files say of them."""
    results, credits_, accounts, sent = (facts.of("training", kind) for kind in rows_of_trainings.TRAINING)
    yield from rules_of_trainings.credited_once(results, credits_)
    yield from rules_of_trainings.numbered(credits_, accounts)
    yield from rules_of_trainings.agreed(results, credits_, sent)
    yield from rules_of_trainings.written(credits_, facts.of("records", rows_of_trainings.Written))


def of_remarks(facts: Facts) -> Iterator[Violation]:
    """What must hold of the remarks of teachers."""
    yield from rules_of_remarks.remarks(facts.of("records", rows.Remark), facts.of("review", rows.RemarkCase))


def of_requests(facts: Facts) -> Iterator[Violation]:
    """What must hold of requests for changes of effective files."""
    yield from rules_of_requests.requests(facts.of("records", rows.Request), facts.of("review", rows.RequestCase))


def of_numbers(facts: Facts) -> Iterator[Violation]:
    """What must hold of personal numbers, on the province's side and on the ministry's."""
    teachers, numbers, checks = (facts.of("records", kind) for kind in (rows.Teacher, rows.Number, rows.Check))
    yield from rules_of_numbers.numbers(teachers, numbers)
    yield from rules_of_numbers.reuse(numbers)
    yield from rules_of_numbers.ends(teachers, checks)
    yield from rules_of_numbers.questions(checks, facts.of("records", rows.National))
    yield from rules_of_numbers.holders(teachers, facts.of("records", rows.Holder))


def of_photos(facts: Facts) -> Iterator[Violation]:
    """What must hold of photo batches, and of the contents that they and files refer to."""
    batches, uploads, photos, known, references = (facts.of("media", kind) for kind in rows_of_photos.MEDIA)
    values, changes, held = (facts.of("records", kind) for kind in rows_of_photos.RECORDS)
    yield from rules_of_photos.batches(batches, photos, uploads)
    yield from rules_of_photos.kept(photos, values, changes)
    yield from rules_of_photos.contents(batches, photos, held, references, known)
    if not any(batch.over for batch in batches):
        yield from rules_of_photos.orphans(known, references)


def in_store(connect: Connect) -> set[Violation]:
    """Every violation in the store of files, of which all is read; its settings are those of this process."""
    return set(rules_of_photos.store(stored_contents.read(), read(connect).of("media", rows_of_photos.Content)))


def of_messages(facts: Facts) -> Iterator[Violation]:
    """What must hold of outboxes, handled messages, stored failures, keys and jobs."""
    announced, handled, aside = (
        {service: facts.of(service, kind) for service in SERVICES}
        for kind in (rows.Announced, rows.Handled, rows.Failure)
    )
    yield from rules_of_messages.deliveries(announced, handled, facts.handlers, aside)
    for service in SERVICES:
        yield from rules_of_messages.outboxes(facts.of(service, rows.Announced))
        yield from rules_of_messages.failures(facts.of(service, rows.Failure))
        yield from rules_of_messages.keys(facts.of(service, rows.Key))
        yield from rules_of_messages.jobs(facts.of(service, rows.OpenJob))


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
    stack = Stack(folder)
    os.environ.update(stack.environment())
    violations = find(stack.admin) | in_store(stack.admin)
    print(worded(violations) or "Every invariant holds.")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
