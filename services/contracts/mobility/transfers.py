"""调动: a teacher goes from one school to another (R-MOB-01, -02, -03, -07).

The receiving school asks for somebody by exact number; its reviewer, its authority, the sending school and that
school's authority confirm, each at a desk of review; then the receiving school takes the file over 调档. The data
moves, not the post: whoever appoints somebody does that elsewhere.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, Words, one_of, page_of
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.mobility import NAME
from services.contracts.records.hand_over import Post, near
from services.contracts.records.workbooks import StoredFile
from services.contracts.verifying import PaperTicket

# 申请中 (its hold is asked for), 受阻, 审核中, 待调档, 调档中, 已完成, 已拒绝, 已撤回, 未能调档; 首次采集中
ASKED, BLOCKED, REVIEWED, AWAITED, MOVING, DONE, REFUSED, WITHDRAWN, FAILED, COLLECTING = STATES = (
    "asked",
    "blocked",
    "reviewed",
    "awaited",
    "moving",
    "done",
    "refused",
    "withdrawn",
    "failed",
    "collecting",
)
OPEN = (ASKED, REVIEWED, AWAITED, MOVING)  # something of a file that lies elsewhere
UNDER_WAY = (*OPEN, COLLECTING)
# The businesses of review that a transfer can be: with two authorities, within one, of universities.
BETWEEN, WITHIN, UNIVERSITY = BUSINESSES = ("transfer", "transfer_within", "transfer_university")
# 调动; 交流轮岗 with change of the personnel relation
TRANSFER, ROTATION = KINDS = ("transfer", "rotation")
OUTSIDE = "outside"  # 系统外调入: no school of the system sends (contracts/records/arrivals.py)
ALL_KINDS = (*KINDS, OUTSIDE)
RECEIVING, SENDING = SIDES = ("receiving", "sending")
OVERDUE, SOON = DUE = ("overdue", "soon")
BOXES = ("mine", "todo", "open", "closed", "all")
REASONS = (
    "post",
    "family",
    "talent",
    "rotation",
    "merger",
    "other",
)  # 工作需要 照顾家庭 人才引进 交流轮岗 学校撤并 其他


class NewTransfer(Body):
    """Asks for a teacher whom the asker has found: `ticket` says so, as records gave it.

    `to_org_id` is the receiving school, the asker's own where it is none.

    `from_day` is the first day at the new school. `post_said` is what the post is called, as records told it.
    """

    id = fields.UUID(required=True)
    ticket = fields.String(required=True)
    to_org_id = fields.UUID(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    kind = fields.String(load_default="transfer", validate=validate.OneOf(KINDS))
    post = fields.Nested(Post, required=True)
    post_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), load_default=list)
    from_day = fields.Date(required=True, validate=near)
    document = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    words = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=500))


class TransferEvent(Body):
    """One thing that happened to a transfer: when, what, by whom, in which words."""

    at = fields.AwareDateTime()
    act = fields.String()
    step_name = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class TransferBlocker(Body):
    """What stood against a transfer: the business of the file that is under way, and its id."""

    kind = fields.String()
    ref = fields.UUID(allow_none=True)


class TransferRow(Body):
    """A transfer in a list: who goes from where to where, how far it is, who holds the ball and since when.

    `side` is which side the asker is on, none for who stands above both. `may` names what the asker can do: withdraw,
    take_over; take_back what came from outside, of which no organisation sends: `from_org_name` is the former employer.
    """

    id = fields.UUID()
    number = fields.String()  # 调动编号
    teacher_id = fields.UUID()
    name = fields.String()
    kind = one_of(ALL_KINDS)
    category = one_of(CATEGORIES)  # of the receiving school
    state = one_of(STATES)
    from_org_id = fields.UUID(allow_none=True)
    from_org_name = fields.String()
    to_org_id = fields.UUID()
    to_org_name = fields.String()
    side = one_of(SIDES, allow_none=True)
    desk_name = fields.String(allow_none=True)
    desk_role = fields.String(allow_none=True)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)  # by when the desk decides, or the file is taken over
    from_day = fields.Date()
    opened_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class TransferStep(Body):
    """One station on the way of a transfer: past, present or to come; `org_name` is whose desk it is."""

    part = fields.String()
    org_name = fields.String()
    state = one_of(("done", "current", "ahead", "refused"))
    person = fields.String(allow_none=True)
    at = fields.AwareDateTime(allow_none=True)
    words = fields.String(allow_none=True)


class Transfer(TransferRow):
    """A whole transfer: what is there now and what is to be, its way, what happened.

    `now` is none for the receiving side until the sending school has confirmed.
    """

    personnel_status = fields.String(allow_none=True)
    now = fields.Nested(Post, allow_none=True)
    post = fields.Nested(Post)
    post_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()))
    department_id = fields.UUID(allow_none=True)
    document = fields.String(allow_none=True)
    reason = one_of(REASONS)
    words = fields.String(allow_none=True)
    applicant = fields.String()
    applicant_org = fields.String()
    case_id = fields.UUID(allow_none=True)
    blocker = fields.Nested(TransferBlocker, allow_none=True)
    why = fields.String(allow_none=True)  # refused or failed: in whose words
    steps = fields.List(fields.Nested(TransferStep))
    happened = fields.List(fields.Nested(TransferEvent))


class ByTransfer(Body):
    """One transfer."""

    transfer_id = fields.UUID(required=True)


class ByTransferCase(Body):
    """The transfer that a case is about."""

    case_id = fields.UUID(required=True)


class TransferAct(ByTransfer):
    """An act on a transfer at the version that was seen."""

    row_version = fields.Integer(required=True)


class TransferWithdrawal(TransferAct):
    """Takes it back, and says why."""

    words = Words(required=True, validate=validate.Length(2, 200))


class TransferToPrint(ByTransfer):
    """One transfer as 调动审批表; as records told them, what the post of now is called and the ID number."""

    id_number = fields.String(load_default="")
    now_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)


class TransferFilter(Paged):
    """A page of transfers, the latest first: `mine` (begun here), `todo` (the ball is here), open, closed, all.

    `due` are those overdue at their desk or in 待调档, or soon to be.
    """

    box = fields.String(load_default="open", validate=validate.OneOf(BOXES))
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    due = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*DUE, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class TransferCounts(Body):
    """How many transfers there are in each box."""

    mine = fields.Integer()
    todo = fields.Integer()
    open = fields.Integer()
    closed = fields.Integer()
    all = fields.Integer()


APPLICANTS = roles.ENTRY
VIEWERS = roles.OFFICE | {roles.TEACHER}

apply_for_transfer = Call(NAME, "apply_for_transfer", NewTransfer, Transfer, APPLICANTS, writes=True)
transfers = Call(NAME, "transfers", TransferFilter, page_of(TransferRow), VIEWERS)
transfer_counts = Call(NAME, "transfer_counts", Nothing, TransferCounts, VIEWERS)
transfer = Call(NAME, "transfer", ByTransfer, Transfer, VIEWERS)
case_transfer = Call(NAME, "case_transfer", ByTransferCase, Transfer, VIEWERS)
transfer_paper = Call(NAME, "transfer_paper", ByTransfer, PaperTicket, VIEWERS)
print_transfer = Call(NAME, "print_transfer", TransferToPrint, StoredFile, VIEWERS)
withdraw_transfer = Call(NAME, "withdraw_transfer", TransferWithdrawal, Transfer, APPLICANTS, writes=True)
take_over = Call(NAME, "take_over", TransferAct, Transfer, APPLICANTS, writes=True)
