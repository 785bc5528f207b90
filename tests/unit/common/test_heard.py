"""What any service may announce is heard from each by its name: a handler of nobody's hears nothing."""

import importlib
import inspect

import pytest

from services.common.bus.transport import EventQueue
from services.contracts.records import readings

SERVICES = ("identity", "records", "review", "media", "mobility", "training")


def heard_by(service: str) -> set[tuple[str, str]]:
    """Of each event that a service handles who announces it, and its type."""
    module = importlib.import_module(f"services.{service}.service")
    [kind] = (each for each in vars(module).values() if getattr(each, "name", None) == service)
    methods = (method for _, method in inspect.getmembers(kind))
    entrypoints = (each for method in methods for each in getattr(method, "nameko_entrypoints", ()))
    return {(each.source_service, each.event_type) for each in entrypoints if isinstance(each, EventQueue)}


@pytest.mark.parametrize("service", SERVICES)
def test_no_service_waits_for_news_of_nobody(service):
    assert all(source != "*" for source, _ in heard_by(service))


def test_records_hears_of_readings_from_every_service_that_tells_of_them():
    told = {(act.partition(".")[0], readings.teacher_read.type) for act in readings.ACTS}
    assert told <= heard_by("records")
