"""What must hold of plain rows at rest, whatever was killed on the way: each rule returns its violations."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from tests.chaos.facts import Announced, Case, Claim, Decision, Failure, Handled, Key, OpenJob, Step, Teacher, Version

LOST, DOUBLED, OUT_OF_ORDER, UNEXPLAINED = KINDS = ("lost", "doubled", "out_of_order", "unexplained")
STAGES_OF = {
    "open": ("school_review", "authority_review"),
    "approved": ("effective",),
    "rejected": ("rejected", "draft"),
    "withdrawn": ("draft",),
}
ACTS = {"approve": "approved", "reject": "rejected"}
EXPLAINED = ("replayed", "discarded")


class Violation(NamedTuple):
    """One thing that is not as it must be; `kind` is one of KINDS."""

    kind: str
    subject: str
    text: str


def grouped(rows: Iterable[Any], field: str) -> dict[Any, list[Any]]:
    """Rows by the value of one field."""
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return dict(found)


def submissions(steps: Iterable[Step], cases: Iterable[Case]) -> Iterator[Violation]:
    """Every accepted submission exists once on both sides: one step in records, one case in review."""
    submitted = Counter(step.case_id for step in steps if step.act == "submitted")
    opened = Counter(case.submission_id for case in cases)
    for case_id in submitted.keys() | opened.keys():
        if submitted[case_id] > 1 or opened[case_id] > 1 or not submitted[case_id]:
            text = f"submitted {submitted[case_id]} times, opened {opened[case_id]} times"
            yield Violation(DOUBLED, case_id, text)
        elif not opened[case_id]:
            yield Violation(LOST, case_id, "submitted, but review has no case of it")


def stages(teachers: Iterable[Teacher], cases: Iterable[Case]) -> Iterator[Violation]:
    """A file is where its case is: the newest state of the case has arrived."""
    by_id = {case.id: case for case in cases}
    for teacher in teachers:
        case = by_id.get(teacher.case_id or "")
        if case is None:
            continue
        if teacher.stage not in STAGES_OF[case.state]:
            yield Violation(LOST, teacher.id, f"is {teacher.stage}, but its case is {case.state}")
        elif teacher.case_version != case.row_version:
            text = f"stands at version {teacher.case_version} of its case, which is {case.row_version}"
            yield Violation(LOST if teacher.case_version < case.row_version else OUT_OF_ORDER, teacher.id, text)


def decisions(found: Iterable[Decision], steps: Iterable[Step]) -> Iterator[Violation]:
    """What review decided is what records wrote down, each once."""
    decided = Counter((one.id, one.case_id, ACTS[one.verdict]) for one in found)
    written = Counter((step.id, step.case_id, step.act) for step in steps if step.act in ACTS.values())
    for decision, times in written.items():
        if times > decided[decision]:
            yield Violation(DOUBLED, decision[1], f"{decision[2]} in records without a decision in review")
    for decision in decided - written:
        yield Violation(LOST, decision[1], f"{decision[2]} in review, but not in records")


def walks(cases: Iterable[Case], found: Iterable[Decision]) -> Iterator[Violation]:
    """Each case walked its chain: no step skipped or decided twice, other people each time, no contributor."""
    by_case = grouped(found, "case_id")
    for case in cases:
        made = sorted(by_case.get(case.id, []), key=lambda one: one.step)
        numbers = [one.step for one in made]
        if len(set(numbers)) < len(numbers):
            yield Violation(DOUBLED, case.id, f"steps decided: {numbers}")
        elif numbers != list(range(1, len(numbers) + 1)) or made != sorted(made, key=lambda one: one.at):
            yield Violation(OUT_OF_ORDER, case.id, f"steps decided: {numbers}")
        elif case.state != outcome([one.verdict for one in made], case.steps):
            yield Violation(LOST, case.id, f"is {case.state} after {[one.verdict for one in made]}")
        people = [one.person_id for one in made]
        if len(set(people)) < len(people) or set(people) & set(case.involved):
            yield Violation(OUT_OF_ORDER, case.id, "decided by somebody who was part of it before")


def outcome(verdicts: list[str], steps: int) -> str:
    """The state of a case after these verdicts on a chain of this length."""
    if "reject" in verdicts:
        return "rejected" if verdicts.index("reject") == len(verdicts) - 1 else "decided after its end"
    return "approved" if len(verdicts) == steps else "open"


def moves(steps: Iterable[Step]) -> Iterator[Violation]:
    """In records, each case begins with one submission, and what follows it came later."""
    for case_id, made in grouped(steps, "case_id").items():
        in_time = sorted(made, key=lambda step: step.at)
        if in_time[0].act != "submitted":
            yield Violation(OUT_OF_ORDER, case_id, f"moves: {[step.act for step in in_time]}")


def versions(teachers: Iterable[Teacher], found: Iterable[Version]) -> Iterator[Violation]:
    """Versions of an entry are numbered without a gap, each known until the next; the newest is the file."""
    by_entry = grouped(found, "entry_id")
    for teacher in teachers:
        kept = sorted(by_entry.pop(teacher.id, []), key=lambda version: version.number)
        yield from (Violation(kind, teacher.id, text) for kind, text in _chain_of(kept))
        if kept and (kept[-1].number, kept[-1].content) != (teacher.version, teacher.content):
            yield Violation(OUT_OF_ORDER, teacher.id, "is not what its newest version says")
    for entry_id in by_entry:
        yield Violation(UNEXPLAINED, entry_id, "has versions, but no file")


def _chain_of(kept: list[Version]) -> Iterator[tuple[str, str]]:
    numbers = [version.number for version in kept]
    if numbers != list(range(1, len(kept) + 1)) or not kept:
        yield LOST, f"version numbers: {numbers}"
    opened = [version.number for version in kept if version.known_to is None]
    if len(opened) != 1:
        yield DOUBLED if opened else LOST, f"open versions: {opened}"
    for one, after in pairwise(kept):
        if one.known_to != after.known_from:
            yield OUT_OF_ORDER, f"version {one.number} ends at {one.known_to}, the next begins at {after.known_from}"


def effects(teachers: Iterable[Teacher], found: Iterable[Version], cases: Iterable[Case]) -> Iterator[Violation]:
    """A file became effective exactly as often as a case of it was approved."""
    effective = Counter(version.entry_id for version in found if version.effective)
    approved = Counter(case.subject_id for case in cases if case.state == "approved")
    for teacher in teachers:
        became, wanted = effective[teacher.id], approved[teacher.id]
        if became != wanted:
            kind = LOST if became < wanted else DOUBLED
            yield Violation(kind, teacher.id, f"approved {wanted} times, effective {became} times")


def claims(teachers: Iterable[Teacher], found: Iterable[Claim]) -> Iterator[Violation]:
    """The register of ID numbers holds each file's number, and no others."""
    wanted = {(teacher.id_index, teacher.id) for teacher in teachers if teacher.id_index}
    held = {(claim.id_index, claim.teacher_id) for claim in found}
    for _, teacher_id in wanted - held:
        yield Violation(LOST, teacher_id, "has an ID number that is not in the register")
    for _, teacher_id in held - wanted:
        yield Violation(UNEXPLAINED, teacher_id, "has an ID number in the register that is not in the file")


