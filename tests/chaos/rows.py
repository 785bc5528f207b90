"""What the judge looks at: rows of the databases as plain tuples, whose text is only compared."""

from typing import NamedTuple


class Teacher(NamedTuple):
    """A file as it stands; `content` is that of 基本信息, `shown` the personal number as lists have it."""

    id: str
    stage: str
    desk: str | None
    version: int
    basic_version: int
    case_id: str | None
    case_version: int
    content: str
    id_index: str | None
    number_state: str
    shown: str | None
    merged_into: str | None = None


class Entry(NamedTuple):
    """An entry of another set as it stands."""

    id: str
    teacher_id: str
    number: int
    content: str


class Version(NamedTuple):
    """One version of an entry; times as comparable text, none where the version is open."""

    entry_id: str
    teacher_id: str
    number: int
    act: str
    known_from: str
    known_to: str | None
    effective: bool
    content: str


class Step(NamedTuple):
    """One move of a file, as records keeps it."""

    id: str
    teacher_id: str
    at: str
    act: str
    case_id: str


class Claim(NamedTuple):
    """An ID number taken for a file."""

    id_index: str
    teacher_id: str


class Number(NamedTuple):
    """A personal number that somebody has, or had."""

    number_index: str
    kind: str
    shown: str
    teacher_id: str
    ended: bool


class Check(NamedTuple):
    """The newest question about a person, as the province keeps it."""

    teacher_id: str
    ask: int
    id_index: str
    decided: bool
    verified: str | None
    reason: str | None


class National(NamedTuple):
    """The newest question about a person, as the ministry keeps it."""

    teacher_id: str
    ask: int
    id_index: str
    state: str
    outcome: str | None
    reason: str | None


class Holder(NamedTuple):
    """Who holds an ID document in the country for good, and whether the hold has ended."""

    id_index: str
    teacher_id: str
    has_number: bool
    ended: bool


class Case(NamedTuple):
    """A review case."""

    id: str
    subject_id: str
    subject_version: int
    submission_id: str
    state: str
    row_version: int
    involved: list[str]


class Remark(NamedTuple):
    """What a teacher objected to, and how it was answered."""

    id: str
    state: str
    outcome: str | None
    cases: int


class RemarkCase(NamedTuple):
    """A review case of a remark."""

    id: str
    subject_id: str
    state: str
    standing: int


class Request(NamedTuple):
    """A request about 备注, and how often what it asks came into the file."""

    id: str
    teacher_id: str
    state: str
    case_id: str | None
    written: int


class RequestCase(NamedTuple):
    """A review case of a request."""

    id: str
    subject_id: str
    state: str


class CaseStep(NamedTuple):
    """One step of a case's chain; those of one position lie beside each other."""

    case_id: str
    number: int
    position: int
    role: str
    state: str


class Decision(NamedTuple):
    """One decision, as review keeps it."""

    id: str
    case_id: str
    step: int
    verdict: str
    annulled: bool
    person_id: str
    at: str

    @property
    def stands(self) -> bool:
        """Whether it decides its step: a return does not, nor what was returned."""
        return not self.annulled and self.verdict != "return"


class Batch(NamedTuple):
    """One verdict on many cases, in the name of whoever asked."""

    id: str
    verdict: str
    total: int
    person_id: str


class BatchCase(NamedTuple):
    """What a batch says of one case."""

    batch_id: str
    case_id: str
    done: bool | None


class Act(NamedTuple):
    """A decision in the trail: on which case, by whom, of which batch if of one."""

    case_id: str
    person_id: str
    batch_id: str | None


class HandedOver(NamedTuple):
    """What a submission by filter says of one file."""

    submission_id: str
    teacher_id: str
    done: bool


class Announced(NamedTuple):
    """A row of an outbox."""

    id: str
    type: str
    sent: bool


class Handled(NamedTuple):
    """The trail of one handler having done the work of one message."""

    message_id: str
    handler: str


class Failure(NamedTuple):
    """A stored failure."""

    message_id: str
    handler: str
    state: str
    error: str


class Key(NamedTuple):
    """An idempotency key, and how often the trail says that its write was done."""

    key: str
    call: str
    has_reply: bool
    writes: int


class OpenJob(NamedTuple):
    """A job that has not ended, or that failed."""

    id: str
    kind: str
    state: str
