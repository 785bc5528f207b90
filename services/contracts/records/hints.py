"""Hints, presets and filled-in samples for fields, written by a county or a school for those below it (R-REC-22)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records import NAME


class Hint(Body):
    """What is said of one field of one set. A preset is offered in a new form, a sample is only shown."""

    set = fields.String(required=True, validate=validate.Length(1, 40))
    field = fields.String(required=True, validate=validate.Length(1, 40))
    hint = fields.String(load_default=None, allow_none=True, validate=validate.Length(0, 500))
    preset = fields.Raw(load_default=None, allow_none=True)
    sample = fields.String(load_default=None, allow_none=True, validate=validate.Length(0, 200))


class HintInForce(Hint):
    """A hint and whose it is; the nearest organisation's counts, field by field."""

    org_id = fields.UUID()
    org_name = fields.String()


class HintFilter(Body):
    """The hints of a school category; without one, that of the asker's school. `own` leaves out those from above.

    For the file of `teacher_id` a preset that was ever rejected there is left out.
    """

    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*CATEGORIES, None)))
    own = fields.Boolean(load_default=False)
    teacher_id = fields.UUID(load_default=None, allow_none=True)


class Hints(Body):
    """The hints that count for the asker."""

    category = fields.String()
    items = fields.List(fields.Nested(HintInForce))


class NewHints(Body):
    """All hints of the asker's organisation for a school category; they replace those before."""

    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*CATEGORIES, None)))
    items = fields.List(fields.Nested(Hint), required=True, validate=validate.Length(0, 500))


hints = Call(NAME, "hints", HintFilter, Hints, roles.OFFICE | {roles.TEACHER})
put_hints = Call(NAME, "put_hints", NewHints, Hints, roles.ENTRY, writes=True)
