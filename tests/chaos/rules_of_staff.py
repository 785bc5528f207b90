"""What must hold at rest of changes of status, of loans, and of the ledger that follows them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows_of_staff import (
    Assignment,
    FileHold,
    StaffHold,
    Standing,
    Status,
    StatusAct,
    StatusAnswer,
    StatusRow,
    StatusTable,
)
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation, grouped

ON_THE_WAY = {"asked", "writing", "ending"}  # what services do by themselves: at rest none is there
OPEN_ACT = {"reviewed"} | ON_THE_WAY
HELD = {"reviewed", "agreed"}
BESIDES, BESIDE_NONE = ("request", "elsewhere"), {"transfer", "merge"}
AT_WORK, WAITING = {"reading", "checking", "entering"}, {"sought", "ready"}
TOGETHER = "is held at once by"
OPEN_ASSIGNMENT = {"active", "extending"} | HELD | ON_THE_WAY


def under_way(
    acts: Iterable[StatusAct], assignments: Iterable[Assignment], holds: Iterable[StaffHold]
) -> Iterator[Violation]:
    """None is stuck, one of each is open for a teacher, and a file is held as long as something is decided about it."""
    acts, assignments = list(acts), list(assignments)
    held = {(hold.ref, hold.teacher_id) for hold in holds}
    yield from _one_open(acts, OPEN_ACT)
    yield from _one_open(assignments, OPEN_ASSIGNMENT)
    for each in (*acts, *assignments):
        is_held = (each.id, each.teacher_id) in held
        held.discard((each.id, each.teacher_id))
        if each.state in ON_THE_WAY:
            yield Violation(LOST, each.id, f"is {each.state} at rest")
        elif is_held != (each.state in HELD):
            yield Violation(LOST, each.id, f"is {each.state}, its file {'held' if is_held else 'not held'}")
    for ref, _ in held:
        yield Violation(UNEXPLAINED, ref, "holds a file, but nothing is called so")


def _one_open(found: Iterable[StatusAct] | Iterable[Assignment], states: set[str]) -> Iterator[Violation]:
    for teacher_id, times in Counter(each.teacher_id for each in found if each.state in states).items():
        if times > 1:
            yield Violation(DOUBLED, teacher_id, f"has {times} open at once")


def workbooks(
    found: Iterable[StatusTable], rows: Iterable[StatusRow], acts: Iterable[StatusAct]
) -> Iterator[Violation]:
    """None is stuck; what was submitted has an outcome in each row, and each row that was entered an act of its own."""
    states, known = {each.id: each.state for each in found}, {act.id for act in acts}
    for batch_id, state in states.items():
        if state in AT_WORK:
            yield Violation(LOST, batch_id, f"is a workbook that is {state} at rest")
    rows = list(rows)
    for row in rows:
        if row.state in WAITING and states.get(row.batch_id) == "done":
            yield Violation(LOST, row.batch_id, f"is done, but its row {row.number} is {row.state}")
        if row.state == "entered" and row.act_id not in known:
            yield Violation(LOST, row.batch_id, f"has entered row {row.number}, but there is no such act")
    for act_id, times in Counter(row.act_id for row in rows if row.state == "entered").items():
        if times > 1:
            yield Violation(DOUBLED, act_id or "", f"was entered by {times} rows")


def apart(holds: Iterable[FileHold]) -> Iterator[Violation]:
    """One business has a file for itself; requests may be many, and stand beside a change of status or a loan.

    So does that somebody is elsewhere.
    """
    for teacher_id, some in grouped(holds, "teacher_id").items():
        kinds = sorted(hold.kind for hold in some)
        others = [kind for kind in kinds if kind not in BESIDES]
        if len(others) > 1 or (len(kinds) > len(others) and BESIDE_NONE.intersection(others)):
            yield Violation(DOUBLED, teacher_id, f"{TOGETHER} {', '.join(kinds)}")


def written(acts: Iterable[StatusAct], answers: Iterable[StatusAnswer], files: Iterable[Status]) -> Iterator[Violation]:
    """Every act that took effect was written once, no other was, and a file has the status that was written last."""
    answers, status = list(answers), {file.teacher_id: file.status for file in files}
    done = {answer.ref for answer in answers if answer.done}
    for act in acts:
        if (act.state in ("done", "undone")) != (act.id in done):
            yield Violation(LOST, act.id, f"is {act.state}, but records says otherwise")
    for teacher_id, some in grouped((answer for answer in answers if answer.done), "teacher_id").items():
        last = max(some, key=lambda answer: answer.row_version)
        if status.get(teacher_id, last.status) != last.status:
            yield Violation(LOST, teacher_id, f"has status {status[teacher_id]}, but {last.status} was written last")


def ledger(found: Iterable[Standing]) -> Iterator[Violation]:
    """The lines of a teacher sum up to how the teacher stands, and that is as the copy says."""
    for each in found:
        if each.counted is None:
            yield Violation(LOST, each.teacher_id, "is known, but the ledger does not know of it")
        elif each.total != each.counted:
            kind = DOUBLED if each.total > each.counted else LOST
            yield Violation(kind, each.teacher_id, f"counts {each.total} in the ledger and stands for {each.counted:d}")
        elif not each.is_as_copied:
            yield Violation(LOST, each.teacher_id, "stands in the ledger otherwise than in the copy")
