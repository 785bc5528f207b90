"""What happened to a transfer, line by line, as it is kept beside it."""

import datetime
from typing import Any

from services.mobility.models import Transfer
from services.mobility.transfers import rules


def line(
    act: str, at: datetime.datetime, person: str | None, org_name: str | None, words: str | None, **more: Any
) -> dict[str, Any]:
    """One line of what happened to a transfer."""
    said = {"at": at.isoformat(), "act": act, "person": person, "org_name": org_name, "words": words}
    return said | {name: str(value) for name, value in more.items()}


def follow(transfer: Transfer, act: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """The transfer is done that to (see rules.ACTS), and says so by `done`, a line; raises Conflict where it cannot."""
    transfer.state = rules.move(transfer.state, act)
    note(transfer, done)
    transfer.desk_ids, transfer.desk_roles, transfer.due_at = [], [], None
    transfer.waiting_since = datetime.datetime.fromisoformat(done["at"])
    if closes:
        transfer.closed_at, transfer.waiting_since, transfer.doors = transfer.waiting_since, None, []


def note(transfer: Transfer, *lines: dict[str, Any]) -> None:
    """Add lines, in the order in which they happened; whoever has seen the transfer has seen an older version."""
    transfer.happened = [*transfer.happened, *lines]
    transfer.row_version += 1
