"""Results by workbook: a template with the accepted people of now, filled in and entered all or none (R-TRN-04)."""

from marshmallow import fields, validate

from services.common.contract import Body, Call, Paged, one_of, page_of
from services.contracts.training import NAME
from services.contracts.training.projects import ByProject
from services.contracts.training.results import GRADES, HOLDERS

UPLOADS = "training-uploads"  # a folder of the file store
NOT_ASSESSED_WORD = "未考核"
GRADE_WORDS = (*GRADES, NOT_ASSESSED_WORD)
# Columns of the sheet; measures of the rule stand between the grade and the participant's id.
COLUMNS = {"name": "姓名", "org_name": "学校", "hours": "学时", "absent": "缺勤学时", "grade": "考核"}
KEYS = {"enrolment": "学员编号", "version": "结果版本"}
REQUIRED = ("name", "hours", "grade", "enrolment")
MEASURE = "measure:"  # before the code of a measure, as the name of its column
MOST_ROWS = 5_000
MOST_FAULTS = 500  # that are shown of one workbook
WAITING, RUNNING, ENTERED, FAULTY, FAILED, CANCELLED = STATES = (
    "waiting",
    "running",
    "entered",
    "faulty",
    "failed",
    "cancelled",
)


class BookMeasure(Body):
    """A number besides hours that the rule of the project's owner counts."""

    code = fields.String()
    name = fields.String()


class BookTerms(Body):
    """What the template is about."""

    project_name = fields.String()
    number = fields.String()
    hours = fields.String()
    measures = fields.List(fields.Nested(BookMeasure))


class BookPage(Paged, ByProject):
    """A page of its rows."""


class BookRow(Body):
    """An accepted participant with what is entered so far; `grade` is the word of the sheet, blank where there is none.

    `version` is the row version of the result, none where there is no result yet.
    """

    enrolment_id = fields.UUID()
    name = fields.String()
    org_name = fields.String()
    hours = fields.String(allow_none=True)
    absent = fields.String(allow_none=True)
    grade = fields.String(allow_none=True)
    measures = fields.Dict(keys=fields.String(), values=fields.String())
    version = fields.Integer(allow_none=True)


class NewResultBook(ByProject):
    """A filled-in template: the stored file `key`, called `file_name`; `id` names the workbook and its job."""

    id = fields.UUID(required=True)
    key = fields.String(required=True, validate=validate.Regexp(rf"^{UPLOADS}/[0-9a-f-]{{1,80}}$"))
    file_name = fields.String(required=True, validate=validate.Length(1, 200))


class ByResultBook(ByProject):
    """One workbook of a project, by whoever uploaded it."""

    book_id = fields.UUID(required=True)


class BookFault(Body):
    """What is wrong with one cell, such as E7, or with a row, in the asker's words."""

    row = fields.Integer()
    cell = fields.String(allow_none=True)
    name = fields.String()
    message = fields.String()


class ResultBook(Body):
    """What became of a workbook: `entered` results were new or changed, or nothing was, for `faults`.

    `unchanged` rows say what was there already, `blank` ones say nothing yet, `missing` participants have no result.
    """

    id = fields.UUID()
    job_id = fields.UUID()
    file_name = fields.String()
    state = one_of(STATES)
    entered = fields.Integer(allow_none=True)
    unchanged = fields.Integer(allow_none=True)
    blank = fields.Integer(allow_none=True)
    missing = fields.Integer(allow_none=True)
    faulty = fields.Integer(allow_none=True)  # rows
    faults = fields.List(fields.Nested(BookFault))
    error = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()


result_book_terms = Call(NAME, "result_book_terms", ByProject, BookTerms, HOLDERS)
result_book_rows = Call(NAME, "result_book_rows", BookPage, page_of(BookRow), HOLDERS)
start_result_book = Call(NAME, "start_result_book", NewResultBook, ResultBook, HOLDERS, writes=True)
result_book = Call(NAME, "result_book", ByResultBook, ResultBook, HOLDERS)
