"""Projects of training: registered by each level, a school's approved by its authority (R-TRN-01, -03)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Instant, Line, Nothing, Paged, Words, one_of, page_of
from services.contracts.training import NAME

BUSINESS = "training_project"
# 未发布, 待批准, 未批准, 已发布, 已取消, 已结项
DRAFT, REVIEWED, REFUSED, OPEN, CANCELLED, CLOSED = STATES = (
    "draft",
    "reviewed",
    "refused",
    "open",
    "cancelled",
    "closed",
)
MINISTRY, PROVINCE, CITY, COUNTY, SCHOOL = LEVELS = ("ministry", "province", "city", "county", "school")
MODES = ("1", "2", "3", "4", "5", "6", "9")  # code table training_mode
SCHOOL_BASED = "5"
REMOTE = ("2",)  # days of such a project may be spent elsewhere
# Where a project is: before its enrolment, in it, between it and its first day, in its days, after them
PHASES = ("ahead", "enrolling", "waiting", "running", "ended")
SENT, APPLIED, FREE = DIRECTIONS = ("sent", "applied", "free")  # 选派, 申请, 自由报名
BOXES = ("own", "todo", "offered", "held", "below", "all")
CODE = validate.Regexp(r"^[a-z][a-z0-9_]{0,39}$")


class ProjectFields(Body):
    """What describes a project. `places` and those of a quota: 0 is nobody, none is no limit.

    `attributes` are what the owner's rule of credits asks of a training. Days are whole days in China.
    """

    year = fields.Integer(required=True, validate=validate.Range(2000, 2100))
    name = Line(required=True, validate=validate.Length(2, 100))
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    content = Line(required=True, validate=validate.Length(2, 100))
    hours = fields.Decimal(as_string=True, required=True, places=2, validate=validate.Range(1, 9999))
    places = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 1_000_000))
    institution_id = fields.UUID(load_default=None, allow_none=True)
    directions = fields.List(
        fields.String(validate=validate.OneOf(DIRECTIONS)), required=True, validate=validate.Length(1, 3)
    )
    enrol_from = Instant(required=True)
    enrol_until = Instant(required=True)
    start = fields.Date(required=True)
    finish = fields.Date(required=True)
    results_due = fields.Date(load_default=None, allow_none=True)
    attributes = fields.Dict(
        keys=fields.String(validate=CODE), values=fields.String(validate=validate.Length(1, 60)), load_default=dict
    )
    notes = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))


class NewProject(ProjectFields):
    """Registers a project of the asker's organisation; it is a draft until it is published."""

    id = fields.UUID(required=True)


class ByProject(Body):
    """One project."""

    project_id = fields.UUID(required=True)


class ProjectSeen(ByProject):
    """One project at the version that was seen."""

    row_version = fields.Integer(required=True)


class ProjectChange(ProjectFields, ProjectSeen):
    """Says anew what describes a project. What is published keeps its hours, mode and days once somebody is in it."""


class ProjectEnd(ProjectSeen):
    """Ends it before its time, and why."""

    words = Words(required=True, validate=validate.Length(2, 200))


class QuotaPlaces(Body):
    """The places of one area or school; none is no limit of its own."""

    org_id = fields.UUID(required=True)
    places = fields.Integer(required=True, allow_none=True, validate=validate.Range(0, 1_000_000))


class Quotas(ProjectSeen):
    """All quotas of a project anew; an area that is left out has none, and so no limit of its own."""

    quotas = fields.List(fields.Nested(QuotaPlaces), required=True, validate=validate.Length(max=2000))


class QuotasDivided(ByProject):
    """Divides the places of the asker's office anew; `row_version` is the `division_version` that was seen."""

    row_version = fields.Integer(required=True)
    quotas = fields.List(fields.Nested(QuotaPlaces), required=True, validate=validate.Length(max=2000))


class QuotaShown(QuotaPlaces):
    """A quota, how many of its places are taken, and whose office gave it."""

    by_org_id = fields.UUID()
    by_org_name = fields.String()

    org_name = fields.String()
    taken = fields.Integer()


