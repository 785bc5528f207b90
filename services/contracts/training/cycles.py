"""Cycles of credits that have ended and are closed: nothing enters them until they are opened again (R-TRN-10)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing, Words, one_of
from services.contracts.training import NAME

RUNNING, ENDED, CLOSED, OPENED = STATES = ("running", "ended", "closed", "opened")  # 进行中, 已结束, 已关闭, 已重新开启


class CycleClosing(Body):
    """One closing: by which office and person, when and why; how it was opened again, if it was."""

    id = fields.UUID()
    org_name = fields.String()
    first = fields.Date()
    last = fields.Date()
    state = one_of((CLOSED, OPENED))
    closed_by = fields.String()
    closed_at = fields.AwareDateTime()
    closed_words = fields.String()
    opened_by = fields.String(allow_none=True)
    opened_by_org = fields.String(allow_none=True)
    opened_at = fields.AwareDateTime(allow_none=True)
    opened_words = fields.String(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class OwnCycle(Body):
    """A cycle of the rule that governs the asker's office; `may` says whether it is the asker's to close."""

    first = fields.Date()
    last = fields.Date()
    state = one_of(STATES)
    may = fields.List(fields.String())


class Cycles(Body):
    """The present cycle and those before it, and every closing at, above or below the office, the latest first."""

    rule = fields.String(allow_none=True)
    owner = fields.String(allow_none=True)
    cycles = fields.List(fields.Nested(OwnCycle))
    closings = fields.List(fields.Nested(CycleClosing))


class NewClosing(Body):
    """Closes the cycle that begins on this day, for the office's territory, and why."""

    id = fields.UUID(required=True)
    first = fields.Date(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class CycleOpening(Body):
    """Opens a closed cycle again, and why."""

    closing_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


CLOSERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})

cycles = Call(NAME, "cycles", Nothing, Cycles, roles.OFFICE)
close_cycle = Call(NAME, "close_cycle", NewClosing, CycleClosing, CLOSERS, writes=True)
open_cycle = Call(NAME, "open_cycle", CycleOpening, CycleClosing, CLOSERS, writes=True, deadline=60.0)
