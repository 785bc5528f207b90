"""What a file or a school still owes, by name and with what leads there (R-REC-05, R-REC-12); the sheet to sign."""

from marshmallow import fields

from services.common import roles
from services.common.contract import Body, Call, Paged, one_of
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records import NAME, STAGES
from services.contracts.records.entries import ByTeacher


class Missing(Body):
    """A place that is still owed or wrong. `kind` is field, set (no entry yet) or rejected (a value that came back).

    `set`, `entry_id` and `field` lead there; `position` counts the entries of the set from 1.
    """

    kind = fields.String()
    set = fields.String()
    set_name = fields.String()
    entry_id = fields.UUID(allow_none=True)
    position = fields.Integer(allow_none=True)
    field = fields.String(allow_none=True)
    name = fields.String()
    message = fields.String()


class SetState(Body):
    """How far one record set of a file is."""

    code = fields.String()
    name = fields.String()
    owed = fields.Boolean()
    count = fields.Integer()
    missing = fields.Integer()


class Completeness(Body):
    """What one file still owes; a newly hired teacher owes 基本信息 and 联系方式 only."""

    teacher_id = fields.UUID()
    missing = fields.Integer()
    newly_hired = fields.Boolean()
    items = fields.List(fields.Nested(Missing))
    sets = fields.List(fields.Nested(SetState))


class SchoolFilter(Paged):
    """The files of a school; `complete` true or false limits to those that owe nothing or something."""

    org_id = fields.UUID(required=True)
    complete = fields.Boolean(load_default=None, allow_none=True)


class OwedSet(Body):
    """A record set of which a file lacks something: how many places, or the whole set (`absent`)."""

    set = fields.String()
    name = fields.String()
    missing = fields.Integer()
    absent = fields.Boolean()


class FileState(Body):
    """One file of a school and the sets of which it lacks something."""

    id = fields.UUID()
    name = fields.String(allow_none=True)
    status = one_of(STAGES)
    missing = fields.Integer()
    newly_hired = fields.Boolean()
    sets = fields.List(fields.Nested(OwedSet))


class SetCount(Body):
    """How many files lack something of a set."""

    set = fields.String()
    name = fields.String()
    files = fields.Integer()


class SchoolCompleteness(Body):
    """The files of a school page by page, with how many there are and how many are complete."""

    org_id = fields.UUID()
    files = fields.Integer()
    complete = fields.Integer()
    by_set = fields.List(fields.Nested(SetCount))
    items = fields.List(fields.Nested(FileState))
    next = fields.String(allow_none=True)


class SheetColumn(Body):
    """A column of the sheet, or a line of a set with one entry."""

    field = fields.String()
    name = fields.String()


class SheetSet(Body):
    """A record set as it is printed: a row of words for each entry."""

    code = fields.String()
    name = fields.String()
    kind = fields.String()
    columns = fields.List(fields.Nested(SheetColumn))
    rows = fields.List(fields.List(fields.String()))


class CheckSheet(Body):
    """The 核对表 of one file: all sets in words, who printed it when, and by which catalogue."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    id_number = fields.String(allow_none=True)
    org_name = fields.String()
    category = one_of(CATEGORIES)
    status = one_of(STAGES)
    missing = fields.Integer()
    catalogue_version = fields.String()
    version = fields.Integer()
    confirmed_at = fields.AwareDateTime(allow_none=True)
    printed_at = fields.AwareDateTime()
    printed_by = fields.String()
    sets = fields.List(fields.Nested(SheetSet))


SEES = roles.OFFICE | {roles.TEACHER}

completeness = Call(NAME, "completeness", ByTeacher, Completeness, SEES)
school_completeness = Call(NAME, "school_completeness", SchoolFilter, SchoolCompleteness, roles.OFFICE)
check_sheet = Call(NAME, "check_sheet", ByTeacher, CheckSheet, SEES)