class ProjectEvent(Body):
    """One thing that happened to a project: when, what, by whom, in which words."""

    at = fields.AwareDateTime()
    act = fields.String()
    step_name = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class ProjectRow(Body):
    """A project in a list. `side` is why the asker sees it: owner, institution, below it, or above it.

    `may` names what the asker can do: change, publish, cancel, set_quotas, divide_quotas, second_round, enrol, assess,
    confirm.
    """

    id = fields.UUID()
    number = fields.String()  # 项目编号
    state = one_of(STATES)
    phase = one_of(PHASES)
    side = one_of(("owner", "institution", "below", "above"))
    level = one_of(LEVELS)
    org_id = fields.UUID()
    org_name = fields.String()
    institution_id = fields.UUID(allow_none=True)
    institution_name = fields.String(allow_none=True)
    year = fields.Integer()
    name = fields.String()
    mode = fields.String()
    content = fields.String()
    hours = fields.Decimal(as_string=True)
    places = fields.Integer(allow_none=True)
    taken = fields.Integer()
    directions = fields.List(one_of(DIRECTIONS))
    enrol_from = fields.AwareDateTime()
    enrol_until = fields.AwareDateTime()
    start = fields.Date()
    finish = fields.Date()
    results_due = fields.Date()
    results_state = fields.String()
    is_overdue = fields.Boolean()
    round = fields.Integer()
    desk_name = fields.String(allow_none=True)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class Project(ProjectRow):
    """A whole project, with its quotas as far as they concern the asker, and what happened."""

    attributes = fields.Dict(keys=fields.String(), values=fields.String())
    notes = fields.String(allow_none=True)
    why = fields.String(allow_none=True)
    registered_by = fields.String()
    opened_at = fields.AwareDateTime()
    case_id = fields.UUID(allow_none=True)
    waiting = fields.Integer()
    quotas = fields.List(fields.Nested(QuotaShown))
    division_version = fields.Integer()  # of how the asker's office divided its places; 0 if it never did
    happened = fields.List(fields.Nested(ProjectEvent))


class ProjectFilter(Paged):
    """A page of projects, the latest first: `own`, `todo` (they wait here), `offered` (by offices above, open for
    enrolment), `held` (by the asker's institution), `below` (of organisations in the territory), all.
    """

    box = fields.String(load_default="all", validate=validate.OneOf(BOXES))
    year = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(2000, 2100))
    level = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*LEVELS, None)))
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class ProjectCounts(Body):
    """How many projects there are in each box."""

    own = fields.Integer()
    todo = fields.Integer()
    offered = fields.Integer()
    held = fields.Integer()
    below = fields.Integer()
    all = fields.Integer()


class InstitutionFilter(Body):
    """Organisations that can hold a training, by a part of their name; of less than two signs none are told."""

    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class Institution(Body):
    """An organisation that can hold a training, and the office above it."""

    id = fields.UUID()
    name = fields.String()
    level = fields.String()
    above = fields.String(allow_none=True)


class Institutions(Body):
    """The first of them, by name."""

    items = fields.List(fields.Nested(Institution))


class ByProjectCase(Body):
    """The project that a case is about."""

    case_id = fields.UUID(required=True)


class PlanFilter(Body):
    """年度培训计划: the projects of one year of the asker's organisation, by default the present one."""

    year = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(2000, 2100))


class TrainingTerms(Body):
    """The last day of a training that is being described; by default today."""

    finish = fields.Date(load_default=None, allow_none=True)


class TrainingAttribute(Body):
    """A fact that the rule asks of a training, and the values that it knows."""

    code = fields.String()
    name = fields.String()
    values = fields.List(fields.String())


class TrainingChoices(Body):
    """What the rule that governs the asker's office asks of a training; without `rule` there is none yet."""

    rule = fields.String(allow_none=True)
    owner = fields.String(allow_none=True)
    attributes = fields.List(fields.Nested(TrainingAttribute))


REGISTRARS = roles.ENTRY
VIEWERS = roles.OFFICE | {roles.INSTITUTION, roles.TEACHER}

register_project = Call(NAME, "register_project", NewProject, Project, REGISTRARS, writes=True)
change_project = Call(NAME, "change_project", ProjectChange, Project, REGISTRARS, writes=True)
publish_project = Call(NAME, "publish_project", ProjectSeen, Project, REGISTRARS, writes=True)
cancel_project = Call(NAME, "cancel_project", ProjectEnd, Project, REGISTRARS, writes=True)
set_quotas = Call(NAME, "set_quotas", Quotas, Project, REGISTRARS, writes=True)
divide_quotas = Call(NAME, "divide_quotas", QuotasDivided, Project, REGISTRARS, writes=True)
projects = Call(NAME, "projects", ProjectFilter, page_of(ProjectRow), VIEWERS)
project_counts = Call(NAME, "project_counts", Nothing, ProjectCounts, VIEWERS)
project = Call(NAME, "project", ByProject, Project, VIEWERS)
case_project = Call(NAME, "case_project", ByProjectCase, Project, roles.OFFICE)
training_choices = Call(NAME, "training_choices", TrainingTerms, TrainingChoices, REGISTRARS)
possible_institutions = Call(NAME, "possible_institutions", InstitutionFilter, Institutions, REGISTRARS)
