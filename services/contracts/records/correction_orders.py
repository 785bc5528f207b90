"""退回补正: an office above finds an effective file wrong; the school mends it by a request until a day (R-REV-05).

The file stays effective meanwhile.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Instant, Nothing, Paged, Words, one_of, page_of
from services.contracts.records import NAME
from services.contracts.records.files import Reason

OPEN, ANSWERED, MENDED, CANCELLED = STATES = (
    "open",  # 待补正
    "answered",  # 已提交变更申请
    "mended",  # 已补正
    "cancelled",  # 已撤销
)
TEXT = validate.Length(1, 500)


class NewCorrectionOrder(Body):
    """What is wrong in which file, field by field, and until when it has to be mended."""

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    items = fields.List(fields.Nested(Reason), required=True, validate=validate.Length(1, 50))
    due = Instant(required=True)


class CorrectionPlaces(Body):
    """What is said to be wrong in a file, to be checked before anybody keeps it."""

    teacher_id = fields.UUID(required=True)
    items = fields.List(fields.Nested(Reason), required=True, validate=validate.Length(max=200))


class ByOrder(Body):
    """One correction order."""

    order_id = fields.UUID(required=True)


class CorrectionCancellation(ByOrder):
    """Takes an order back, and says why."""

    reason = Words(required=True, validate=TEXT)


class CorrectionItem(Reason):
    """What is wrong with a value, an entry or a set, in words."""

    set_name = fields.String(allow_none=True)
    field_name = fields.String(allow_none=True)


class CorrectionPlace(Body):
    """A place that a request has to touch to answer an order."""

    set = fields.String()
    entry_id = fields.UUID(allow_none=True)
    field = fields.String(allow_none=True)


class CorrectionOrder(Body):
    """A correction order; `request_id` is the request that answers it. `may` has cancel and answer.

    `places` are where its items are mended: what follows from another set is mended there.
    """

    id = fields.UUID()
    teacher_id = fields.UUID()
    teacher_name = fields.String(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    items = fields.List(fields.Nested(CorrectionItem))
    places = fields.List(fields.Nested(CorrectionPlace))
    state = one_of(STATES)
    due = fields.AwareDateTime()
    overdue = fields.Boolean()
    person = fields.String()
    by_org_name = fields.String()
    opened_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    answer = fields.String(allow_none=True)
    request_id = fields.UUID(allow_none=True)
    may = fields.List(fields.String())


class CorrectionFilter(Paged):
    """Orders in the asker's sight, newest first."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)


SEES = roles.OFFICE | {roles.TEACHER}
OPENS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})

open_correction_order = Call(NAME, "open_correction_order", NewCorrectionOrder, CorrectionOrder, OPENS, writes=True)
check_correction_places = Call(NAME, "check_correction_places", CorrectionPlaces, Nothing, roles.REVIEW)
correction_orders = Call(NAME, "correction_orders", CorrectionFilter, page_of(CorrectionOrder), SEES)
cancel_correction_order = Call(
    NAME, "cancel_correction_order", CorrectionCancellation, CorrectionOrder, OPENS, writes=True
)
