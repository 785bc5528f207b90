"""When and how teachers fill in their own files, and whom they can ask at their school (R-ID-11, R-ID-12)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Line, one_of
from services.contracts.identity import NAME
from services.contracts.identity.orgs import ByOrg

SCHOOL, SHARED, SELF = "school", "shared", "self"
MODES = (SCHOOL, SHARED, SELF)
STATES = ("school", "before", "open", "after", "closed")
KINDS = ("business", "technical")


class CollectionWindow(Body):
    """自助填报时段 of a school: `mode` school (the school alone), shared (school and teachers), self (teachers).

    Teachers fill in between `opens_at` and `closes_at`, either of which may be left open; outside of that, and in mode
    school, they sign in to read. `closed` 禁止教师用户登录 is an act of its own, which shuts them out at once. A school
    that never set a window is in mode school with row_version 0. `state` is school, before, open, after or closed.
    """

    org_id = fields.UUID(required=True)
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    opens_at = Instant(load_default=None, allow_none=True)
    closes_at = Instant(load_default=None, allow_none=True)
    closed = fields.Boolean(load_default=False)
    row_version = fields.Integer(required=True)


class CollectionWindowNow(CollectionWindow):
    """The same as it stands now."""

    state = one_of(STATES)
    may = fields.List(fields.String())


class CollectionWindowChanged(Body):
    """What records goes by when a teacher saves; while the school shuts its teachers out, the mode told is school."""

    org_id = fields.UUID(required=True)
    mode = fields.String(required=True, validate=validate.OneOf(MODES))
    opens_at = Instant(required=True, allow_none=True)
    closes_at = Instant(required=True, allow_none=True)
    row_version = fields.Integer(required=True)


class Contact(Body):
    """Somebody to ask: business 业务联系人 or technical 技术联系人."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    name = Line(required=True, validate=validate.Length(1, 50))
    post = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))
    office_phone = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=30))
    mobile = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=30))
    qq = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=20))
    duties = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))


class Contacts(Body):
    """The contact persons of an organisation, in order of importance."""

    org_id = fields.UUID(required=True)
    contacts = fields.List(fields.Nested(Contact), required=True, validate=validate.Length(max=20))


class ContactsNow(Contacts):
    """The same as they stand now."""

    may = fields.List(fields.String())


ADMINS = frozenset({roles.SYSTEM_ADMIN})

collection_window = Call(NAME, "collection_window", ByOrg, CollectionWindowNow, roles.ALL)
set_collection_window = Call(NAME, "set_collection_window", CollectionWindow, CollectionWindowNow, ADMINS, writes=True)
contacts = Call(NAME, "contacts", ByOrg, ContactsNow, roles.ALL)
set_contacts = Call(NAME, "set_contacts", Contacts, ContactsNow, ADMINS, writes=True)

collection_window_changed = Event(NAME, "collection_window_changed", CollectionWindowChanged)
