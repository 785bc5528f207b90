"""The entry of 交流轮岗 that goes with a change of status: begun with it, or ended with it (R-MOB-06)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.file import catalogues, values
from services.records.file.completeness import errors_by_row
from services.records.file.models import Entry
from services.records.file.versions import ADDED, CHANGED, Change
from services.records.status_changes import rules
from services.records.status_changes.new_values import ACT, UNTIL

ROTATION = "rotation"
Item = Mapping[str, Any]


def begun(db: Session, file: Row, item: Item) -> list[Change]:
    """The new entry; none where it is there already, or where the school's category has no such set."""
    record_set, said = _set_of(file), item.get("rotation")
    if record_set is None or not said or said["until"]:
        return []
    new = {code: value for code, value in rules.rotation_of(said).items() if record_set.has(code)}
    key = values.entry_key(record_set, new)
    if any(entry.key and bytes(entry.key) == key for entry in _entries(db, file)):
        return []
    kept = values.sealed(record_set, new)
    more = {"values": kept, "missing": errors_by_row(record_set, [kept])[0], "key": key.hex() if key else None}
    version = catalogues.current(file.org_path).version
    return [Change(file.id, said["entry_id"], ROTATION, ADDED, ACT, version, **more)]


def ended(db: Session, file: Row, item: Item) -> list[Entry]:
    """The entry that ends: the one that was begun so, or what is open at the same host; none where there is none."""
    said = item.get("rotation")
    if not said or not said["until"]:
        return []
    still_open = [entry for entry in _entries(db, file) if not entry.values.get(UNTIL)]
    own = [entry for entry in still_open if entry.id == said["entry_id"]]
    return own or [entry for entry in still_open if entry.values.get("host") == rules.short(said["host"])][:1]


def of_end(file: Row, item: Item, entries: list[Entry]) -> list[Change]:
    """Their ends."""
    version = catalogues.current(file.org_path).version
    return [
        Change(file.id, entry.id, ROTATION, CHANGED, ACT, version, *_kept(entry, {UNTIL: until}))
        for entry in entries
        for until in [rules.last_month(item["rotation"]["until"], entry.values.get("from"))]
    ]


def _kept(entry: Entry, more: dict[str, Any]) -> tuple[dict[str, Any], int, str | None]:
    return entry.values | more, entry.missing, entry.key.hex() if entry.key else None


def _set_of(file: Row) -> RecordSet | None:
    return catalogues.current(file.org_path).sets_of[file.category].get(ROTATION)


def _entries(db: Session, file: Row) -> list[Entry]:
    query = select(Entry).where(Entry.teacher_id == file.id, Entry.set_code == ROTATION).order_by(Entry.position)
    return list(db.scalars(query))
