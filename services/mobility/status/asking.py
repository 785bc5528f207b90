"""What an act asks of who decides it: which one it is, from when on, and what other acts ask exactly the same."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.mobility.status_acts import ABSENCE, BUSINESS, RESIGNATION, RETIREMENT, RETURN
from services.mobility import alike as likeness
from services.mobility.models import StatusAct

BY_STATUS = (ABSENCE, RESIGNATION, RETIREMENT)  # each is one name for several, which the status tells apart
MANY = {ABSENCE: "长期不在岗", RETURN: "恢复在岗", RESIGNATION: "辞职离职", RETIREMENT: "离退休"}
STATUSES = {
    "100": "在本单位任职",
    "201": "借出到机关",
    "202": "借出到事业单位",
    "203": "长病假",
    "204": "进修",
    "206": "企业实践",
    "207": "因公出国",
    "208": "离岗创业",
    "209": "待退休",
    "210": "待岗",
    "211": "下落不明",
    "299": "其他",
    "301": "退休",
    "302": "离休",
    "306": "辞职",
    "307": "离职",
    "308": "开除",
}


def undone(db: Session, acts: Collection[StatusAct]) -> dict[UUID, StatusAct]:
    """The acts that these take back."""
    ids = [act.undoes for act in acts if act.undoes]
    return {act.id: act for act in db.scalars(select(StatusAct).where(StatusAct.id.in_(ids)))} if ids else {}


def asked(act: StatusAct, undone: Mapping[UUID, StatusAct]) -> dict[str, Any]:
    """The act by its code at review: that of the status where it says more than the act does."""
    taken_back = undone.get(act.undoes) if act.undoes else None
    return {"code": _code(act), "undoes": taken_back and _code(taken_back), "day": act.day}


def _code(act: StatusAct) -> str:
    return act.to_status if act.act in BY_STATUS else act.act


def alike(act: StatusAct) -> dict[str, str] | None:
    """The key of acts of many that say the same; none of one that is somebody's alone, such as a new post."""
    if act.act not in MANY:
        return None
    terms = [act.act, act.to_status, act.day, act.until, act.document, act.words]
    what = STATUSES[act.to_status] if act.act in BY_STATUS else MANY[act.act]
    words = likeness.words(what, act.day, act.until, act.document, act.words)
    return likeness.of(BUSINESS, terms, words, STATUSES.get(act.from_status, ""))
