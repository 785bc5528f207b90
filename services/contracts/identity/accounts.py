"""Accounts of people who work at an organisation (R-ID-04, R-ID-05), and who may decide where."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Line, Paged, one_of, page_of
from services.contracts.identity import NAME

STATES = ("initial", "active", "locked", "disabled")
USERNAME = validate.Regexp(
    r"^[0-9A-Za-z._-]{3,40}(?![\s\S])", error="3 to 40 letters, digits, dots, dashes or underscores."
)


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
    roles = fields.List(one_of(sorted(roles.ALL)))
    state = one_of(STATES)
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


ADMINS = frozenset({roles.SYSTEM_ADMIN})

list_accounts = Call(NAME, "list_accounts", AccountFilter, page_of(Account), ADMINS)
add_account = Call(NAME, "add_account", NewAccount, AccountWithSecret, ADMINS, writes=True, keeps_reply=False)
change_account = Call(NAME, "change_account", AccountChange, Account, ADMINS, writes=True)
reset_account = Call(NAME, "reset_account", ByAccount, AccountWithSecret, ADMINS, writes=True, keeps_reply=False)

reviewers_changed = Event(NAME, "reviewers_changed", ReviewersChanged)
