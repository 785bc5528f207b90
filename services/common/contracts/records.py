"""What records can be asked and what it announces: catalogue, files of teachers, imports (R-REC)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Nothing, Paged, page_of
from services.common.contracts.identity import CATEGORIES

NAME = "records"

STAGES = ("draft", "school_review", "authority_review", "rejected", "effective")  # 未报送 … 已生效


class ByCategory(Body):
    """The catalogue of one school category; none means that of the asker's own school."""

    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*CATEGORIES, None)))


class Catalogue(Body):
    """The record sets, fields and small code tables that forms are drawn from."""

    version = fields.String()
    category = fields.String()
    sets = fields.List(fields.Dict())
    tables = fields.Dict()


class CodeSearch(Body):
    """Codes of one table: by `search` in code or name, or the children of `parent`."""

    table = fields.String(required=True)
    search = fields.String(load_default=None, allow_none=True)
    parent = fields.String(load_default=None, allow_none=True)
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 500))


class Code(Body):
    """One row of a code table."""

    code = fields.String()
    name = fields.String()
    parent = fields.String(allow_none=True)
    has_children = fields.Boolean()


class Codes(Body):
    """Rows of a code table."""

    items = fields.List(fields.Nested(Code))


class TemplateFile(Body):
    """Where the workbook template of a category lies in the file store, and under which name to hand it out."""

    key = fields.String()
    name = fields.String()


class TeacherFilter(Paged):
    """Files of the asker's territory; `q` is part of a name, `status` one of STAGES."""

    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    status = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STAGES, None)))


class TeacherRow(Body):
    """A file in a list. `id_number` is masked; `may` names the acts that the asker can do to it now."""

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    name = fields.String(allow_none=True)
    sex = fields.String(allow_none=True)
    birth_date = fields.String(allow_none=True)
    id_number = fields.String(allow_none=True)
    status = fields.String()
    missing = fields.Integer()
    updated_at = fields.AwareDateTime()
    row_version = fields.Integer()
    may = fields.List(fields.String())


class Reason(Body):
    """Why something was rejected: for the whole file, or for one field of one set."""

    set = fields.String(load_default=None, allow_none=True)
    field = fields.String(load_default=None, allow_none=True)
    reason = fields.String(required=True, validate=validate.Length(1, 500))


class Missing(Body):
    """A field that is still owed before the file can be submitted."""

    set = fields.String()
    field = fields.String()
    name = fields.String()
    message = fields.String()


class Teacher(TeacherRow):
    """A whole file: `values` by set and field, sensitive ones masked; `texts` words coded values for reading."""

    category = fields.String()
    catalogue_version = fields.String()
    values = fields.Dict()
    texts = fields.Dict()
    reasons = fields.List(fields.Nested(Reason))
    missing_items = fields.List(fields.Nested(Missing))
    case_id = fields.UUID(allow_none=True)


class ByTeacher(Body):
    """One file."""

    teacher_id = fields.UUID(required=True)


class NewTeacher(Body):
    """A file to be opened, at the asker's school unless an org below is named."""

    id = fields.UUID(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    values = fields.Dict(required=True)


class TeacherValues(Body):
    """New values of the main set. A sensitive value left as its mask stays as it is."""

    teacher_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    values = fields.Dict(required=True)


class Draft(Body):
    """Values to be checked and not kept."""

    category = fields.String(load_default=None, allow_none=True)
    set = fields.String(load_default="basic")
    teacher_id = fields.UUID(load_default=None, allow_none=True)
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
    field = fields.String(required=True)
    purpose = fields.String(required=True, validate=validate.Length(2, 200))


class Revealed(Body):
    """A sensitive value in clear."""

    value = fields.String(allow_none=True)


class TeacherIds(Body):
    """Files chosen in a list."""

    teacher_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, 500))


class Outcome(Body):
    """What became of one of several subjects; `done` false says why in `message`."""

    id = fields.UUID()
    done = fields.Boolean()
    message = fields.String(allow_none=True)


class Outcomes(Body):
    """An outcome for each subject, and who is next."""

    items = fields.List(fields.Nested(Outcome))
    next_desk = fields.String(allow_none=True)


