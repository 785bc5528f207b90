"""在职情况变动: what becomes of somebody at the school that holds the file (R-MOB-05).

A school enters an act with the day on which it takes effect; the chain of the business `status_change` reviews it, at
the school alone or at the county's 人事股 too; then records writes it. Each act leads to a code of 人员状态. What was
done can be undone on the same way, as long as nothing later stands on it.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, Words, one_of, page_of
from services.contracts.mobility import NAME
from services.contracts.records.entries import ByTeacher
from services.contracts.records.hand_over import PostInSchool
from services.contracts.records.workbooks import StoredFile
from services.contracts.verifying import PaperTicket

BUSINESS = "status_change"
# 长期不在岗, 恢复在岗, 辞职离职, 离退休, 返聘, 重新聘用, 死亡, 校内变动; 撤销 of one of these
ABSENCE, RETURN, RESIGNATION, RETIREMENT, REEMPLOYMENT, REHIRE, DEATH, POST_CHANGE = ENTERED = (
    "absence",
    "return",
    "resignation",
    "retirement",
    "reemployment",
    "rehire",
    "death",
    "post_change",
)
UNDO = "undo"
ACTS = (*ENTERED, UNDO)
# 已提交 (its hold is asked for), 受阻, 审核中, 待生效 (records writes it), 已生效, 已拒绝, 已撤回, 未能生效, 已撤销
ASKED, BLOCKED, REVIEWED, WRITING, DONE, REFUSED, WITHDRAWN, FAILED, UNDONE = STATES = (
    "asked",
    "blocked",
    "reviewed",
    "writing",
    "done",
    "refused",
    "withdrawn",
    "failed",
    "undone",
)
OPEN = (ASKED, REVIEWED, WRITING)
BOXES = ("mine", "todo", "open", "closed", "all")
DAY, UNTIL, DOCUMENT, WORDS, POST = FIELDS = ("day", "until", "document", "words", "post")
CODE = validate.Length(1, 10)


class NewStatusAct(Body):
    """Enters an act: `status` is the code of 人员状态 that follows from `day` on, `until` how long it lasts.

    Which of `until`, `document`, `words` and `post` are needed depends on the act and the status: see StatusChoices.
    `post_said` is what the post is called, as records told it.
    """

    id = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    act = fields.String(required=True, validate=validate.OneOf(ENTERED))
    status = fields.String(required=True, validate=CODE)
    day = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True)
    document = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))
    words = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=500))
    post = fields.Nested(PostInSchool, load_default=None, allow_none=True)
    post_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), load_default=list)


class StatusChoice(Body):
    """An act that can be entered now, the status to which it leads, what it needs and what it can say besides."""

    act = one_of(ENTERED)
    status = fields.String()
    needs = fields.List(one_of(FIELDS))
    takes = fields.List(one_of(FIELDS))


class StatusChoices(Body):
    """What can be entered about a teacher now; none where `why_not` says what stands against it.

    `not_before` is the day of the latest act: a later one takes effect no earlier. `due` is the month in which the
    teacher reaches the age of retirement by the law, where sex and birth are known: who retires earlier needs words.
    """

    teacher_id = fields.UUID()
    name = fields.String()
    personnel_status = fields.String(allow_none=True)
    not_before = fields.Date(allow_none=True)
    due = fields.String(allow_none=True)
    why_not = fields.String(allow_none=True)
    open_act_id = fields.UUID(allow_none=True)
    assignment_id = fields.UUID(allow_none=True)  # on which rotation or loan the teacher is
    choices = fields.List(fields.Nested(StatusChoice))


class StatusEvent(Body):
    """One thing that happened to an act: when, what, by whom, in which words."""

    at = fields.AwareDateTime()
    act = fields.String()
    step_name = fields.String(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class StatusBlocker(Body):
    """What stood against an act: the business of the file that is under way, and its id."""

    kind = fields.String()
    ref = fields.UUID(allow_none=True)


class StatusActRow(Body):
    """An act in a list: who, from which status to which, how far it is, who holds the ball and since when.

    `may` names what the asker can do: withdraw, undo.
    """

    id = fields.UUID()
    number = fields.String()  # 变动编号
    teacher_id = fields.UUID()
    name = fields.String()
    act = one_of(ACTS)
    state = one_of(STATES)
    org_id = fields.UUID()
    org_name = fields.String()
    from_status = fields.String()
    to_status = fields.String()
    day = fields.Date()
    until = fields.Date(allow_none=True)
    desk_name = fields.String(allow_none=True)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)  # by when its desk has to decide
    opened_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class StatusStep(Body):
    """One station on the way of an act; `org_name` is whose desk it is. The last one is the file itself."""

    part = one_of(("entered", "review", "file"))
    name = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    state = one_of(("done", "current", "ahead", "refused"))
    person = fields.String(allow_none=True)
    at = fields.AwareDateTime(allow_none=True)
    words = fields.String(allow_none=True)


class StatusAct(StatusActRow):
    """A whole act: what it says, its way, what happened. `undoes` is the act that this one undoes, if it does."""

    category = fields.String()
    now = fields.Dict(keys=fields.String())  # the post as it was when the act was entered
    post = fields.Dict(keys=fields.String(), allow_none=True)  # the one that follows, if it does
    post_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()))
    document = fields.String(allow_none=True)
    words = fields.String(allow_none=True)
    entered_by = fields.String()
    entered_at_org = fields.String()
    case_id = fields.UUID(allow_none=True)
    blocker = fields.Nested(StatusBlocker, allow_none=True)
    why = fields.String(allow_none=True)  # refused or failed: in whose words
    undoes = fields.UUID(allow_none=True)
    undone_by = fields.UUID(allow_none=True)
    steps = fields.List(fields.Nested(StatusStep))
    happened = fields.List(fields.Nested(StatusEvent))


class ByStatusAct(Body):
    """One act."""

    act_id = fields.UUID(required=True)


class ByStatusCase(Body):
    """The act that a case is about."""

    case_id = fields.UUID(required=True)


class StatusWithdrawal(ByStatusAct):
    """Takes an act back before it is decided, at the version that was seen, and says why."""

    row_version = fields.Integer(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class StatusUndo(StatusWithdrawal):
    """Asks to undo an act that took effect; `id` is that of the act by which this is done."""

    id = fields.UUID(required=True)


class StatusActToPrint(ByStatusAct):
    """One act as 在职变动表; `statuses` names the codes of 人员状态, `now_said` what the post of now is called.

    `id_number` is the number, as records told it.
    """

    id_number = fields.String(load_default="")
    statuses = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    now_said = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)


class StatusActFilter(Paged):
    """A page of acts, the latest first: `mine` (entered here), `todo` (they wait here), open, closed, all."""

    box = fields.String(load_default="open", validate=validate.OneOf(BOXES))
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    act = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*ACTS, None)))
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class StatusActCounts(Body):
    """How many acts there are in each box."""

    mine = fields.Integer()
    todo = fields.Integer()
    open = fields.Integer()
    closed = fields.Integer()
    all = fields.Integer()


CLERKS = roles.ENTRY
VIEWERS = roles.OFFICE | {roles.TEACHER}

status_choices = Call(NAME, "status_choices", ByTeacher, StatusChoices, CLERKS)
enter_status_act = Call(NAME, "enter_status_act", NewStatusAct, StatusAct, CLERKS, writes=True)
status_acts = Call(NAME, "status_acts", StatusActFilter, page_of(StatusActRow), VIEWERS)
status_act_counts = Call(NAME, "status_act_counts", Nothing, StatusActCounts, VIEWERS)
status_act = Call(NAME, "status_act", ByStatusAct, StatusAct, VIEWERS)
case_status_act = Call(NAME, "case_status_act", ByStatusCase, StatusAct, VIEWERS)
status_act_paper = Call(NAME, "status_act_paper", ByStatusAct, PaperTicket, VIEWERS)
print_status_act = Call(NAME, "print_status_act", StatusActToPrint, StoredFile, VIEWERS)
withdraw_status_act = Call(NAME, "withdraw_status_act", StatusWithdrawal, StatusAct, CLERKS, writes=True)
undo_status_act = Call(NAME, "undo_status_act", StatusUndo, StatusAct, CLERKS, writes=True)
