"""校本研修 and 自主研修: what a teacher did outside of registered projects, claimed with evidence (R-TRN-07)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Line, Paged, Words, one_of, page_of
from services.contracts.training import NAME
from services.contracts.training.results import HOURS

BUSINESS = "credit_claim"
SCHOOL_BASED, SELF_DIRECTED = KINDS = ("school_based", "self_directed")  # 校本研修, 自主研修
# 审核中, 已同意 (it counts or says why not), 已拒绝, 已撤回
REVIEWED, GRANTED, REFUSED, WITHDRAWN = STATES = ("reviewed", "granted", "refused", "withdrawn")
CODE = validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$")
MOST_EVIDENCE = 10


class NewClaim(Body):
    """Claims credits for what one did: by the teacher, or by the school for its teacher (`teacher_id`).

    `attributes` and `measures` are what the rule asks of it; `evidence` are files that were handed in before.
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
    evidence = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MOST_EVIDENCE))
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


class ClaimRow(Body):
    """A claim in a list; `amount` are its credits, `why` says why it gives none or was refused."""

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
    evidence = fields.List(fields.UUID())
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


CLAIMERS = roles.ENTRY | {roles.TEACHER}
VIEWERS = roles.OFFICE | {roles.TEACHER}

claim_credits = Call(NAME, "claim_credits", NewClaim, Claim, CLAIMERS, writes=True)
credit_claims = Call(NAME, "credit_claims", ClaimFilter, page_of(ClaimRow), VIEWERS)
credit_claim = Call(NAME, "credit_claim", ByClaim, Claim, VIEWERS)
case_claim = Call(NAME, "case_claim", ByClaimCase, Claim, roles.OFFICE)
withdraw_claim = Call(NAME, "withdraw_claim", ClaimEnd, Claim, CLAIMERS, writes=True)
