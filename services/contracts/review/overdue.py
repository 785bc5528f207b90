"""What is overdue at the desks directly below an office: it sees and reminds (催办), and decides where its province
says so (上级代办, R-MOB-02)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Line, Nothing, Paged, page_of
from services.contracts.review import NAME
from services.contracts.review.cases import AT_ONCE
from services.contracts.review.chains import READERS


class OverdueBelow(Body):
    """A case that is overdue at a desk directly below the asker's office: what it is called, not what it says.

    `days` are whole days since it was due. `reminded_at` is when the office above reminded last. `may` names what the
    asker can do: remind (once a day), decide (in the desk's stead, where the province says so). `refusal` says why the
    asker may not decide what the office may, such as what he or she entered.
    """

    id = fields.UUID()
    business = fields.String()
    subject_name = fields.String()
    desk_id = fields.UUID()
    desk = fields.String()
    step_name = fields.String()
    waiting_since = fields.AwareDateTime()
    due_at = fields.AwareDateTime()
    days = fields.Integer()
    reminded_at = fields.AwareDateTime(allow_none=True)
    may = fields.List(fields.String())
    refusal = fields.String(allow_none=True)


class OverdueFilter(Paged):
    """A page of them, the longest overdue first."""

    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))
    business = fields.String(load_default=None, allow_none=True)


class CasesToRemindOf(Body):
    """Cases of that list whose desks are to be reminded; of one that was reminded of today nothing is done."""

    case_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, AT_ONCE))


class RemindedCase(Body):
    """What became of one case; `message` says why its desk was not reminded."""

    id = fields.UUID()
    name = fields.String()
    done = fields.Boolean()
    message = fields.String(allow_none=True)


class RemindedCases(Body):
    """All of those that were found, in the order in which they were named."""

    items = fields.List(fields.Nested(RemindedCase))


class SaidOfStandIns(Body):
    """What was said of one business: from `effective_from` on it is `on` or not."""

    on = fields.Boolean()
    effective_from = fields.Date()
    person = fields.String()
    at = fields.AwareDateTime()


class StandIns(Body):
    """How it stands with one business: `now` counts (none: nothing was ever said, it is off), `coming` will count next.

    `said` is all that was said of it, the newest first, at most fifty.
    """

    business = fields.String()
    on = fields.Boolean()
    now = fields.Nested(SaidOfStandIns, allow_none=True)
    coming = fields.Nested(SaidOfStandIns, allow_none=True)
    said = fields.List(fields.Nested(SaidOfStandIns))


class StandInsOfProvince(Body):
    """All businesses that are reviewed, for the desks of the asker's province; the ministry has none of its own."""

    org_id = fields.UUID(allow_none=True)
    org_name = fields.String(allow_none=True)
    items = fields.List(fields.Nested(StandIns))
    may = fields.List(fields.String())


class NewStandIn(Body):
    """From a day on the office above may decide what is overdue of a business, or may not; once for each id.

    It replaces what was said for later days.
    """

    id = fields.UUID(required=True)
    business = Line(required=True, validate=validate.Length(1, 60))
    on = fields.Boolean(required=True)
    effective_from = fields.Date(required=True)


list_overdue_below = Call(NAME, "list_overdue_below", OverdueFilter, page_of(OverdueBelow), roles.REVIEW)
remind_desks = Call(NAME, "remind_desks", CasesToRemindOf, RemindedCases, roles.REVIEW, writes=True)
list_stand_ins = Call(NAME, "list_stand_ins", Nothing, StandInsOfProvince, READERS)
set_stand_in = Call(NAME, "set_stand_in", NewStandIn, StandInsOfProvince, frozenset({roles.INFO_ADMIN}), writes=True)
