"""What must hold at rest of files: entries and their versions, what is effective, whose ID numbers they have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tests.chaos.rows import Case, Claim, Entry, Request, Teacher, Version
from tests.chaos.rows_of_merges import Merge
from tests.chaos.rows_of_transfers import Held
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

DELETED = "deleted"
BY_OTHERS = ("status_changed", "status_undone", "post_changed", "training_credited")


def versions(teachers: Iterable[Teacher], entries: Iterable[Entry], found: Iterable[Version]) -> Iterator[Violation]:
    """Versions of an entry are numbered without a gap, each known until the next; the newest is what stands.

    An entry that does not stand any more has a last version that says so.
    """
    known = list(teachers)
    standing = {one.id: (one.basic_version, one.content) for one in known}
    standing |= {one.id: (one.number, one.content) for one in entries}
    by_entry = {
        entry_id: sorted(kept, key=lambda version: version.number)
        for entry_id, kept in grouped(found, "entry_id").items()
    }
    for entry_id, said in standing.items():
        kept = by_entry.pop(entry_id, [])
        yield from (Violation(kind, entry_id, text) for kind, text in _chain_of(kept))
        if kept and (kept[-1].act == DELETED or (kept[-1].number, kept[-1].content) != said):
            yield Violation(OUT_OF_ORDER, entry_id, "is not what its newest version says")
    yield from _gone({teacher.id for teacher in known}, by_entry)


def _gone(teachers: set[str], by_entry: dict[str, list[Version]]) -> Iterator[Violation]:
    for entry_id, kept in by_entry.items():
        if kept[-1].teacher_id not in teachers:
            yield Violation(UNEXPLAINED, entry_id, "has versions, but no file")
        elif kept[-1].act != DELETED:
            yield Violation(LOST, entry_id, "has versions and was never deleted, but does not stand")
        else:
            yield from (Violation(kind, entry_id, text) for kind, text in _chain_of(kept))


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
        if one.act == DELETED:
            yield UNEXPLAINED, f"version {after.number} follows a deletion"


def effects(
    teachers: Iterable[Teacher],
    found: Iterable[Version],
    cases: Iterable[Case],
    requests: Iterable[Request] = (),
    merges: Iterable[Merge] = (),
    holders: Iterable[Held] = (),
) -> Iterator[Violation]:
    """A file became effective exactly as often as a case of it was approved, in all that was known of it then.

    Requests change 基本信息 of effective files; each that was approved is effective in a version of its own, and so is
    what a merge wrote in the kept file, and what its undoing put back. What a hand-over to another school wrote is
    effective with it, and not counted here, nor is what a change of status or a training wrote.
    """
    merges = list(merges)
    merged = Counter(id_ for merge in merges if merge.kept_id in merge.changed() for id_ in _times(merge))
    taken_over = {entry_id for merge in merges for entry_id in merge.changed()}
    approved = Counter(case.subject_id for case in cases if case.state == "approved")
    changed = Counter(request.teacher_id for request in requests if request.state == "approved")
    moved = {(held.teacher_id, held.held_from) for held in holders if held.number > 1}
    ours = (version for version in found if version.act not in BY_OTHERS)
    others = (version for version in ours if (version.teacher_id, version.known_from) not in moved)
    of_teacher = grouped(others, "teacher_id")
    for teacher in teachers:
        kept = of_teacher.get(teacher.id, [])
        wanted = approved[teacher.id] + changed[teacher.id] + merged[teacher.id]
        basic = _last_of_each_instant(version for version in kept if version.entry_id == teacher.id)
        became = sum(version.effective for version in basic)
        if became != wanted:
            kind = LOST if became < wanted else DOUBLED
            yield Violation(kind, teacher.id, f"approved {wanted} times, effective {became} times")
        elif not all(version.effective for version in basic[len(basic) - wanted :]) or _is_effective_elsewhere(
            (version for version in kept if version.entry_id not in {teacher.id, *taken_over}), wanted
        ):
            yield Violation(OUT_OF_ORDER, teacher.id, "is effective in other versions than those that were approved")


def _times(merge: Merge) -> list[str]:
    """The kept file, once for the merge and once for its undoing."""
    return [merge.kept_id] if merge.stands else [merge.kept_id] * 2


def _last_of_each_instant(versions: Iterable[Version]) -> list[Version]:
    """In the order of numbers; what follows from other sets makes a further version within the same act."""
    found = {version.known_from: version for version in sorted(versions, key=lambda each: each.number)}
    return sorted(found.values(), key=lambda each: each.number)


def _is_effective_elsewhere(others: Iterable[Version], wanted: int) -> bool:
    """Whether entries that no request touches are effective in other versions than the open one."""
    return any(version.effective != (version.known_to is None and wanted > 0) for version in others)


def claims(teachers: Iterable[Teacher], found: Iterable[Claim]) -> Iterator[Violation]:
    """The register of ID numbers holds each file's number, and no others."""
    wanted = {(teacher.id_index, teacher.id) for teacher in teachers if teacher.id_index}
    held = {(claim.id_index, claim.teacher_id) for claim in found}
    for _, teacher_id in wanted - held:
        yield Violation(LOST, teacher_id, "has an ID number that is not in the register")
    for _, teacher_id in held - wanted:
        yield Violation(UNEXPLAINED, teacher_id, "has an ID number in the register that is not in the file")
