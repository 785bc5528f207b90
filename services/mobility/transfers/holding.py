"""Records has answered for the holds that were asked for: a transfer goes to review, or is told what is in its way."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.contracts.mobility.transfers import ASKED
from services.mobility import releasing
from services.mobility.models import Transfer
from services.mobility.transfers import cases, finding, notifying
from services.mobility.transfers.happened import follow, line

GONE = "The file is not here any more."


def hear(db: Session, answers: list[dict[str, Any]]) -> None:
    """Each transfer by itself; an answer to what was taken back meanwhile gives the hold back."""
    known = finding.by_ids(db, [answer["ref"] for answer in answers])
    late = [answer["ref"] for answer in answers if answer["granted"] and _is_over(known.get(answer["ref"]))]
    releasing.release(db, late)
    asked = [(known[answer["ref"]], answer) for answer in answers if _is_asked(known.get(answer["ref"]))]
    granted = [transfer for transfer, answer in asked if answer["granted"]]
    for transfer, answer in asked:
        if not answer["granted"]:
            _block(transfer, answer.get("blocker"))
    cases.want(db, granted)
    db.flush()
    notifying.tell_of_blocked(db, [transfer for transfer, answer in asked if not answer["granted"]])


def _block(transfer: Transfer, blocker: dict[str, Any] | None) -> None:
    transfer.blocker = {"kind": blocker["kind"], "ref": str(blocker["ref"])} if blocker else None
    transfer.why = None if blocker else GONE
    follow(transfer, "blocked", line("blocked", clock.now(), None, None, None), closes=True)


def _is_asked(transfer: Transfer | None) -> bool:
    return transfer is not None and transfer.state == ASKED


def _is_over(transfer: Transfer | None) -> bool:
    """Whether nothing is to be held for it (any more)."""
    return transfer is None or transfer.closed_at is not None
