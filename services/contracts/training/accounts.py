"""The account of a teacher: what was credited, what waits, what is missing until when, and why (R-TRN-08, -10)."""

from marshmallow import fields

from services.common import roles
from services.common.contract import Body, Call, Nothing, one_of
from services.contracts.training import NAME
from services.contracts.training.results import SOURCES
from services.contracts.training.results import STATES as RESULT_STATES


class ByTeacher(Body):
    """One teacher of the asker's territory."""

    teacher_id = fields.UUID(required=True)


class Amount(Body):
    """Credits as they are confirmed, and as they would be with what waits."""

    confirmed = fields.String()
    forecast = fields.String()


class BucketAmount(Body):
    """What lies in one bucket of a year or cycle, and what of it counts."""

    bucket = fields.String()
    credited = fields.Nested(Amount)
    counts = fields.Nested(Amount)


class Span(Body):
    """A year or cycle; `version` is the one of the rule that judges it."""

    first = fields.Date()
    last = fields.Date()
    version = fields.String()
    is_current = fields.Boolean()
    credited = fields.Nested(Amount)
    counts = fields.Nested(Amount)
    buckets = fields.List(fields.Nested(BucketAmount))


class Demand(Body):
    """A minimum in words, how far it is met, and until when the rest can be earned."""

    per = one_of(("year", "cycle"))
    first = fields.Date()
    last = fields.Date()
    words = fields.String()
    required = fields.String()
    have = fields.String()
    missing = fields.String()
    forecast = fields.String()
    forecast_missing = fields.String()
    is_met = fields.Boolean()
    would_be_met = fields.Boolean()
    until = fields.Date()
    is_current = fields.Boolean()


class CreditEntry(Body):
    """One confirmation or reversal as it was made; it never changes."""

    number = fields.Integer()
    amount = fields.String()
    is_reversal = fields.Boolean()
    org_name = fields.String()  # the school of that date
    rule = fields.String()
    version = fields.String()
    confirmed_by = fields.String()
    confirmed_at = fields.AwareDateTime()
    why = fields.String(allow_none=True)


class AccountLine(Body):
    """A result: what it is worth and why, or why it does not count (yet), and what was confirmed of it."""

    subject_id = fields.UUID()
    source = one_of(SOURCES)
    state = one_of(RESULT_STATES)
    training = fields.String()
    level = fields.String()
    mode = fields.String()
    organisation = fields.String(allow_none=True)
    org_name = fields.String()  # the school of that date
    finished = fields.Date()
    hours = fields.String(allow_none=True)
    grade = fields.String(allow_none=True)
    outcome = fields.String()
    amount = fields.String(allow_none=True)
    buckets = fields.Dict(keys=fields.String(), values=fields.String())
    why = fields.String(allow_none=True)
    steps = fields.List(fields.String())
    entries = fields.List(fields.Nested(CreditEntry))


class ClosedCycle(Body):
    """A cycle that is closed: nothing enters it any more; by which office, since when."""

    first = fields.Date()
    last = fields.Date()
    office = fields.String()
    closed_at = fields.AwareDateTime()


class CreditAccount(Body):
    """The account on a day. `rule` is none where nobody has published one; then results wait."""

    teacher_id = fields.UUID()
    name = fields.String()
    org_name = fields.String()
    today = fields.Date()
    rule = fields.String(allow_none=True)
    version = fields.String(allow_none=True)
    document = fields.String(allow_none=True)
    unit = fields.String(allow_none=True)
    owner = fields.String(allow_none=True)
    passed = fields.Boolean()
    would_pass = fields.Boolean()
    cycles = fields.List(fields.Nested(Span))
    years = fields.List(fields.Nested(Span))
    demands = fields.List(fields.Nested(Demand))
    closed = fields.List(fields.Nested(ClosedCycle))
    lines = fields.List(fields.Nested(AccountLine))


credit_account = Call(NAME, "credit_account", ByTeacher, CreditAccount, roles.OFFICE)
own_credit_account = Call(NAME, "own_credit_account", Nothing, CreditAccount, frozenset({roles.TEACHER}))
