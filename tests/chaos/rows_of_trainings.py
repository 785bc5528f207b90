"""What the judge looks at of results of trainings and of credits: on the ministry's side, the provinces', in files."""

from typing import NamedTuple


class Result(NamedTuple):
    """A version of a result; `origin_id` is that of the ministry's, in its province."""

    id: str
    subject_id: str
    source: str
    state: str
    level: str
    origin_id: str | None


class Credit(NamedTuple):
    """A credit or the reversal of one, with the sum of its amounts in hundredths."""

    id: str
    result_id: str
    subject_id: str
    teacher_id: str
    number: int
    reverses_id: str | None
    hundredths: int


class Account(NamedTuple):
    """How many confirmations a teacher has had."""

    teacher_id: str
    confirmations: int


class Sent(NamedTuple):
    """What the ministry knows of a result that it sent."""

    result_id: str
    has_arrived: bool
    state: str | None
    hundredths: int


class Written(NamedTuple):
    """A training that a file was told of, and whether an entry of it stands; `number` is of the last confirmation."""

    subject_id: str
    teacher_id: str
    number: int
    stands: bool


TRAINING: dict[type, str] = {
    Result: "SELECT id::text, subject_id::text, source, state, training->>'level', origin_id::text FROM result",
    Credit: """
        SELECT id::text, result_id::text, subject_id::text, teacher_id::text, number, reverses_id::text,
            (SELECT coalesce(sum(100 * (a->>'amount')::numeric), 0)::integer FROM jsonb_array_elements(amounts) a)
        FROM credit
    """,
    Account: "SELECT teacher_id::text, confirmations FROM credit_account",
    Sent: """
        SELECT result_id::text, arrived_at IS NOT NULL, state, (100 * coalesce(credits, 0))::integer
        FROM national_result
    """,
}
RECORDS: dict[type, str] = {
    Written: """
        SELECT c.subject_id::text, c.teacher_id::text, c.number, e.id IS NOT NULL FROM credited_training c
        LEFT JOIN entry e ON e.id = c.entry_id AND e.set_code = 'training'
    """,
}
