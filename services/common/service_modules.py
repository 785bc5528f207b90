"""What a service tells of itself in a module that it may have: what is common looks there and knows no service."""

import importlib
import importlib.util
from typing import Any


def listed(service: str, module: str, what: str) -> Any:
    """`what` of services/<service>/<module>.py; None where the service has no such module, or says nothing of it."""
    name = f"services.{service}.{module}"
    if importlib.util.find_spec(name) is None:
        return None
    return getattr(importlib.import_module(name), what, None)
