"""Holds on files: what excludes what while a business is under way (R-REC-14, R-MOB-01).

A service that is about to begin something on a file asks for a hold and goes on when `hold_granted` comes; it gives the
hold back when its business has ended, however it ended. `ref` is the business's own id: the same ref again is the same
hold.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Event

RECORDS = "records"
AT_ONCE = 500
REQUEST, TRANSFER, STATUS, ASSIGNMENT, MERGE = KINDS = ("request", "transfer", "status", "assignment", "merge")


class Hold(Body):
    """A hold on a whole file, or on some of its entries.

    `instead_of` are holds of the same service on this file that end in the same moment, granted or not.
    """

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    entries = fields.List(fields.UUID(), load_default=None, allow_none=True)
    instead_of = fields.List(fields.UUID(), load_default=list)


class Holds(Body):
    """Holds that are asked for together; each is answered by itself."""

    holds = fields.List(fields.Nested(Hold), required=True, validate=validate.Length(1, AT_ONCE))


class Blocker(Body):
    """What holds a file already: its kind and the id of its business, to be linked to."""

    kind = fields.String(required=True)
    ref = fields.UUID(required=True)


class Answer(Body):
    """What became of one hold that was asked for: granted, refused with its blocker, with none for a file not here."""

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    granted = fields.Boolean(required=True)
    blocker = fields.Nested(Blocker, load_default=None, allow_none=True)


class Answers(Body):
    """Answers to holds that were asked for together."""

    answers = fields.List(fields.Nested(Answer), required=True, validate=validate.Length(1, AT_ONCE))


class Release(Body):
    """Businesses that have ended: their holds are given back."""

    refs = fields.List(fields.UUID(), required=True, validate=validate.Length(1, AT_ONCE))


holds_wanted = Event("*", "holds_wanted", Holds)
holds_released = Event("*", "holds_released", Release)


def hold_granted(service: str) -> Event:
    """What records answers the holds that one service has asked for: granted or not, each by itself."""
    return Event(RECORDS, f"hold_granted_{service}", Answers)
