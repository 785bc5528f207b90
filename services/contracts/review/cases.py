"""What review can be asked about cases and what it announces of them (R-REV); see also the modules beside this one:
decisions (many at once), cases that are alike, delegations, chains."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Nothing, Paged, one_of, page_of
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records.files import Reason
from services.contracts.review import NAME
from services.contracts.review.businesses import Asked, EntryNumber, Piece
from services.contracts.review.history import VERDICTS, Decision, DeskReminder

STATES = ("open", "approved", "rejected", "withdrawn")
STEP_STATES = ("done", "current", "ahead")
BOXES = ("todo", "done", "all")
DUE = ("overdue", "soon")  # past its due date; within the next three days
AT_ONCE = 500  # cases in one transaction and in one event
FIRST_ENTRY = "first_entry"


class Waiting(Body):
    """A step that waits for a decision: on whose desk, for which record sets (none: all), since when, until when.

    `role` is the part that the desk plays: department, school, hub, teaching_office, research_office, authority, ….
    """

    number = fields.Integer()
    name = fields.String()
    desk = fields.String()
    role = fields.String()
    sets = fields.List(fields.String(), allow_none=True)
    waiting_since = fields.AwareDateTime()
    due_at = fields.AwareDateTime(allow_none=True)


class CaseRow(Body):
    """A case in a work list: what it is about, at which step and on whose desk it lies, since when and until when.

    Several steps can wait beside each other (`waiting`); `step` … `due_at` tell the asker's own, else the first, and
    `sets` the record sets that it looks at (none: all). A closed case has no step. `may` names what the asker can do
    now: decide, return (only where a step lies before), withdraw; `refusal` says why it cannot be decided. `originals`:
    the step is approved only with every piece of evidence ticked as compared with its original. Cases with the same
    `alike` ask the same, in `words`; `before` is what stood there in this one; `pieces` counts its evidence. `asked` is
    the act that it asks for, where its business is one name for several.
    """

    id = fields.UUID()
    business = fields.String()
    category = one_of(CATEGORIES)
    subject_id = fields.UUID()
    subject_kind = fields.String()
    subject_name = fields.String()
    teacher_id = fields.UUID(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    state = one_of(STATES)
    in_conflict = fields.Boolean()
    step = fields.Integer(allow_none=True)
    step_name = fields.String(allow_none=True)
    desk = fields.String(allow_none=True)
    sets = fields.List(fields.String(), allow_none=True)
    originals = fields.Boolean()
    waiting = fields.List(fields.Nested(Waiting))
    opened_at = fields.AwareDateTime()
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)
    overdue = fields.Boolean()
    row_version = fields.Integer()
    may = fields.List(fields.String())
    refusal = fields.String(allow_none=True)
    alike = fields.String(allow_none=True)
    words = fields.String(allow_none=True)
    before = fields.String(allow_none=True)
    pieces = fields.Integer()
    asked = fields.Nested(Asked, allow_none=True)


class Moved(Body):
    """A step that another desk decides than the chain says, and why (R-REV-06)."""

    from_desk = fields.String()
    why = fields.String()
    at = fields.AwareDateTime()


class CaseStep(Body):
    """One step of a case's chain, with what has become of it: done, current or ahead.

    Steps of the same `position` lie beside each other.
    """

    number = fields.Integer()
    position = fields.Integer()
    name = fields.String()
    desk = fields.String()
    role = fields.String()
    sets = fields.List(fields.String(), allow_none=True)
    originals = fields.Boolean()
    state = one_of(STEP_STATES)
    waiting_since = fields.AwareDateTime(allow_none=True)
    due_at = fields.AwareDateTime(allow_none=True)
    moved = fields.List(fields.Nested(Moved))


class Withdrawn(Body):
    """Who took the case back."""

    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)


class Party(Body):
    """An organisation that has a part in a case beside the school."""

    party = fields.String()
    party_name = fields.String()
    org_id = fields.UUID()
    org_name = fields.String()


class Conflict(Body):
    """A decision could not be applied, since these entries changed meanwhile: the desk looks again."""

    why = fields.String()
    changed = fields.List(fields.UUID())
    at = fields.AwareDateTime()


class Case(CaseRow):
    """A whole case, with the version of the subject that it is about and the record sets in it.

    `in_stead` says why the asker may decide an overdue step of a desk below, in the asker's language; mostly none.
    """

    subject_entries = fields.List(fields.Nested(EntryNumber))
    evidence = fields.List(fields.Nested(Piece))
    parties = fields.List(fields.Nested(Party))
    conflict = fields.Nested(Conflict, allow_none=True)
    in_stead = fields.String(allow_none=True)
    reminders = fields.List(fields.Nested(DeskReminder))

    subject_version = fields.Integer()
    subject_digest = fields.String()
    subject_sets = fields.List(fields.String())
    steps = fields.List(fields.Nested(CaseStep))
    decisions = fields.List(fields.Nested(Decision))
    withdrawn_by = fields.Nested(Withdrawn, allow_none=True)


class ByCase(Body):
    """One case."""

    case_id = fields.UUID(required=True)


class Wanted(Body):
    """Which cases: `box` is todo (what the asker can decide now), done (decided by the asker) or all (in sight).

    `step` is the part that a waiting desk plays (school, authority, teaching_office, …); `alike` the key of cases that
    ask the same.
    """

    box = fields.String(load_default="todo", validate=validate.OneOf(BOXES))
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))
    org_id = fields.UUID(load_default=None, allow_none=True)
    business = fields.String(load_default=None, allow_none=True)
    step = fields.String(load_default=None, allow_none=True)
    due = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*DUE, None)))
    alike = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))


class CaseFilter(Paged, Wanted):
    """A page of cases; `subject_id` gives those of one subject, `teacher_id` all of one teacher.

    A teacher sees the own.
    """

    teacher_id = fields.UUID(load_default=None, allow_none=True)
    subject_id = fields.UUID(load_default=None, allow_none=True)


class Verdict(Body):
    """A decision on one case at the version that the reviewer saw. A rejection or a return needs a reason.

    `originals` are the pieces of evidence that were compared with their originals.
    """

    case_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reasons = fields.List(fields.Nested(Reason), load_default=list, validate=validate.Length(max=200))
    originals = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=1000))


class Withdrawal(Body):
    """Takes a case back that nobody has decided, at the version that was seen."""

    case_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)


class StepCount(Body):
    """What waits for the asker of one business at one kind of step."""

    business = fields.String()
    step = fields.String()
    todo = fields.Integer()
    overdue = fields.Integer()
    oldest = fields.AwareDateTime()


class Counts(Body):
    """How much waits for the asker, since when the oldest, how much is overdue or soon will be.

    `overdue_below` counts the cases that are overdue at the desks directly below the asker's office.
    """

    todo = fields.Integer()
    overdue = fields.Integer()
    soon = fields.Integer()
    overdue_below = fields.Integer()
    oldest = fields.AwareDateTime(allow_none=True)
    steps = fields.List(fields.Nested(StepCount))


class CaseState(Body):
    """A case as it now stands, with every decision so far; older versions may be ignored.

    `subject_entries` of a closed case are the entries with their numbers that were shown: its decision counts for them.
    `step_roles` are the parts that the desks of the waiting steps play (school, teaching_office, authority, …), and
    `desk_ids` the organisations where they lie; both empty once it is closed. `due_at` is until when the first of the
    waiting steps has to be decided. `doors` are the paths of desks elsewhere
    in the tree that decide one of its steps, such as a hub school's, and of parties and the offices above them: they
    need to see what it is about. In the decisions an office that stood in for a desk is called so in its `org_name`.
    """

    case_id = fields.UUID(required=True)
    business = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    subject_version = fields.Integer(required=True)
    subject_digest = fields.String(required=True)
    subject_entries = fields.List(fields.Nested(EntryNumber), load_default=list)
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    org_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    step_roles = fields.List(fields.String(), required=True)
    desk_ids = fields.List(fields.UUID(), required=True)
    due_at = fields.AwareDateTime(load_default=None, allow_none=True)
    doors = fields.List(fields.String(), load_default=list)
    decisions = fields.List(fields.Nested(Decision), required=True)
    withdrawn_by = fields.Nested(Withdrawn, load_default=None, allow_none=True)
    row_version = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)


class CasesMoved(Body):
    """Cases of one business that were opened, moved on or were closed, each once."""

    cases = fields.List(fields.Nested(CaseState), required=True, validate=validate.Length(1, AT_ONCE))


REVIEWERS = roles.REVIEW
VIEWERS = roles.OFFICE
OWN_OR_OFFICE = roles.OFFICE | {roles.TEACHER}

list_cases = Call(NAME, "list_cases", CaseFilter, page_of(CaseRow), OWN_OR_OFFICE)
case = Call(NAME, "case", ByCase, Case, VIEWERS)
case_counts = Call(NAME, "case_counts", Nothing, Counts, VIEWERS)
decide = Call(NAME, "decide", Verdict, Case, REVIEWERS, writes=True)
withdraw = Call(NAME, "withdraw", Withdrawal, Case, roles.ENTRY, writes=True)

cases_moved = Event(NAME, "cases_moved", CasesMoved)  # of first entries, under the name that the first release binds


def moved(business: str) -> Event:
    """What review announces of the cases of one business, to whoever binds that business."""
    return cases_moved if business == FIRST_ENTRY else Event(NAME, f"{business}_cases_moved", CasesMoved)
