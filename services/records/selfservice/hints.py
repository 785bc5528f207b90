"""Hints, presets and samples per field, written by an office for all below it; the nearest one counts (R-REC-22)."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, literal, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Invalid
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.faults import ERROR
from services.records.catalogue.validation import check_one
from services.records.clock import now, today
from services.records.file import catalogues, queries, values
from services.records.reference import category_of
from services.records.selfservice.models import Hint


def hints(db: Session, actor: Actor, category: str | None, own: bool, teacher_id: UUID | None = None) -> dict:
    """What counts for the asker, field by field; with `own` what the asker's organisation itself wrote.

    No preset is offered that was ever rejected in the file of `teacher_id`.
    """
    rejected = set(queries.teacher(db, actor, teacher_id).rejected) if teacher_id else set()
    wanted = category_of(db, actor, category)
    above = func.starts_with(literal(actor.org_path), Hint.org_path)
    query = select(Hint).where(Hint.category == wanted, Hint.org_id == actor.org_id if own else above)
    nearest_last = db.scalars(query.order_by(func.length(Hint.org_path))).all()
    found = {(hint.set_code, hint.field): hint for hint in nearest_last}
    names = known_orgs.names(db, {hint.org_id for hint in found.values()})
    return {"category": wanted, "items": [_view_of(hint, names, rejected) for hint in found.values()]}


def put_hints(db: Session, actor: Actor, category: str | None, items: list[dict[str, Any]]) -> dict:
    """Replace all hints of the asker's organisation for a category."""
    wanted = category_of(db, actor, category)
    catalogue = catalogues.current(actor.org_path)
    faults = {f"items.{place}": _fault(catalogue, wanted, item) for place, item in enumerate(items)}
    errors = {place: [fault] for place, fault in faults.items() if fault}
    if errors:
        raise Invalid("{count} places need to be corrected.", errors=errors, count=len(errors))
    db.execute(delete(Hint).where(Hint.org_id == actor.org_id, Hint.category == wanted))
    signed = {"org_id": actor.org_id, "org_path": actor.org_path, "category": wanted}
    signed |= {"updated_at": now(), "person": actor.name}
    said = [item for item in items if _says_something(item)]
    sets = catalogue.sets_of[wanted]
    rows = {(item["set"], item["field"]): _row(sets[item["set"]], item) | signed for item in said}
    if rows:
        db.execute(insert(Hint), list(rows.values()))
    return hints(db, actor, wanted, own=True)


def _fault(catalogue: Catalogue, category: str, item: dict) -> str | None:
    """A hint is of a field that there is; a preset is a value that the field takes, and never a sensitive one."""
    record_set = catalogue.sets_of[category].get(item["set"])
    if record_set is None or not record_set.has(item["field"]):
        return f"{item['set']}.{item['field']}"
    field, preset = record_set.field(item["field"]), item["preset"]
    if preset is None:
        return None
    _, faults = check_one(record_set, {field.code: preset}, today())
    is_wrong = any(fault.field == field.code and fault.severity == ERROR for fault in faults)
    never = field.sensitive or field.identity or field.read_only or field.holds_files
    return field.name.zh if never or is_wrong else None


def _says_something(item: dict) -> bool:
    return any(values.without_blanks({name: item[name] for name in ("hint", "preset", "sample")}).values())


def _row(record_set: RecordSet, item: dict) -> dict:
    """A hint as it is kept; its preset as the field keeps values."""
    said = {name: item[name] for name in ("field", "hint", "sample")}
    if item["preset"] is None:
        return said | {"set_code": item["set"], "preset": None}
    clean, _ = check_one(record_set, {item["field"]: item["preset"]}, today())
    return said | {"set_code": item["set"], "preset": clean[item["field"]]}


def _view_of(hint: Hint, names: dict, rejected: set[str]) -> dict:
    offered = values.value_digest(hint.set_code, hint.field, hint.preset) not in rejected
    return {
        "set": hint.set_code,
        "field": hint.field,
        "hint": hint.hint,
        "preset": hint.preset if offered else None,
        "sample": hint.sample,
        "org_id": hint.org_id,
        "org_name": names.get(hint.org_id, ""),
    }
