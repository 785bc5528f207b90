"""What a service announces whose business is reviewed (R-REV-01): cases that it wants, what became of them there.

Declared once; used with `.at(service)`, as every service with something to review announces it. What review announces
of the cases stands in cases.py.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Event, Instant

AT_ONCE = 500  # cases in one event
EVIDENCED = frozenset({"addition", "change", "key_change"})  # businesses whose cases name their pieces of evidence
CODE = validate.Regexp(r"^[a-z][a-z_]{0,39}$")
ASKED_CODE = validate.Regexp(r"^[a-z0-9][a-z0-9_]{0,39}$")


class Subject(Body):
    """What a case is about; `kind` says of what sort it is (file, remark, …), `name` how lists call it."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=CODE)
    name = fields.String(required=True)


class EntryNumber(Body):
    """One entry of a record set at one of its versions."""

    entry_id = fields.UUID(required=True)
    number = fields.Integer(required=True)


class Piece(Body):
    """A file that speaks for what is to be judged, and where; `name` calls that place in the first language."""

    id = fields.UUID(required=True)
    entry_id = fields.UUID(required=True)
    set = fields.String(required=True)
    field = fields.String(required=True)
    name = fields.String(required=True)


class Shown(Body):
    """What is to be judged, as it stands: the entries with their numbers, the evidence, and a digest of it all.

    `number` is the subject's own count of versions where it has one.
    """

    entries = fields.List(fields.Nested(EntryNumber), load_default=list)
    evidence = fields.List(fields.Nested(Piece), load_default=list)
    digest = fields.String(required=True)
    number = fields.Integer(load_default=0)


class Alike(Body):
    """What many cases may have in common: those with the same `key` ask the same of different subjects.

    In the first language: `words` what they ask, `before` what stood there in this one; sensitive values masked.
    """

    key = fields.String(required=True)
    words = fields.String(required=True)
    before = fields.String(required=True)


class Asked(Body):
    """Which act of its business a case asks for, by its code there, and its first day.

    Of an act that is to be undone, `code` is "undo" and `undoes` the code of that act.
    """

    code = fields.String(required=True, validate=ASKED_CODE)
    undoes = fields.String(load_default=None, allow_none=True, validate=ASKED_CODE)
    day = fields.Date(required=True)


class CaseWanted(Body):
    """A case to be opened: once for each id, and one open case of a business for each subject.

    `teacher_id` is whose matter it is, perhaps nobody's; `parties` are the organisations that have a part in it beside
    the school `org_id` (receiving, sending, handling); `due` is when the whole of it has to be decided; `asked` tells
    apart what a business is one name for.
    """

    id = fields.UUID(required=True)
    business = fields.String(required=True, validate=CODE)
    subject = fields.Nested(Subject, required=True)
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    version = fields.Nested(Shown, required=True)
    sets = fields.List(fields.String(), load_default=list)
    org_id = fields.UUID(required=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    category = fields.String(required=True)
    submitter = fields.UUID(required=True)
    contributors = fields.List(fields.UUID(), load_default=list)
    parties = fields.Dict(keys=fields.String(), values=fields.UUID(), load_default=dict)
    due = Instant(load_default=None, allow_none=True)
    alike = fields.Nested(Alike, load_default=None, allow_none=True)
    asked = fields.Nested(Asked, load_default=None, allow_none=True)
    row_version = fields.Integer(load_default=1)


class CasesWanted(Body):
    """Cases of one service, each once."""

    cases = fields.List(fields.Nested(CaseWanted), required=True, validate=validate.Length(1, AT_ONCE))


class CaseConflict(Body):
    """A decision was not applied: what it was about is not what was shown. `row_version` is that of the decision.

    `version` is what there is now, `changed` which of the entries are not as they were; one that is gone has no number
    in `version`.
    """

    case_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    version = fields.Nested(Shown, required=True)
    changed = fields.List(fields.UUID(), load_default=list)
    at = Instant(required=True)


class CasesConflicted(Body):
    """Decisions of one service's cases that could not be applied."""

    cases = fields.List(fields.Nested(CaseConflict), required=True, validate=validate.Length(1, AT_ONCE))


class CaseAnswered(Body):
    """The service's own page has answered what the case asks: who, how, in which words.

    `business` and `subject_id` say which matter was answered: a case about another one is left alone.
    """

    case_id = fields.UUID(required=True)
    business = fields.String(required=True, validate=CODE)
    subject_id = fields.UUID(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(("approve", "reject")))
    answer = fields.String(required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    at = Instant(required=True)


class CasesAnswered(Body):
    """Cases that need no decision any more."""

    cases = fields.List(fields.Nested(CaseAnswered), required=True, validate=validate.Length(1, AT_ONCE))


class CaseRecalled(Body):
    """The business takes back what the case asks: nothing of it is to be decided any more; who took it back.

    Where a desk decided at the same moment, its decision is void.
    """

    case_id = fields.UUID(required=True)
    business = fields.String(required=True, validate=CODE)
    subject_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    at = Instant(required=True)


class CasesRecalled(Body):
    """Cases of one service that it takes back."""

    cases = fields.List(fields.Nested(CaseRecalled), required=True, validate=validate.Length(1, AT_ONCE))


cases_wanted = Event("*", "cases_wanted", CasesWanted)
cases_conflicted = Event("*", "cases_conflicted", CasesConflicted)
cases_answered = Event("*", "cases_answered", CasesAnswered)
cases_recalled = Event("*", "cases_recalled", CasesRecalled)
