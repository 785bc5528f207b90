"""Results: hours, attendance, grade of each participant; submitted by whoever held the training (R-TRN-04, -05).

They are confirmed by the project's owner, one by one or many at once; each becomes one credit, or says why not.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Paged, Words, one_of, page_of
from services.contracts.training import NAME
from services.contracts.training.projects import ByProject, Project, ProjectSeen

# 已登记, 已提交, 已退回, 已下发 (those of the ministry, at the province), 不予认定, 已认定, 已撤销, 已更正
ENTERED, SUBMITTED, RETURNED, SENT, REFUSED, CONFIRMED, REVOKED, SUPERSEDED = STATES = (
    "entered",
    "submitted",
    "returned",
    "sent",
    "refused",
    "confirmed",
    "revoked",
    "superseded",
)
GRADES = ("优秀", "合格", "不合格")
NOT_ASSESSED = "not_assessed"  # said, never assumed
SOURCES = ("project", "claim", "national")
AT_ONCE = 500
HOURS = validate.Range(0, 9999)


class ResultFields(Body):
    """What a training has brought somebody. `measures` are what a rule counts besides hours, such as characters."""

    hours = fields.Decimal(as_string=True, required=True, places=2, validate=HOURS)
    absent = fields.Decimal(as_string=True, load_default=None, allow_none=True, places=2, validate=HOURS)
    grade = fields.String(required=True, validate=validate.OneOf((*GRADES, NOT_ASSESSED)))
    measures = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$")),
        values=fields.Decimal(as_string=True, places=2, validate=validate.Range(0, 100_000_000)),
        load_default=dict,
    )


class EnteredResult(ResultFields):
    """The result of one participant; `row_version` is none where there was none yet."""

    enrolment_id = fields.UUID(required=True)
    row_version = fields.Integer(load_default=None, allow_none=True)


class EnteredResults(ByProject):
    """Results of up to 500 participants, all or none."""

    results = fields.List(fields.Nested(EnteredResult), required=True, validate=validate.Length(1, AT_ONCE))


class ResultsEntered(Body):
    """How many were entered or changed, and how many participants have none yet."""

    entered = fields.Integer()
    missing = fields.Integer()


class SubmittedResults(ProjectSeen):
    """Submits the results of a project; `count` is how many were seen."""

    count = fields.Integer(required=True)


class ResultFilter(Paged, ByProject):
    """A page of the participants of a project with their results, in the order in which they came."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, "missing", None)))
    sampled = fields.Boolean(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class Worth(Body):
    """What a result is worth, or why it does not count, in the asker's words; as it was confirmed, or as of now."""

    outcome = fields.String()
    amount = fields.String(allow_none=True)
    why = fields.String(allow_none=True)
    steps = fields.List(fields.String())


class ParticipantResult(Body):
    """A participant and the current result, if there is one; `worth` for whoever confirms."""

    enrolment_id = fields.UUID(allow_none=True)
    teacher_id = fields.UUID()
    name = fields.String()
    org_name = fields.String()
    result_id = fields.UUID(allow_none=True)
    number = fields.Integer(allow_none=True)
    state = one_of((*STATES, "missing"))
    hours = fields.Decimal(as_string=True, allow_none=True)
    planned = fields.Decimal(as_string=True, allow_none=True)
    absent = fields.Decimal(as_string=True, allow_none=True)
    grade = fields.String(allow_none=True)
    measures = fields.Dict(keys=fields.String(), values=fields.String())
    attributes = fields.Dict(keys=fields.String(), values=fields.String())
    certificate = fields.String(allow_none=True)
    sampled = fields.Boolean()
    looked_by = fields.String(allow_none=True)
    why = fields.String(allow_none=True)
    entered_by = fields.String(allow_none=True)
    decided_by = fields.String(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    worth = fields.Nested(Worth, allow_none=True)
    row_version = fields.Integer(allow_none=True)


class ResultCounts(Body):
    """How many participants there are in each state; `unlooked` are those of the sample nobody has looked at."""

    missing = fields.Integer()
    entered = fields.Integer()
    submitted = fields.Integer()
    returned = fields.Integer()
    sent = fields.Integer()
    refused = fields.Integer()
    confirmed = fields.Integer()
    sampled = fields.Integer()
    unlooked = fields.Integer()


class SeenResult(Body):
    """One of several results at the version that was seen."""

    id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)


class ResultSeen(Body):
    """One result at the version that was seen."""

    result_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)


