"""What happened to a business that is reviewed, line by line, as its service keeps it beside it."""

import datetime
from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

VERDICTS = {"approve": "passed", "reject": "rejected", "return": "sent_back"}


class Business(Protocol):
    """What all that is reviewed here has in common."""

    row_version: int
    desk_ids: list[UUID]
    desk_roles: list[str]
    doors: list[str]
    waiting_since: datetime.datetime | None
    due_at: datetime.datetime | None
    happened: list[dict[str, Any]]
    closed_at: datetime.datetime | None


def line(
    act: str, at: datetime.datetime, person: str | None, org_name: str | None, words: str | None, **more: Any
) -> dict[str, Any]:
    """One line of what happened."""
    said = {"at": at.isoformat(), "act": act, "person": person, "org_name": org_name, "words": words}
    return said | {name: str(value) for name, value in more.items()}


def note(business: Business, *lines: dict[str, Any]) -> None:
    """Add lines, in the order in which they happened; whoever has seen the business has seen an older version."""
    business.happened = [*business.happened, *lines]
    business.row_version += 1


def go_on(business: Business, done: dict[str, Any], *, closes: bool = False) -> None:
    """It moved on as `done` says, a line: it waits for somebody else from then on, or for nobody any more."""
    note(business, done)
    business.desk_ids, business.desk_roles, business.due_at = [], [], None
    business.waiting_since = datetime.datetime.fromisoformat(done["at"])
    if closes:
        business.closed_at, business.waiting_since, business.doors = business.waiting_since, None, []


def note_decisions(business: Business, decisions: Sequence[dict[str, Any]]) -> None:
    """What desks have decided, each decision once; one that a return made void stays, and is marked."""
    void = {str(decision["id"]) for decision in decisions if decision["annulled"]}
    if void:
        business.happened = [each | {"void": "true"} if each.get("id") in void else each for each in business.happened]
    known = {each.get("id") for each in business.happened}
    note(business, *(_decided(decision) for decision in decisions if str(decision["id"]) not in known))


def _decided(decision: dict[str, Any]) -> dict[str, Any]:
    act, by = VERDICTS[decision["verdict"]], (decision["person"], decision["org_name"])
    more = {"id": decision["id"], "step": decision["step"], "step_name": decision["step_name"]}
    return line(act, decision["at"], *by, words_of(decision), **more)


def words_of(decision: dict[str, Any]) -> str | None:
    """The reasons of a decision."""
    return "；".join(reason["reason"] for reason in decision.get("reasons", ())) or None


def event(line: dict[str, Any]) -> dict[str, Any]:
    """A line as it is shown."""
    same = {name: line.get(name) for name in ("act", "step_name", "person", "org_name", "words")}
    return same | {"at": datetime.datetime.fromisoformat(line["at"])}
