"""What the judge looks at of files that became one, in records and of their accounts in identity."""

from typing import NamedTuple


class Merge(NamedTuple):
    """Two files that became one, and perhaps two again; `before` and `after` number the kept file's entries.

    Of the file that was not kept: the file that it says it went into, how often it is counted, its numbers (current
    ones, and those that ended by a merge), what it holds and the kept one does not, its remarks that wait, and its
    versions that were written while it was merged. `pair` is the state of the pair, `latest` if this is its last merge.
    """

    id: str
    kept_id: str
    lost_id: str
    at: str
    undone_at: str | None
    before: dict[str, int]
    after: dict[str, int]
    pair: str
    latest: bool
    into: str | None
    counted: int
    current: int
    aliases: int
    unshared: int
    remarks: int
    written: int

    @property
    def stands(self) -> bool:
        """Whether nobody has undone it."""
        return self.undone_at is None

    def changed(self) -> dict[str, int | None]:
        """The entries that it wrote, each with its number before, none if it was not there."""
        return {
            entry: self.before.get(entry) for entry, number in self.after.items() if self.before.get(entry) != number
        }


class MergeHold(NamedTuple):
    """A file that a merge holds."""

    teacher_id: str


class Follower(NamedTuple):
    """What identity did about a merge: the news that it heard last, and the account that it was about, if any."""

    merge_id: str
    row_version: int
    account_id: str | None
    teacher_id: str | None
    enabled: bool | None


class OwnAccount(NamedTuple):
    """An account that leads to a teacher's file."""

    id: str
    teacher_id: str
    enabled: bool


RECORDS: dict[type, str] = {
    Merge: """
        SELECT m.id::text, m.kept_id::text, m.lost_id::text, m.at::text, m.undone_at::text, m.before, m.after, d.state,
            m.at = (SELECT max(at) FROM file_merge WHERE duplicate_id = d.id), t.merged_into::text,
            (SELECT count(*) FROM counted WHERE teacher_id = m.lost_id),
            (SELECT count(*) FROM personal_number WHERE teacher_id = m.lost_id AND ended_at IS NULL),
            (SELECT count(*) FROM personal_number WHERE teacher_id = m.lost_id AND why = 'merged'),
            (SELECT count(*) FROM held_file h WHERE teacher_id = m.lost_id AND added_at <= m.at AND NOT EXISTS (
                SELECT FROM held_file WHERE teacher_id = m.kept_id AND sha256 = h.sha256)),
            (SELECT count(*) FROM remark WHERE teacher_id = m.lost_id AND state = 'open'),
            (SELECT count(*) FROM version WHERE teacher_id = m.lost_id AND known_from > m.at
                AND known_from < coalesce(m.undone_at, 'infinity'))
        FROM file_merge m JOIN duplicate d ON d.id = m.duplicate_id JOIN teacher t ON t.id = m.lost_id
    """,
    MergeHold: "SELECT teacher_id::text FROM file_hold WHERE kind = 'merge'",
}
IDENTITY: dict[type, str] = {
    Follower: """
        SELECT m.merge_id::text, m.row_version, a.id::text, a.teacher_id::text, a.enabled
        FROM merged_files m LEFT JOIN account a ON a.id = m.account_id
    """,
    OwnAccount: "SELECT id::text, teacher_id::text, enabled FROM account WHERE teacher_id IS NOT NULL",
}
