"""Handing files over for review, by ids or by filter (R-REC-08)."""

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common import roles
from services.common.contract import Body, Call, Event, Paged, one_of, page_of
from services.contracts.operations import JOB_STATES
from services.contracts.records import NAME
from services.contracts.records.files import STATUS_CODE

AT_ONCE = 500  # files in one transaction and in one event


class FileFilter(Body):
    """Which of the asker's own files are meant: by stage, part of the name, whether complete."""

    status = fields.String(load_default="draft", validate=validate.OneOf(("draft", "rejected")))
    q = fields.String(load_default=None, allow_none=True)
    complete = fields.Boolean(load_default=None, allow_none=True)
    newly_hired = fields.Boolean(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    personnel_status = fields.String(load_default=None, allow_none=True, validate=STATUS_CODE)


class Submission(Body):
    """Files chosen in a list, or all that a filter finds: then the work is a job named by `id`."""

    id = fields.UUID(load_default=None, allow_none=True)
    teacher_ids = fields.List(fields.UUID(), load_default=None, validate=validate.Length(1, AT_ONCE))
    filter = fields.Nested(FileFilter, load_default=None)

    @validates_schema
    def one_of_both(self, data: dict, **_: object) -> None:
        """Exactly one way of choosing."""
        if (data.get("teacher_ids") is None) == (data.get("filter") is None):
            raise ValidationError("Give either teacher_ids or filter.", "teacher_ids")


class Outcome(Body):
    """What became of one of several subjects; `done` false says why in `message`."""

    id = fields.UUID()
    name = fields.String(allow_none=True)
    done = fields.Boolean()
    message = fields.String(allow_none=True)


class Outcomes(Body):
    """An outcome for each subject, and who is next; for a job its id and no outcomes yet."""

    items = fields.List(fields.Nested(Outcome))
    next_desk = fields.String(allow_none=True)
    job_id = fields.UUID(allow_none=True)


class BySubmission(Body):
    """One submission by filter."""

    submission_id = fields.UUID(required=True)


class OutcomePage(Paged):
    """The outcomes of a submission by filter; `done` limits to those that went well or did not."""

    submission_id = fields.UUID(required=True)
    done = fields.Boolean(load_default=None, allow_none=True)


class SubmissionState(Body):
    """How far a submission by filter is; `state` is that of its job."""

    id = fields.UUID()
    job_id = fields.UUID()
    state = one_of(JOB_STATES)
    total = fields.Integer(allow_none=True)
    submitted = fields.Integer()
    refused = fields.Integer()
    message = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()


submit = Call(NAME, "submit", Submission, Outcomes, roles.ENTRY, writes=True, deadline=30.0)
submission = Call(NAME, "submission", BySubmission, SubmissionState, roles.ENTRY)
submission_outcomes = Call(NAME, "submission_outcomes", OutcomePage, page_of(Outcome), roles.ENTRY)


class TeacherSubmitted(Body):
    """A file handed over for review, with the version and digest that the review is about.

    `sets` are the codes of the record sets that have entries.
    """

    teacher_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    name = fields.String(required=True)
    org_id = fields.UUID(required=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    category = fields.String(required=True)
    sets = fields.List(fields.String(), load_default=list)
    business = fields.String(required=True)
    submission_id = fields.UUID(required=True)
    submitted_by = fields.UUID(required=True)
    contributors = fields.List(fields.UUID(), required=True)
    at = fields.AwareDateTime(required=True)


class FilesSubmitted(Body):
    """Files handed over together."""

    files = fields.List(fields.Nested(TeacherSubmitted), required=True, validate=validate.Length(1, AT_ONCE))


files_submitted = Event(NAME, "files_submitted", FilesSubmitted)
