"""Files on paper, and what is told of them: rosters, prints that anybody verifies, who read a file (R-REC-18)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Instant, Paged, page_of
from services.contracts.records import NAME, STAGES
from services.contracts.records.change_requests import SEES, ByRequest
from services.contracts.records.entries import ByTeacher
from services.contracts.records.files import OWN_OR_OFFICE, VIEWERS
from services.contracts.records.workbooks import StoredFile


class FileToPrint(ByTeacher):
    """One file, as it stands or as it was known at an instant; sensitive values masked."""

    as_of = Instant(load_default=None, allow_none=True)


class TicketForNumber(Body):
    """A ticket of a service that prints something about one teacher (common/secrets/tickets.py)."""

    ticket = fields.String(required=True)


class NumberOnPaper(Body):
    """The ID number as it stands on the paper: in clear for whoever may read it in that file, else masked."""

    id_number = fields.String()


class RosterPage(Paged):
    """Rows of a roster (花名册): `columns` are `set.field` of sets with one row, parted by commas; none: as usual."""

    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    status = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STAGES, None)))
    columns = fields.String(load_default="", validate=validate.Length(max=1000))


class RosterColumn(Body):
    """A column of a roster, and what stands above it; `group` is its record set, none for what is of the whole file.

    `of_categories` names the school categories that alone have it, where others of the files listed have not.
    """

    name = fields.String()
    title = fields.String()
    group = fields.String(allow_none=True)
    of_categories = fields.List(fields.String())


class RosterRow(Body):
    """A file in a roster; sensitive values masked."""

    id = fields.UUID()
    cells = fields.List(fields.String())


class Roster(Body):
    """A page of a roster, and which columns there are to choose from."""

    columns = fields.List(fields.Nested(RosterColumn))
    known = fields.List(fields.Nested(RosterColumn))
    items = fields.List(fields.Nested(RosterRow))
    next = fields.String(allow_none=True)


class ReadingsOf(Paged):
    """Who read one file."""

    teacher_id = fields.UUID(required=True)


class Reading(Body):
    """Somebody else read the file: who, of which office, when, what (an action of the trail) and what for."""

    id = fields.Integer()
    at = fields.AwareDateTime()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    act = fields.String()
    what = fields.String(allow_none=True)
    purpose = fields.String(allow_none=True)


print_file = Call(NAME, "print_file", FileToPrint, StoredFile, OWN_OR_OFFICE)
PRINTERS = roles.OFFICE | {roles.TEACHER}

number_on_paper = Call(
    NAME, "number_on_paper", TicketForNumber, NumberOnPaper, PRINTERS, writes=True, keeps_reply=False
)
print_request = Call(NAME, "print_request", ByRequest, StoredFile, SEES)
roster = Call(NAME, "roster", RosterPage, Roster, VIEWERS)
file_readings = Call(NAME, "file_readings", ReadingsOf, page_of(Reading), frozenset({roles.TEACHER}))
