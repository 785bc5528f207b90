"""轮岗登记表 of one assignment at once, to be signed and sealed; while a person waits (R-MOB-06)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.mobility.assignments import viewing
from services.mobility.assignments.assignment_form import TEMPLATE, TITLES, sheet_of_assignment
from services.mobility.forms import Form, in_sight, printed, subject, ticket
from services.mobility.models import Assignment

FOLDER = "assignment-forms/"


def assignment_paper(db: Session, actor: Actor, assignment_id: UUID) -> dict[str, Any]:
    """A ticket for the ID number on the form of an assignment in sight."""
    found = in_sight(db, Assignment, assignment_id)
    return ticket(actor, found.teacher_id, f"打印{TITLES[found.kind]} {viewing.number_of(found)}")


def print_assignment(begin: Callable, actor: Actor, assignment_id: UUID, id_number: str) -> dict[str, Any]:
    """Where the printed form lies; the assignment is read as the asker is shown it, which is logged."""
    with begin() as db:
        view = viewing.one(db, actor, assignment_id)
        form = Form(TITLES[view["kind"]], view["org_name"], subject(db, Assignment, assignment_id, view["org_name"]))
    return printed(begin, actor, form, FOLDER, TEMPLATE, lambda frame: sheet_of_assignment(frame, view, id_number))
