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
from services.records.file.versions import CHANGED, DELETED, Change
from services.records.status_changes import posts, rules

ACT, BACK = "status_changed", "status_undone"
STATUS, WORK, UNTIL = "personnel_status", "work", "to"
# [{entry_id, number, basic}] as they were written: an entry at its number, of 基本信息 {code: [before, after]}
Written = list[dict[str, Any]]


def act_of(item: Mapping[str, Any]) -> str:
    """The act as versions and steps name it."""
    if item.get("undoes"):
        return BACK
    return posts.ACT if item["from_status"] == item["to_status"] else ACT


def of_basic(file: Row, item: Mapping[str, Any], said: Mapping[str, Any]) -> list[Change]:
    """The status and what else 基本信息 says from now on; what it owes stays as it was."""
    new = file.basic | {STATUS: item["to_status"], **said}
    if new == file.basic:
        return []
    version = catalogues.current(file.org_path).version
    return [Change(file.id, file.id, values.BASIC, CHANGED, act_of(item), version, new, file.basic_missing)]


def ended_work(db: Session, items: Iterable[Mapping[str, Any]]) -> dict[UUID, list[Entry]]:
    """The work that ends with these changes, by file: what is open of those who leave now."""
    leave = [item["teacher_id"] for item in items if not item.get("undoes") and _leaves(item)]
    found: dict[UUID, list[Entry]] = {}
    if leave:
        query = select(Entry).where(Entry.teacher_id.in_(leave), Entry.set_code == WORK).order_by(Entry.position)
        for entry in db.scalars(query):
            if not entry.values.get(UNTIL):
                found.setdefault(entry.teacher_id, []).append(entry)
    return found


def _leaves(item: Mapping[str, Any]) -> bool:
    return rules.has_left(item["to_status"]) and not rules.has_left(item["from_status"])


def of_work(file: Row, item: Mapping[str, Any], entries: Iterable[Entry]) -> list[Change]:
    """Their ends."""
    version = catalogues.current(file.org_path).version
    return [
        Change(file.id, entry.id, WORK, CHANGED, ACT, version, *_kept(entry, entry.values | {UNTIL: until}))
        for entry in entries
        for until in [rules.last_month(item["day"], entry.values.get("from"))]
    ]


def changed_since(db: Session, file: Row, written: Written) -> bool:
    """Whether what a change had written is not there any more as it was."""
    numbers = {UUID(each["entry_id"]): each["number"] for each in written if "number" in each}
    rows = db.execute(select(Entry.id, Entry.number).where(Entry.id.in_(numbers)))
    return {row.id: row.number for row in rows} != numbers or posts.taken_back(file, basic_of(written)) is None


def basic_of(written: Written) -> dict[str, list[Any]]:
    """What a change had set in 基本信息 beside the status."""
    return next((each["basic"] for each in written if "basic" in each), {})


def as_before(db: Session, file: Row, written: Written) -> list[Change]:
    """What stood there before a change, from the history."""
    version = catalogues.current(file.org_path).version
    found = []
    for each in written:
        if "number" not in each:
            continue
        entry = db.get_one(Entry, UUID(each["entry_id"]))
        if each["number"] == 1:  # it was added
            found.append(Change(file.id, entry.id, entry.set_code, DELETED, BACK, version))
            continue
        before = select(Version.values).where(Version.entry_id == entry.id, Version.number == each["number"] - 1)
        kept = _kept(entry, db.execute(before).scalar_one())
        found.append(Change(file.id, entry.id, entry.set_code, CHANGED, BACK, version, *kept))
    return found


def _kept(entry: Entry, said: dict[str, Any]) -> tuple[dict[str, Any], int, str | None]:
    return said, entry.missing, entry.key.hex() if entry.key else None
