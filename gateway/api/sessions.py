"""Sign-in, sign-out, and who is signed in (R-ID)."""

from typing import Any

from flask import Response, current_app, g, jsonify
from marshmallow import fields

from gateway import access_rules, session
from gateway.area import Area, asks
from gateway.bus import ask
from services.common.request import LANGUAGES
from services.contracts.identity import sessions

area = Area("sessions", "Sign-in and the person who is signed in.")

area.passes_on("PUT /me/password", sessions.change_password, "change_password").says(
    "Change the own password; the first one must be changed before anything else."
)


class MeHere(sessions.Me):
    """Who is signed in, with the operations that the roles allow and the languages that the system speaks."""

    operations = fields.List(fields.String())
    languages = fields.List(fields.String())


@area.post("/sessions")
@asks(sessions.sign_in, status=201)
def sign_in(**asked: Any) -> Response:
    """Open a session; pages get it as a cookie, programs send `token` as a bearer token."""
    opened = ask(sessions.sign_in, **asked)
    return session.opened(jsonify(opened), opened)


@area.delete("/sessions/current")
@asks(sessions.sign_out)
def sign_out() -> Response:
    """Close the session."""
    ask(sessions.sign_out)
    current_app.extensions[session.PASSES].forget(str(g.signed.actor.session_id))
    return session.closed(Response())


@area.get("/me")
@access_rules.signed_in
@area.response(200, MeHere)
def get_me() -> dict:
    """The person who is signed in."""
    operations = access_rules.operations_of(current_app, g.signed.actor)
    return g.signed.me | {"operations": operations, "languages": LANGUAGES}
