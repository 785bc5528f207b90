"""What must hold at rest of remarks: each is one case at review, and has the outcome that was decided or answered."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows import Remark, RemarkCase
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation

CLOSED = ("approved", "rejected")


def remarks(found: Iterable[Remark], cases: Iterable[RemarkCase]) -> Iterator[Violation]:
    """Each remark has exactly one case on both sides; it is answered exactly when its case is closed."""
    known = list(cases)
    of_remark = {case.subject_id: case for case in known}
    times = Counter(case.subject_id for case in known)
    for remark in found:
        opened = times.pop(remark.id, 0)
        if opened != 1 or remark.cases != 1:
            kind = DOUBLED if opened > 1 else LOST
            yield Violation(kind, remark.id, f"has {opened} cases at review, {remark.cases} in records")
        else:
            yield from _outcome(remark, of_remark[remark.id])
    for remark_id in times:
        yield Violation(UNEXPLAINED, remark_id, "has a case, but no remark")


def _outcome(remark: Remark, case: RemarkCase) -> Iterator[Violation]:
    answered, closed = remark.state == "answered", case.state in CLOSED
    if closed and not answered:
        yield Violation(LOST, remark.id, f"is {case.state} at review and waits in records")
    elif answered and not closed:
        yield Violation(LOST, remark.id, "is answered in records and waits at review")
    if answered and remark.outcome is None:
        yield Violation(LOST, remark.id, "is answered without an outcome")
    if case.standing != (1 if closed else 0):
        yield Violation(DOUBLED if case.standing > 1 else LOST, remark.id, f"has {case.standing} decisions")
