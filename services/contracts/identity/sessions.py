"""Signing in and out, and the proof of who asks (R-ID-03)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Nothing, one_of
from services.contracts.identity import NAME
from services.contracts.identity.orgs import Org


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
    roles = fields.List(one_of(sorted(roles.SIGNED_IN)))
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


class SessionEnded(Body):
    """A session that is no longer good; whoever caches it forgets it."""

    session_id = fields.UUID(required=True)


sign_in = Call(NAME, "sign_in", Credentials, Session, roles.ANYONE, keeps_reply=False)
renew = Call(NAME, "renew", ByToken, Pass, roles.ANYONE, keeps_reply=False)
sign_out = Call(NAME, "sign_out", Nothing, Nothing, roles.SIGNED_IN, writes=True)
change_password = Call(
    NAME, "change_password", PasswordChange, Nothing, roles.SIGNED_IN, writes=True, keeps_reply=False
)

session_ended = Event(NAME, "session_ended", SessionEnded)
