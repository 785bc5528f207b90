"""What a change of status writes in a file, as changes of the writer, and what undoing it writes back.

Whoever leaves ends the work that is still open in 工作经历; what was there before is in the history, from where undoing
takes it. An entry that was changed again since is no more this change's to take back.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.records.file import catalogues, values
from services.records.file.models import Entry, Version
from services.records.file.versions import CHANGED, Change
from services.records.status_changes import rules

ACT, BACK = "status_changed", "status_undone"
STATUS, WORK, UNTIL = "personnel_status", "work", "to"
Written = list[dict[str, Any]]  # [{entry_id, number}] as they were written, beside 基本信息


def of_status(file: Row, item: Mapping[str, Any]) -> Change:
    """The status itself; what 基本信息 owes stays as it was."""
    act = BACK if item.get("undoes") else ACT
    version = catalogues.current(file.org_path).version
    kept = file.basic | {STATUS: item["to_status"]}, file.basic_missing
    return Change(file.id, file.id, values.BASIC, CHANGED, act, version, *kept)


def ended_work(db: Session, file: Row, item: Mapping[str, Any]) -> list[Entry]:
    """The work that ends with this change: what is open of somebody who leaves now."""
    if item.get("undoes") or not rules.has_left(item["to_status"]) or rules.has_left(item["from_status"]):
        return []
    query = select(Entry).where(Entry.teacher_id == file.id, Entry.set_code == WORK).order_by(Entry.position)
    return [entry for entry in db.scalars(query) if not entry.values.get(UNTIL)]


def of_work(file: Row, item: Mapping[str, Any], entries: Iterable[Entry]) -> list[Change]:
    """Their ends."""
    version = catalogues.current(file.org_path).version
    return [
        Change(file.id, entry.id, WORK, CHANGED, ACT, version, *_kept(entry, entry.values | {UNTIL: until}))
        for entry in entries
        for until in [rules.last_month(item["day"], entry.values.get("from"))]
    ]


def changed_since(db: Session, written: Written) -> bool:
    """Whether what a change had written is not there any more as it was."""
    numbers = {UUID(each["entry_id"]): each["number"] for each in written}
    rows = db.execute(select(Entry.id, Entry.number).where(Entry.id.in_(numbers)))
    return {row.id: row.number for row in rows} != numbers


def as_before(db: Session, file: Row, written: Written) -> list[Change]:
    """What stood there before a change, from the history."""
    version = catalogues.current(file.org_path).version
    found = []
    for each in written:
        entry = db.get_one(Entry, UUID(each["entry_id"]))
        before = select(Version.values).where(Version.entry_id == entry.id, Version.number == each["number"] - 1)
        kept = _kept(entry, db.execute(before).scalar_one())
        found.append(Change(file.id, entry.id, entry.set_code, CHANGED, BACK, version, *kept))
    return found


def _kept(entry: Entry, said: dict[str, Any]) -> tuple[dict[str, Any], int, str | None]:
    return said, entry.missing, entry.key.hex() if entry.key else None
