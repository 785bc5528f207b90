"""What a hand-over writes in a file, as changes of the writer: work, post, rotation, since when at this school.

Values that the new school's category does not ask for stay where they are; only the history tells of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.records.catalogue import Catalogue, RecordSet
from services.records.file import catalogues, values
from services.records.file.completeness import errors_by_row
from services.records.file.models import Entry
from services.records.file.versions import ADDED, CHANGED, Change
from services.records.handing_over import rules
from services.records.handing_over.standing import Going
from services.records.handing_over.words import name_of

ACT = "handed_over"
WORK, POST, ROTATION = "work", "post", "rotation"
SINCE, STATUS = "school_start", "personnel_status"  # 进本校年月, 人员状态, of 基本信息


def changes(db: Session, going: Iterable[Going]) -> list[Change]:
    """For all these files at once; an entry that is there already is not added a second time."""
    wanted = list(going)
    entries = _entries(db, [each.file.id for each in wanted])
    found: dict[RecordSet, list[Change]] = defaultdict(list)
    for each in wanted:
        catalogue = catalogues.current(each.place.path)
        for record_set, change in _of_file(catalogue, each, entries[each.file.id]):
            found[record_set].append(change)
    return [change for record_set, some in found.items() for change in counted(record_set, some)]


def _entries(db: Session, teacher_ids: list[UUID]) -> dict[UUID, list[Entry]]:
    query = select(Entry).where(Entry.teacher_id.in_(teacher_ids), Entry.set_code.in_((WORK, POST, ROTATION)))
    found: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in db.scalars(query.order_by(Entry.position)):
        found[entry.teacher_id].append(entry)
    return found


def _of_file(catalogue: Catalogue, each: Going, entries: list[Entry]) -> Iterator[tuple[RecordSet, Change]]:
    sets, item = catalogue.sets_of[each.new.category], each.item
    said = {WORK: _work(catalogue, each), POST: rules.post_at(item["post"], item["from_day"])}
    if item.get("rotation"):
        kind = item.get("rotation_type") or "1"
        said[ROTATION] = rules.rotation_to(kind, each.new.name, each.old.name, item["from_day"])
    for code, new in said.items():
        if new and code in sets:
            own = [entry for entry in entries if entry.set_code == code]
            yield from ((sets[code], change) for change in _of_set(catalogue, each, sets[code], own, new))
    basic = sets[values.BASIC]
    new = {code: value for code, value in _of_basic(each).items() if basic.has(code)}
    if any(each.file.basic.get(code) != value for code, value in new.items()):
        kept = each.file.basic | new, each.file.basic_missing
        yield basic, Change(each.file.id, each.file.id, values.BASIC, CHANGED, ACT, catalogue.version, *kept)


def _of_basic(each: Going) -> dict[str, str]:
    """Since when at this school; whoever had left is at the post again."""
    since = {SINCE: rules.first_month(each.item["from_day"])}
    return since | ({STATUS: rules.AT_POST} if rules.has_left(each.file) else {})


def _work(catalogue: Catalogue, each: Going) -> dict[str, Any]:
    kind = each.item["post"].get("post_type") or each.file.basic.get("post_type")
    position = name_of(catalogue, each.new.category, "post_type", kind) if kind else ""
    return rules.work_at(each.new.name, each.new.category, position or rules.TEACHER, each.item["from_day"])


def _of_set(
    catalogue: Catalogue, each: Going, record_set: RecordSet, own: list[Entry], new: dict[str, Any]
) -> Iterator[Change]:
    """The new entry; of 工作经历 first the end of what was open."""
    clean = {code: value for code, value in new.items() if record_set.has(code)}
    key = values.entry_key(record_set, clean)
    there = next((entry for entry in own if key and entry.key and bytes(entry.key) == key), None)
    if record_set.code == WORK:
        ended = (entry for entry in own if not entry.values.get("to") and entry is not there)
        yield from (_ended(catalogue, each, entry) for entry in ended)
    if there is None:
        id_ = uuid5(each.item["ref"], record_set.code)
        kept = values.sealed(record_set, clean), 0, key.hex() if key else None
        yield Change(each.file.id, id_, record_set.code, ADDED, ACT, catalogue.version, *kept)


def _ended(catalogue: Catalogue, each: Going, entry: Entry) -> Change:
    until = rules.last_month(each.item["from_day"], entry.values.get("from"))
    kept = entry.values | {"to": until}, entry.missing, entry.key.hex() if entry.key else None
    return Change(each.file.id, entry.id, WORK, CHANGED, ACT, catalogue.version, *kept)


def counted(record_set: RecordSet, some: list[Change]) -> list[Change]:
    """How much each entry owes; that a first day is yet to come is no fault of it. 基本信息 owes what it owed."""
    if record_set.code == values.BASIC:
        return some
    today = f"{clock.today():%Y-%m}"
    judged = [{code: _by(value, today) for code, value in change.values.items()} for change in some]
    owed = errors_by_row(record_set, judged)
    return [replace(change, missing=missing) for change, missing in zip(some, owed, strict=True)]


def _by(value: Any, month: str) -> Any:
    """A month that is yet to come, as if it had."""
    return min(value, month) if isinstance(value, str) and len(value) == len(month) and value[4:5] == "-" else value
