"""轮岗登记表 of one assignment at once, to be signed and sealed; while a person waits (R-MOB-06)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.common import clock, paper
from services.common.actor import Actor
from services.mobility.assignments import viewing
from services.mobility.assignments.assignment_form import TEMPLATE, TITLES, sheet_of_assignment
from services.mobility.forms import stored

FOLDER = "assignment-forms/"


def print_assignment(begin: Callable, actor: Actor, assignment_id: UUID) -> dict[str, Any]:
    """Where the printed form lies; the assignment is read as the asker is shown it, which is logged."""
    with begin() as db:
        view = viewing.one(db, actor, assignment_id)
    title = TITLES[view["kind"]]
    frame = paper.frame(title, view["org_name"], actor.name, clock.now())
    key = f"{FOLDER}{view['id']}-{view['row_version']}-{actor.account_id}"
    return stored(key, TEMPLATE, sheet_of_assignment(frame, view)) | {"name": f"{title}-{view['name']}.pdf"}
