"""Puts the gateway together: `gateway.app:app` for gunicorn, `create_app` for tests and tools."""

import logging
import re
import time
import uuid

from flask import Flask, Response, current_app, g, request
from prometheus_client import Histogram

from gateway import access_rules, files, openapi, pages, problems, session, uploads
from gateway.api import AREAS
from gateway.bus import EXTENSION, the_bus
from services.common import clock
from services.common.bus.client import Bus
from services.common.errors import Forbidden
from services.common.request import LANGUAGES, Request, current
from services.common.telemetry import logs
from services.contracts.identity import sessions

log = logging.getLogger(__name__)

SANE_ID = re.compile(r"[A-Za-z0-9_.:-]{8,64}")
BODY_BYTES = 1024 * 1024
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        "img-src 'self' data: blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
requests = Histogram("xingtan_http_seconds", "HTTP requests, by operation and status", ["operation", "status"])


def create_app(bus: Bus | None = None) -> Flask:
    """The gateway; raises RuntimeError when a route declares no rule. `bus` takes the place of the real one."""
    clock.refuse_in_production()
    app = Flask(__name__, static_folder=None)
    app.request_class = uploads.Request
    app.config.update(MAX_CONTENT_LENGTH=BODY_BYTES, MAX_FORM_MEMORY_SIZE=BODY_BYTES)
    app.json.ensure_ascii = app.json.sort_keys = False  # type: ignore[attr-defined]
    passes = session.Passes()
    app.extensions[EXTENSION] = bus or Bus(
        listens={sessions.session_ended: lambda ended: passes.forget(ended["session_id"])}, missed=passes.forget_all
    )
    app.extensions[session.PASSES] = passes
    app.before_request(begin)
    app.after_request(finish)
    problems.register(app)
    api = openapi.register(app)
    for area in AREAS:
        api.register_blueprint(area)
    app.register_blueprint(pages.pages)
    access_rules.check(app)
    return app


def begin() -> None:
    """Before every request: its id, language and start; then who sent it and whether that is allowed."""
    sent = request.headers.get("X-Request-Id", "")
    g.request_id = sent if SANE_ID.fullmatch(sent) else uuid.uuid4().hex
    g.language = request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])
    g.started = time.monotonic()
    current.set(Request(id=g.request_id, language=g.language))
    if request.endpoint is not None:
        _admit(current_app.view_functions[request.endpoint].rule)


def _admit(rule: access_rules.Rule) -> None:
    if rule.open:
        return
    passes = current_app.extensions[session.PASSES]
    g.signed = session.of(request, the_bus(), passes, language=g.language, request_id=g.request_id)
    current.set(Request(id=g.request_id, actor=g.signed.actor, language=g.language))
    if not rule.met_by(g.signed.actor.roles):
        log.warning("role refused", extra={"route": request.endpoint, "account": g.signed.actor.account_id})
        raise Forbidden("Your role does not allow this. Your system administrator can tell who may do it.")


def finish(response: Response) -> Response:
    """After every request: its id, the headers that keep browsers careful, one line in the log."""
    files.drop_rest(request)
    response.headers["X-Request-Id"] = g.request_id
    response.headers.extend(SECURITY_HEADERS)
    if session.in_production():
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.path.startswith(f"{access_rules.PREFIX}/"):
        response.headers["Cache-Control"] = "no-store"
        _write_down(response.status_code)
    return response


def _write_down(status: int) -> None:
    operation = request.endpoint.rsplit(".", 1)[-1] if request.endpoint else "none"
    seconds = time.monotonic() - g.started
    requests.labels(operation, status).observe(seconds)
    # The address without its query: searches may hold names.
    log.info(
        "request",
        extra={
            "operation": operation,
            "method": request.method,
            "path": request.path,
            "status": status,
            "seconds": round(seconds, 4),
            "account": g.signed.actor.account_id if "signed" in g else None,
        },
    )


def __getattr__(name: str) -> Flask:
    """`app` is made when gunicorn asks for it; importing this module for tests makes none."""
    if name != "app":
        raise AttributeError(name)
    logs.configure("gateway")
    made = globals()["app"] = create_app()
    return made
