"""Personal numbers (个人标识码): what records can be asked about them, and what province and ministry tell each other.

Province and ministry speak by events only, in batches, so that they can be two sites. What says who somebody is
travels sealed with the national key; the blind index says no more than that two people have the same document.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Paged, Words, one_of, page_of
from services.contracts.records import NAME, NUMBER_STATES
from services.contracts.records.files import ByTeacher

KINDS = ("L", "G", "J")  # 临时, 正式 with an ID number, 正式 with a code of its own
REASONS = (
    "other_name",
    "no_such_number",
    "other_sex_or_birth",
    "duplicate",
)  # 姓名不符, 无此号, 性别出生不符, 全国重复
BATCH = 500


class PersonalNumber(Body):
    """A number that a person has or had; `why` it ended: formal (that one came) or corrected (a new ID number)."""

    number = fields.String()
    kind = one_of(KINDS)
    issued_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    why = fields.String(allow_none=True)


class Numbers(Body):
    """The numbers of one person, newest first and masked, and how far the check is; `message` words the state."""

    state = one_of(NUMBER_STATES)
    reason = one_of(REASONS, allow_none=True)
    message = fields.String()
    remedy = fields.String(allow_none=True)
    holder = fields.String(allow_none=True)
    verified = fields.String(allow_none=True)
    asked_at = fields.AwareDateTime(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    items = fields.List(fields.Nested(PersonalNumber))
    may = fields.List(fields.String())


class ProblemFilter(Paged):
    """问题数据 of the asker's territory, of one organisation or for one reason."""

    org_id = fields.UUID(load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*REASONS, None)))


class NumberProblem(Body):
    """A person whose formal number was refused: why, what to do, and in which province a duplicate is held."""

    teacher_id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    name = fields.String(allow_none=True)
    id_number = fields.String(allow_none=True)
    personal_number = fields.String(allow_none=True)
    reason = one_of(REASONS)
    message = fields.String()
    remedy = fields.String()
    holder = fields.String(allow_none=True)
    asked_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime()
    may = fields.List(fields.String())


class NumberCounts(Body):
    """For the start page: how many problems there are, how many people wait for the check, and since when."""

    problems = fields.Integer()
    waiting = fields.Integer()
    oldest = fields.AwareDateTime(allow_none=True)


class RevealNumber(Body):
    """Asks for the current number in clear; the reading is logged with its purpose (R-REC-19)."""

    teacher_id = fields.UUID(required=True)
    purpose = Words(required=True, validate=validate.Length(2, 200))


class RevealedNumber(Body):
    """The current number in clear."""

    number = fields.String(allow_none=True)


class ByOrg(Body):
    """One organisation and what lies below it, by default the asker's own."""

    org_id = fields.UUID(load_default=None, allow_none=True)


class Asked(Body):
    """One person's question to the ministry; `ask` counts the questions about this person."""

    teacher_id = fields.UUID(required=True)
    ask = fields.Integer(required=True)


class Wanted(Asked):
    """What the ministry is told: the school's division, the blind index (hexadecimal), the sealed identity."""

    division = fields.String(required=True)
    id_index = fields.String(required=True)
    identity = fields.String(required=True)


class Decided(Asked):
    """formal with a sealed number and how it was verified (passed, exempt), or problem with its reason.

    `holder` is the province code of whoever has the same ID document.
    """

    outcome = fields.String(required=True, validate=validate.OneOf(("formal", "problem")))
    number = fields.String(load_default=None, allow_none=True)
    verified = fields.String(load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*REASONS, None)))
    holder = fields.String(load_default=None, allow_none=True)


class Batch(Body):
    """Up to BATCH subjects of one site."""

    site = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class NumbersWanted(Batch):
    """A site asks."""

    items = fields.List(fields.Nested(Wanted), required=True, validate=validate.Length(1, BATCH))


class NumbersChecking(Batch):
    """The ministry has the questions, and found no duplicate so far."""

    items = fields.List(fields.Nested(Asked), required=True, validate=validate.Length(1, BATCH))


class NumbersDecided(Batch):
    """The ministry's answers."""

    items = fields.List(fields.Nested(Decided), required=True, validate=validate.Length(1, BATCH))


list_problems = Call(NAME, "list_problems", ProblemFilter, page_of(NumberProblem), roles.OFFICE)
number_counts = Call(NAME, "number_counts", ByOrg, NumberCounts, roles.OFFICE)
recheck = Call(NAME, "recheck", ByTeacher, Numbers, roles.ENTRY, writes=True)
numbers = Call(NAME, "numbers", ByTeacher, Numbers, roles.OFFICE | {roles.TEACHER})
reveal_number = Call(
    NAME,
    "reveal_number",
    RevealNumber,
    RevealedNumber,
    roles.ENTRY | roles.REVIEW | {roles.TEACHER},
    writes=True,
    keeps_reply=False,
)

number_wanted = Event(NAME, "number_wanted", NumbersWanted)
number_checking = Event(NAME, "number_checking", NumbersChecking)
number_decided = Event(NAME, "number_decided", NumbersDecided)
