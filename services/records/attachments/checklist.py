"""The ordered copy checklist (证明材料清单): what a file has to show for which entry, and what is there (R-MED-03)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.trail import audit
from services.records.catalogue import Field, RecordSet
from services.records.file import catalogues, queries, showing, values
from services.records.file.models import Entry, Teacher

HIGHEST = 2  # 最高及次高
NOTHING = ("", "无", "否")  # words of a value that nothing proves


@dataclass(frozen=True)
class Row:
    """One entry with its values in clear; 基本信息 has no entry."""

    entry_id: UUID | None
    kept: dict[str, Any]
    values: dict[str, Any]


def copies(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """The list in the order of evidence.yaml, then of the entries: it tells of the file, and is a reading of it."""
    teacher = queries.teacher(db, actor, teacher_id)
    audit.record(db, "records.file_read", teacher.id, copies=True)
    language = db.info["request"].language
    return {
        "teacher_id": teacher.id,
        "name": teacher.name,
        "org_name": known_orgs.names(db, {teacher.org_id}).get(teacher.org_id, ""),
        "items": list(_lines(teacher, showing.entries_of(db, teacher), language)),
    }


def _lines(teacher: Teacher, entries: list[Entry], language: str) -> Iterator[dict]:
    catalogue = catalogues.current(teacher.org_path)
    order = {code: place for place, code in enumerate(catalogue.evidence)}
    sets = catalogue.sets(teacher.category)
    asked = [(field, record_set) for record_set in sets for field in record_set.evidence]
    for field, record_set in sorted(asked, key=lambda pair: order.get(pair[0].code, len(order))):
        rows = _rows(record_set, teacher, entries)
        wanted = _wanted(record_set, field, rows, teacher)
        yield from (_line(record_set, field, row, language) for row in rows if row in wanted)


def _rows(record_set: RecordSet, teacher: Teacher, entries: Iterable[Entry]) -> list[Row]:
    if record_set.code == values.BASIC:
        return [Row(None, teacher.basic, values.opened(record_set, teacher.basic))]
    own = [entry for entry in entries if entry.set_code == record_set.code]
    return [Row(entry.id, entry.values, values.opened(record_set, entry.values)) for entry in own]


def _wanted(record_set: RecordSet, field: Field, rows: list[Row], teacher: Teacher) -> list[Row]:
    """Entries that say what this evidence proves, of ranked ones the highest; and all for which files are there."""
    saying = [row for row in rows if any(_says(record_set, code, row) for code in field.proves)]
    if rank := _rank_of(record_set, field, teacher):
        code, order = rank
        ranked = [row for row in saying if row.values.get(code) in order]
        saying = sorted(ranked, key=lambda row: order.index(row.values[code]))[:HIGHEST]
    return [row for row in rows if row in saying or row.values.get(field.code)]


def _says(record_set: RecordSet, code: str, row: Row) -> bool:
    return record_set.field(code).text_of(row.values.get(code)) not in NOTHING


def _rank_of(record_set: RecordSet, field: Field, teacher: Teacher) -> tuple[str, tuple[str, ...]] | None:
    """The field by which entries of this set are ranked, if the evidence proves it, and the order of its codes."""
    basic = values.basic_of(teacher.org_path, teacher.category)
    origins = [main.derived_from for main in basic.fields if main.derived_from]
    ranks = ((origin.ranked, origin.order) for origin in origins if origin.set == record_set.code and origin.ranked)
    return next(((code, order) for code, order in ranks if code in field.proves), None)


def _line(record_set: RecordSet, field: Field, row: Row, language: str) -> dict:
    shown = values.view_of(
        record_set, {code: row.kept[code] for code in record_set.key if code in row.kept}, hidden_too=False
    )
    words = queries.worded(record_set, shown, language)
    separator = ", " if language.startswith("en") else "，"
    return {
        "set": record_set.code,
        "set_name": record_set.name.in_(language),
        "entry_id": row.entry_id,
        "title": separator.join(words[code] for code in record_set.key if words.get(code, "") not in NOTHING),
        "field": field.code,
        "name": field.name.in_(language),
        "required": field.is_owed(row.values),
        "files": row.values.get(field.code) or [],
    }
