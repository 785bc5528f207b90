"""交流轮岗 without change of the personnel relation, and 借调: time elsewhere (R-MOB-06, R-MOB-08).

The school that holds the file enters it, and keeps the file; its reviewer and its authority confirm; on the first day
records writes it, and at its end the way back. Both schools see it; the host sees neither the file nor the reasons.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, Words, one_of, page_of
from services.contracts.mobility import NAME
from services.contracts.records.entries import ByTeacher
from services.contracts.records.workbooks import StoredFile
from services.contracts.verifying import PaperTicket

BUSINESS = "assignment"
ROTATION, LOAN = KINDS = ("rotation", "loan")  # 交流轮岗, 借调
# Whereto: a school of this site; outside of it an institution (事业单位), an office of the state (机关)
SCHOOL, INSTITUTION, AGENCY = HOSTS = ("school", "institution", "agency")
# 已提交 (its hold is asked for), 受阻, 审核中, 待开始, 待生效 (records writes it), 进行中, 延期审核中, 结束办理中,
# 已结束, 已拒绝, 已撤回, 未能生效
ASKED, BLOCKED, REVIEWED, AGREED, WRITING, ACTIVE, EXTENDING, ENDING, ENDED, REFUSED, WITHDRAWN, FAILED = STATES = (
    "asked",
    "blocked",
    "reviewed",
    "agreed",
    "writing",
    "active",
    "extending",
    "ending",
    "ended",
    "refused",
    "withdrawn",
    "failed",
)
BEGUN = (ACTIVE, EXTENDING, ENDING)  # the teacher is there
OPEN = (ASKED, REVIEWED, AGREED, WRITING, *BEGUN)
BOXES = ("mine", "todo", "open", "incoming", "closed", "all")
CODE = validate.Length(1, 10)
YEAR = validate.Range(2000, 2100)  # a school year by the year in which it begins, on 1 September


class NewAssignment(Body):
    """Enters an assignment of a teacher of the own school.

    A rotation has its type and goes to a school of this site, `host_id`; a loan goes there too, or to `host_name`
    outside of it. `start` is the first day there, `until` the last one as it is expected.
    """

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    rotation_type = fields.String(load_default=None, allow_none=True, validate=CODE)
    host_kind = fields.String(load_default=SCHOOL, validate=validate.OneOf(HOSTS))
    host_id = fields.UUID(load_default=None, allow_none=True)
    host_name = fields.String(load_default=None, allow_none=True, validate=validate.Length(2, 60))
    start = fields.Date(required=True)
    until = fields.Date(required=True)
    document = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))
    reason = Words(required=True, validate=validate.Length(2, 500))


class AssignmentChoices(Body):
    """Whether an assignment of a teacher can be entered now, and the one under way where there is one."""

    teacher_id = fields.UUID()
    name = fields.String()
    personnel_status = fields.String(allow_none=True)
    why_not = fields.String(allow_none=True)
    open_id = fields.UUID(allow_none=True)


class HostFilter(Body):
    """Schools by a part of their name; of less than two signs none are told."""

    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class Host(Body):
    """A school that can take somebody in, and the office that manages it."""

    id = fields.UUID()
    name = fields.String()
    above = fields.String(allow_none=True)


class Hosts(Body):
    """The first of them, by name."""

    items = fields.List(fields.Nested(Host))


class AssignmentEvent(Body):
    """One thing that happened to an assignment: when, what, by whom, in which words."""

    at = fields.AwareDateTime()
    act = fields.String()
    step_name = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class AssignmentBlocker(Body):
    """What stood against an assignment: the business of the file that is under way, and its id."""

    kind = fields.String()
    ref = fields.UUID(allow_none=True)


class AssignmentRow(Body):
    """An assignment in a list: who is where from when to when, how far it is, who holds the ball and since when.

    `side` is host for who sees it because of the host alone. `may` names what the asker can do: withdraw, extend,
    take_back (an extension that is under review), end.
    """

    id = fields.UUID()
    number = fields.String()  # 轮岗编号, 借调编号
    teacher_id = fields.UUID()
    name = fields.String()
    kind = one_of(KINDS)
    rotation_type = fields.String(allow_none=True)
    state = one_of(STATES)
    side = one_of(("home", "host"))
    org_id = fields.UUID()
    org_name = fields.String()
    host_kind = one_of(HOSTS)
    host_id = fields.UUID(allow_none=True)
    host_name = fields.String()
    start = fields.Date()
    until = fields.Date()
    wanted_until = fields.Date(allow_none=True)
    ended_on = fields.Date(allow_none=True)
    is_overdue = fields.Boolean()
    desk_name = fields.String(allow_none=True)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)  # by when its desk has to decide
    opened_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class AssignmentStep(Body):
    """One station on the way of an assignment; `org_name` is whose desk it is. The last one is the file itself."""

    part = one_of(("entered", "review", "extension", "file", "end"))
    name = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    state = one_of(("done", "current", "ahead", "refused"))
    person = fields.String(allow_none=True)
    at = fields.AwareDateTime(allow_none=True)
    words = fields.String(allow_none=True)


class Assignment(AssignmentRow):
    """A whole assignment: what it says, its way, what happened. The host is not told of reasons and desks."""

    category = fields.String()
    from_status = fields.String()
    to_status = fields.String()
    document = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    wanted_words = fields.String(allow_none=True)
    entered_by = fields.String()
    entered_at_org = fields.String()
    case_id = fields.UUID(allow_none=True)
    blocker = fields.Nested(AssignmentBlocker, allow_none=True)
    why = fields.String(allow_none=True)  # refused or failed: in whose words
    steps = fields.List(fields.Nested(AssignmentStep))
    happened = fields.List(fields.Nested(AssignmentEvent))


class ByAssignment(Body):
    """One assignment."""

    assignment_id = fields.UUID(required=True)


class AssignmentToPrint(ByAssignment):
    """One assignment as 轮岗登记表 or 借调登记表; `id_number` is the number, as records told it."""

    id_number = fields.String(load_default="")


class ByAssignmentCase(Body):
    """The assignment that a case is about, be it the entering or an extension."""

    case_id = fields.UUID(required=True)


class AssignmentAct(ByAssignment):
    """An act on an assignment at the version that was seen, and why."""

    row_version = fields.Integer(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class AssignmentExtension(AssignmentAct):
    """Asks for another last day; it goes the way of the assignment itself."""

    until = fields.Date(required=True)


class AssignmentEnd(AssignmentAct):
    """The teacher is back: `day` is the first day at the home school."""

    day = fields.Date(required=True)


class AssignmentFilter(Paged):
    """A page of assignments, the latest first: `mine` (entered here), `todo` (they wait here), open, `incoming` (they
    come here), closed, all. `school_year` leaves those that are agreed or begun and fall into that year.
    """

    box = fields.String(load_default="open", validate=validate.OneOf(BOXES))
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*KINDS, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    school_year = fields.Integer(load_default=None, allow_none=True, validate=YEAR)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class AssignmentCounts(Body):
    """How many assignments there are in each box."""

    mine = fields.Integer()
    todo = fields.Integer()
    open = fields.Integer()
    incoming = fields.Integer()
    closed = fields.Integer()
    all = fields.Integer()


class ShareFilter(Body):
    """A school year, by the year in which it begins; none: the one that runs. Of the asker's territory or a part."""

    school_year = fields.Integer(load_default=None, allow_none=True, validate=YEAR)
    org_id = fields.UUID(load_default=None, allow_none=True)


