"""Teachers' accounts: opened singly, from a workbook or from the files; lists, acts on many, slips (R-ID-06, R-ID-07).

The user name is the number of the ID document. It is kept sealed and shown masked, and stands in no address.
"""

from typing import Any

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Paged, one_of, page_of
from services.contracts.identity import NAME
from services.contracts.operations import JOB_STATES

SEXES = {"1": "男", "2": "女"}
ID_TYPES = {
    "1": "居民身份证",
    "2": "军官证",
    "3": "士兵证",
    "4": "文职干部证",
    "5": "部队离退休证",
    "6": "香港特区护照/身份证明",
    "7": "澳门特区护照/身份证明",
    "8": "台湾居民来往大陆通行证",
    "9": "境外永久居住证",
    "A": "护照",
    "B": "户口簿",
    "C": "港澳台居民居住证",
    "Z": "其他",
}
COLUMNS = {  # of the account workbook: field → header, in the order of the sheet; the first five are required
    "name": "姓名",
    "sex": "性别",
    "birth_date": "出生日期",
    "id_type": "身份证件类型",
    "id_number": "身份证件号",
    "newly_hired": "是否新入职",
    "department": "二级单位代码",
}
REQUIRED = ("name", "sex", "birth_date", "id_type", "id_number")
YES_NO = {True: "是", False: "否"}

SOURCES = ("single", "workbook", "records")
STATES = ("initial", "active", "closed", "locked", "disabled")
ACTS = ("reset", "disable", "enable", "unlock", "close", "open", "delete")
MOST_AT_ONCE = 500


class NewTeacherAccount(Body):
    """The four or six items that open a teacher's account; the file is found by them, or opened."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, validate=validate.Length(1, 50))
    sex = fields.String(required=True, validate=validate.OneOf(tuple(SEXES)))
    birth_date = fields.Date(required=True)
    id_type = fields.String(load_default="1", validate=validate.OneOf(tuple(ID_TYPES)))
    id_number = fields.String(required=True, validate=validate.Length(1, 40))
    newly_hired = fields.Boolean(load_default=False)
    department_id = fields.UUID(load_default=None, allow_none=True)


class NewAccountBatch(Body):
    """Accounts for many: from an uploaded workbook (`key` in the file store), or for all files of the school 提取."""

    id = fields.UUID(required=True)
    source = fields.String(required=True, validate=validate.OneOf(("workbook", "records")))
    key = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 200))
    file_name = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 200))


class AccountBatch(Body):
    """Accounts being opened; the job is `identity.<id>`. `unchanged` had their account already."""

    id = fields.UUID()
    org_id = fields.UUID()
    source = one_of(SOURCES)
    file_name = fields.String(allow_none=True)
    person = fields.String()
    state = one_of(JOB_STATES)
    error = fields.String(allow_none=True)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    added = fields.Integer()
    unchanged = fields.Integer()
    faulty = fields.Integer()
    created_at = fields.AwareDateTime()
    finished_at = fields.AwareDateTime(allow_none=True)
    may = fields.List(fields.String())


class ByBatch(Body):
    """One batch."""

    batch_id = fields.UUID(required=True)


class BatchFaultFilter(Paged):
    """The faults of one batch, in the order of the sheet."""

    batch_id = fields.UUID(required=True)


class BatchFault(Body):
    """Why a row was left out; `column` is its letter, None where the fault is of no one cell."""

    number = fields.Integer()
    row = fields.Integer(allow_none=True)
    column = fields.String(allow_none=True)
    field = fields.String(allow_none=True)
    message = fields.String()


class TeacherAccount(Body):
    """A teacher's account in a list. `login` is masked; `closed` says that self-service is shut to this teacher."""

    id = fields.UUID()
    org_id = fields.UUID()
    name = fields.String()
    login = fields.String()
    state = one_of(STATES)
    closed = fields.Boolean()
    secret_expires_at = fields.AwareDateTime(allow_none=True)
    last_sign_in_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class FilesToJoin(Body):
    """Two files of one person, of which one is kept."""

    kept_id = fields.UUID(required=True)
    lost_id = fields.UUID(required=True)


