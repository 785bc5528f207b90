"""The bus as a route sees it: `ask(call, field=…)`, in the name of whoever sent the HTTP request."""

from typing import Any

from flask import Response, current_app, g, request

from gateway import access_rules
from gateway.headers import idempotency_key
from services.common.bus.client import Bus, Pending
from services.common.contract import Call
from services.common.errors import Refused

EXTENSION = "xingtan.bus"
Reply = Response | dict


def the_bus() -> Bus:
    """This process's bus; tests put a fake in its place."""
    return current_app.extensions[EXTENSION]


def ask(call: Call, **payload: Any) -> dict:
    """The reply to `call`, as the service shaped it; raises the service's refusal, or Unavailable."""
    reply = _sent(call, payload).plain()
    if signed := g.get("signed"):
        access_rules.check_scope(reply, signed.actor)
    return reply


def pass_on(call: Call, **payload: Any) -> Reply:
    """The same as the bytes that came, where nothing in the reply is to be looked at on its way."""
    if access_rules.is_looked_at(call.gives):
        return ask(call, **payload)
    return Response(_sent(call, payload).unread(), mimetype="application/json")


def ask_each(call: Call, services: tuple[str, ...] | list[str], **payload: Any) -> dict[str, dict | Refused]:
    """The replies of several services to the same call, all asked at once; a refusal stands where a reply would."""
    waiting = {service: _sent(call.at(service), payload) for service in services}
    return {service: _outcome(pending) for service, pending in waiting.items()}


def _sent(call: Call, payload: dict) -> Pending:
    signed = g.get("signed")
    return the_bus().send(
        call,
        payload,
        actor_token=signed.token if signed else None,
        language=g.language,
        key=idempotency_key(request) if call.writes else None,
        request_id=g.request_id,
    )


def _outcome(pending: Pending) -> dict | Refused:
    try:
        return pending.plain()
    except Refused as refusal:
        return refusal
