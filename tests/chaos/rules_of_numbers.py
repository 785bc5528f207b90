"""What must hold at rest of personal numbers (个人标识码): one for everybody, and no question lost."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows import Check, Holder, National, Number, Teacher
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

TEMPORARY_KIND = "L"
FORMAL, PROBLEM = "formal", "problem"


def numbers(teachers: Iterable[Teacher], found: Iterable[Number]) -> Iterator[Violation]:
    """Every effective file has exactly one current number, a formal one if its state says so; others have none.

    Nor has one that was merged into another: its numbers are aliases.
    """
    of_teacher = grouped(found, "teacher_id")
    for teacher in teachers:
        current = [number for number in of_teacher.pop(teacher.id, []) if not number.ended]
        if teacher.stage != "effective" or teacher.merged_into:
            if current:
                stands = "merged" if teacher.merged_into else teacher.stage
                yield Violation(UNEXPLAINED, teacher.id, f"is {stands} and has a number")
        elif len(current) != 1:
            yield Violation(DOUBLED if current else LOST, teacher.id, f"has {len(current)} current numbers")
        elif (teacher.number_state == FORMAL) == (current[0].kind == TEMPORARY_KIND):
            yield Violation(OUT_OF_ORDER, teacher.id, f"is {teacher.number_state} with a number {current[0].kind}")
        elif teacher.shown != current[0].shown:
            yield Violation(OUT_OF_ORDER, teacher.id, "shows another number than the current one")
    for teacher_id in of_teacher:
        yield Violation(UNEXPLAINED, teacher_id, "has a number, but no file")


def reuse(found: Iterable[Number]) -> Iterator[Violation]:
    """No number was ever given twice."""
    for number_index, times in Counter(number.number_index for number in found).items():
        if times > 1:
            yield Violation(DOUBLED, number_index, f"is a number that was given {times} times")


def ends(teachers: Iterable[Teacher], checks: Iterable[Check]) -> Iterator[Violation]:
    """Everybody ends formal or as a problem, and the state is what the newest check says."""
    by_teacher = {check.teacher_id: check for check in checks}
    for teacher in teachers:
        check = by_teacher.pop(teacher.id, None)
        if teacher.stage != "effective":
            continue
        if check is None:
            yield Violation(LOST, teacher.id, "is effective, but nobody asked for a number")
        elif teacher.number_state not in (FORMAL, PROBLEM) or not check.decided:
            yield Violation(LOST, teacher.id, f"is still {teacher.number_state} after question {check.ask}")
        elif (check.verified is None, check.reason is None) != _said(teacher.number_state):
            yield Violation(OUT_OF_ORDER, teacher.id, f"is {teacher.number_state}, but its check says otherwise")
        elif check.id_index != teacher.id_index:
            yield Violation(OUT_OF_ORDER, teacher.id, "was checked with another ID document")
    for teacher_id in by_teacher:
        yield Violation(UNEXPLAINED, teacher_id, "was asked about, but has no file")


def _said(state: str) -> tuple[bool, bool]:
    """Whether a check that ended like this lacks what verified it, and a reason."""
    return (False, True) if state == FORMAL else (True, False)


def questions(checks: Iterable[Check], found: Iterable[National]) -> Iterator[Violation]:
    """Every question arrived at the ministry and was answered there, once, and the answer came back."""
    of_teacher = grouped(found, "teacher_id")
    for check in checks:
        mine = of_teacher.pop(check.teacher_id, [])
        if len(mine) != 1:
            yield Violation(
                DOUBLED if mine else LOST, check.teacher_id, f"asked, and {len(mine)} times with the ministry"
            )
            continue
        yield from (Violation(kind, check.teacher_id, text) for kind, text in _question(check, mine[0]))
    for teacher_id in of_teacher:
        yield Violation(UNEXPLAINED, teacher_id, "is known to the ministry, but nobody asked")


def _question(check: Check, there: National) -> Iterator[tuple[str, str]]:
    told = FORMAL if check.verified else PROBLEM
    if there.ask != check.ask:
        kind = LOST if there.ask < check.ask else OUT_OF_ORDER
        yield kind, f"asked question {check.ask}; the ministry is at {there.ask}"
    elif there.state != "decided":
        yield LOST, f"its question {check.ask} is {there.state} with the ministry"
    elif check.decided and (told, check.reason) != (there.outcome, there.reason):
        yield OUT_OF_ORDER, f"was told {told}, but the ministry says {there.outcome}"


def holders(teachers: Iterable[Teacher], found: Iterable[Holder]) -> Iterator[Violation]:
    """One formal number for each ID document in the country: whoever is formal holds the own one, and nobody else."""
    formal = Counter((one.id_index, one.id) for one in teachers if one.number_state == FORMAL)
    held = Counter((one.id_index, one.teacher_id) for one in found if one.has_number and not one.ended)
    for id_index, times in Counter(one.id_index for one in found if not one.ended).items():
        if times > 1:
            yield Violation(DOUBLED, id_index, f"is an ID document that {times} people hold for good")
    for _, teacher_id in formal - held:
        yield Violation(DOUBLED, teacher_id, "is formal, but does not hold the ID document")
    for _, teacher_id in held - formal:
        yield Violation(LOST, teacher_id, "holds the ID document for good, but is not formal")