class AccountAfterwards(Body):
    """With which account the person will come in: that of the kept file, the other one's, or none yet.

    `rests` if there are two, so that the other file's own account is disabled.
    """

    account = one_of(("kept", "lost", "none"))
    rests = fields.Boolean()


class Chosen(Body):
    """Which teachers' accounts of the own school: `q` is part of a name or user name; `batch_id` those of one batch."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))
    batch_id = fields.UUID(load_default=None, allow_none=True)


class TeacherAccountFilter(Chosen, Paged):
    """Teachers' accounts of the own school by name."""


class AccountAct(Body):
    """What to do to many accounts: to those named, or to all that a filter chooses (as a job)."""

    id = fields.UUID(required=True)
    act = fields.String(required=True, validate=validate.OneOf(ACTS))
    account_ids = fields.List(fields.UUID(), validate=validate.Length(1, MOST_AT_ONCE))
    chosen = fields.Nested(Chosen)


class ActOutcome(Body):
    """What became of one account; `message` says why nothing was done."""

    account_id = fields.UUID()
    done = fields.Boolean()
    message = fields.String(allow_none=True)


class ActOutcomes(Body):
    """An outcome for each account named, or the job that does the rest: `identity.<job_id>`."""

    items = fields.List(fields.Nested(ActOutcome))
    job_id = fields.UUID(allow_none=True)


class SlipPage(Body):
    """One page of slips; it gives fresh secrets to whom it names, so up to 500 at once."""

    limit = fields.Integer(load_default=200, validate=validate.Range(1, MOST_AT_ONCE))
    after = fields.String(load_default=None, allow_none=True)


class BatchSlips(SlipPage):
    """Slips of one batch."""

    batch_id = fields.UUID(required=True)


class WhoseSlips(Body):
    """Slips of the accounts named, or of all."""

    account_ids = fields.List(
        fields.UUID(), load_default=None, allow_none=True, validate=validate.Length(1, MOST_AT_ONCE)
    )


class NamedSlips(WhoseSlips, SlipPage):
    """The same, page by page."""


class Slip(Body):
    """What a person is handed: the initial password is blank once an own one was chosen, or while shut out."""

    account_id = fields.UUID()
    org_name = fields.String()
    name = fields.String()
    login = fields.String()
    initial_password = fields.String(allow_none=True)
    expires_at = fields.AwareDateTime(allow_none=True)


JOINERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})
ADMINS = frozenset({roles.SYSTEM_ADMIN})

add_teacher_account = Call(NAME, "add_teacher_account", NewTeacherAccount, AccountBatch, ADMINS, writes=True)
start_account_batch = Call(NAME, "start_account_batch", NewAccountBatch, AccountBatch, ADMINS, writes=True)
account_batches = Call(NAME, "account_batches", Paged, page_of(AccountBatch), ADMINS)
account_batch = Call(NAME, "account_batch", ByBatch, AccountBatch, ADMINS)
account_batch_faults = Call(NAME, "account_batch_faults", BatchFaultFilter, page_of(BatchFault), ADMINS)
list_teacher_accounts = Call(NAME, "list_teacher_accounts", TeacherAccountFilter, page_of(TeacherAccount), ADMINS)
account_afterwards = Call(NAME, "account_afterwards", FilesToJoin, AccountAfterwards, JOINERS)
act_on_accounts = Call(NAME, "act_on_accounts", AccountAct, ActOutcomes, ADMINS, writes=True)
Slips = page_of(Slip)
ISSUING: dict[str, Any] = {"writes": True, "keeps_reply": False, "deadline": 30.0}
issue_batch_slips = Call(NAME, "issue_batch_slips", BatchSlips, Slips, ADMINS, **ISSUING)
issue_teacher_slips = Call(NAME, "issue_teacher_slips", NamedSlips, Slips, ADMINS, **ISSUING)
issue_user_slips = Call(NAME, "issue_user_slips", NamedSlips, Slips, ADMINS, **ISSUING)
