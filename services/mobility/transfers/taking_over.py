"""调档: the receiving school takes the file over once both sides have confirmed; records moves it (R-MOB-01)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.errors import Forbidden
from services.contracts.mobility import NAME
from services.contracts.mobility.transfers import MOVING
from services.contracts.records.hand_over import hand_overs_wanted
from services.mobility import releasing
from services.mobility.models import Transfer
from services.mobility.transfers import finding, notifying, viewing
from services.mobility.transfers.happened import follow, line

OF_THE_RECEIVER = "The receiving school takes the file over."
SAME = ("teacher_id", "from_org_id", "to_org_id", "department_id", "from_day", "post", "document")


def take_over(db: Session, actor: Actor, transfer_id: UUID, row_version: int) -> dict[str, Any]:
    """Ask records to hand the file over."""
    transfer = finding.held(db, transfer_id, row_version)
    if not actor.covers(transfer.to_path):
        raise Forbidden(OF_THE_RECEIVER)
    follow(transfer, "taken_over", line("taken_over", clock.now(), actor.name, actor.org_name, None))
    wanted = {name: getattr(transfer, name) for name in SAME} | viewing.signature(actor)
    more = {"ref": transfer.id, "reason": transfer.words, "rotation": transfer.kind == "rotation"}
    emit(db, hand_overs_wanted.at(NAME), {"items": [wanted | more]})
    db.flush()
    return viewing.one(db, actor, transfer_id)


def hear(db: Session, items: list[dict[str, Any]]) -> None:
    """Records has handed files over, or says why not; what is known already changes nothing."""
    known = finding.by_ids(db, [item["ref"] for item in items])
    moving = [(known[item["ref"]], item) for item in items if _is_moving(known.get(item["ref"]))]
    for transfer, item in moving:
        _end(transfer, item)
    releasing.release(db, [transfer.id for transfer, item in moving if not item["done"]])
    db.flush()
    for transfer, _ in moving:
        notifying.tell_of_end(db, transfer)


def _is_moving(transfer: Transfer | None) -> bool:
    return transfer is not None and transfer.state == MOVING


def _end(transfer: Transfer, item: dict[str, Any]) -> None:
    act = "handed_over" if item["done"] else "not_handed_over"
    transfer.why = None if item["done"] else item["why"]
    follow(transfer, act, line(act, item["at"], None, None, transfer.why), closes=True)
