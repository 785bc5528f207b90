"""校内变动 and 返聘: what a change of post writes in a file, and what undoing it writes back (R-MOB-08, -09).

Establishment, staff category and form of employment stand in 基本信息; post, title, stage and subjects become entries
of their sets from the month of the act on. An entry that is there already is not added a second time.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.catalogue.defaults import Context
from services.records.catalogue.faults import ERROR
from services.records.catalogue.validation import check_one
from services.records.file import catalogues, values
from services.records.file.completeness import errors_by_row
from services.records.file.models import Entry
from services.records.file.versions import ADDED, Change
from services.records.handing_over.rules import post_at

IN_BASIC = ("staff_category", "on_establishment", "employment_form")
ESTABLISHED, FORM = "on_establishment", "employment_form"
POST, TITLE, TEACHING = "post", "title", "teaching"
ACT = "post_changed"
NO_STAGE, TEACHES, TEACHES_NOT = "0", "20", "10"  # of teach_stage and teach_status
NO_TITLE = "0"
NAMED_BY = {POST: ("post_type",), TITLE: ("title",), TEACHING: ("stage",)}  # universities teach in no stages
SCHOOL_NAME = 60  # characters of an organisation in a record set
Said = Mapping[str, Any]


def in_basic(file: Row, post: Said | None) -> dict[str, Any]:
    """What of 基本信息 a change of post sets; a form of employment goes with those off the establishment only."""
    basic = catalogues.current(file.org_path).set(file.category, values.BASIC)
    said = {code: (post or {}).get(code) for code in IN_BASIC if basic.has(code)}
    found = {code: value for code, value in said.items() if value is not None}
    if found.get(ESTABLISHED) is True and basic.has(FORM):
        found[FORM] = None
    return {code: value for code, value in found.items() if file.basic.get(code) != value}


def against(file: Row, post: Said | None) -> bool:
    """Whether the file's catalogue has no such field or code, so that nothing of it can be written."""
    if not post:
        return False
    sets = catalogues.current(file.org_path).sets_of[file.category]
    said = {values.BASIC: {code: value for code, value in in_basic(file, post).items() if value is not None}}
    said |= dict(_entries(post, datetime.date(2000, 1, 1), ""))
    return any(not _is_sound(sets.get(code), entry) for code, entry in said.items() if entry)


def _is_sound(record_set: RecordSet | None, said: Said) -> bool:
    if record_set is None:
        return False
    own = {code: value for code, value in values.without_blanks(said).items() if record_set.has(code)}
    _, faults = check_one(record_set, own, datetime.date(2100, 1, 1))
    return not any(fault.severity == ERROR and fault.field in own for fault in faults)


def added(db: Session, file: Row, item: Said, school: str) -> list[Change]:
    """The entries that a change of post adds to a file of the school of this name."""
    catalogue = catalogues.current(file.org_path)
    sets, found = catalogue.sets_of[file.category], []
    for code, said in _entries(item.get("post") or {}, item["day"], school):
        if code in sets and all(sets[code].has(name) for name in NAMED_BY[code]):
            own = {name: value for name, value in said.items() if sets[code].has(name)}
            key = values.entry_key(sets[code], own)
            if key is None or not _is_there(db, file.id, code, key):
                owed = errors_by_row(sets[code], [own])[0]
                kept = values.sealed(sets[code], own), owed, key.hex() if key else None
                found.append(Change(file.id, uuid5(item["ref"], code), code, ADDED, ACT, catalogue.version, *kept))
    return found


def _is_there(db: Session, teacher_id: UUID, set_code: str, key: bytes) -> bool:
    query = select(Entry.id).where(Entry.teacher_id == teacher_id, Entry.set_code == set_code, Entry.key == key)
    return db.scalar(query) is not None


def _entries(post: Said, day: datetime.date, school: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Set by set, from the month of the act on."""
    if said := post_at(post, day):
        yield POST, said
    if post.get("title"):
        yield TITLE, _title(post["title"], day, school)
    if post.get("stage"):
        yield TEACHING, teaching(post, Context(school, day))


def _title(title: str, day: datetime.date, school: str) -> dict[str, Any]:
    if title == NO_TITLE:
        return {"title": title}
    return {"title": title, "from": f"{day:%Y-%m}", "organisation": school[:SCHOOL_NAME] or None}


def teaching(post: Said, when: Context) -> dict[str, Any]:
    """The term of the act at the new stage; hours are the school's to fill in."""
    teaches = post["stage"] != NO_STAGE
    return {
        "school_year": f"{when.first_year}-{when.first_year + 1}",
        "term": when.term,
        "stage": post["stage"],
        "status": TEACHES if teaches else TEACHES_NOT,
        "courses": list(post.get("courses") or ()) if teaches else [],
    }


def taken_back(file: Row, basic: Mapping[str, list[Any]]) -> dict[str, Any] | None:
    """What of 基本信息 undoing sets back ({code: [before, after]}); none if one was changed since."""
    if any(file.basic.get(code) != after for code, (_, after) in basic.items()):
        return None
    return {code: before for code, (before, _) in basic.items()}
