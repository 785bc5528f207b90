"""Decisions on many cases in one act (R-REV-04): a job, and an outcome for each case."""

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common.contract import Body, Call, Paged, Words, one_of, page_of
from services.contracts.operations import JOB_STATES
from services.contracts.records.files import Reason
from services.contracts.review import NAME
from services.contracts.review.cases import AT_ONCE, REVIEWERS, VERDICTS, Wanted

MOST = 50_000  # cases in one act
MOST_SHOWN = 2_000  # cases on one page


class ShownCase(Body):
    """A case in the version that was shown; with a `reason` it is an exception, and rejected for that."""

    case_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    reason = Words(load_default=None, allow_none=True, validate=validate.Length(max=500))


class NewBatch(Body):
    """One verdict on many cases, four eyes for each: those chosen in a list, those `shown`, or all that a filter finds.

    Of what was shown only that is decided which is still in the version that was shown.
    """

    id = fields.UUID(required=True)
    case_ids = fields.List(fields.UUID(), load_default=None, allow_none=True, validate=validate.Length(1, AT_ONCE))
    filter = fields.Nested(Wanted(exclude=("box", "alike")), load_default=None, allow_none=True)
    shown = fields.List(
        fields.Nested(ShownCase), load_default=None, allow_none=True, validate=validate.Length(1, MOST_SHOWN)
    )
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reasons = fields.List(fields.Nested(Reason), load_default=list, validate=validate.Length(max=200))

    @validates_schema
    def one_way(self, data: dict, **_: object) -> None:
        """Exactly one way of choosing."""
        if sum(data.get(way) is not None for way in ("case_ids", "filter", "shown")) != 1:
            raise ValidationError("Give case_ids, filter or shown.", "case_ids")


class Batch(Body):
    """How far a batch is; `state` is that of its job, `total` were found, `decided` and `refused` are done."""

    id = fields.UUID()
    job_id = fields.UUID()
    verdict = one_of(VERDICTS)
    state = one_of(JOB_STATES)
    total = fields.Integer()
    decided = fields.Integer()
    refused = fields.Integer()
    message = fields.String(allow_none=True)
    person = fields.String()
    created_at = fields.AwareDateTime()
    finished_at = fields.AwareDateTime(allow_none=True)


class ByBatch(Body):
    """One batch."""

    batch_id = fields.UUID(required=True)


class OutcomePage(Paged):
    """The outcomes of a batch in its order; `done` limits to those that were decided or were not."""

    batch_id = fields.UUID(required=True)
    done = fields.Boolean(load_default=None, allow_none=True)


class CaseOutcome(Body):
    """What became of one case; `done` is none while its turn has not come, false says why in `message`.

    A case that is out of the asker's sight by now, such as of a teacher who went elsewhere, has neither subject nor
    names.
    """

    case_id = fields.UUID()
    subject_id = fields.UUID(allow_none=True)
    subject_name = fields.String()
    org_name = fields.String()
    done = fields.Boolean(allow_none=True)
    message = fields.String(allow_none=True)


decide_many = Call(NAME, "decide_many", NewBatch, Batch, REVIEWERS, writes=True, deadline=30.0)
list_batches = Call(NAME, "list_batches", Paged, page_of(Batch), REVIEWERS)
batch = Call(NAME, "batch", ByBatch, Batch, REVIEWERS)
outcomes = Call(NAME, "outcomes", OutcomePage, page_of(CaseOutcome), REVIEWERS)
