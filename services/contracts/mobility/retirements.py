"""达到退休年龄: those who reach the age of retirement, by the law's table of ages (R-MOB-05)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Paged, one_of
from services.contracts.mobility import NAME

GROUPS = ("man", "woman_cadre", "woman_worker")


class RetirementFilter(Paged):
    """Who reaches the age until a month (2027-06), of those who are still there; without it within twelve months."""

    until = fields.String(
        load_default=None, allow_none=True, validate=validate.Regexp(r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$")
    )


class Retirement(Body):
    """Somebody who reaches the age in the month `due`; `is_due` if that month has come."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    sex = fields.String(allow_none=True)
    born = fields.String()
    post_type = fields.String(allow_none=True)
    personnel_status = fields.String(allow_none=True)
    group = one_of(GROUPS)
    due = fields.String()
    is_due = fields.Boolean()
    is_effective = fields.Boolean()  # acts can be entered of effective files only
    open_act_id = fields.UUID(allow_none=True)


class RetirementPage(Body):
    """One page, the eldest first; `until` is the month up to which it goes."""

    until = fields.String()
    items = fields.List(fields.Nested(Retirement))
    next = fields.String(allow_none=True)


retirements = Call(NAME, "retirements", RetirementFilter, RetirementPage, roles.OFFICE)
