"""校本研修 and 自主研修: what a teacher did outside of registered projects, claimed with evidence (R-TRN-07)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Line, Nothing, Paged, Words, one_of, page_of
from services.contracts.media.files import FileFacts
from services.contracts.training import NAME

BUSINESS = "credit_claim"
SCHOOL_BASED, SELF_DIRECTED = KINDS = ("school_based", "self_directed")  # 校本研修, 自主研修
# 审核中, 已同意 (it counts or says why not), 已拒绝, 已撤回
REVIEWED, GRANTED, REFUSED, WITHDRAWN = STATES = ("reviewed", "granted", "refused", "withdrawn")
CODE = validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$")
MOST_EVIDENCE = 10
HOURS = validate.Range(0, 9999, min_inclusive=False)


class NewClaim(Body):
    """Claims credits for what one did: by the teacher, or by the school for its teacher (`teacher_id`).

    `attributes` and `measures` are what the rule asks of it (claim_choices); `evidence` are receipts of media for files
    that the asker uploaded within a day.
    """

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    name = Line(required=True, validate=validate.Length(2, 100))
    organiser = Line(load_default=None, allow_none=True, validate=validate.Length(max=60))
    start = fields.Date(required=True)
    finish = fields.Date(required=True)
    hours = fields.Decimal(as_string=True, load_default=None, allow_none=True, places=2, validate=HOURS)
    attributes = fields.Dict(
        keys=fields.String(validate=CODE), values=fields.String(validate=validate.Length(1, 60)), load_default=dict
    )
    measures = fields.Dict(
        keys=fields.String(validate=CODE),
        values=fields.Decimal(as_string=True, places=2, validate=validate.Range(0, 100_000_000)),
        load_default=dict,
    )
    evidence = fields.List(
        fields.String(validate=validate.Length(1, 2000)), load_default=list, validate=validate.Length(max=MOST_EVIDENCE)
    )
    words = Words(required=True, validate=validate.Length(2, 500))


class ByClaim(Body):
    """One claim."""

    claim_id = fields.UUID(required=True)


class ByClaimCase(Body):
    """The claim that a case is about."""

    case_id = fields.UUID(required=True)


class ClaimEnd(ByClaim):
    """Takes a claim back at the version that was seen."""

    row_version = fields.Integer(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class ClaimEvent(Body):
    """One thing that happened to a claim."""

    at = fields.AwareDateTime()
    act = fields.String()
    step_name = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class ClaimFile(FileFacts):
    """A piece of evidence, with the link that shows it for minutes to the asker alone."""

    link = fields.String()


class ClaimRow(Body):
    """A claim in a list; `amount` are its credits, `why` says why it gives none or less, or was refused.

    While it is reviewed, `amount` is what it would give today.
    """

    id = fields.UUID()
    number = fields.String()  # 申报编号
    teacher_id = fields.UUID()
    teacher_name = fields.String()
    org_name = fields.String()
    kind = one_of(KINDS)
    name = fields.String()
    start = fields.Date()
    finish = fields.Date()
    hours = fields.Decimal(as_string=True, allow_none=True)
    state = one_of(STATES)
    amount = fields.String(allow_none=True)
    why = fields.String(allow_none=True)
    desk_name = fields.String(allow_none=True)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)
    entered_at = fields.AwareDateTime()
    row_version = fields.Integer()
    may = fields.List(fields.String())


class Claim(ClaimRow):
    """A whole claim: what was done, with which evidence, what it would be worth, what happened."""

    organiser = fields.String(allow_none=True)
    attributes = fields.Dict(keys=fields.String(), values=fields.String())
    measures = fields.Dict(keys=fields.String(), values=fields.String())
    evidence = fields.List(fields.Nested(ClaimFile(exclude=["sha256"])))
    words = fields.String()
    entered_by = fields.String()
    case_id = fields.UUID(allow_none=True)
    steps = fields.List(fields.String())
    happened = fields.List(fields.Nested(ClaimEvent))


class ClaimFilter(Paged):
    """A page of claims, the latest first."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*KINDS, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class ClaimCounts(Body):
    """How many claims in sight there are in each state, and in all."""

    reviewed = fields.Integer()
    granted = fields.Integer()
    refused = fields.Integer()
    withdrawn = fields.Integer()
    all = fields.Integer()


class ClaimTerms(Body):
    """For whom, and for which day of the end, a claim is to be made."""

    teacher_id = fields.UUID(load_default=None, allow_none=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    finish = fields.Date(load_default=None, allow_none=True)


class ClaimAttribute(Body):
    """A fact that the rule asks for, and the values that it knows."""

    code = fields.String()
    name = fields.String()
    values = fields.List(fields.String())


class ClaimMeasure(Body):
    """A number that the rule counts."""

    code = fields.String()
    name = fields.String()


class ClaimChoices(Body):
    """What the rule that governs the teacher's school asks of a claim; without `rule` there is none yet."""

    rule = fields.String(allow_none=True)
    version = fields.String(allow_none=True)
    document = fields.String(allow_none=True)
    owner = fields.String(allow_none=True)
    attributes = fields.List(fields.Nested(ClaimAttribute))
    measures = fields.List(fields.Nested(ClaimMeasure))


class HeldEvidence(Body):
    """Contents that a claim refers to from now on, for good."""

    claim_id = fields.UUID(required=True)
    sha256 = fields.List(fields.String(), required=True, validate=validate.Length(1, MOST_EVIDENCE))


CLAIMERS = roles.ENTRY | {roles.TEACHER}
VIEWERS = roles.OFFICE | {roles.TEACHER}

claim_credits = Call(NAME, "claim_credits", NewClaim, Claim, CLAIMERS, writes=True)
claim_choices = Call(NAME, "claim_choices", ClaimTerms, ClaimChoices, CLAIMERS)
credit_claims = Call(NAME, "credit_claims", ClaimFilter, page_of(ClaimRow), VIEWERS)
claim_counts = Call(NAME, "claim_counts", Nothing, ClaimCounts, VIEWERS)
credit_claim = Call(NAME, "credit_claim", ByClaim, Claim, VIEWERS)
case_claim = Call(NAME, "case_claim", ByClaimCase, Claim, roles.OFFICE)
withdraw_claim = Call(NAME, "withdraw_claim", ClaimEnd, Claim, CLAIMERS, writes=True)

evidence_held = Event(NAME, "evidence_held", HeldEvidence)
