"""在职情况变动 by workbook: many acts entered at once, each row with its outcome (R-MOB-05, R-MOB-10).

Whoever enters at a school uploads what becomes of its teachers, at an office what becomes of those of the schools that
it manages. The workbook is read and each row judged; nothing is entered before the preview is
submitted. The rows are kept for 30 days.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Call, Paged, one_of, page_of
from services.contracts.mobility import NAME
from services.contracts.mobility.retirements import RetirementFilter
from services.contracts.mobility.status_acts import (
    ABSENCE,
    CLERKS,
    DEATH,
    RESIGNATION,
    RETIREMENT,
    RETURN,
    STATES,
)

AT_ONCE = 500
# Of the workbook: field → header, in the order of the sheet; the first five are required. A row needs no number where
# the system has filled in whose file it is.
COLUMNS = {
    "name": "姓名",
    "number": "身份证件号或个人标识码",
    "act": "变动类型",
    "status": "变动后人员状态",
    "day": "生效日期",
    "until": "截止日期",
    "document": "文号",
    "words": "说明",
    "file": "档案编号",
}
REQUIRED = ("name", "number", "act", "status", "day")
ACTS = {RETIREMENT: "离退休", RESIGNATION: "辞职离职", ABSENCE: "长期不在岗", RETURN: "恢复在岗", DEATH: "死亡"}
# Codes of 人员状态 to which these acts lead, as the sheet offers them.
STATUSES = (
    "301",
    "302",
    "306",
    "307",
    "308",
    "203",
    "204",
    "206",
    "207",
    "208",
    "209",
    "210",
    "211",
    "299",
    "100",
    "303",
)
# 读取中, 核对中 (records says whose numbers they are), 待提交, 提交中, 已提交; 未能读取, 已取消, 已中断
READING, CHECKING, READY, ENTERING, DONE, FAILED, CANCELLED, STOPPED = BATCH_STATES = (
    "reading",
    "checking",
    "ready",
    "entering",
    "done",
    "failed",
    "cancelled",
    "stopped",
)
# 核对中, 可提交, 未能提交, 已提交
ROW_SOUGHT, ROW_READY, ROW_REFUSED, ROW_ENTERED = ROW_STATES = ("sought", "ready", "refused", "entered")
ROW_KINDS = (*ROW_STATES, "blocked")


class NewStatusBatch(Body):
    """A filled-in template in the file store under `key`; `statuses` names the codes of 人员状态."""

    id = fields.UUID(required=True)
    key = fields.String(required=True, validate=validate.Length(1, 200))
    file_name = fields.String(required=True, validate=validate.Length(1, 200))
    statuses = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class RowCounts(Body):
    """How many rows of a workbook there are of each kind; `blocked` were entered, and something held the file."""

    sought = fields.Integer()
    ready = fields.Integer()
    refused = fields.Integer()
    entered = fields.Integer()
    blocked = fields.Integer()


class StatusBatch(Body):
    """A workbook and how far it is; `done` of `total` rows, the job is `mobility.<job_id>`.

    `may` names what the asker can do: cancel, enter.
    """

    id = fields.UUID()
    org_id = fields.UUID()
    file_name = fields.String()
    person = fields.String()
    state = one_of(BATCH_STATES)
    error = fields.String(allow_none=True)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    counts = fields.Nested(RowCounts)
    job_id = fields.UUID()
    created_at = fields.AwareDateTime()
    submitted_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class ByStatusBatch(Body):
    """One workbook."""

    batch_id = fields.UUID(required=True)


class StatusBatchEntry(ByStatusBatch):
    """Enters what the preview showed as ready: `count` rows, at the version that was seen."""

    row_version = fields.Integer(required=True)
    count = fields.Integer(required=True, validate=validate.Range(1))


class StatusRowFilter(ByStatusBatch, Paged):
    """Rows of one workbook: those refused first, each kind in the order of the sheet."""

    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*ROW_KINDS, None)))


class StatusRowFault(Body):
    """Why a row is not entered; `field` names the column, none where it is about the row as a whole."""

    field = fields.String(allow_none=True)
    message = fields.String()


class StatusBatchRow(Body):
    """A row as it was typed, its number masked; what is wrong with it, or the act that was entered, and its state."""

    number = fields.Integer()
    name = fields.String()
    masked = fields.String()
    org_name = fields.String(allow_none=True)
    teacher_id = fields.UUID(allow_none=True)
    act = fields.String()
    status = fields.String()
    day = fields.String()
    until = fields.String()
    document = fields.String()
    words = fields.String()
    state = one_of(ROW_STATES)
    faults = fields.List(fields.Nested(StatusRowFault))
    act_id = fields.UUID(allow_none=True)
    act_state = one_of(STATES, allow_none=True)


class RefusedRows(ByStatusBatch, Paged):
    """The rows of one workbook that were refused, to be corrected and sent again."""


class RefusedRow(Body):
    """A refused row as it was typed, its number in clear, with the reasons."""

    number = fields.Integer()
    texts = fields.Dict(keys=fields.String(), values=fields.String())
    reasons = fields.List(fields.String())


class ToRetire(Body):
    """Somebody whose retirement can be entered now; the number is shown masked, the row is known by `teacher_id`."""

    teacher_id = fields.UUID()
    name = fields.String()
    personal_number = fields.String(allow_none=True)
    org_name = fields.String()
    due = fields.String()


start_status_batch = Call(NAME, "start_status_batch", NewStatusBatch, StatusBatch, CLERKS, writes=True)
status_batches = Call(NAME, "status_batches", Paged, page_of(StatusBatch), CLERKS)
status_batch = Call(NAME, "status_batch", ByStatusBatch, StatusBatch, CLERKS)
status_batch_rows = Call(NAME, "status_batch_rows", StatusRowFilter, page_of(StatusBatchRow), CLERKS)
enter_status_batch = Call(NAME, "enter_status_batch", StatusBatchEntry, StatusBatch, CLERKS, writes=True)
refused_status_rows = Call(NAME, "refused_status_rows", RefusedRows, page_of(RefusedRow), CLERKS)
to_retire = Call(NAME, "to_retire", RetirementFilter, page_of(ToRetire), CLERKS)
