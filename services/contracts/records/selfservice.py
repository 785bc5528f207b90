"""What teachers do with their own files beside filling them in: confirm, object; what the school answers (R-REC-21)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Paged, Words, one_of, page_of
from services.contracts.identity.collection import MODES
from services.contracts.records import NAME
from services.contracts.records.entries import ByFileVersion, ByTeacher

STATES = ("open", "answered")  # of a remark
OUTCOMES = ("accepted", "refused")
TEXT = validate.Length(1, 500)


class SelfService(Body):
    """Whether the asker may fill in the own file now: `mode` is school, shared or self; none where none is set."""

    open = fields.Boolean()
    mode = one_of(MODES, allow_none=True)
    opens_at = fields.AwareDateTime(allow_none=True)
    closes_at = fields.AwareDateTime(allow_none=True)


class Confirmed(Body):
    """核对无误: when the teacher confirmed the file; a later change undoes it."""

    teacher_id = fields.UUID()
    confirmed_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()


class NewRemark(Body):
    """信息有误: the teacher says what is wrong with a value, an entry or a whole set."""

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    set = fields.String(required=True, validate=validate.Length(1, 40))
    entry_id = fields.UUID(load_default=None, allow_none=True)
    field = fields.String(load_default=None, allow_none=True)
    text = Words(required=True, validate=TEXT)


class Remark(Body):
    """A teacher's objection and the school's answer; `state` is open or answered, its id that of its case at review.

    `outcome` is accepted (the school puts it right) or refused.
    """

    id = fields.UUID()
    teacher_id = fields.UUID()
    teacher_name = fields.String(allow_none=True)
    set = fields.String()
    set_name = fields.String()
    entry_id = fields.UUID(allow_none=True)
    field = fields.String(allow_none=True)
    field_name = fields.String(allow_none=True)
    text = fields.String()
    person = fields.String()
    at = fields.AwareDateTime()
    state = one_of(STATES)
    answer = fields.String(allow_none=True)
    answered_by = fields.String(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    outcome = one_of(OUTCOMES, allow_none=True)
    may = fields.List(fields.String())


class Remarks(Body):
    """All remarks on one file, newest first."""

    items = fields.List(fields.Nested(Remark))


class RemarkFilter(Paged):
    """Remarks of the asker's territory, oldest first."""

    state = fields.String(load_default="open", validate=validate.OneOf(STATES))


class Answer(Body):
    """The school's answer to a remark; it closes the remark's case."""

    remark_id = fields.UUID(required=True)
    answer = Words(required=True, validate=TEXT)
    outcome = fields.String(load_default="accepted", validate=validate.OneOf(OUTCOMES))


class Explanation(Body):
    """Why a rejected value is right as it is: with it the file can be submitted without changing the value."""

    teacher_id = fields.UUID(required=True)
    reason_id = fields.UUID(required=True)
    explanation = Words(required=True, validate=TEXT)


TEACHERS = frozenset({roles.TEACHER})
SEES = roles.OFFICE | {roles.TEACHER}

self_service = Call(NAME, "self_service", ByTeacher, SelfService, SEES)
confirm = Call(NAME, "confirm", ByFileVersion, Confirmed, TEACHERS, writes=True)
add_remark = Call(NAME, "add_remark", NewRemark, Remark, TEACHERS, writes=True)
file_remarks = Call(NAME, "file_remarks", ByTeacher, Remarks, SEES)
remarks = Call(NAME, "remarks", RemarkFilter, page_of(Remark), roles.OFFICE)
answer_remark = Call(NAME, "answer_remark", Answer, Remark, roles.ENTRY, writes=True)
explain = Call(NAME, "explain", Explanation, Confirmed, roles.ENTRY | {roles.TEACHER}, writes=True)
