"""变动台账: every ±1 of 专任教师 with its reason, the form 教基4063 made from it, and moves between schools (R-MOB-09).

The ledger follows the files: whenever a teacher counts at another school or in another stage, or no more, it has a line
of -1 there and one of +1 here. So what it sums up to is how many there are. A school year goes from September 1 to
August 31 and is named by the year in which it begins.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Paged, one_of, page_of
from services.common.stages import FORM_STAGES, OTHER_STAGES
from services.contracts.mobility import NAME

STAGES = FORM_STAGES + OTHER_STAGES
BY_OPENING = "opening"
REASONS = (
    BY_OPENING, "graduate_normal", "graduate", "recruited", "from_school", "from_outside", "from_other_staff",
    "inside_in", "stage_in", "other_in", "retired", "died", "to_school", "to_other_staff", "resigned", "inside_out",
    "stage_out", "other_out",
)  # fmt: skip
# 期初建账, 首次建档, 教师调动, 在职变动, 校内变动, 档案合并, 其他
OPENING, ENTRY, TRANSFER, STATUS, INSIDE, MERGE, OTHER = KINDS = (
    "opening",
    "entry",
    "transfer",
    "status",
    "inside",
    "merge",
    "other",
)
# 城区, 镇区, 乡村 by 城乡类型 of the school, and where that is not said
URBAN, TOWN, RURAL, NOT_SAID = AREAS = ("urban", "town", "rural", "not_said")
# 教师流动类别 (JSLDLB): 农→城, 城区校间或农村跨乡镇, 城→农, 其他
TO_CITY, BETWEEN_ALIKE, TO_COUNTRY, OTHERWISE = FLOW_KINDS = ("1", "2", "3", "9")
YEAR = validate.Range(2000, 2199)


class ChangeFilter(Body):
    """Changes whose day of effect lies from `first` to `last`; of one school, of one reason. Without one, of all.

    What follows `org_id` asks for moves between schools alone, as the flows count them: each once, from this school or
    area, to that one, of this 教师流动类别.
    """

    first = fields.Date(load_default=None, allow_none=True)
    last = fields.Date(load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*REASONS, None)))
    org_id = fields.UUID(load_default=None, allow_none=True)
    from_school = fields.UUID(load_default=None, allow_none=True)
    to_school = fields.UUID(load_default=None, allow_none=True)
    from_area = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*AREAS, None)))
    to_area = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*AREAS, None)))
    flow_kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*FLOW_KINDS, None)))


class ChangePageFilter(ChangeFilter, Paged):
    """A page of them, the latest written first; the opening of the ledger only if it is asked for by its reason."""


class StaffChange(Body):
    """One line: a full-time teacher more or less at a school in a stage, why, and from which day on.

    `code` is that of the reason in 教师变动 (JSBD). `ref` is the transfer or the act of status behind it, by `kind`, of
    `entry` a transfer from outside;
    `other_org_name` the school on the other side of a transfer.
    """

    id = fields.UUID()
    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    stage = one_of(STAGES)
    sex = fields.String(allow_none=True)
    delta = fields.Integer()
    reason = one_of(REASONS)
    reason_name = fields.String()
    code = fields.String(allow_none=True)
    kind = one_of(KINDS)
    ref = fields.UUID(allow_none=True)
    other_org_name = fields.String(allow_none=True)
    day = fields.Date()
    recorded_at = fields.AwareDateTime()


class ReasonTotal(Body):
    """How many lines of a reason there are, and what they sum up to."""

    reason = one_of(REASONS)
    name = fields.String()
    code = fields.String(allow_none=True)
    lines = fields.Integer()
    sum = fields.Integer()


class ReasonTotals(Body):
    """The sums of what a filter finds: every reason in the order of the list, and gains and losses in all."""

    items = fields.List(fields.Nested(ReasonTotal))
    gains = fields.Integer()
    losses = fields.Integer()


class ByYear(Body):
    """A school year, by default the present one; of an organisation of the own territory, by default all of it."""

    year = fields.Integer(load_default=None, allow_none=True, validate=YEAR)
    org_id = fields.UUID(load_default=None, allow_none=True)


class FormColumn(Body):
    """A column of the form: its name, the group in whose total it counts, the column of which it is a part (#)."""

    code = fields.String()
    name = fields.String()
    group = one_of(("gains", "losses"), allow_none=True)
    of = fields.String(allow_none=True)


class FormRow(Body):
    """A row: a stage, or the women of it (#女); `values` in the order of the columns."""

    code = fields.String()
    stage = one_of(FORM_STAGES)
    women = fields.Boolean()
    values = fields.List(fields.Integer())


class BrokenRule(Body):
    """A rule of the form that does not hold, and where; there should be none."""

    rule = fields.String()
    row = fields.String()


class StageCount(Body):
    """Full-time teachers who stand in no row of the form at the end of the year, by the reason for that."""

    stage = one_of(OTHER_STAGES)
    closing = fields.Integer()


class Form4063(Body):
    """教基4063 of an organisation and all below it; `first` and `last` are the days from and to which it goes.

    `opened_on` is the day on which the ledger began to follow the files that were there: what was before it is not
    known but for acts that were entered with an earlier day.
    """

    number = fields.String()
    title = fields.String()
    year = fields.Integer()
    first = fields.Date()
    last = fields.Date()
    org_id = fields.UUID()
    org_name = fields.String()
    columns = fields.List(fields.Nested(FormColumn))
    rows = fields.List(fields.Nested(FormRow))
    broken = fields.List(fields.Nested(BrokenRule))
    outside = fields.List(fields.Nested(StageCount))
    opened_on = fields.Date(allow_none=True)


class OpeningFilter(ByYear, Paged):
    """A page of those who were full-time teachers when a school year began."""


class OpeningTeacher(Body):
    """Somebody who stood in the ledger when the year began: at which school, in which stage, since when.

    Who was there before the ledger counts from the day on which that was opened.
    """

    teacher_id = fields.UUID()
    name = fields.String()
    org_id = fields.UUID()
    org_name = fields.String()
    stage = one_of(STAGES)
    sex = fields.String(allow_none=True)
    day = fields.Date(allow_none=True)


class Balance(Body):
    """期初 + 增加 - 减少 = 期末 of a school year: `opening` are listed one by one, `more` and `less` count lines."""

    year = fields.Integer()
    first = fields.Date()
    last = fields.Date()
    org_id = fields.UUID()
    org_name = fields.String()
    opening = fields.Integer()
    more = fields.Integer()
    less = fields.Integer()
    closing = fields.Integer()


class Flow(Body):
    """How many went from one school to another; `within` if both lie in the territory, else they came or went."""

    from_org_id = fields.UUID()
    from_org_name = fields.String()
    to_org_id = fields.UUID()
    to_org_name = fields.String()
    direction = one_of(("within", "came", "went"))
    count = fields.Integer()
    women = fields.Integer()


class AreaFlow(Body):
    """How many went from schools of one kind of place to those of another; `kind` is 教师流动类别."""

    from_area = one_of(AREAS)
    to_area = one_of(AREAS)
    kind = one_of(FLOW_KINDS)
    count = fields.Integer()
    women = fields.Integer()


class SchoolWithoutArea(Body):
    """A school of the territory of which nobody has said 城乡类型."""

    id = fields.UUID()
    name = fields.String()


class Flows(Body):
    """The moves between schools in a school year, the most first; at most 200 of them, `left_off` is how many more.

    `areas` are the same moves by the kinds of places, those that nobody made left out; `without_area` are open schools
    of the territory of which that is not known, at most 50 of `without_area_count`.
    """

    year = fields.Integer()
    first = fields.Date()
    last = fields.Date()
    org_id = fields.UUID()
    org_name = fields.String()
    within = fields.Integer()
    came = fields.Integer()
    went = fields.Integer()
    items = fields.List(fields.Nested(Flow))
    left_off = fields.Integer()
    areas = fields.List(fields.Nested(AreaFlow))
    without_area = fields.List(fields.Nested(SchoolWithoutArea))
    without_area_count = fields.Integer()


staff_changes = Call(NAME, "staff_changes", ChangePageFilter, page_of(StaffChange), roles.OFFICE)
staff_change_totals = Call(NAME, "staff_change_totals", ChangeFilter, ReasonTotals, roles.OFFICE)
staff_opening = Call(NAME, "staff_opening", OpeningFilter, page_of(OpeningTeacher), roles.OFFICE)
staff_balance = Call(NAME, "staff_balance", ByYear, Balance, roles.OFFICE)
staff_change_form = Call(NAME, "staff_change_form", ByYear, Form4063, roles.OFFICE)
staff_flows = Call(NAME, "staff_flows", ByYear, Flows, roles.OFFICE)
