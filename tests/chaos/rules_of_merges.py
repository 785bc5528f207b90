"""What must hold at rest of files that became one: the other whole beside it, nothing half, undone byte for byte."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows import Teacher, Version
from tests.chaos.rows_of_merges import Follower, Merge, MergeHold, OwnAccount
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED, Violation, grouped

DELETED = "deleted"


def files(found: Iterable[Merge], teachers: Iterable[Teacher]) -> Iterator[Violation]:
    """No file is in two merges at once, and each says where it went exactly as long as the merge stands."""
    standing = [merge for merge in found if merge.stands]
    for lost_id, times in Counter(merge.lost_id for merge in standing).items():
        if times > 1:
            yield Violation(DOUBLED, lost_id, f"is in {times} merges at once")
    into = {merge.lost_id: merge.kept_id for merge in standing}
    for teacher in teachers:
        if teacher.merged_into != into.get(teacher.id):
            kind = UNEXPLAINED if teacher.merged_into else LOST
            yield Violation(
                kind, teacher.id, f"says it is in {teacher.merged_into}, merged into {into.get(teacher.id)}"
            )


def beside(found: Iterable[Merge]) -> Iterator[Violation]:
    """A file that is not kept stays whole and is counted nowhere; its numbers are aliases, its remarks went along."""
    for merge in found:
        if merge.latest and merge.stands != (merge.pair == "merged"):
            yield Violation(
                LOST, merge.id, f"{'stands' if merge.stands else 'is undone'}, but its pair is {merge.pair}"
            )
        yield from (Violation(kind, merge.lost_id, text) for kind, text in _of_lost(merge))


def _of_lost(merge: Merge) -> Iterator[tuple[str, str]]:
    if merge.written:
        yield UNEXPLAINED, f"was written {merge.written} times while it was merged"
    if merge.unshared:
        yield LOST, f"holds {merge.unshared} files that the kept one lacks"
    if not merge.stands:
        return
    if merge.counted:
        yield DOUBLED, "is counted, though another file is kept in its stead"
    if merge.current:
        yield DOUBLED, "has a current number beside that of the kept file"
    if merge.aliases > 1:
        yield DOUBLED, f"has {merge.aliases} numbers that a merge ended"
    if merge.remarks:
        yield LOST, f"has {merge.remarks} remarks that did not go along"


def values(found: Iterable[Merge], versions: Iterable[Version]) -> Iterator[Violation]:
    """What a merge wrote stands in versions, all of it or nothing; undone, each value is what it was, byte for byte."""
    of_entry = {
        entry_id: {each.number: each for each in some} for entry_id, some in grouped(versions, "entry_id").items()
    }
    for merge in found:
        for entry_id, before in merge.changed().items():
            kept = of_entry.get(entry_id, {})
            written = kept.get(merge.after[entry_id])
            if written is None or written.known_from != merge.at:
                yield Violation(LOST, entry_id, "is not in the versions of the merge that wrote it")
            elif not merge.stands:
                yield from _undone(merge, entry_id, kept, before)


def _undone(merge: Merge, entry_id: str, kept: dict[int, Version], before: int | None) -> Iterator[Violation]:
    restored = [version for version in kept.values() if version.known_from == merge.undone_at]
    if not restored:
        yield Violation(LOST, entry_id, "was written by a merge, and is not restored by its undoing")
        return
    newest = max(restored, key=lambda version: version.number)
    if before is None and newest.act != DELETED:
        yield Violation(LOST, entry_id, "came by a merge and is there after its undoing")
    if before is not None and (before not in kept or newest.content != kept[before].content):
        yield Violation(OUT_OF_ORDER, entry_id, "is not what it was before the merge")


def accounts(found: Iterable[Merge], heard: Iterable[Follower], own: Iterable[OwnAccount]) -> Iterator[Violation]:
    """Identity has heard of each merge and undoing; the account is where that says, and leads to no lost file."""
    found, known = list(found), {each.merge_id: each for each in heard}
    times = Counter(each for merge in found for each in (merge.kept_id, merge.lost_id))
    for merge in found:
        told = _followed(merge, known.pop(merge.id, None), once=times[merge.lost_id] == 1)
        yield from (Violation(kind, merge.id, text) for kind, text in told)
    for merge_id in known:
        yield Violation(UNEXPLAINED, merge_id, "is known to identity, but nobody merged anything")
    lost = {merge.lost_id for merge in found if merge.stands}
    for account in own:
        if account.enabled and account.teacher_id in lost:
            yield Violation(LOST, account.id, "leads to a file that was merged into another")


def _followed(merge: Merge, heard: Follower | None, *, once: bool) -> Iterator[tuple[str, str]]:
    """`once` if the file was in no other merge, which might have taken the account along."""
    news = 1 if merge.stands else 2
    if heard is None:
        yield LOST, "is not known to identity"
    elif heard.row_version != news:
        yield LOST if heard.row_version < news else OUT_OF_ORDER, f"identity is at news {heard.row_version} of {news}"
    elif once and heard.account_id and not merge.stands and heard.teacher_id != merge.lost_id:
        yield LOST, "is undone, but the account was not given back"


def holds(found: Iterable[MergeHold]) -> Iterator[Violation]:
    """No merge holds a file after its transaction."""
    for hold in found:
        yield Violation(LOST, hold.teacher_id, "is held by a merge that is over")
