"""Running the system: health, metrics, and stored failures, which are events that a handler could not handle."""

import os
from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields, validate
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from gateway.access_rules import needs, open_to_all
from gateway.all_services import SERVICES, newest
from gateway.area import Area
from gateway.bus import ask, ask_each
from services.common.contract import Body, Paged
from services.common.errors import NotFound, Refused
from services.contracts import operations

area = Area("operation", "Health, metrics and stored failures.")

ACTS = {"replay": operations.replay_failure, "discard": operations.discard_failure}


class SystemHealth(Body):
    """`ok` is true when every service answers and reaches its database."""

    ok = fields.Boolean()
    services = fields.List(fields.Nested(operations.Health))


class FailureFilter(Paged):
    """Stored failures of one service, page by page, or the newest of all."""

    service = fields.String(validate=validate.OneOf(SERVICES))


class StoredFailures(Body):
    """Stored failures, newest first; `unavailable` names the services that did not answer."""

    items = fields.List(fields.Nested(operations.Failure))
    next = fields.String(allow_none=True)
    unavailable = fields.List(fields.String())


class FailureAct(Body):
    """What to do with a stored failure."""

    act = fields.String(required=True, validate=validate.OneOf(tuple(ACTS)))


@area.get("/health")
@open_to_all
@area.response(200, SystemHealth)
@area.alt_response(503, schema=SystemHealth)
def get_health() -> tuple[dict, int]:
    """Whether every service works."""
    answers = ask_each(operations.health, SERVICES)
    services = [
        {"service": name, "ok": not isinstance(found, Refused) and found["ok"]} for name, found in answers.items()
    ]
    ok = all(service["ok"] for service in services)
    return {"ok": ok, "services": services}, 200 if ok else 503


@area.get("/metrics")
@open_to_all
@area.response(200, {"type": "string"}, content_type="text/plain")
def get_metrics() -> Response:
    """The gateway's counts and times for Prometheus."""
    return Response(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


@area.get("/stored-failures")
@needs(operations.failures)
@area.arguments(FailureFilter, location="query", as_kwargs=True)
@area.response(200, StoredFailures)
def list_stored_failures(**asked: Any) -> dict:
    """Events that a handler could not handle."""
    return _stored_failures(**asked)


@area.post("/stored-failures/<service>/<uuid:failure_id>")
@needs(*ACTS.values())
@area.arguments(FailureAct, as_kwargs=True)
@area.response(200, operations.Failure)
def handle_stored_failure(**asked: Any) -> dict:
    """Replay a stored failure at once, or discard it."""
    return _replayed_or_discarded(**asked)


@area.get("/parked-messages")
@needs(operations.failures)
@area.arguments(FailureFilter, location="query", as_kwargs=True)
@area.response(200, StoredFailures)
@area.doc(deprecated=True)
def list_parked_messages(**asked: Any) -> dict:
    """Stored failures at the address of the release before; kept for one release."""
    return _stored_failures(**asked)


@area.post("/parked-messages/<service>/<uuid:failure_id>")
@needs(*ACTS.values())
@area.arguments(FailureAct, as_kwargs=True)
@area.response(200, operations.Failure)
@area.doc(deprecated=True)
def handle_parked_message(**asked: Any) -> dict:
    """Replay or discard a stored failure at the address of the release before; kept for one release."""
    return _replayed_or_discarded(**asked)


def _stored_failures(service: str | None = None, **paged: Any) -> dict:
    return newest(ask_each(operations.failures, [service] if service else SERVICES, **paged), paged["limit"])


def _replayed_or_discarded(service: str, failure_id: UUID, act: str) -> dict:
    if service not in SERVICES:
        raise NotFound("There is no such service.")
    return ask(ACTS[act].at(service), failure_id=failure_id)


def _registry() -> CollectorRegistry:
    """Where gunicorn runs several processes, the counts of all of them lie in one folder."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
