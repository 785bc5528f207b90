"""A file as an asker may see it: every set with its entries, worded and masked. One query for all entries."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.trail import audit
from services.records.catalogue import Catalogue, RecordSet
from services.records.file import (
    access,
    arrivals,
    catalogues,
    completeness,
    filling,
    holds,
    queries,
    rejections,
    rules,
    values,
)
from services.records.file.models import Entry, Teacher


def entries_of(db: Session, teacher: Teacher, set_code: str | None = None) -> list[Entry]:
    """The entries of a file, or of one of its sets, in the order in which they came."""
    query = select(Entry).where(Entry.teacher_id == teacher.id)
    if set_code:
        query = query.where(Entry.set_code == set_code)
    return list(db.scalars(query.order_by(Entry.position)))


def whole(db: Session, actor: Actor, teacher: Teacher) -> dict:
    """A whole file as the asker may see it; the reading is logged (R-REC-19)."""
    audit.record(db, "records.file_read", teacher.id)
    catalogue = catalogues.current(teacher.org_path)
    return view_of(db, actor, teacher, entries_of(db, teacher), access.part_in(db, actor, teacher), catalogue)


def view_of(
    db: Session, actor: Actor, teacher: Teacher, entries: list[Entry], part: str | None, catalogue: Catalogue
) -> dict:
    """A file with these entries in a catalogue's sets and fields, for somebody who plays this part in filling it in."""
    language = db.info["request"].language
    eye = Eye(actor, part, teacher, language)
    sets = [eye.set_of(record_set, entries) for record_set in catalogue.sets(teacher.category)]
    main = next(found for found in sets if found["code"] == values.BASIC)["entries"][0]
    row = queries.rows(db, actor, [teacher])[0]
    return row | {
        "may": [] if teacher.merged_into else acts(actor, part, teacher, row["may"]),
        "merged_into": teacher.merged_into,
        "category": teacher.category,
        "catalogue_version": teacher.catalogue_version,
        "values": {values.BASIC: main["values"]},
        "texts": {values.BASIC: main["texts"]},
        "sets": sets,
        "reasons": reasons(teacher, entries, language),
        "missing_items": completeness.items(teacher, entries, language) if teacher.missing else [],
        "case_id": teacher.case_id,
        "held_by": holds.held(db, [teacher.id]).get(teacher.id, []),
        "arrival": arrivals.of_file(db, teacher.id),
    }


def file_set(db: Session, actor: Actor, teacher: Teacher, record_set: RecordSet) -> dict:
    """One set of a file, with the version that its changes are meant for."""
    audit.record(db, "records.set_read", teacher.id, set=record_set.code)
    eye = Eye(actor, access.part_in(db, actor, teacher), teacher, db.info["request"].language)
    entries = entries_of(db, teacher, record_set.code)
    return eye.set_of(record_set, entries) | {"row_version": teacher.row_version}


def saved(db: Session, actor: Actor, part: str, teacher: Teacher, entry: Entry) -> dict:
    """What became of an entry and of its file."""
    eye = Eye(actor, part, teacher, db.info["request"].language)
    record_set = values.set_of(teacher.org_path, teacher.category, entry.set_code)
    return after(db, teacher, record_set) | {"entry": eye.entry_of(record_set, entry)}


def after(db: Session, teacher: Teacher, record_set: RecordSet) -> dict:
    """How a file stands after one of its sets was changed."""
    left = entries_of(db, teacher, record_set.code)
    absent = not left and completeness.owes(record_set, newly_hired=teacher.newly_hired)
    return {
        "entry": None,
        "teacher_id": teacher.id,
        "row_version": teacher.row_version,
        "set_missing": sum(entry.missing for entry in left) + absent,
        "file_missing": teacher.missing,
    }


def acts(actor: Actor, part: str | None, teacher: Teacher, known: list[str]) -> list[str]:
    """What the asker may do to the whole file, beyond what a list tells."""
    is_open = teacher.stage in rules.OPEN
    if part and teacher.stage == rules.EFFECTIVE:
        known = ["request", *known]
    if actor.teacher_id == teacher.id:
        return ["remark", *(["save"] if part and is_open else []), *(["confirm"] if is_open else []), *known]
    return ["fill_reserved", *known] if part == filling.AUTHORITY and is_open else known


