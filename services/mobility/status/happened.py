"""What happened to an act, line by line, as it is kept beside it."""

import datetime
from typing import Any

from services.mobility.models import StatusAct
from services.mobility.status import rules


def line(
    act: str, at: datetime.datetime, person: str | None, org_name: str | None, words: str | None, **more: Any
) -> dict[str, Any]:
    """One line of what happened to an act."""
    said = {"at": at.isoformat(), "act": act, "person": person, "org_name": org_name, "words": words}
    return said | {name: str(value) for name, value in more.items()}


def follow(act: StatusAct, what: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """That is done to the act (see rules.MOVES), and it says so by `done`, a line; raises Conflict where it cannot."""
    act.state = rules.move(act.state, what)
    note(act, done)
    act.desk_ids, act.desk_roles, act.due_at = [], [], None
    act.waiting_since = datetime.datetime.fromisoformat(done["at"])
    if closes:
        act.closed_at, act.waiting_since, act.doors = act.waiting_since, None, []


def note(act: StatusAct, *lines: dict[str, Any]) -> None:
    """Add lines, in the order in which they happened; whoever has seen the act has seen an older version."""
    act.happened = [*act.happened, *lines]
    act.row_version += 1
