"""Declares every exchange, queue and binding before services start, so that no announcement finds no queue."""

import importlib
from typing import Any

from kombu import Connection
from nameko.rpc import get_rpc_exchange

from services import SERVICES
from services.common import settings
from services.common.bus.failures import handlers_of
from services.common.bus.transport import DEAD_LETTER_QUEUE, call_queue, event_exchange, event_queue


def service_class(name: str) -> Any:
    """The service class of services/<name>/service.py."""
    module = importlib.import_module(f"services.{name}.service")
    return getattr(module, f"{name.capitalize()}Service")


def handled(source: str) -> frozenset[str]:
    """The types of a service's events that some service handles: those that must find a queue."""
    handlers = (method for name in SERVICES for method in handlers_of(service_class(name)).values())
    return frozenset(method.reacts_to.type for method in handlers if method.reacts_to.service == source)


def declare() -> None:
    """Declare everything; what is there already stays as it is."""
    with Connection(settings.load().amqp_url) as connection:
        channel = connection.channel()
        DEAD_LETTER_QUEUE(channel).declare()
        rpc = get_rpc_exchange({})
        for name in SERVICES:
            event_exchange(name)(channel).declare()
            call_queue(name, rpc)(channel).declare()
        for name in SERVICES:
            _declare_handlers(channel, service_class(name))


def _declare_handlers(channel: Any, service: Any) -> None:
    for full_name, method in handlers_of(service).items():
        event, method_name = method.reacts_to, full_name.split(".")[1]
        event_queue(event.service, event.type, service.name, method_name)(channel).declare()
