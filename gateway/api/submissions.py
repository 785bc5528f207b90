"""Handing files over for review (R-REC)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.common.contracts import records

area = Area("submissions", "Handing files over for review.")


@area.post("/submissions")
@asks(records.submit)
def submit_teachers(**asked: Any) -> dict:
    """Submit files; each has its own outcome, and one that is not complete holds up no other."""
    return ask(records.submit, **asked)
