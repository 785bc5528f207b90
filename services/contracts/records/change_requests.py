"""信息变更申请: what is asked to be added, changed or deleted in one effective file (R-REC-14, R-REC-25, R-REC-27).

Nothing of the file moves before a request is approved; a request about free fields alone counts as soon as it is
submitted.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, Words, one_of, page_of
from services.contracts.records import NAME
from services.contracts.records.correction_orders import STATES as ORDER_STATES
from services.contracts.records.correction_orders import CorrectionItem
from services.contracts.records.files import Reason

DRAFT, PROPOSED, RETURNED, SUBMITTED, CONFLICT, APPROVED, REJECTED, WITHDRAWN = STATES = (
    "draft",  # 草稿
    "proposed",  # 待学校报送: what a teacher has saved
    "returned",  # 学校退回
    "submitted",  # 审核中
    "conflict",  # 有冲突，待申请人处理
    "approved",
    "rejected",
    "withdrawn",
)
ADDITION, CHANGE, KEY_CHANGE = BUSINESSES = ("addition", "change", "key_change")
FREE = "free"  # only of free fields: no review
KINDS = (*BUSINESSES, FREE)
OPS = ("added", "changed", "deleted")
NOW, ASKED, EDITED = TAKES = ("now", "asked", "edited")
BOXES = ("all", "open", "decided")
MOST_ITEMS = 500  # of one teacher, as a workbook may bring them together
TEXT = validate.Length(1, 500)


class NewRequestItem(Body):
    """What is asked of one entry: to be added with these values, changed to them, or deleted.

    `values` of a change are those that are to be different; null empties a field, a mask leaves it as it is. `evidence`
    says for which field which files speak: receipts of media, or ids of files that the teacher's file holds.
    `keeps_former_name` lets a name that is changed stand as 曾用名 afterwards.
    """

    op = fields.String(required=True, validate=validate.OneOf(OPS))
    set = fields.String(required=True, validate=validate.Length(1, 40))
    entry_id = fields.UUID(load_default=None, allow_none=True)
    values = fields.Dict(keys=fields.String(), load_default=dict)
    evidence = fields.Dict(
        keys=fields.String(), values=fields.List(fields.String(), validate=validate.Length(max=9)), load_default=dict
    )
    keeps_former_name = fields.Boolean(load_default=False)


ITEMS = validate.Length(1, MOST_ITEMS)


class NewRequest(Body):
    """A request about one file, kept as a draft.

    `seen` is the version of the file that the asker saw: if it is another one by now, the request is refused (412).
    `order_id` is the 退回补正 that it answers, `remark_id` the 信息有误 that it began with.
    """

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    seen = fields.Integer(load_default=None, allow_none=True)
    reason = fields.String(load_default="", validate=validate.Length(max=500))
    items = fields.List(fields.Nested(NewRequestItem), required=True, validate=ITEMS)
    order_id = fields.UUID(load_default=None, allow_none=True)
    remark_id = fields.UUID(load_default=None, allow_none=True)


class CopiedRequest(Body):
    """A new draft that asks what a rejected or withdrawn request asked."""

    id = fields.UUID(required=True)
    request_id = fields.UUID(required=True)


class ByRequest(Body):
    """One request."""

    request_id = fields.UUID(required=True)


class ByVersion(ByRequest):
    """One request in the version that the asker saw."""

    row_version = fields.Integer(required=True)


class ChangedRequest(ByVersion):
    """Another reason, other items: what is given replaces what was there."""

    reason = fields.String(validate=validate.Length(max=500))
    items = fields.List(fields.Nested(NewRequestItem), load_default=None, allow_none=True, validate=ITEMS)


class ReturnedRequest(ByVersion):
    """The school gives a teacher's addition back."""

    reason = Words(required=True, validate=TEXT)


class RequestResolution(ByVersion):
    """What becomes of a request in conflict: `take` what there is now, what was asked, or other `items`.

    With `now` all that meets the conflict is dropped; what is left, if anything, is submitted anew.
    """

    take = fields.String(required=True, validate=validate.OneOf(TAKES))
    items = fields.List(fields.Nested(NewRequestItem), load_default=None, allow_none=True, validate=ITEMS)


class RequestField(Body):
    """One field that differs: before when it was asked, asked, and as it is `now`; in values and in words.

    `moved` says that now is not before any more; of an approved request, that it is not what was approved. `evidence`
    are the files that speak for it. `field_class` is key, reviewed or free.
    """

    field = fields.String()
    name = fields.String()
    type = fields.String()
    field_class = fields.String()
    proves = fields.List(fields.String())
    before = fields.Raw(allow_none=True)
    after = fields.Raw(allow_none=True)
    now = fields.Raw(allow_none=True)
    before_text = fields.String(allow_none=True)
    after_text = fields.String(allow_none=True)
    now_text = fields.String(allow_none=True)
    moved = fields.Boolean()
    evidence = fields.List(fields.String())


class RequestFault(Body):
    """What is wrong with a field, in words; `severity` is error, owed or warning."""

    field = fields.String(allow_none=True)
    severity = fields.String()
    message = fields.String()


class RequestItem(Body):
    """What is asked of one entry: only what differs; `title` says which entry, in words of its key.

    `faults` stand in the way of submitting it, as long as it is not.
    """

    place = fields.Integer()
    op = one_of(OPS)
    set = fields.String()
    set_name = fields.String()
    entry_id = fields.UUID()
    number = fields.Integer(allow_none=True)
    title = fields.String()
    differences = fields.List(fields.Nested(RequestField))
    gone = fields.Boolean()
    faults = fields.List(fields.Nested(RequestFault))


