"""What happened to a version, line by line, as it is kept beside it."""

import datetime
from typing import Any

from services.common import clock
from services.common.actor import Actor
from services.training.models import RuleVersion

MANY = "saved"  # told once, the last time, as long as nothing else happens


def happens(found: RuleVersion, actor: Actor, act: str, words: str | None = None) -> None:
    """Add a line; whoever has seen the version has seen an older one."""
    said = {"at": clock.now().isoformat(), "act": act, "person": actor.name, "org_name": actor.org_name, "words": words}
    before = list(found.happened)
    if act == MANY and before and (before[-1]["act"], before[-1]["person"]) == (MANY, actor.name):
        before.pop()
    found.happened = [*before, said]
    found.row_version += 1


def event(line: dict[str, Any]) -> dict[str, Any]:
    """A line as it is shown."""
    return line | {"at": datetime.datetime.fromisoformat(line["at"])}
