"""The catalogue of record sets and fields, codes, and the templates made of it (R-REC-01, R-REC-02)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, one_of
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records import NAME

RESERVED = "reserved"  # the record sets that a teacher never fills in, and an authority may (R-REC-04)


class ByCategory(Body):
    """A school category; none means that of the asker's own school."""

    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*CATEGORIES, None)))


class WhichCatalogue(ByCategory):
    """The catalogue in force at the asker's, or the one that a file names in its `catalogue_version`."""

    version = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=64))


class Catalogue(Body):
    """The record sets, fields and small code tables that forms are drawn from, as the asker's province has them.

    A field has a `class` (R-REC-27): `key` changes by a request of its own, `reviewed` by review, `free` at once.
    `filled_by` says who fills in a set or field, `added_by` who adds entries of a set: teacher, school, authority.
    """

    version = fields.String()
    category = one_of(CATEGORIES)
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


class TemplateOf(ByCategory):
    """`sets` is `reserved` for those alone that an authority fills in (R-REC-04); by default all."""

    sets = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((RESERVED, None)))


class TemplateFile(Body):
    """Where the workbook template of a category lies in the file store, and under which name to hand it out."""

    key = fields.String()
    name = fields.String()


OWN_OR_OFFICE = roles.OFFICE | {roles.TEACHER}

catalogue = Call(NAME, "catalogue", WhichCatalogue, Catalogue, OWN_OR_OFFICE)
codes = Call(NAME, "codes", CodeSearch, Codes, roles.ALL)
template = Call(NAME, "template", TemplateOf, TemplateFile, roles.ENTRY)
