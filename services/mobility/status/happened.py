"""An act goes on by its rules; what happened is kept beside it."""

from typing import Any

from services.common.happened import go_on, line
from services.mobility.models import StatusAct
from services.mobility.status import rules

__all__ = ["follow", "line"]


def follow(act: StatusAct, what: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """That is done to the act (see rules.MOVES), and it says so by `done`, a line; raises Conflict where it cannot."""
    act.state = rules.move(act.state, what)
    go_on(act, done, closes=closes)
