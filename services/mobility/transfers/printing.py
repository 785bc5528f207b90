"""调动审批表 of one transfer at once, to be signed and sealed; while a person waits (R-MOB-01)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.common import clock, paper
from services.common.actor import Actor
from services.mobility.forms import stored
from services.mobility.transfers import viewing
from services.mobility.transfers.transfer_form import TEMPLATE, TITLE, sheet_of_transfer

FOLDER = "transfer-forms/"


def print_transfer(begin: Callable, actor: Actor, transfer_id: UUID, now_said: list[dict[str, str]]) -> dict[str, Any]:
    """Where the printed form lies, of the transfer as the asker is shown it; the printing is logged.

    The gateway has read it just before to have its codes named, which is logged there.
    """
    with begin() as db:
        view = viewing.one(db, actor, transfer_id, viewing.PRINTED)
    frame = paper.frame(TITLE, view["applicant_org"], actor.name, clock.now())
    key = f"{FOLDER}{view['id']}-{view['row_version']}-{actor.account_id}"
    return stored(key, TEMPLATE, sheet_of_transfer(frame, view, now_said)) | {"name": f"{TITLE}-{view['name']}.pdf"}
