"""Files of teachers: lists, one file, entry of 基本信息, history (R-REC)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Instant, Nothing, Paged, Words, one_of, page_of
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records import NAME, NUMBER_STATES, STAGES
from services.contracts.records.completeness import Missing
from services.contracts.records.entries import ByTeacher, SetOfFile

STATUS_CODE = validate.Regexp("^[1-3]([0-9]{2})?$", error="This is no personnel status. Choose one of the list.")


class TeacherFilter(Paged):
    """Files of the asker's territory; `q` is part of a name, `status` one of STAGES, `desk` where it lies in review.

    `personnel_status` is a code of 人员状态, or the digit with which codes begin: 1 at the post, 2 away, 3 gone.
    """

    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    status = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STAGES, None)))
    complete = fields.Boolean(load_default=None, allow_none=True)
    newly_hired = fields.Boolean(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    desk = fields.String(load_default=None, allow_none=True)
    number_state = fields.String(load_default=None, allow_none=True)
    personnel_status = fields.String(load_default=None, allow_none=True, validate=STATUS_CODE)


class TeacherRow(Body):
    """A file in a list. `id_number` is masked; `may` names the acts that the asker can do to it now.

    `personnel_status` is a code of 人员状态. `desk` is the role of the desk where it lies in review; `number_state`
    none, temporary, checking, formal or problem.
    """

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    name = fields.String(allow_none=True)
    sex = fields.String(allow_none=True)
    birth_date = fields.String(allow_none=True)
    id_number = fields.String(allow_none=True)
    status = one_of(STAGES)
    missing = fields.Integer()
    newly_hired = fields.Boolean()
    personnel_status = fields.String(allow_none=True)
    department_id = fields.UUID(allow_none=True)
    desk = fields.String(allow_none=True)
    personal_number = fields.String(allow_none=True)
    number_state = one_of(NUMBER_STATES)
    confirmed_at = fields.AwareDateTime(allow_none=True)
    updated_at = fields.AwareDateTime()
    row_version = fields.Integer()
    may = fields.List(fields.String())


class Reason(Body):
    """Why something was rejected: for the whole file, a set, an entry, or one field of it."""

    set = fields.String(load_default=None, allow_none=True)
    entry_id = fields.UUID(load_default=None, allow_none=True)
    field = fields.String(load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=validate.Length(1, 500))


class Rejection(Reason):
    """A reason that stands against a file. `mended` when the value was changed or the reason was answered."""

    id = fields.UUID()
    set_name = fields.String(allow_none=True)
    field_name = fields.String(allow_none=True)
    explanation = fields.String(allow_none=True)
    mended = fields.Boolean()


class FileHold(Body):
    """A business that is under way with a file (holds.py): its kind and its id, for a page to link to."""

    kind = fields.String()
    ref = fields.UUID()


class FileArrival(Body):
    """系统外调入 by which a file was opened (arrivals.py): its id, the former employer, the first day, the document."""

    id = fields.UUID()
    origin = fields.String()
    from_day = fields.Date()
    document = fields.String(allow_none=True)


class Teacher(TeacherRow):
    """A whole file: `sets` with their entries, sensitive values masked; `merged_into` is kept in its stead.

    `values` and `texts` are those of 基本信息 alone, by set and field, as `sets` has them too. `held_by` is what is
    under way with the file: kind and id of each business. `arrival` is how somebody from outside came.
    """

    category = one_of(CATEGORIES)
    catalogue_version = fields.String()
    merged_into = fields.UUID(allow_none=True)
    values = fields.Dict()
    texts = fields.Dict()
    sets = fields.List(fields.Nested(SetOfFile))
    reasons = fields.List(fields.Nested(Rejection))
    missing_items = fields.List(fields.Nested(Missing))
    case_id = fields.UUID(allow_none=True)
    held_by = fields.List(fields.Nested(FileHold))
    arrival = fields.Nested(FileArrival, allow_none=True)


class TeacherAsOf(ByTeacher):
    """One file, as it stands or as it was known at an instant."""

    as_of = Instant(load_default=None, allow_none=True)


class NewTeacher(Body):
    """A file to be opened, at the asker's school unless an org below is named.

    A newly hired teacher owes two sets only; `department_id` is the 二级单位 of a university.
    """

    id = fields.UUID(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    newly_hired = fields.Boolean(load_default=False)
    department_id = fields.UUID(load_default=None, allow_none=True)
    values = fields.Dict(required=True)


class TeacherValues(Body):
    """New values of the main set. A sensitive value left as its mask stays as it is."""

    teacher_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    values = fields.Dict(required=True)


class Placement(Body):
    """Whether a teacher is newly hired, and in which department; only what is given changes."""

    teacher_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    newly_hired = fields.Boolean()
    department_id = fields.UUID(allow_none=True)


class Draft(Body):
    """Values to be checked and not kept."""

    category = fields.String(load_default=None, allow_none=True)
    set = fields.String(load_default="basic")
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    entry_id = fields.UUID(load_default=None, allow_none=True)
    values = fields.Dict(required=True)
    touched = fields.List(fields.String(), load_default=None, allow_none=True)


class FieldFault(Body):
    """What is wrong with a field, in words fit for a clerk; `severity` is error or warning."""

    field = fields.String()
    severity = fields.String()
    message = fields.String()


class Checked(Body):
    """The answer to a draft; `values` are what would be kept, with what follows from other fields filled in."""

    faults = fields.List(fields.Nested(FieldFault))
    values = fields.Dict()


class Lookup(Body):
    """Finds a file by ID number or personal number: never in an address or a log."""

    number = fields.String(required=True, validate=validate.Length(1, 30))


class TeacherRows(Body):
    """A few files."""

    items = fields.List(fields.Nested(TeacherRow))


class Reveal(Body):
    """Asks for a sensitive value in clear; the reading is logged with its purpose (R-REC-19)."""

    teacher_id = fields.UUID(required=True)
    set = fields.String(load_default="basic")
    entry_id = fields.UUID(load_default=None, allow_none=True)
    field = fields.String(required=True)
    purpose = Words(required=True, validate=validate.Length(2, 200))


class Revealed(Body):
    """A sensitive value in clear."""

    value = fields.String(allow_none=True)


class HistoryFilter(ByTeacher):
    """The history of one file, or of one of its sets or entries."""

    set = fields.String(load_default=None, allow_none=True)
    entry_id = fields.UUID(load_default=None, allow_none=True)


class StepMerge(Body):
    """The other file of a merge, as far as the asker may see it, and how the merge was undone if it was."""

    id = fields.UUID()
    other_id = fields.UUID()
    other_name = fields.String(allow_none=True)
    other_school = fields.String(allow_none=True)
    undone_at = fields.AwareDateTime(allow_none=True)
    undone_by = fields.String(allow_none=True)
    undone_org = fields.String(allow_none=True)
    undo_reason = fields.String(allow_none=True)


class Step(Body):
    """One thing that happened to a file: act, who, where, when, why; `changes` before and after, field by field.

    A change of values names the set and the entry; a move from stage to stage has neither. `took_in`, `joined` and
    `parted` are merges with another file, and name it.
    """

    id = fields.UUID()
    at = fields.AwareDateTime()
    act = fields.String()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    stage = one_of(STAGES)
    reasons = fields.List(fields.Nested(Reason))
    changes = fields.List(fields.Dict())
    version = fields.Integer(allow_none=True)
    set = fields.String(allow_none=True)
    set_name = fields.String(allow_none=True)
    entry_id = fields.UUID(allow_none=True)
    merge = fields.Nested(StepMerge, allow_none=True)


class Span(ByTeacher):
    """Two instants in the life of one file."""

    since = Instant(required=True)
    until = Instant(required=True)


class Difference(Body):
    """What became of one entry between two instants: `act` added, changed or deleted; who changed it last, and when."""

    set = fields.String()
    set_name = fields.String()
    entry_id = fields.UUID()
    act = fields.String()
    at = fields.AwareDateTime()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    changes = fields.List(fields.Dict())


class Differences(Body):
    """What is different in a file, entry by entry, set by set; what was changed and changed back is not.

    Before `known_since` there was no file.
    """

    name = fields.String(allow_none=True)
    known_since = fields.AwareDateTime()
    since = fields.AwareDateTime()
    until = fields.AwareDateTime()
    items = fields.List(fields.Nested(Difference))


class History(Body):
    """What happened to a file, newest first."""

    items = fields.List(fields.Nested(Step))


VIEWERS = roles.OFFICE
OWN_OR_OFFICE = roles.OFFICE | {roles.TEACHER}

list_teachers = Call(NAME, "list_teachers", TeacherFilter, page_of(TeacherRow), VIEWERS)
teacher = Call(NAME, "teacher", TeacherAsOf, Teacher, OWN_OR_OFFICE)
history = Call(NAME, "history", HistoryFilter, History, OWN_OR_OFFICE)
file_changes = Call(NAME, "file_changes", Span, Differences, OWN_OR_OFFICE)
lookup = Call(NAME, "lookup", Lookup, TeacherRows, VIEWERS)
reveal = Call(NAME, "reveal", Reveal, Revealed, OWN_OR_OFFICE, writes=True, keeps_reply=False)

validate_draft = Call(NAME, "validate_draft", Draft, Checked, roles.ENTRY | {roles.TEACHER})
add_teacher = Call(NAME, "add_teacher", NewTeacher, Teacher, roles.ENTRY, writes=True)
keep_new_draft = Call(NAME, "keep_new_draft", NewTeacher, Teacher, roles.ENTRY, writes=True)
save_teacher = Call(NAME, "save_teacher", TeacherValues, Teacher, roles.ENTRY | {roles.TEACHER}, writes=True)
keep_draft = Call(NAME, "keep_draft", TeacherValues, Teacher, roles.ENTRY | {roles.TEACHER}, writes=True)
place_teacher = Call(NAME, "place_teacher", Placement, Teacher, roles.ENTRY, writes=True)
delete_teacher = Call(NAME, "delete_teacher", ByTeacher, Nothing, roles.ENTRY, writes=True)
