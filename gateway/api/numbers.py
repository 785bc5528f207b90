"""Personal numbers (个人标识码): a person's numbers, and 问题数据 with what to do about it (R-REC-13)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import numbers

area = Area("numbers", "Personal numbers and problem data.")


@area.get("/teachers/<uuid:teacher_id>/numbers")
@asks(numbers.numbers)
def list_numbers(**asked: Any) -> dict:
    """The numbers that a person has and had, and how far the national check is."""
    return ask(numbers.numbers, **asked)


@area.post("/teachers/<uuid:teacher_id>/numbers/reveal")
@asks(numbers.reveal_number)
def reveal_number(**asked: Any) -> dict:
    """Read the current number in clear; the reading is logged with its purpose."""
    return ask(numbers.reveal_number, **asked)


@area.get("/problems")
@asks(numbers.list_problems)
def list_problems(**asked: Any) -> dict:
    """People of the territory whose formal number was refused, with reason and remedy."""
    return ask(numbers.list_problems, **asked)


@area.get("/problems/counts")
@asks(numbers.number_counts)
def count_problems(**asked: Any) -> dict:
    """How many problems there are, and how many people wait for the national check."""
    return ask(numbers.number_counts, **asked)


@area.post("/problems/<uuid:teacher_id>/recheck")
@asks(numbers.recheck)
def recheck_number(**asked: Any) -> dict:
    """Ask for the national check again, after the cause was put right."""
    return ask(numbers.recheck, **asked)
