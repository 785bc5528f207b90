"""What review can be asked and what it announces: cases, chains, decisions (R-REV)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Nothing, Paged, page_of
from services.common.contracts.records import Reason

NAME = "review"

STATES = ("open", "approved", "rejected", "withdrawn")
VERDICTS = ("approve", "reject")


class Decision(Body):
    """Who decided what at which step, when, and why."""

    id = fields.UUID(required=True)
    step = fields.Integer(required=True)
    step_name = fields.String(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reasons = fields.List(fields.Nested(Reason), required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class CaseRow(Body):
    """A case in a work list: what it is about, at which step and on whose desk it lies, since when and until when.

    A closed case has no step. `may` is ["decide"] if the asker can decide it now; else `refusal` says why not.
    """

    id = fields.UUID()
    business = fields.String()
    subject_id = fields.UUID()
    subject_name = fields.String()
    org_id = fields.UUID()
    org_name = fields.String()
    state = fields.String()
    step = fields.Integer(allow_none=True)
    step_name = fields.String(allow_none=True)
    desk = fields.String(allow_none=True)
    opened_at = fields.AwareDateTime()
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())
    refusal = fields.String(allow_none=True)


class ChainStep(Body):
    """One step of a case's chain, with what has become of it: done, current or ahead."""

    name = fields.String()
    desk = fields.String()
    state = fields.String()


class Case(CaseRow):
    """A whole case, with the version of the subject that it is about."""

    subject_version = fields.Integer()
    subject_digest = fields.String()
    steps = fields.List(fields.Nested(ChainStep))
    decisions = fields.List(fields.Nested(Decision))


class ByCase(Body):
    """One case."""

    case_id = fields.UUID(required=True)


class CaseFilter(Paged):
    """`box` is todo (what the asker can decide now), done (decided by the asker) or all (of the territory)."""

    box = fields.String(load_default="todo", validate=validate.OneOf(("todo", "done", "all")))
    q = fields.String(load_default=None, allow_none=True)
    org_id = fields.UUID(load_default=None, allow_none=True)


class Verdict(Body):
    """A decision on one case at the version that the reviewer saw. A rejection needs a reason."""

    case_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reasons = fields.List(fields.Nested(Reason), load_default=list)


class Counts(Body):
    """How much waits for the asker, and since when the oldest."""

    todo = fields.Integer()
    oldest = fields.AwareDateTime(allow_none=True)


class CaseMoved(Body):
    """A case's state as it now stands, with every decision so far; older versions may be ignored.

    `step_role` is the part that the desk of the current step plays: school, authority, …; none once it is closed.
    """

    case_id = fields.UUID(required=True)
    business = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    subject_version = fields.Integer(required=True)
    subject_digest = fields.String(required=True)
    org_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    step_role = fields.String(required=True, allow_none=True)
    decisions = fields.List(fields.Nested(Decision), required=True)
    row_version = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)


REVIEWERS = roles.REVIEW
VIEWERS = roles.OFFICE

list_cases = Call(NAME, "list_cases", CaseFilter, page_of(CaseRow), VIEWERS)
case = Call(NAME, "case", ByCase, Case, VIEWERS)
case_counts = Call(NAME, "case_counts", Nothing, Counts, VIEWERS)
decide = Call(NAME, "decide", Verdict, Case, REVIEWERS, writes=True)

case_moved = Event(NAME, "case_moved", CaseMoved)
