"""The one place where errors become HTTP: problem JSON (RFC 9457), worded in the asker's language."""

import logging
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, json
from gunicorn.http.errors import ParseException
from marshmallow import Schema, fields
from werkzeug.exceptions import BadRequest, ClientDisconnected, HTTPException, RequestTimeout

from gateway.wording import worded_errors
from services.common.errors import Broken, Invalid, Refused
from services.common.messages.wording import word

log = logging.getLogger(__name__)

PROBLEM = "application/problem+json"
INVALID = Invalid("Some values are not valid.")
BROKEN = Broken("Something went wrong on our side. The request id leads us to it.")


class Problem(Schema):
    """Why a request was not done; `errors` says what is wrong with which field, `params` what the detail names."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict()
    params = fields.Dict()
    request_id = fields.String(required=True)


def register(app: Flask) -> None:
    """Map every error of the app."""
    app.register_error_handler(Refused, of_refusal)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(ParseException, of_malformed)
    app.register_error_handler(Exception, of_fault)


def of_refusal(refusal: Refused) -> Response:
    """The answer to something that the system understood and will not do."""
    detail = word(refusal.message, refusal.params, g.language)
    return _problem(refusal.status, detail, errors=refusal.errors, params=refusal.params)


def of_http(error: HTTPException) -> Response:
    """The answer to a request that never reached a route's function, or that does not fit its schema."""
    if isinstance(error, ClientDisconnected):  # gone, or slower than gateway/slow_clients.py bears
        error = RequestTimeout()
    data = getattr(error, "data", {})
    if "messages" in data:
        return _problem(error.code or 422, word(INVALID.message, {}, g.language), errors=_by_field(data["messages"]))
    detail = word(DETAILS.get(error.code or 500, "The request was not understood."), {}, g.language)
    response = _problem(error.code or 500, detail)
    if getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    return response


def of_malformed(_error: ParseException) -> Response:
    """The answer to a body that breaks off the rules of HTTP while it is read, as bad chunks do."""
    return of_http(BadRequest())


def of_fault(error: Exception) -> Response:
    """The answer to our own mistake; what happened goes to the log only."""
    log.error("request failed", exc_info=error)
    return of_refusal(BROKEN)


DETAILS = {
    400: "The request was not understood.",
    404: "There is nothing at this address.",
    408: "The request did not arrive in time. Please try again where the connection is better.",
    405: "This address does not take this kind of request.",
    413: "The request is larger than allowed.",
    415: "The request's content type is not taken here.",
}
TITLES = {
    400: "Not understood",
    401: "Please sign in",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    408: "Too slow",
    409: "Not possible now",
    412: "Changed meanwhile",
    413: "Too large",
    422: "Please check what you entered",
    428: "Version missing",
    429: "Too many tries",
    503: "Not available now",
}


def _problem(status: int, detail: str, *, errors: dict | None = None, params: dict | None = None) -> Response:
    title = word(TITLES.get(status, HTTPStatus(status).phrase), {}, g.language)
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if errors:
        body["errors"] = worded_errors(errors, g.language)
    if params:
        body["params"] = params
    body["request_id"] = g.request_id
    return Response(json.dumps(body), status=status, content_type=PROBLEM)


def _by_field(messages: dict) -> dict:
    """webargs's messages without the location they stood in: field → messages."""
    errors: dict = {}
    for found in messages.values():
        errors |= found if isinstance(found, dict) else {"_schema": found}
    return errors
