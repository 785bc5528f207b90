"""What identity can be asked and what it announces: organisations, accounts, sessions (R-ID)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Line, Nothing, Paged, page_of

NAME = "identity"

AUTHORITIES = ("ministry", "province", "city", "county")
SCHOOLS = ("school", "department")  # hold files
UNITS_OF_AUTHORITIES = ("office", "affiliated", "training")  # 科室, 直属事业单位, 培训机构: nothing below, and no files
LEVELS = (*AUTHORITIES, *SCHOOLS, *UNITS_OF_AUTHORITIES)
# What an office or affiliated unit does, the same in each county: 人事, 教师工作/师训, 教师进修学校, 教研室.
UNITS = ("personnel", "teacher_development", "training_school", "research", "other")
ORGS_AT_ONCE = 500
USERNAME = validate.Regexp(
    r"^[0-9A-Za-z._-]{3,40}(?![\s\S])", error="3 to 40 letters, digits, dots, dashes or underscores."
)
CATEGORIES = (
    "kindergarten",
    "primary_secondary",
    "secondary_vocational",
    "special_education",
    "higher_education",
)


class OrgFields(Body):
    """What describes an organisation (R-ID-01). `authority_id` is the office that manages it.

    `hub_id` is the hub school 中心校 that acts for this school. A department 二级单位 stands in, and is managed by, its
    school; an office 科室 likewise its authority. `unit` says what an office or affiliated unit 直属事业单位 does; no
    other organisation has one.
    """

    code = fields.String(required=True, validate=validate.Length(1, 20))
    name = fields.String(required=True, validate=validate.Length(1, 100))
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))
    parent_id = fields.UUID(required=True, allow_none=True)
    authority_id = fields.UUID(load_default=None, allow_none=True)
    school_type = fields.String(load_default=None, allow_none=True)
    division = fields.String(load_default=None, allow_none=True)
    hub_id = fields.UUID(load_default=None, allow_none=True)
    unit = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*UNITS, None)))


class NewOrg(OrgFields):
    """An organisation to be added; its id is made by whoever first knows it."""

    id = fields.UUID(required=True)
    name = Line(required=True, validate=validate.Length(1, 100))


class OrgState(OrgFields):
    """An organisation as it stands. `path` is its place in the management tree, `000000/340000/…/`, always closed."""

    id = fields.UUID(required=True)
    path = fields.String(required=True)
    category = fields.String(required=True, allow_none=True)
    closed = fields.Boolean(required=True)
    row_version = fields.Integer(required=True)


class Orgs(Body):
    """Organisations as they stand."""

    # Each as OrgState has it, and not looked through a second time: it comes from the database and goes to one.
    orgs = fields.Raw(required=True, validate=validate.Length(1, ORGS_AT_ONCE))


class Org(OrgState):
    """An organisation in a list; it has children when it manages others."""

    has_children = fields.Boolean()


class ByOrg(Body):
    """One organisation."""

    org_id = fields.UUID(required=True)


class OrgFilter(Paged):
    """Organisations of the asker's territory, from the top down; `q` is part of a name or code.

    `parent_id` limits to those that this office manages: the tree shown is the management tree.
    """

    parent_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    level = fields.String(load_default=None, allow_none=True)


class Credentials(Body):
    """What a person types to sign in."""

    username = fields.String(required=True, validate=validate.Length(max=200))
    password = fields.String(required=True, validate=validate.Length(max=200))


class Me(Body):
    """Who is signed in. `roles` are those that count now: with an initial password, newcomer and nothing else."""

    account_id = fields.UUID()
    person_id = fields.UUID()
    name = fields.String()
    username = fields.String()
    roles = fields.List(fields.String())
    org = fields.Nested(Org)
    teacher_id = fields.UUID(allow_none=True)
    must_change_password = fields.Boolean()


class Session(Body):
    """A session just opened: `token` is shown this once."""

    token = fields.String()
    expires_at = fields.AwareDateTime()
    me = fields.Nested(Me)


class ByToken(Body):
    """A session's secret, as the browser or program holds it."""

    token = fields.String(required=True, validate=validate.Length(max=200))


