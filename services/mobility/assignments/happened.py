"""An assignment goes on by its rules; what happened is kept beside it."""

from typing import Any

from services.common.happened import go_on, line
from services.mobility.assignments import rules
from services.mobility.models import Assignment

__all__ = ["follow", "line"]


def follow(assignment: Assignment, act: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """That is done to it (see rules.MOVES), and it says so by `done`, a line; raises Conflict where it cannot."""
    assignment.state = rules.move(assignment.state, act)
    go_on(assignment, done, closes=closes)
