"""A transfer ends because there is nobody any more to be transferred."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.mobility.transfers import MOVING, OPEN, REVIEWED
from services.mobility.models import Transfer
from services.mobility.transfers import cases, notifying, viewing
from services.mobility.transfers.happened import follow, line

DIED = "{school} has registered that this teacher has died."
AT_THIS_MOMENT = "The file is being handed over to another school at this moment; please look again in a minute."


def not_now(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, str]:
    """Of these teachers, whose file is being handed over at this moment: nothing ends then."""
    moving = select(Transfer.teacher_id).where(Transfer.teacher_id.in_(teacher_ids), Transfer.state == MOVING)
    return dict.fromkeys(db.scalars(moving), AT_THIS_MOMENT)


def end_of_the_dead(db: Session, actor: Actor, teacher_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """End the open transfers of teachers whose death the school enters; their ids, to be let go of at records.

    Both sides hear of it with that reason. One whose file is being handed over at this moment is a Conflict.
    """
    mine = Transfer.teacher_id.in_(teacher_ids) & Transfer.state.in_(OPEN)
    query = select(Transfer).where(mine).order_by(Transfer.id).with_for_update()
    ended: dict[UUID, list[UUID]] = {}
    for transfer in list(db.scalars(query.execution_options(populate_existing=True))):
        _end(db, actor, transfer)
        ended.setdefault(transfer.teacher_id, []).append(transfer.id)
    return ended


def _end(db: Session, actor: Actor, transfer: Transfer) -> None:
    if transfer.state == MOVING:
        raise Conflict(AT_THIS_MOMENT)
    is_at_review = transfer.state == REVIEWED
    transfer.why = word(DIED, {"school": actor.org_name}, LANGUAGES[0])
    follow(transfer, "ended", line("ended", clock.now(), actor.name, actor.org_name, transfer.why), closes=True)
    if is_at_review:
        cases.recall(db, transfer, viewing.signature(actor))
    db.flush()
    notifying.tell_of_the_dead(db, transfer)
