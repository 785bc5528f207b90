"""What the judge looks at of teachers who went to another school: in mobility, in records, in the copies of others."""

from typing import NamedTuple


class Transfer(NamedTuple):
    """A transfer as mobility keeps it."""

    id: str
    teacher_id: str
    state: str
    to_org_id: str


class TransferHold(NamedTuple):
    """A file that records holds for a transfer."""

    teacher_id: str
    ref: str


class HandOver(NamedTuple):
    """What records answered to a transfer that was to be carried out."""

    ref: str
    teacher_id: str
    done: bool


class Held(NamedTuple):
    """One school of a file in the order of `number`; the last one holds it still."""

    teacher_id: str
    number: int
    org_id: str
    held_from: str
    held_until: str | None
    ref: str | None


class Lies(NamedTuple):
    """Where a file lies, as records itself or somebody else's copy has it; `what` names the row."""

    teacher_id: str
    org_path: str
    what: str


class Copied(Lies):
    """The same of whoever keeps a copy; a case that is closed stays where it was decided."""


MOBILITY: dict[type, str] = {
    Transfer: "SELECT id::text, teacher_id::text, state, to_org_id::text FROM transfer",
    Copied: "SELECT id::text, org_path, 'mobility''s copy' FROM known_teacher",
}
RECORDS: dict[type, str] = {
    TransferHold: "SELECT teacher_id::text, ref::text FROM file_hold WHERE kind = 'transfer'",
    HandOver: "SELECT ref::text, teacher_id::text, (answer->>'done')::boolean FROM hand_over",
    Held: """
        SELECT teacher_id::text, number, org_id::text, held_from::text, held_until::text, ref::text FROM file_holder
    """,
    Lies: "SELECT id::text, org_path, 'records' FROM teacher",
}
TRAINING: dict[type, str] = {
    Copied: "SELECT id::text, org_path, 'training''s copy' FROM known_teacher",
}
IDENTITY: dict[type, str] = {
    Copied: "SELECT teacher_id::text, org_path, 'the account' FROM account WHERE teacher_id IS NOT NULL AND enabled",
}
REVIEW: dict[type, str] = {
    Copied: """
        SELECT teacher_id::text, org_path, 'case ' || id FROM review_case
        WHERE state = 'open' AND teacher_id IS NOT NULL
            AND business NOT IN ('transfer', 'transfer_within', 'transfer_university')
    """,
}
