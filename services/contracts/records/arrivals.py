"""系统外调入: somebody whom the system does not know comes to a school (R-MOB-08).

One act opens the file at the receiving school and says which post waits. Nobody sends, so the review of the first entry
is that of both. Mobility hears of it and lists it among the school's transfers.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Line, Nothing, Words
from services.contracts.mobility.transfers import REASONS
from services.contracts.records import NAME
from services.contracts.records.files import Teacher
from services.contracts.records.hand_over import CODE, Post, near

AT_ONCE = 500


class NewArrival(Body):
    """Opens the file of somebody by whose ID document the asker has looked for and found nobody: `absence` says so.

    `source` is 教职工来源, one of the codes of 调入; `origin` is the former employer 原单位, `origin_kind` its kind
    (code table unit_nature). `birth_date` follows from a resident's number. `from_day` is the first day at the school.
    """

    id = fields.UUID(required=True)
    absence = fields.String(required=True)
    id_type = fields.String(load_default="1", validate=CODE)
    id_number = fields.String(required=True, validate=validate.Length(1, 40))
    name = Line(required=True, validate=validate.Length(1, 20))
    sex = fields.String(required=True, validate=CODE)
    birth_date = fields.Date(load_default=None, allow_none=True)
    source = fields.String(required=True, validate=CODE)
    origin = Line(required=True, validate=validate.Length(2, 60))
    origin_kind = fields.String(required=True, validate=CODE)
    department_id = fields.UUID(load_default=None, allow_none=True)
    post = fields.Nested(Post, required=True)
    from_day = fields.Date(required=True, validate=near)
    document = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    words = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=500))


class ArrivalWithdrawal(Body):
    """Takes an arrival back before it was ever handed over for review: the draft is deleted. Says why."""

    arrival_id = fields.UUID(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class ArrivalState(Body):
    """An arrival as it stands; `ended_at` is when its draft was deleted, by `ended_by`, `why` in whose words."""

    id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    teacher_id = fields.UUID(required=True)
    name = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    org_path = fields.String(required=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    category = fields.String(required=True)
    origin = fields.String(required=True)
    post = fields.Dict(required=True)
    post_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)
    from_day = fields.Date(required=True)
    document = fields.String(load_default=None, allow_none=True)
    reason = fields.String(required=True)
    words = fields.String(load_default=None, allow_none=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    opened_at = Instant(required=True)
    ended_at = Instant(load_default=None, allow_none=True)
    ended_by = fields.String(load_default=None, allow_none=True)
    why = fields.String(load_default=None, allow_none=True)


class ArrivalsMoved(Body):
    """Arrivals that were opened or have ended."""

    arrivals = fields.List(fields.Nested(ArrivalState), required=True, validate=validate.Length(1, AT_ONCE))


open_arrival = Call(NAME, "open_arrival", NewArrival, Teacher, roles.ENTRY, writes=True)
take_back_arrival = Call(NAME, "take_back_arrival", ArrivalWithdrawal, Nothing, roles.ENTRY, writes=True)

arrivals_moved = Event(NAME, "arrivals_moved", ArrivalsMoved)
