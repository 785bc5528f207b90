"""Who read of a teacher elsewhere: other services tell records, which tells the teacher (R-SEC-02)."""

from marshmallow import fields, validate

from services.common.contract import Body, Event

AT_ONCE = 500
FILE_READ, CASE_READ = ACTS = ("media.file_read", "review.case_read")  # as their services' trails have them


class ReadElsewhere(Body):
    """Somebody read something about a teacher: who, of which office, when, which act, of what kind, and what for."""

    teacher_id = fields.UUID(required=True)
    account_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_path = fields.String(required=True)
    act = fields.String(required=True, validate=validate.OneOf(ACTS))
    what = fields.String(load_default=None, allow_none=True)
    purpose = fields.String(load_default=None, allow_none=True)
    at = fields.AwareDateTime(required=True)


class Readings(Body):
    """What was read."""

    readings = fields.List(fields.Nested(ReadElsewhere), required=True, validate=validate.Length(1, AT_ONCE))


teacher_read = Event("*", "teacher_read", Readings)
