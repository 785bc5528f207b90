"""Mobiles of teachers whom another service lets somebody call, for as long as it does (R-TRN-09)."""

from marshmallow import fields

from services.common import roles
from services.common.contract import Body, Call
from services.contracts.records import NAME


class CallingTicket(Body):
    """A ticket of that service, which has seen to it that they may be called (common/secrets/tickets.py)."""

    ticket = fields.String(required=True)


class Mobile(Body):
    """The mobile of one of them in clear; empty where the file has none."""

    teacher_id = fields.UUID()
    mobile = fields.String()


class Mobiles(Body):
    """Each of them; every reading stands in the trail of the file."""

    mobiles = fields.List(fields.Nested(Mobile))


CALLERS = roles.ENTRY | {roles.INSTITUTION}

mobiles_to_call = Call(NAME, "mobiles_to_call", CallingTicket, Mobiles, CALLERS, writes=True, keeps_reply=False)