class Eye:
    """How one asker sees one file: what is hidden, what may be changed, in which language."""

    def __init__(self, actor: Actor, part: str | None, teacher: Teacher, language: str):
        self.each, self.language = teacher, language
        self.part = part if teacher.stage in rules.OPEN and not teacher.merged_into else None
        self.locks_as = part or _usual_part(actor)
        self.hidden_too = actor.has(queries.NEEDS_HIDDEN)

    def set_of(self, record_set: RecordSet, entries: Iterable[Entry]) -> dict:
        """A set with those of the entries that are its own."""
        is_main = record_set.kind == "main"
        own = [self._main(record_set)] if is_main else self._entries(record_set, entries)
        owed = completeness.owes(record_set, newly_hired=self.each.newly_hired)
        return {
            "code": record_set.code,
            "name": record_set.name.in_(self.language),
            "family": self._family(record_set),
            "kind": record_set.kind,
            "owed": owed,
            "reserved": record_set.reserved,
            "count": len(own),
            "missing": sum(entry["missing"] for entry in own) + (owed and not own),
            "may": ["add"] if self._adds(record_set, own) else [],
            "locked": filling.locked_fields(self.locks_as, record_set),
            "entries": own,
        }

    def entry_of(self, record_set: RecordSet, entry: Entry) -> dict:
        """One entry."""
        may = ["save", "delete"] if filling.fills(self.part, record_set) else []
        return {"id": entry.id, "missing": entry.missing, "updated_at": entry.updated_at, "may": may} | self._values(
            record_set, entry.values
        )

    def _main(self, record_set: RecordSet) -> dict:
        each = self.each
        may = ["save"] if filling.fills(self.part, record_set) else []
        known = {"id": each.id, "missing": each.basic_missing, "updated_at": each.updated_at, "may": may}
        return known | self._values(record_set, each.basic)

    def _entries(self, record_set: RecordSet, entries: Iterable[Entry]) -> list[dict]:
        return [self.entry_of(record_set, entry) for entry in entries if entry.set_code == record_set.code]

    def _values(self, record_set: RecordSet, kept: dict[str, Any]) -> dict:
        view_of = values.view_of(record_set, kept, hidden_too=self.hidden_too)
        return {"set": record_set.code, "values": view_of, "texts": queries.worded(record_set, view_of, self.language)}

    def _family(self, record_set: RecordSet) -> dict | None:
        family = record_set.family
        return {"code": family.code, "name": family.name.in_(self.language)} if family else None

    def _adds(self, record_set: RecordSet, own: list[dict]) -> bool:
        full = record_set.kind == "main" or (record_set.kind == "single" and own)
        return not full and filling.adds(self.part, record_set)


def _usual_part(actor: Actor) -> str:
    """Whose fields a form greys out for somebody who cannot save now."""
    return filling.TEACHER if actor.has(frozenset({roles.TEACHER})) else filling.SCHOOL


def reasons(teacher: Teacher, entries: Iterable[Entry], language: str) -> list[dict]:
    """What stands against a file, with what became of it since."""
    held = {str(entry.id): entry for entry in entries}
    return [_reason(teacher, reason, held, language) for reason in teacher.reasons]


def _reason(teacher: Teacher, reason: dict, held: dict[str, Entry], language: str) -> dict:
    record_set = catalogues.current(teacher.org_path).sets_of[teacher.category].get(reason["set"])
    field = record_set.field(reason["field"]) if record_set and record_set.has(reason["field"]) else None
    return reason | {
        "set_name": record_set.name.in_(language) if record_set else None,
        "field_name": field.name.in_(language) if field else None,
        "mended": rejections.is_mended(reason, values_named(teacher, reason, held), teacher.version),
    }


def values_named(teacher: Teacher, reason: dict, held: dict[str, Entry]) -> dict[str, Any] | None:
    """The values, in clear, of the entry that a reason names; none where it is gone or none is named."""
    if reason["set"] == values.BASIC:
        return values.opened(values.basic_of(teacher.org_path, teacher.category), teacher.basic)
    entry = held.get(reason["entry_id"] or "")
    return (
        values.opened(values.set_of(teacher.org_path, teacher.category, entry.set_code), entry.values)
        if entry
        else None
    )
