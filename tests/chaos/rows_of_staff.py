"""What the judge looks at of changes of status, loans and the ledger: in mobility, and what records has of them."""

from typing import NamedTuple


class StatusAct(NamedTuple):
    """A change of status as mobility keeps it."""

    id: str
    teacher_id: str
    state: str


class StatusTable(NamedTuple):
    """A workbook of changes of status: how far it is."""

    id: str
    state: str


class StatusRow(NamedTuple):
    """A row of one, and the change that was entered by it."""

    batch_id: str
    number: int
    state: str
    act_id: str | None


class Assignment(NamedTuple):
    """A rotation or loan as mobility keeps it."""

    id: str
    teacher_id: str
    state: str


class Standing(NamedTuple):
    """A teacher in the ledger: what the lines sum up to, who is counted, and whether that is as the copy says."""

    teacher_id: str
    total: int
    counted: bool | None
    is_as_copied: bool


class StaffHold(NamedTuple):
    """A file that records holds for one of the two."""

    teacher_id: str
    ref: str


class FileHold(NamedTuple):
    """A file that records holds for any business."""

    teacher_id: str
    kind: str


class StatusAnswer(NamedTuple):
    """What records answered to a change of status that was decided, and which status the file had from then on."""

    ref: str
    teacher_id: str
    done: bool
    row_version: int
    status: str | None


class Status(NamedTuple):
    """The status that a file has."""

    teacher_id: str
    status: str | None


MOBILITY: dict[type, str] = {
    StatusAct: "SELECT id::text, teacher_id::text, state FROM status_act",
    StatusTable: "SELECT id::text, state FROM status_batch",
    StatusRow: "SELECT batch_id::text, number, state, act_id::text FROM status_batch_row",
    Assignment: "SELECT id::text, teacher_id::text, state FROM assignment",
    Standing: """
        SELECT k.id::text, coalesce(c.total, 0), s.counted,
            (s.org_id, s.effective, s.merged) = (k.org_id, k.stage = 'effective', k.merged_into IS NOT NULL)
                AND s.status IS NOT DISTINCT FROM k.personnel_status
        FROM known_teacher k LEFT JOIN ledger_standing s ON s.teacher_id = k.id
        LEFT JOIN (SELECT teacher_id, sum(delta) AS total FROM staff_change GROUP BY 1) c ON c.teacher_id = k.id
    """,
}
RECORDS: dict[type, str] = {
    StaffHold: "SELECT teacher_id::text, ref::text FROM file_hold WHERE kind IN ('status', 'assignment')",
    FileHold: "SELECT teacher_id::text, kind FROM file_hold",
    StatusAnswer: """
        SELECT ref::text, teacher_id::text, (answer->>'done')::boolean, (answer->>'row_version')::integer,
            answer->>'personnel_status' FROM status_change
    """,
    Status: """
        SELECT id::text, personnel_status FROM teacher
        WHERE NOT EXISTS (SELECT FROM file_merge WHERE teacher.id IN (kept_id, lost_id))
    """,
}