class Step(Body):
    """One thing that happened to a file: act, who, where, when, why; `changes` before and after, field by field."""

    id = fields.UUID()
    at = fields.AwareDateTime()
    act = fields.String()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    stage = fields.String()
    reasons = fields.List(fields.Nested(Reason))
    changes = fields.List(fields.Dict())
    version = fields.Integer(allow_none=True)


class History(Body):
    """What happened to a file, newest first."""

    items = fields.List(fields.Nested(Step))


class NewImport(Body):
    """A workbook that the gateway has put into the file store under `key`."""

    id = fields.UUID(required=True)
    key = fields.String(required=True)
    file_name = fields.String(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)


class Import(Body):
    """An import: counts of rows by what became of them. `state` is that of its job."""

    id = fields.UUID()
    job_id = fields.UUID()
    file_name = fields.String()
    state = fields.String()
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    added = fields.Integer()
    changed = fields.Integer()
    unchanged = fields.Integer()
    faulty = fields.Integer()
    fault_count = fields.Integer()
    message = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    person = fields.String()


class ByImport(Body):
    """One import."""

    import_id = fields.UUID(required=True)


class FaultPage(Paged):
    """Faults of one import, in the order of the sheet."""

    import_id = fields.UUID(required=True)


class Fault(Body):
    """A fault at its place in the workbook: row as Excel counts, column by letter and by name."""

    sheet = fields.String(allow_none=True)
    row = fields.Integer(allow_none=True)
    column = fields.String(allow_none=True)
    field = fields.String(allow_none=True)
    severity = fields.String()
    message = fields.String()


class TeacherSubmitted(Body):
    """A file handed over for review, with the version and digest that the review is about."""

    teacher_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    name = fields.String(required=True)
    org_id = fields.UUID(required=True)
    category = fields.String(required=True)
    business = fields.String(required=True)
    submission_id = fields.UUID(required=True)
    submitted_by = fields.UUID(required=True)
    contributors = fields.List(fields.UUID(), required=True)
    at = fields.AwareDateTime(required=True)


VIEWERS = roles.OFFICE
OWN_OR_OFFICE = roles.OFFICE | {roles.TEACHER}

catalogue = Call(NAME, "catalogue", ByCategory, Catalogue, OWN_OR_OFFICE)
codes = Call(NAME, "codes", CodeSearch, Codes, roles.ALL)
template = Call(NAME, "template", ByCategory, TemplateFile, roles.ENTRY)

list_teachers = Call(NAME, "list_teachers", TeacherFilter, page_of(TeacherRow), VIEWERS)
teacher = Call(NAME, "teacher", ByTeacher, Teacher, OWN_OR_OFFICE)
history = Call(NAME, "history", ByTeacher, History, OWN_OR_OFFICE)
lookup = Call(NAME, "lookup", Lookup, TeacherRows, VIEWERS)
reveal = Call(NAME, "reveal", Reveal, Revealed, OWN_OR_OFFICE, writes=True, keeps_reply=False)

validate_draft = Call(NAME, "validate_draft", Draft, Checked, roles.ENTRY | {roles.TEACHER})
add_teacher = Call(NAME, "add_teacher", NewTeacher, Teacher, roles.ENTRY, writes=True)
keep_new_draft = Call(NAME, "keep_new_draft", NewTeacher, Teacher, roles.ENTRY, writes=True)
save_teacher = Call(NAME, "save_teacher", TeacherValues, Teacher, roles.ENTRY, writes=True)
keep_draft = Call(NAME, "keep_draft", TeacherValues, Teacher, roles.ENTRY, writes=True)
delete_teacher = Call(NAME, "delete_teacher", ByTeacher, Nothing, roles.ENTRY, writes=True)
submit = Call(NAME, "submit", TeacherIds, Outcomes, roles.ENTRY, writes=True, deadline=30.0)

start_import = Call(NAME, "start_import", NewImport, Import, roles.ENTRY, writes=True)
imports = Call(NAME, "imports", Paged, page_of(Import), roles.ENTRY)
import_result = Call(NAME, "import_result", ByImport, Import, roles.ENTRY)
import_faults = Call(NAME, "import_faults", FaultPage, page_of(Fault), roles.ENTRY)

teacher_submitted = Event(NAME, "teacher_submitted", TeacherSubmitted)
