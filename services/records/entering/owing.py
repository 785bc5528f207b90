"""Completeness as it is asked for: of one file by name, of a school page by page (R-REC-12)."""

from collections import Counter
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.records.catalogue import RecordSet
from services.records.file import catalogues, completeness, queries, showing, values
from services.records.file.models import Entry, Teacher

# Files that lack something, by set: what 基本信息 lacks, what entries lack, what has no entry at all.
BY_SET = text(
    f"""
    WITH lacking AS (
        SELECT id, org_path, category, newly_hired, basic_missing FROM teacher
        WHERE org_path >= :start AND org_path < :end AND missing > 0
    )
    SELECT set_code, count(DISTINCT id) AS files FROM (
        SELECT 'basic' AS set_code, id FROM lacking WHERE basic_missing > 0
        UNION ALL
        SELECT set_code, teacher_id FROM entry JOIN lacking ON lacking.id = teacher_id WHERE entry.missing > 0
        UNION ALL
        SELECT owed.value, id FROM lacking, jsonb_array_elements_text(
            {completeness.OWED} -> category -> CASE WHEN newly_hired THEN 'new' ELSE 'all' END) AS owed
        WHERE NOT EXISTS (SELECT 1 FROM entry WHERE teacher_id = lacking.id AND set_code = owed.value)
    ) AS each GROUP BY set_code
    """  # noqa: S608 - a constant put in
)


def of_file(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """What one file still owes, with what leads to each place."""
    teacher = queries.teacher(db, actor, teacher_id)
    language = db.info["request"].language
    entries = showing.entries_of(db, teacher)
    owed = completeness.items(teacher, entries, language) if teacher.missing else []
    sets = catalogues.current(teacher.org_path).sets(teacher.category)
    return {
        "teacher_id": teacher.id,
        "missing": teacher.missing,
        "newly_hired": teacher.newly_hired,
        "items": [*owed, *_rejected(teacher, entries, language)],
        "sets": [_state(teacher, entries, record_set, language) for record_set in sets],
    }


def _rejected(teacher: Teacher, entries: list[Entry], language: str) -> list[dict]:
    """Rejected values that are as they were: the file does not go the way again with them."""
    positions = _positions(entries)
    unmended = [
        reason for reason in showing.reasons(teacher, entries, language) if reason["digest"] and not reason["mended"]
    ]
    return [
        {
            "kind": "rejected",
            "set": reason["set"],
            "set_name": reason["set_name"],
            "entry_id": reason["entry_id"],
            "position": positions.get(reason["entry_id"]),
            "field": reason["field"],
            "name": reason["field_name"],
            "message": reason["reason"],
        }
        for reason in unmended
    ]


def _positions(entries: list[Entry]) -> dict[str, int]:
    """The place of each entry in its set, counted from 1."""
    counts: Counter[str] = Counter()
    found: dict[str, int] = {}
    for entry in entries:
        counts[entry.set_code] += 1
        found[str(entry.id)] = counts[entry.set_code]
    return found


def _state(teacher: Teacher, entries: list[Entry], record_set: RecordSet, language: str) -> dict:
    is_main = record_set.kind == "main"
    own = [entry.missing for entry in entries if entry.set_code == record_set.code]
    missing = teacher.basic_missing if is_main else sum(own)
    owed = completeness.owes(record_set, newly_hired=teacher.newly_hired)
    return {
        "code": record_set.code,
        "name": record_set.name.in_(language),
        "owed": owed,
        "count": 1 if is_main else len(own),
        "missing": missing + (owed and not is_main and not own),
    }


def of_school(db: Session, actor: Actor, org_id: UUID, complete: bool | None, limit: int, after: str | None) -> dict:
    """The files of a school, or of all schools below an office, with the sets of which each lacks something."""
    school = queries.org_in_sight(db, actor, org_id)
    below = queries.in_org(db, school.id), queries.visible(actor)
    query = queries.chosen(select(Teacher).where(*below), {"complete": complete})
    found = page(db, query, (Teacher.org_path, Teacher.seq), limit, after)
    total = select(func.count(), func.count().filter(Teacher.missing == 0)).where(*below)
    files, ready = db.execute(total).one()
    items = _rows(db, found["items"], db.info["request"].language)
    counts = {"files": files, "complete": ready, "by_set": _by_set(db, org_id)}
    return counts | {"org_id": org_id, "items": items, "next": found["next"]}


def _by_set(db: Session, org_id: UUID) -> list[dict]:
    path = known_orgs.known(db, org_id).path
    start, end = queries.path_range(path)
    rows = db.execute(BY_SET, {"start": start, "end": end, "owed": completeness.owed_as_json()})
    files = {row.set_code: row.files for row in rows}
    language = db.info["request"].language
    every = catalogues.current(path).sets_of.values()
    names = {code: each.name.in_(language) for sets in every for code, each in sets.items()}
    return [{"set": code, "name": name, "files": files[code]} for code, name in names.items() if code in files]


def _rows(db: Session, teachers: list[Teacher], language: str) -> list[dict]:
    lacking = [teacher.id for teacher in teachers if teacher.missing]
    by_file = _entries(db, lacking)
    plain = ("id", "name", "missing", "newly_hired")
    return [
        {name: getattr(teacher, name) for name in plain}
        | {
            "status": teacher.stage,
            "sets": _owed(teacher, by_file.get(teacher.id, {}), language) if teacher.missing else [],
        }
        for teacher in teachers
    ]


def _entries(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """What the entries of each file lack, by set; one query for a page."""
    query = select(Entry.teacher_id, Entry.set_code, func.sum(Entry.missing).label("missing"))
    found: dict[UUID, dict[str, int]] = {}
    for row in db.execute(query.where(Entry.teacher_id.in_(teacher_ids)).group_by(Entry.teacher_id, Entry.set_code)):
        found.setdefault(row.teacher_id, {})[row.set_code] = row.missing
    return found


def _owed(teacher: Teacher, held: dict[str, int], language: str) -> list[dict]:
    found: list[dict[str, Any]] = []
    for record_set in catalogues.current(teacher.org_path).sets(teacher.category):
        is_main = record_set.code == values.BASIC
        missing = teacher.basic_missing if is_main else held.get(record_set.code, 0)
        owed = completeness.owes(record_set, newly_hired=teacher.newly_hired)
        absent = owed and not is_main and record_set.code not in held
        if missing or absent:
            name = record_set.name.in_(language)
            found.append({"set": record_set.code, "name": name, "missing": missing + absent, "absent": absent})
    return found
