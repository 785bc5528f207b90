"""What identity asks of records, in the name of a system administrator: whose file is whose (R-ID-06).

An ID number travels sealed (services/common/secrets/sealing.py), and only identity's job process asks.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Paged
from services.contracts.records import NAME


class Person(Body):
    """Somebody who is to have a file; `ref` is the asker's own name for the row."""

    ref = fields.String(required=True, validate=validate.Length(1, 80))
    id_type = fields.String(required=True, validate=validate.Length(1, 4))
    id_number_sealed = fields.String(required=True)
    name = fields.String(required=True, validate=validate.Length(1, 50))
    sex = fields.String(load_default=None, allow_none=True)
    birth_date = fields.Date(load_default=None, allow_none=True)
    newly_hired = fields.Boolean(load_default=False)
    department_id = fields.UUID(load_default=None, allow_none=True)


class Persons(Body):
    """Up to 500 persons of one school."""

    org_id = fields.UUID(required=True)
    persons = fields.List(fields.Nested(Person), required=True, validate=validate.Length(1, 500))


class FileOfPerson(Body):
    """The file of a person: the one that was there or a draft opened now; else why there is none."""

    ref = fields.String()
    teacher_id = fields.UUID(allow_none=True)
    opened = fields.Boolean()
    message = fields.String(allow_none=True)


class FilesOfPersons(Body):
    """An answer for each person, in the order that was asked."""

    items = fields.List(fields.Nested(FileOfPerson))


class SchoolFiles(Paged):
    """The files of one school, in order of entry."""

    org_id = fields.UUID(required=True)


class Holder(Body):
    """Whose file it is; a file without an ID number cannot have an account yet and is left out."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    id_type = fields.String(allow_none=True)
    id_number_sealed = fields.String()
    sex = fields.String(allow_none=True)
    birth_date = fields.String(allow_none=True)
    newly_hired = fields.Boolean()
    department_id = fields.UUID(allow_none=True)


class Holders(Body):
    """One page of holders."""

    items = fields.List(fields.Nested(Holder))
    next = fields.String(allow_none=True)


ADMINS = frozenset({roles.SYSTEM_ADMIN})

files_for = Call(NAME, "files_for", Persons, FilesOfPersons, ADMINS, writes=True, deadline=60.0)
accountless = Call(NAME, "accountless", SchoolFiles, Holders, ADMINS, deadline=30.0)
