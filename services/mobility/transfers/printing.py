"""调动审批表 of one transfer at once, to be signed and sealed; while a person waits (R-MOB-01)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.mobility.forms import Form, in_sight, printed, subject, ticket
from services.mobility.models import Transfer
from services.mobility.transfers import viewing
from services.mobility.transfers.transfer_form import TEMPLATE, TITLE, sheet_of_transfer

FOLDER = "transfer-forms/"


def transfer_paper(db: Session, actor: Actor, transfer_id: UUID) -> dict[str, Any]:
    """A ticket for the ID number on the form of a transfer in sight."""
    found = in_sight(db, Transfer, transfer_id)
    return ticket(actor, found.teacher_id, f"打印{TITLE} {viewing.number_of(found)}")


def print_transfer(
    begin: Callable, actor: Actor, transfer_id: UUID, now_said: list[dict[str, str]], id_number: str
) -> dict[str, Any]:
    """Where the printed form lies, of the transfer as the asker is shown it; the printing is logged.

    The gateway has read it just before to have its codes named, which is logged there.
    """
    with begin() as db:
        view = viewing.one(db, actor, transfer_id, viewing.PRINTED)
        form = Form(TITLE, view["applicant_org"], subject(db, Transfer, transfer_id, view["applicant_org"]))
    return printed(
        begin, actor, form, FOLDER, TEMPLATE, lambda frame: sheet_of_transfer(frame, view, now_said, id_number)
    )
