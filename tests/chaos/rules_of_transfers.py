"""What must hold at rest of transfers: one holder at every moment, none stuck, nobody's scope left behind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tests.chaos.rows_of_transfers import Copied, HandOver, Held, Lies, Transfer, TransferHold
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

ON_THE_WAY = {"asked", "moving"}  # what services do by themselves: at rest no transfer is there
OPEN = {"reviewed", "awaited"} | ON_THE_WAY


def transfers(
    found: Iterable[Transfer], holds: Iterable[TransferHold], answers: Iterable[HandOver]
) -> Iterator[Violation]:
    """None is stuck, one is open for each teacher, the file is held as long, and what was done was done once."""
    found, held = list(found), {hold.ref: hold.teacher_id for hold in holds}
    done = Counter(answer.ref for answer in answers if answer.done)
    for teacher_id, times in Counter(each.teacher_id for each in found if each.state in OPEN).items():
        if times > 1:
            yield Violation(DOUBLED, teacher_id, f"has {times} open transfers")
    for transfer in found:
        is_open, is_held = transfer.state in OPEN, held.pop(transfer.id, None) == transfer.teacher_id
        if transfer.state in ON_THE_WAY:
            yield Violation(LOST, transfer.id, f"is {transfer.state} at rest")
        elif is_open != is_held:
            yield Violation(LOST, transfer.id, f"is {transfer.state}, its file {'held' if is_held else 'not held'}")
        if done.pop(transfer.id, 0) != (transfer.state == "done"):
            yield Violation(LOST, transfer.id, f"is {transfer.state}, but records says otherwise")
    for ref in (*held, *done):
        yield Violation(UNEXPLAINED, ref, "is known to records, but no transfer is called so")


def holders(found: Iterable[Held], transfers: Iterable[Transfer]) -> Iterator[Violation]:
    """The schools of a file follow each other without gap or overlap, one for each transfer that was done."""
    moved = {each.id: each for each in transfers if each.state == "done"}
    for teacher_id, some in grouped(found, "teacher_id").items():
        chain = sorted(some, key=lambda held: held.number)
        if [held.number for held in chain] != list(range(1, len(chain) + 1)):
            yield Violation(LOST, teacher_id, f"its holders are numbered {[held.number for held in chain]}")
        if [held.held_until is None for held in chain] != [False] * (len(chain) - 1) + [True]:
            yield Violation(DOUBLED, teacher_id, "is not held by exactly one school")
        for before, after in pairwise(chain):
            if before.held_until != after.held_from:
                yield Violation(OUT_OF_ORDER, teacher_id, f"{before.held_until} is not followed by {after.held_from}")
            transfer = moved.pop(before.ref or "", None)
            if transfer is None or (transfer.teacher_id, transfer.to_org_id) != (teacher_id, after.org_id):
                yield Violation(UNEXPLAINED, teacher_id, f"went to {after.org_id} without a transfer")
    for transfer in moved.values():
        yield Violation(LOST, transfer.id, "is done, but its file never went")


def scopes(lies: Iterable[Lies], copies: Iterable[Copied]) -> Iterator[Violation]:
    """Whoever keeps where a file lies has it where records has it, or at the school over its department."""
    where = {each.teacher_id: each.org_path for each in lies}
    for copy in copies:
        if not where.get(copy.teacher_id, copy.org_path).startswith(copy.org_path):
            yield Violation(LOST, copy.teacher_id, f"is at {where[copy.teacher_id]}, {copy.what} says elsewhere")
