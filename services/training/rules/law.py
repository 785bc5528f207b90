"""What may become of a version of a rule, and who may do what with it; nothing here touches a database."""

import datetime
from collections.abc import Iterator
from uuid import UUID

from services.common.actor import Actor
from services.common.errors import Conflict
from services.contracts.training.rules import (
    DECIDERS,
    DRAFT,
    EDITABLE,
    HANDED_IN,
    PUBLISHED,
    RETURNED,
    REVOKED,
    WRITERS,
)

# act: from which states, to which; None: it stays
MOVES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "saved": (EDITABLE, None),
    "handed_in": (EDITABLE, HANDED_IN),
    "returned": ((HANDED_IN,), RETURNED),
    "published": ((HANDED_IN,), PUBLISHED),
    "ended": ((PUBLISHED,), None),
    "revoked": ((PUBLISHED,), REVOKED),
}
WHY_NOT = {
    DRAFT: "This version is a draft; it has to be handed in first.",
    RETURNED: "This version was returned; it has to be handed in again first.",
    HANDED_IN: "This version was handed in and waits to be published; return it before it is changed.",
    PUBLISHED: "This version is published, and never changes. Make a copy of it and change that.",
    REVOKED: "This version was revoked. Make a copy of it instead.",
}
HOLDS = "This version holds already, since {day}. Say until when it holds instead."


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict in a state in which it cannot be done."""
    before, after = MOVES[act]
    if state not in before:
        raise Conflict(WHY_NOT[state])
    return after or state


def check_revocable(since: datetime.date, today: datetime.date) -> None:
    """Refuse to revoke what holds already."""
    if since <= today:
        raise Conflict(HOLDS, day=since.isoformat())


def holds(state: str, since: datetime.date | None, until: datetime.date | None, today: datetime.date) -> bool:
    """Whether results of today are converted by it."""
    return state == PUBLISHED and since is not None and since <= today and (until is None or today <= until)


def may(
    actor: Actor, path: str, state: str, writers: list[UUID], since: datetime.date | None, today: datetime.date
) -> list[str]:
    """What somebody can do with a version of the owner at `path`."""
    mine = list(_at_own_office(actor, state, writers, since, today)) if actor.org_path == path else []
    return [*mine, "copy"] if actor.has(WRITERS) else mine


def _at_own_office(
    actor: Actor, state: str, writers: list[UUID], since: datetime.date | None, today: datetime.date
) -> Iterator[str]:
    if state in EDITABLE and actor.has(WRITERS):
        yield from ("edit", "hand_in", "discard")
    if state == HANDED_IN and actor.has(DECIDERS):
        yield "return"
        if actor.person_id not in writers:
            yield "publish"
    if state == PUBLISHED and actor.has(DECIDERS):
        yield "end"
        if since is not None and since > today:
            yield "revoke"