class LookedAt(ResultSeen):
    """Says that a result of the sample was looked at closely."""


class ResultDecisions(Body):
    """Confirms results, returns them to be corrected, or refuses them for good; whoever does not confirm says why."""

    results = fields.List(fields.Nested(SeenResult), required=True, validate=validate.Length(1, AT_ONCE))
    verdict = fields.String(required=True, validate=validate.OneOf(("confirm", "return", "refuse")))
    words = fields.String(load_default=None, allow_none=True, validate=validate.Length(2, 500))


class ResultOutcome(Body):
    """What became of one result: confirmed with an amount, or left, and why."""

    id = fields.UUID()
    name = fields.String()
    state = one_of(STATES)
    amount = fields.String(allow_none=True)
    why = fields.String(allow_none=True)


class ResultOutcomes(Body):
    """Each of them, in the order in which they were named."""

    outcomes = fields.List(fields.Nested(ResultOutcome))


class Correction(ResultFields, ResultSeen):
    """A confirmed result was wrong: what is right, and why. It is confirmed like a new one, the old credit reversed."""

    words = Words(required=True, validate=validate.Length(2, 500))


class Revocation(ResultSeen):
    """A confirmed result is void: its credit is reversed, and why."""

    words = Words(required=True, validate=validate.Length(2, 500))


class MissingAttributes(ByProject):
    """What the rule asks of a training and the project does not say, given by whoever confirms."""

    attributes = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$")),
        values=fields.String(validate=validate.Length(1, 60)),
        required=True,
    )


class Credited(Body):
    """One training of one teacher for the file: written, changed or taken away (`reversed`).

    `number` is the place among the confirmations of the teacher: of one training the highest holds, whenever it comes.
    """

    subject_id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    teacher_id = fields.UUID(required=True)
    year = fields.Integer(required=True)
    category = fields.String(required=True)
    name = fields.String(required=True)
    organisation = fields.String(allow_none=True)
    mode = fields.String(required=True)
    hours = fields.Decimal(as_string=True)
    credits = fields.Decimal(as_string=True)
    reversed = fields.Boolean(load_default=False)
    person_id = fields.UUID(required=True)  # who confirmed or revoked it
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)


class CreditedTrainings(Body):
    """Up to 500 of them, each teacher's in their order."""

    trainings = fields.List(fields.Nested(Credited), required=True, validate=validate.Length(1, AT_ONCE))


ParticipantPage = page_of(ParticipantResult)
HOLDERS = roles.ENTRY | {roles.INSTITUTION}
CONFIRMERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})
VIEWERS = roles.OFFICE | {roles.INSTITUTION}

results = Call(NAME, "results", ResultFilter, ParticipantPage, VIEWERS)
result_counts = Call(NAME, "result_counts", ByProject, ResultCounts, VIEWERS)
enter_results = Call(NAME, "enter_results", EnteredResults, ResultsEntered, HOLDERS, writes=True)
submit_results = Call(NAME, "submit_results", SubmittedResults, Project, HOLDERS, writes=True)
look_at_result = Call(NAME, "look_at_result", LookedAt, ParticipantResult, CONFIRMERS, writes=True)
decide_results = Call(NAME, "decide_results", ResultDecisions, ResultOutcomes, CONFIRMERS, writes=True, deadline=60.0)
correct_result = Call(NAME, "correct_result", Correction, ParticipantResult, HOLDERS, writes=True)
revoke_result = Call(NAME, "revoke_result", Revocation, ParticipantResult, CONFIRMERS, writes=True)

trainings_credited = Event(NAME, "trainings_credited", CreditedTrainings)
