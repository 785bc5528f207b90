"""Records has answered for the holds that were asked for: an act goes to review, or is told what is in its way."""

from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.contracts.mobility.status_acts import ASKED
from services.mobility import releasing
from services.mobility.models import StatusAct
from services.mobility.status import cases, finding, notifying
from services.mobility.status.happened import follow, line
from services.mobility.transfers.holding import GONE


def hear(db: Session, answers: list[dict[str, Any]]) -> None:
    """Each act by itself; an answer to what was taken back meanwhile gives the hold back."""
    known = finding.by_ids(db, [answer["ref"] for answer in answers])
    heard = [(known[answer["ref"]], answer) for answer in answers if answer["ref"] in known]
    releasing.release(db, [act.id for act, answer in heard if answer["granted"] and act.closed_at is not None])
    asked = [(act, answer) for act, answer in heard if act.state == ASKED]
    blocked = [act for act, answer in asked if not answer["granted"]]
    for act, answer in asked:
        if not answer["granted"]:
            _block(act, answer.get("blocker"))
    cases.want(db, [act for act, answer in asked if answer["granted"]])
    db.flush()
    notifying.tell_of_ends(db, blocked)


def _block(act: StatusAct, blocker: dict[str, Any] | None) -> None:
    act.blocker = {"kind": blocker["kind"], "ref": str(blocker["ref"])} if blocker else None
    act.why = None if blocker else GONE
    follow(act, "blocked", line("blocked", clock.now(), None, None, None), closes=True)
