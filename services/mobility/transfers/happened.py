"""A transfer goes on by its rules; what happened is kept beside it."""

from typing import Any

from services.common.happened import go_on, line
from services.mobility.models import Transfer
from services.mobility.transfers import rules

__all__ = ["follow", "line"]


def follow(transfer: Transfer, act: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """The transfer is done that to (see rules.ACTS), and says so by `done`, a line; raises Conflict where it cannot."""
    transfer.state = rules.move(transfer.state, act)
    go_on(transfer, done, closes=closes)
