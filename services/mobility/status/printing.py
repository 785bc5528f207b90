"""在职变动表 of one change of status at once, to be signed and sealed; while a person waits (R-MOB-05)."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.mobility.forms import Form, in_sight, printed, subject, ticket
from services.mobility.models import StatusAct
from services.mobility.status import viewing
from services.mobility.status.status_form import TEMPLATE, TITLE, sheet_of_act

FOLDER = "status-forms/"


def status_act_paper(db: Session, actor: Actor, act_id: UUID) -> dict[str, Any]:
    """A ticket for the ID number on the form of an act in sight."""
    found = in_sight(db, StatusAct, act_id)
    return ticket(actor, found.teacher_id, f"打印{TITLE} {viewing.number_of(found)}")


def print_status_act(
    begin: Callable,
    actor: Actor,
    act_id: UUID,
    statuses: Mapping[str, str],
    now_said: list[dict[str, str]],
    id_number: str,
) -> dict[str, Any]:
    """Where the printed form lies; the act is read as the asker is shown it, which is logged."""
    with begin() as db:
        view = viewing.one(db, actor, act_id)
        form = Form(TITLE, view["entered_at_org"], subject(db, StatusAct, act_id, view["entered_at_org"]))
    return printed(
        begin, actor, form, FOLDER, TEMPLATE, lambda frame: sheet_of_act(frame, view, statuses, now_said, id_number)
    )
