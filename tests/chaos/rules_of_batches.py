"""What must hold at rest of acts on many files or cases: an outcome for each, and it is what happened."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows import Act, Batch, BatchCase, Decision, HandedOver, Step
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation, grouped


def outcomes(
    found: Iterable[Batch], cases: Iterable[BatchCase], acts: Iterable[Act], decisions: Iterable[Decision]
) -> Iterator[Violation]:
    """Each case of a batch has one outcome, and it was decided by the batch exactly if that says so."""
    of_batch = grouped(cases, "batch_id")
    acted = Counter((act.batch_id, act.case_id) for act in acts)
    decided = {(one.case_id, one.person_id, one.verdict) for one in decisions}
    for batch in found:
        mine = of_batch.pop(batch.id, [])
        if len(mine) != batch.total:
            kind = LOST if len(mine) < batch.total else DOUBLED
            yield Violation(kind, batch.id, f"is about {batch.total} cases and has {len(mine)} outcomes")
        if len({one.case_id for one in mine}) < len(mine):
            yield Violation(DOUBLED, batch.id, "has two outcomes for one case")
        for one in mine:
            there = (one.case_id, batch.person_id, batch.verdict) in decided
            yield from (Violation(*fault) for fault in _outcome(one, acted[batch.id, one.case_id], there=there))
    for batch_id in of_batch:
        yield Violation(UNEXPLAINED, batch_id, "has outcomes, but no batch")


def _outcome(one: BatchCase, times: int, *, there: bool) -> Iterator[tuple[str, str, str]]:
    if one.done is None:
        yield LOST, one.case_id, f"has no outcome in batch {one.batch_id}"
    elif times > 1:
        yield DOUBLED, one.case_id, f"was decided {times} times by batch {one.batch_id}"
    elif one.done and not (times and there):
        yield LOST, one.case_id, f"was decided, says batch {one.batch_id}, but was not"
    elif not one.done and times:
        yield UNEXPLAINED, one.case_id, f"was not decided, says batch {one.batch_id}, but was"


def trail(acts: Iterable[Act], decisions: Iterable[Decision]) -> Iterator[Violation]:
    """Each decision stands in the trail once, and the trail has no other."""
    acted = Counter((act.case_id, act.person_id) for act in acts)
    decided = Counter((one.case_id, one.person_id) for one in decisions)
    for case_id, _ in decided - acted:
        yield Violation(DOUBLED, case_id, "has a decision that is not in the trail")
    for case_id, _ in acted - decided:
        yield Violation(LOST, case_id, "is decided in the trail, but has no such decision")


def handed_over(found: Iterable[HandedOver], steps: Iterable[Step]) -> Iterator[Violation]:
    """A file was submitted at least as often as submissions by filter say, and has one outcome in each of these."""
    told = list(found)
    submitted = Counter(step.teacher_id for step in steps if step.act == "submitted")
    for teacher_id, times in Counter(one.teacher_id for one in told if one.done).items():
        if times > submitted[teacher_id]:
            yield Violation(
                LOST, teacher_id, f"is said to be submitted {times} times, was {submitted[teacher_id]} times"
            )
    for (_, teacher_id), times in Counter((one.submission_id, one.teacher_id) for one in told).items():
        if times > 1:
            yield Violation(DOUBLED, teacher_id, f"has {times} outcomes in one submission")
