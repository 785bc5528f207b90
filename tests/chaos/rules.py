"""What must hold of plain rows at rest, whatever was killed on the way: each rule returns its violations.

Here those of submissions, cases and decisions; the modules beside this one have the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from tests.chaos.rows import Case, CaseStep, Decision, Step, Teacher

LOST, DOUBLED, OUT_OF_ORDER, UNEXPLAINED = KINDS = ("lost", "doubled", "out_of_order", "unexplained")
STAGES_OF = {
    "open": ("school_review", "authority_review"),
    "approved": ("effective",),
    "rejected": ("rejected", "draft"),
    "withdrawn": ("draft",),
}
WITHIN_SCHOOL = {"department", "school", "hub", "teaching_office", "research_office"}
ANEW = "was submitted while it was under way"
ACTS = {"approve": "approved", "reject": "rejected", "return": "returned"}


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


def withdrawals(steps: Iterable[Step], cases: Iterable[Case]) -> Iterator[Violation]:
    """Every case that was taken back is written down in records once, and no other is."""
    written = Counter(step.case_id for step in steps if step.act == "withdrawn")
    withdrawn = Counter(case.id for case in cases if case.state == "withdrawn")
    for case_id in written.keys() | withdrawn.keys():
        if written[case_id] != withdrawn[case_id]:
            kind = LOST if written[case_id] < withdrawn[case_id] else DOUBLED
            yield Violation(kind, case_id, f"withdrawn {withdrawn[case_id]} times, written {written[case_id]} times")


def stages(teachers: Iterable[Teacher], cases: Iterable[Case], steps: Iterable[CaseStep]) -> Iterator[Violation]:
    """A file is where its case is: the newest state of the case has arrived, and so has the desk."""
    by_id, of_case = {case.id: case for case in cases}, grouped(steps, "case_id")
    for teacher in teachers:
        case = by_id.get(teacher.case_id or "")
        if case is None:
            continue
        here = [step.role for step in sorted(of_case.get(case.id, []), key=_number) if step.state == "current"]
        if teacher.stage not in STAGES_OF[case.state]:
            yield Violation(LOST, teacher.id, f"is {teacher.stage}, but its case is {case.state}")
        elif teacher.case_version != case.row_version:
            text = f"stands at version {teacher.case_version} of its case, which is {case.row_version}"
            yield Violation(LOST if teacher.case_version < case.row_version else OUT_OF_ORDER, teacher.id, text)
        elif case.state == "open" and (teacher.stage, teacher.desk) != (_stage_at(here), here[0] if here else None):
            yield Violation(LOST, teacher.id, f"is {teacher.stage} at {teacher.desk}, but its case waits at {here}")
        elif case.state != "open" and teacher.desk is not None:
            yield Violation(LOST, teacher.id, f"lies at {teacher.desk}, but its case is {case.state}")
        elif case.state in ("open", "approved") and teacher.version != case.subject_version:
            text = f"is at version {teacher.version}, but version {case.subject_version} was reviewed"
            yield Violation(OUT_OF_ORDER, teacher.id, text)


def _number(step: CaseStep) -> int:
    return step.number


def _stage_at(desks: list[str]) -> str:
    return "school_review" if WITHIN_SCHOOL & set(desks) else "authority_review"


def decisions(found: Iterable[Decision], steps: Iterable[Step]) -> Iterator[Violation]:
    """What review decided, void or not, is what records wrote down, each once."""
    decided = Counter((one.id, one.case_id, ACTS[one.verdict]) for one in found)
    written = Counter((step.id, step.case_id, step.act) for step in steps if step.act in ACTS.values())
    for decision, times in written.items():
        if times > decided[decision]:
            yield Violation(DOUBLED, decision[1], f"{decision[2]} in records without a decision in review")
    for decision in decided - written:
        yield Violation(LOST, decision[1], f"{decision[2]} in review, but not in records")


def walks(cases: Iterable[Case], steps: Iterable[CaseStep], found: Iterable[Decision]) -> Iterator[Violation]:
    """Each case walked its chain: no step skipped or decided twice, other people each time, no contributor.

    A return makes void what was decided at its own position and at the one before, and nothing else does.
    """
    of_case, by_case = grouped(steps, "case_id"), grouped(found, "case_id")
    for case in cases:
        chain = sorted(of_case.get(case.id, []), key=_number)
        made = sorted(by_case.get(case.id, []), key=lambda one: one.at)
        faults = [*_course(case, chain, made), *_returns(chain, made), *_say(case, made)]
        yield from (Violation(kind, case.id, text) for kind, text in faults)


def _course(case: Case, chain: list[CaseStep], made: list[Decision]) -> Iterator[tuple[str, str]]:
    standing = {one.step: one for one in made if one.stands}
    told = [(one.step, one.verdict, "void" if one.annulled else "stands") for one in made]
    if len(standing) < sum(one.stands for one in made):
        yield DOUBLED, f"steps decided: {told}"
    elif any(_skipped(one, chain, standing) for one in standing.values()):
        yield OUT_OF_ORDER, f"steps decided: {told}"
    elif case.state not in outcomes([one.verdict for one in made if one.stands], len(chain)):
        yield LOST, f"is {case.state} after {told}"
    elif [step.state for step in chain] != _states(case, chain, standing):
        yield LOST, f"its steps are {[step.state for step in chain]} after {told}"


def _skipped(one: Decision, chain: list[CaseStep], standing: dict[int, Decision]) -> bool:
    """Whether a step of an earlier position was not approved before."""
    here = next((step.position for step in chain if step.number == one.step), 0)
    before = (standing.get(step.number) for step in chain if step.position < here)
    return any(earlier is None or earlier.verdict != "approve" or earlier.at > one.at for earlier in before)


def _states(case: Case, chain: list[CaseStep], standing: dict[int, Decision]) -> list[str]:
    ahead = [step.position for step in chain if step.number not in standing]
    here = min(ahead) if ahead and case.state == "open" else None
    return ["done" if step.number in standing else "current" if step.position == here else "ahead" for step in chain]


def _returns(chain: list[CaseStep], made: list[Decision]) -> Iterator[tuple[str, str]]:
    position = {step.number: step.position for step in chain}
    returned = [(one.at, position.get(one.step)) for one in made if one.verdict == "return"]
    if any(here is None or here <= 1 for _, here in returned):
        yield OUT_OF_ORDER, "was returned from its first step"
    for one in made:
        reach = [here for at, here in returned if at >= one.at and here and 0 <= here - position.get(one.step, 0) <= 1]
        if one.verdict != "return" and one.annulled != bool(reach):
            text = "void, but was not returned" if one.annulled else "not void, though it was returned"
            yield OUT_OF_ORDER, f"the decision of step {one.step} is {text}"


def _say(case: Case, made: list[Decision]) -> Iterator[tuple[str, str]]:
    people = [one.person_id for one in made if one.stands]
    if len(set(people)) < len(people) or {one.person_id for one in made} & set(case.involved):
        yield OUT_OF_ORDER, "decided by somebody who was part of it before"


def outcomes(verdicts: list[str], steps: int) -> tuple[str, ...]:
    """The states that a case may have after these standing verdicts on a chain of this length."""
    if "reject" in verdicts:
        return ("rejected",) if verdicts.index("reject") == len(verdicts) - 1 else ()
    if len(verdicts) == steps:
        return ("approved",)
    return ("open",) if verdicts else ("open", "withdrawn")


def moves(steps: Iterable[Step]) -> Iterator[Violation]:
    """In records, each case begins with one submission, and what follows it came later."""
    for case_id, made in grouped(steps, "case_id").items():
        in_time = sorted(made, key=lambda step: step.at)
        if in_time[0].act != "submitted":
            yield Violation(OUT_OF_ORDER, case_id, f"moves: {[step.act for step in in_time]}")


def handed_in(steps: Iterable[Step]) -> Iterator[Violation]:
    """No file is submitted while it is under way: something became of it since the last time."""
    for teacher_id, made in grouped(steps, "teacher_id").items():
        acts = [step.act for step in sorted(made, key=lambda step: step.at)]
        if times := sum(pair == ("submitted", "submitted") for pair in pairwise(acts)):
            yield Violation(DOUBLED, teacher_id, f"{ANEW}, {times} times")