def outboxes(rows: Iterable[Announced]) -> Iterator[Violation]:
    """Everything announced was sent."""
    for row in rows:
        if not row.sent:
            yield Violation(LOST, row.id, f"{row.type} was announced and not sent")


def deliveries(
    announced: Mapping[str, Iterable[Announced]],
    handled: Mapping[str, Iterable[Handled]],
    handlers: Mapping[tuple[str, str], list[tuple[str, str]]],
) -> Iterator[Violation]:
    """Each message was handled once by each of its handlers, and nothing was handled that nobody announced."""
    done = Counter((consumer, row.message_id, row.handler) for consumer, rows in handled.items() for row in rows)
    for service, rows in announced.items():
        for row in rows:
            for consumer, handler in handlers.get((service, row.type), []):
                times = done.pop((consumer, row.id, handler), 0)
                if times != 1:
                    yield Violation(DOUBLED if times else LOST, row.id, f"handled {times} times by {handler}")
    for _, message_id, handler in done:
        yield Violation(UNEXPLAINED, message_id, f"handled by {handler}, but announced by nobody")


def failures(rows: Iterable[Failure]) -> Iterator[Violation]:
    """Every stored failure has been dealt with."""
    for row in rows:
        if row.state not in EXPLAINED:
            yield Violation(UNEXPLAINED, row.message_id, f"{row.handler} {row.state}: {row.error}")


def keys(rows: Iterable[Key]) -> Iterator[Violation]:
    """A key's write was done once. The trail tells where the asker used the key as its request's id too."""
    for row in rows:
        if row.writes > 1:
            yield Violation(DOUBLED, row.key, f"{row.call} was done {row.writes} times under one key")
        if not row.has_reply:
            yield Violation(UNEXPLAINED, row.key, f"{row.call} has a key, but no reply")


def jobs(rows: Iterable[OpenJob]) -> Iterator[Violation]:
    """No job is left behind."""
    for row in rows:
        yield Violation(LOST, row.id, f"the job {row.kind} is still {row.state}")
