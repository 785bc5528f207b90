"""Takes CPU work off the event loop, where there is one: argon2 alone would hold up every other request."""

from collections.abc import Callable
from typing import Any

from eventlet import patcher, tpool


def run(function: Callable[..., Any], *args: Any) -> Any:
    """`function(*args)`, in a real thread when this process runs on eventlet, else right here."""
    if patcher.is_monkey_patched("socket"):
        return tpool.execute(function, *args)
    return function(*args)