class RequestHappened(Body):
    """One thing that happened to a request, at the school or at review.

    `originals` are the pieces of evidence that a desk compared with their originals 原件已核对.
    """

    at = fields.AwareDateTime()
    act = fields.String()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    case_id = fields.UUID(allow_none=True)
    originals = fields.List(fields.String())


class AskedInShort(Body):
    """What is asked of one entry, in words: of a change which fields."""

    op = one_of(OPS)
    set_name = fields.String()
    field_names = fields.List(fields.String())


class RequestRow(Body):
    """A request in a list. `sets` are the record sets that it touches, `version` counts how often it was submitted.

    `asks` tells of its first entries; `updated_at` is when it was saved last.

    `number` (申请编号) is what people call it by, on paper too. `desk` is the part that the desk plays where
    it lies. `may` names what the asker can do to it now: change, submit, delete, return, withdraw, resolve,
    copy.
    """

    id = fields.UUID()
    number = fields.String()
    teacher_id = fields.UUID()
    teacher_name = fields.String(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    business = one_of(KINDS)
    state = one_of(STATES)
    sets = fields.List(fields.String())
    set_names = fields.List(fields.String())
    asks = fields.List(fields.Nested(AskedInShort))
    reason = fields.String()
    person = fields.String()
    asked_by = fields.String()
    version = fields.Integer()
    case_id = fields.UUID(allow_none=True)
    desk = fields.String(allow_none=True)
    order_id = fields.UUID(allow_none=True)
    created_at = fields.AwareDateTime()
    updated_at = fields.AwareDateTime()
    submitted_at = fields.AwareDateTime(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class AnsweredOrder(Body):
    """The correction order that a request answers, in its words."""

    id = fields.UUID()
    by_org_name = fields.String()
    person = fields.String()
    due = fields.AwareDateTime()
    state = one_of(ORDER_STATES)
    items = fields.List(fields.Nested(CorrectionItem))


class ChangeRequest(RequestRow):
    """A whole request: what it asks, what stands against it, what happened to it; `order` where it answers one.

    `copied_from` is the rejected or withdrawn one that it asks anew; until it is decided, `reasons` are that one's.
    `kept_id` is the file that its file was merged into.
    """

    order = fields.Nested(AnsweredOrder, allow_none=True)
    remark_id = fields.UUID(allow_none=True)
    copied_from = fields.UUID(allow_none=True)
    kept_id = fields.UUID(allow_none=True)
    items = fields.List(fields.Nested(RequestItem))
    reasons = fields.List(fields.Nested(Reason))
    answer = fields.String(allow_none=True)
    conflict = fields.String(allow_none=True)
    happened = fields.List(fields.Nested(RequestHappened))


class WantedRequests(Body):
    """Which requests: of a state or a box (open: not decided yet), a business, a file, an organisation and below."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    box = fields.String(load_default="all", validate=validate.OneOf(BOXES))
    business = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*KINDS, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class RequestFilter(Paged, WantedRequests):
    """A page of requests, newest first; a teacher sees those about the own file."""


class RequestCount(Body):
    """How many requests are in a state."""

    state = one_of(STATES)
    count = fields.Integer()


class RequestCounts(Body):
    """How many requests there are in the asker's sight, by state."""

    total = fields.Integer()
    states = fields.List(fields.Nested(RequestCount))


class ByRequestCase(Body):
    """The request that a case is about."""

    case_id = fields.UUID(required=True)


class RevealAsked(ByRequest):
    """Asks for a sensitive value of the item at `place` in clear; the reading is logged with its purpose (R-REC-19)."""

    place = fields.Integer(required=True, validate=validate.Range(0, MOST_ITEMS))
    field = fields.String(required=True)
    purpose = Words(required=True, validate=validate.Length(2, 200))


class AskedInClear(Body):
    """A value that was asked for, and what it was before, in clear."""

    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


ASKS = roles.ENTRY | {roles.REVIEWER, roles.TEACHER}  # a reviewer of the authority asks for reserved sets
SEES = roles.OFFICE | {roles.TEACHER}

add_change_request = Call(NAME, "add_change_request", NewRequest, ChangeRequest, ASKS, writes=True)
change_requests = Call(NAME, "change_requests", RequestFilter, page_of(RequestRow), SEES)
change_request_counts = Call(NAME, "change_request_counts", Nothing, RequestCounts, SEES)
change_request = Call(NAME, "change_request", ByRequest, ChangeRequest, SEES)
case_change_request = Call(NAME, "case_change_request", ByRequestCase, ChangeRequest, SEES)
reveal_change_request = Call(
    NAME, "reveal_change_request", RevealAsked, AskedInClear, SEES, writes=True, keeps_reply=False
)
edit_change_request = Call(NAME, "edit_change_request", ChangedRequest, ChangeRequest, ASKS, writes=True)
delete_change_request = Call(NAME, "delete_change_request", ByRequest, Nothing, ASKS, writes=True)
submit_change_request = Call(NAME, "submit_change_request", ByVersion, ChangeRequest, ASKS, writes=True, deadline=30.0)
return_change_request = Call(NAME, "return_change_request", ReturnedRequest, ChangeRequest, roles.ENTRY, writes=True)
copy_change_request = Call(NAME, "copy_change_request", CopiedRequest, ChangeRequest, ASKS, writes=True)
withdraw_change_request = Call(NAME, "withdraw_change_request", ByVersion, ChangeRequest, ASKS, writes=True)
resolve_change_request = Call(NAME, "resolve_change_request", RequestResolution, ChangeRequest, ASKS, writes=True)
