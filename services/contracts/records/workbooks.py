"""Workbooks of records: what comes in from Excel, and what goes out (R-REC-09, R-REC-10, R-REC-16, R-GW-02)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Instant, Paged, Words, one_of, page_of
from services.contracts.operations import JOB_STATES
from services.contracts.records import NAME, STAGES

APPEND, REPLACE = "append", "replace"  # 追加, 替换子表
ADD_BY_REQUEST, CHANGE_BY_REQUEST = BY_REQUEST = ("addition", "change")  # 已生效档案的追加, 变更
MODES = (APPEND, REPLACE, *BY_REQUEST)
ACTS = ("added", "changed", "deleted")
IMPORT_STATES = (*JOB_STATES, "preview")
LIST, FILE, WORKBOOK, PAPER, BOUND, ROSTER = "list", "file", "workbook", "paper", "bound", "roster"
KINDS = (LIST, FILE, WORKBOOK, PAPER, BOUND, ROSTER)
PRINTED = (PAPER, BOUND)  # whole files on paper
WHOLE = (FILE, WORKBOOK)  # whole files in sheets


class NewImport(Body):
    """A workbook that the gateway has put into the file store under `key`.

    `append` adds rows and updates those with the same key; `replace` also deletes what a teacher has in a sub table
    and the workbook does not, where all of the teacher's rows in that sheet are right. `addition` and `change` ask for
    what the rows say of files that are effective, one request a teacher: new entries alone, or changes too. With
    `preview` nothing is changed until `apply_import`.

    An office imports the reserved record sets of its schools' teachers and says of which school `category` (R-REC-04).
    """

    id = fields.UUID(required=True)
    key = fields.String(required=True)
    file_name = fields.String(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    category = fields.String(load_default=None, allow_none=True)
    mode = fields.String(load_default=APPEND, validate=validate.OneOf(MODES))
    preview = fields.Boolean(load_default=False)


class SetCounts(Body):
    """What became, or after a preview would become, of the rows of one record set."""

    set = fields.String()
    name = fields.String()
    added = fields.Integer()
    changed = fields.Integer()
    deleted = fields.Integer()
    unchanged = fields.Integer()
    faulty = fields.Integer()


class Import(Body):
    """An import with counts of rows, altogether and by set.

    `state` is waiting, running, preview (what would happen is told; `apply_import` does it), done, failed or cancelled.
    `marked` says of the workbook with its faults marked: none, making or ready. `held` rows would give a file another
    name; those of them that are `confirmed` do so once the preview is started, the others stay out.
    """

    id = fields.UUID()
    job_id = fields.UUID()
    file_name = fields.String()
    mode = one_of(MODES)
    state = one_of(IMPORT_STATES)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    added = fields.Integer()
    changed = fields.Integer()
    deleted = fields.Integer()
    unchanged = fields.Integer()
    faulty = fields.Integer()
    fault_count = fields.Integer()
    held = fields.Integer()
    confirmed = fields.Integer()
    sets = fields.List(fields.Nested(SetCounts))
    marked = fields.String()
    message = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    person = fields.String()
    may = fields.List(fields.String())


class ByImport(Body):
    """One import."""

    import_id = fields.UUID(required=True)


class FaultPage(Paged):
    """Faults of one import, in the order of the sheets and rows; those of one record set if `set` is given."""

    import_id = fields.UUID(required=True)
    set = fields.String(load_default=None, allow_none=True)


class Fault(Body):
    """A fault at its place in the workbook: row as Excel counts, column by letter and by name.

    `name` is that of the person whose row it is. `suggestion` is a value that was probably meant; never of a sensitive
    field.
    """

    sheet = fields.String(allow_none=True)
    set = fields.String(allow_none=True)
    row = fields.Integer(allow_none=True)
    column = fields.String(allow_none=True)
    field = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    severity = fields.String()
    message = fields.String()
    suggestion = fields.String(allow_none=True)


class ChangePage(Paged):
    """What the preview of one import would do; `set` and `act` narrow it."""

    import_id = fields.UUID(required=True)
    set = fields.String(load_default=None, allow_none=True)
    act = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*ACTS, None)))


class FieldChange(Body):
    """One field in words, sensitive values masked."""

    name = fields.String()
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


class Change(Body):
    """A row that the import would add, change or delete. `row` is its place in the sheet, none for a deletion."""

    set = fields.String()
    set_name = fields.String()
    act = one_of(ACTS)
    name = fields.String(allow_none=True)
    id_number = fields.String(allow_none=True)
    row = fields.Integer(allow_none=True)
    changes = fields.List(fields.Nested(FieldChange))


class RenamePage(Paged):
    """What one import would rename, in the order of the rows."""

    import_id = fields.UUID(required=True)


class Rename(Body):
    """A main row whose ID number is on file under another name; nothing of it gets in until it is confirmed."""

    row = fields.Integer()
    id_number = fields.String(allow_none=True)
    before = fields.String()
    after = fields.String()
    confirmed_at = fields.AwareDateTime(allow_none=True)
    confirmed_by = fields.String(allow_none=True)


class RenameConfirmation(Body):
    """Says of `rows` of a preview, of all without any named, that these people are called so now; or takes it back."""

    import_id = fields.UUID(required=True)
    rows = fields.List(fields.Integer(), load_default=None, allow_none=True, validate=validate.Length(1, 1000))
    confirmed = fields.Boolean(load_default=True)


class StoredFile(Body):
    """Where a file lies in the file store, and under which name to hand it out."""

    key = fields.String()
    name = fields.String()


class NewExport(Body):
    """Asks for a workbook, or for paper, of what the asker may see.

    `list`: one row for each file, with these `columns` (`set.field` of the sets that have one row, and `status` and
    `missing`; none: the usual ones). `file`: every set of the chosen files. `workbook`: the same in the form of the
    template, so that it can be imported again; of one school. `paper`: the file of each of them as PDF, in a ZIP.
    `bound`: the same as one PDF (合订本), by name behind a cover; both as they were known at `as_of` if it is given.
    `roster`: the rows of `list` as one PDF (花名册). Sensitive values stand in clear only with `clear`, for
    those who enter at the teachers' own school, with a `purpose` that goes into the trail (R-REC-19).
    """

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    status = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STAGES, None)))
    complete = fields.Boolean(load_default=None, allow_none=True)
    newly_hired = fields.Boolean(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    desk = fields.String(load_default=None, allow_none=True)
    number_state = fields.String(load_default=None, allow_none=True)
    teacher_ids = fields.List(fields.UUID(), load_default=None, allow_none=True, validate=validate.Length(max=500))
    columns = fields.List(fields.String(), load_default=None, allow_none=True, validate=validate.Length(1, 200))
    as_of = Instant(load_default=None, allow_none=True)
    clear = fields.Boolean(load_default=False)
    purpose = Words(load_default=None, allow_none=True, validate=validate.Length(2, 200))


class Export(Body):
    """An export and how far its job is; the file can be fetched until `expires_at`."""

    id = fields.UUID()
    job_id = fields.UUID()
    kind = one_of(KINDS)
    file_name = fields.String()
    state = one_of(JOB_STATES)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    rows = fields.Integer()
    clear = fields.Boolean()
    message = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    expires_at = fields.AwareDateTime()
    person = fields.String()


class ByExport(Body):
    """One export."""

    export_id = fields.UUID(required=True)


EXPORTERS = roles.OFFICE | {roles.TEACHER}

start_import = Call(NAME, "start_import", NewImport, Import, roles.ENTRY, writes=True)
apply_import = Call(NAME, "apply_import", ByImport, Import, roles.ENTRY, writes=True)
imports = Call(NAME, "imports", Paged, page_of(Import), roles.ENTRY)
import_result = Call(NAME, "import_result", ByImport, Import, roles.ENTRY)
import_faults = Call(NAME, "import_faults", FaultPage, page_of(Fault), roles.ENTRY)
import_changes = Call(NAME, "import_changes", ChangePage, page_of(Change), roles.ENTRY)
import_renames = Call(NAME, "import_renames", RenamePage, page_of(Rename), roles.ENTRY)
confirm_renames = Call(NAME, "confirm_renames", RenameConfirmation, Import, roles.ENTRY, writes=True)
marked_workbook = Call(NAME, "marked_workbook", ByImport, StoredFile, roles.ENTRY)

start_export = Call(NAME, "start_export", NewExport, Export, EXPORTERS, writes=True)
exports = Call(NAME, "exports", Paged, page_of(Export), EXPORTERS)
export_result = Call(NAME, "export_result", ByExport, Export, EXPORTERS)
exported_file = Call(NAME, "exported_file", ByExport, StoredFile, EXPORTERS)
