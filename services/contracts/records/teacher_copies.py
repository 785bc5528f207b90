"""Teachers as other services know them: what records announces of a file from its first 报送 on.

No ID number travels; the personal number is masked, as lists show it.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Call, Event
from services.contracts import operations
from services.contracts.records import NAME

AT_ONCE = 500


class Teacher(Body):
    """One teacher; `row_version` tells which of two is newer. Codes are those of the catalogue, or none.

    `merged_into` is the file that is kept in the stead of this one: whoever has it set is no person of its own.
    """

    id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    org_id = fields.UUID(required=True)
    org_path = fields.String(required=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    category = fields.String(required=True)
    stage = fields.String(required=True)
    name = fields.String(load_default=None, allow_none=True)
    sex = fields.String(load_default=None, allow_none=True)
    birth_date = fields.String(load_default=None, allow_none=True)
    personnel_status = fields.String(load_default=None, allow_none=True)
    staff_category = fields.String(load_default=None, allow_none=True)
    title = fields.String(load_default=None, allow_none=True)
    post_type = fields.String(load_default=None, allow_none=True)
    post_grade = fields.String(load_default=None, allow_none=True)
    school_duty = fields.List(fields.String(), load_default=list, allow_none=True)
    main_stage = fields.String(load_default=None, allow_none=True)
    courses = fields.List(fields.String(), load_default=list, allow_none=True)
    newly_hired = fields.Boolean(required=True)
    backbone_teacher = fields.Boolean(load_default=None, allow_none=True)
    personal_number = fields.String(load_default=None, allow_none=True)
    number_state = fields.String(required=True)
    merged_into = fields.UUID(load_default=None, allow_none=True)
    source = fields.String(load_default=None, allow_none=True)
    normal_graduate = fields.Boolean(load_default=None, allow_none=True)
    school_start = fields.String(load_default=None, allow_none=True)  # a month, such as 2026-09


class Teachers(Body):
    """Teachers as they stand at an instant of records' clock."""

    at = fields.AwareDateTime(load_default=None, allow_none=True)
    # Each as Teacher has it, and not looked through a second time: it comes from the database and goes to one.
    teachers = fields.Raw(required=True, validate=validate.Length(1, AT_ONCE))


class Rebuilding(Body):
    """The telling of all teachers again; its id is that of its job."""

    id = fields.UUID(required=True)


rebuild_copies = Call(NAME, "rebuild_copies", Rebuilding, operations.Job, operations.OPERATORS, writes=True)

teachers_changed = Event(NAME, "teachers_changed", Teachers)
teachers_announced = Event(NAME, "teachers_announced", Teachers)  # all there are, to make copies again from