class Pass(Body):
    """Five minutes' proof of who asks: `actor` is the signed token that every service verifies."""

    actor = fields.String()
    session_id = fields.UUID()
    expires_at = fields.AwareDateTime()
    me = fields.Nested(Me)


class PasswordChange(Body):
    """An own new password. It ends the account's other sessions; the next `renew` gives a newcomer the real roles."""

    old = fields.String(required=True, validate=validate.Length(max=200))
    new = fields.String(required=True, validate=validate.Length(max=200))


class NewAccount(Body):
    """An account to be opened (R-ID-04, R-ID-05). `teacher_id` ties a teacher's account to the file."""

    id = fields.UUID(required=True)
    org_id = fields.UUID(required=True)
    username = fields.String(required=True, validate=USERNAME)
    name = Line(required=True, validate=validate.Length(1, 50))
    roles = fields.List(
        fields.String(validate=validate.OneOf(sorted(roles.ALL))), required=True, validate=validate.Length(1)
    )
    teacher_id = fields.UUID(load_default=None, allow_none=True)


class Account(Body):
    """An account as it stands; `state` is initial, active, locked or disabled."""

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    username = fields.String()
    name = fields.String()
    roles = fields.List(fields.String())
    state = fields.String()
    last_sign_in_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class AccountWithSecret(Body):
    """An account and its initial password, shown this once (R-ID-07)."""

    account = fields.Nested(Account)
    initial_password = fields.String()


class AccountFilter(Paged):
    """Accounts of the orgs that the asker manages."""

    org_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)


class ByAccount(Body):
    """One account."""

    account_id = fields.UUID(required=True)


class AccountChange(Body):
    """A change of an account: `enabled` false shuts it out at once; only what is given changes."""

    account_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    enabled = fields.Boolean()
    unlock = fields.Boolean()
    roles = fields.List(fields.String(validate=validate.OneOf(sorted(roles.ALL))), validate=validate.Length(1))
    name = Line(validate=validate.Length(1, 50))


class Reviewer(Body):
    """Somebody who may decide at an organisation: an account in use with a role of REVIEW."""

    person_id = fields.UUID(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)


class ReviewersChanged(Body):
    """Everybody who may decide at an organisation from now on; of two such messages the higher `row_version` counts."""

    org_id = fields.UUID(required=True)
    reviewers = fields.List(fields.Nested(Reviewer), required=True)
    row_version = fields.Integer(required=True)


class SessionEnded(Body):
    """A session that is no longer good; whoever caches it forgets it."""

    session_id = fields.UUID(required=True)


ADMINS = frozenset({roles.SYSTEM_ADMIN})
VIEWERS = roles.ALL

sign_in = Call(NAME, "sign_in", Credentials, Session, roles.ANYONE, keeps_reply=False)
renew = Call(NAME, "renew", ByToken, Pass, roles.ANYONE, keeps_reply=False)
sign_out = Call(NAME, "sign_out", Nothing, Nothing, roles.SIGNED_IN, writes=True)
change_password = Call(
    NAME, "change_password", PasswordChange, Nothing, roles.SIGNED_IN, writes=True, keeps_reply=False
)

list_orgs = Call(NAME, "list_orgs", OrgFilter, page_of(Org), VIEWERS)
org = Call(NAME, "org", ByOrg, Org, VIEWERS)
add_org = Call(NAME, "add_org", NewOrg, Org, ADMINS, writes=True)

list_accounts = Call(NAME, "list_accounts", AccountFilter, page_of(Account), ADMINS)
add_account = Call(NAME, "add_account", NewAccount, AccountWithSecret, ADMINS, writes=True, keeps_reply=False)
change_account = Call(NAME, "change_account", AccountChange, Account, ADMINS, writes=True)
reset_account = Call(NAME, "reset_account", ByAccount, AccountWithSecret, ADMINS, writes=True, keeps_reply=False)

orgs_changed = Event(NAME, "orgs_changed", Orgs)
org_changed = Event(NAME, "org_changed", OrgState)  # of the release before
reviewers_changed = Event(NAME, "reviewers_changed", ReviewersChanged)
session_ended = Event(NAME, "session_ended", SessionEnded)
