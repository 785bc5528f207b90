"""Records has written what was decided, or says why it could not (R-MOB-05)."""

from typing import Any

from sqlalchemy.orm import Session

from services.contracts.mobility.status_acts import DEATH, WRITING
from services.mobility import releasing
from services.mobility.assignments import death
from services.mobility.models import StatusAct
from services.mobility.status import finding, notifying
from services.mobility.status.happened import follow, line


def hear(db: Session, items: list[dict[str, Any]]) -> None:
    """What is known already changes nothing; an act that was undone says so."""
    known = finding.by_ids(db, [item["ref"] for item in items])
    heard = [(known[item["ref"]], item) for item in items if item["ref"] in known]
    written = [(act, item) for act, item in heard if act.state == WRITING]
    undone = finding.by_ids(db, [act.undoes for act, item in written if act.undoes and item["done"]])
    for act, item in written:
        _end(act, item, undone)
        _follow_at_assignments(db, act, item, undone)
    releasing.release(db, [act.id for act, item in written if not item["done"]])
    db.flush()
    notifying.tell_of_ends(db, [act for act, _ in written])


def _follow_at_assignments(db: Session, act: StatusAct, item: dict[str, Any], undone: dict[Any, StatusAct]) -> None:
    """A death ends where somebody is for a time, and undone it does not."""
    if not item["done"]:
        return
    if act.undoes:
        death.was_undone(db, undone[act.undoes], item["at"])
    elif act.act == DEATH:
        death.took_effect(db, act, item["at"])


def _end(act: StatusAct, item: dict[str, Any], undone: dict[Any, StatusAct]) -> None:
    what = "written" if item["done"] else "not_written"
    act.why = None if item["done"] else item["why"]
    if item["done"] and act.undoes:
        follow(undone[act.undoes], "undone", line("undone", item["at"], act.person, act.by_org_name, act.words))
        undone[act.undoes].waiting_since = None
    follow(act, what, line(what, item["at"], None, None, act.why), closes=True)
