"""Tells people by 站内消息: `notify` announces notices with the change that they are about; identity delivers them."""

import datetime
import re
import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit_all
from services.contracts.identity import notices as contract

NUMBER = re.compile(r"\d{7,}[\dXx]?")
LONGEST = 100


def notice(
    db: Session,
    kind: str,
    to: dict[str, Any],
    *,
    id: Any = None,
    due: datetime.datetime | None = None,
    **params: Any,
) -> dict[str, Any]:
    """One notice to one recipient; `id` names the thing that its link leads to.

    Notices of one request that differ in their count alone are one notice: what a long job tells in parts adds up.
    """
    known = contract.KINDS[kind]
    same = sorted((name, value) for name, value in params.items() if name != "count")
    act = (db.info["request"].id, kind, sorted(map(str, to.items())), id, same)
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, repr(tuple(map(str, act)))),
        "kind": kind,
        "to": [to],
        "params": {name: _plain(value) for name, value in params.items()},
        "link": {"area": known.area, "id": None if id is None else str(id)},
        "at": clock.now(),
        "due": due,
    }


def notice_to_each(db: Session, kind: str, to: list[dict[str, Any]], **params: Any) -> dict[str, Any]:
    """The same notice to each of up to 500 recipients, none of whom hears of the others."""
    return notice(db, kind, {}, **params) | {"to": to}


def notify(db: Session, notices: Iterable[dict[str, Any]]) -> None:
    """Announce notices when the transaction commits, in messages of at most AT_ONCE."""
    found = list(notices)
    starts = range(0, len(found), contract.AT_ONCE)
    emit_all(db, contract.people_notified, [{"notices": found[at : at + contract.AT_ONCE]} for at in starts])


def notify_of_end(db: Session, ended: Row) -> None:
    """Whoever started a job that people wait for hears how it ended."""
    if ended.kind not in contract.JOBS or ended.state not in ("done", "failed"):
        return
    named_by = contract.JOBS[ended.kind]
    thing = ended.input.get(named_by) if named_by else None
    to = {"person_id": ended.actor["person_id"]}
    notify(db, [notice(db, f"{ended.kind}_{ended.state}", to, id=thing, title=ended.title)])


def day(instant: datetime.datetime) -> str:
    """An instant in words that both languages read: day and minute in China."""
    return f"{instant.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"


def _plain(value: Any) -> Any:
    """A number as it is, a text without what could be a number of a person."""
    return value if isinstance(value, int) else NUMBER.sub("…", str(value))[:LONGEST]