class SharePage(ShareFilter, Paged):
    """The same, and a page of its people."""


class RotationShare(Body):
    """交流轮岗比例 of a school year: who began a rotation of those in post, and how many of them are 骨干教师.

    Shares are of one, none where there is nobody to be counted. `wanted` are what the policy asks for.
    """

    school_year = fields.Integer()
    org_name = fields.String()
    in_post = fields.Integer()
    rotated = fields.Integer()
    backbone = fields.Integer()
    share = fields.Float(allow_none=True)
    backbone_share = fields.Float(allow_none=True)
    wanted_share = fields.Float()
    wanted_backbone_share = fields.Float()


MOST, LEAST = ORDERS = ("most", "least")


class SchoolSharePage(SharePage):
    """The same by school, those with the greatest share first or last."""

    order = fields.String(load_default=LEAST, validate=validate.OneOf(ORDERS))


class SchoolShare(Body):
    """交流轮岗比例 of one school: of those in post, who began a rotation, and how many of them are 骨干教师."""

    org_id = fields.UUID()
    org_name = fields.String()
    in_post = fields.Integer()
    rotated = fields.Integer()
    backbone = fields.Integer()
    share = fields.Float(allow_none=True)
    backbone_share = fields.Float(allow_none=True)


class Rotated(Body):
    """Somebody who began a rotation: by an assignment, or by a transfer where the personnel relation went along."""

    id = fields.UUID()
    way = one_of(("assignment", "transfer"))
    teacher_id = fields.UUID()
    name = fields.String()
    from_org_name = fields.String()
    to_org_name = fields.String()
    day = fields.Date()
    is_backbone = fields.Boolean(allow_none=True)


CLERKS = roles.ENTRY
VIEWERS = roles.OFFICE | {roles.TEACHER}

assignment_choices = Call(NAME, "assignment_choices", ByTeacher, AssignmentChoices, CLERKS)
possible_hosts = Call(NAME, "possible_hosts", HostFilter, Hosts, CLERKS)
enter_assignment = Call(NAME, "enter_assignment", NewAssignment, Assignment, CLERKS, writes=True)
assignments = Call(NAME, "assignments", AssignmentFilter, page_of(AssignmentRow), VIEWERS)
assignment_counts = Call(NAME, "assignment_counts", Nothing, AssignmentCounts, VIEWERS)
assignment = Call(NAME, "assignment", ByAssignment, Assignment, VIEWERS)
case_assignment = Call(NAME, "case_assignment", ByAssignmentCase, Assignment, VIEWERS)
assignment_paper = Call(NAME, "assignment_paper", ByAssignment, PaperTicket, VIEWERS)
print_assignment = Call(NAME, "print_assignment", AssignmentToPrint, StoredFile, VIEWERS)
withdraw_assignment = Call(NAME, "withdraw_assignment", AssignmentAct, Assignment, CLERKS, writes=True)
extend_assignment = Call(NAME, "extend_assignment", AssignmentExtension, Assignment, CLERKS, writes=True)
end_assignment = Call(NAME, "end_assignment", AssignmentEnd, Assignment, CLERKS, writes=True)
rotation_share = Call(NAME, "rotation_share", ShareFilter, RotationShare, roles.OFFICE)
rotation_share_of_schools = Call(NAME, "rotation_share_of_schools", SchoolSharePage, page_of(SchoolShare), roles.OFFICE)
rotated_teachers = Call(NAME, "rotated_teachers", SharePage, page_of(Rotated), roles.OFFICE)
