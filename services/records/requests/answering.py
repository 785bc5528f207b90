"""A request that answers a correction order mends all that the order names: its approval closes it (R-REV-05)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from services.common.errors import Invalid
from services.records.catalogue import RecordSet
from services.records.file import catalogues, showing, values
from services.records.file.models import Entry, Teacher
from services.records.requests import finding, rules
from services.records.requests.models import ChangeRequestItem, CorrectionOrder
from services.records.requests.rules import Place

Entries = dict[str, Entry]


def refuse_unless_answered(db: Session, here: finding.Held, items: Sequence[ChangeRequestItem]) -> None:
    """Say which places of the order are left."""
    order = db.get(CorrectionOrder, here.request.order_id) if here.request.order_id else None
    if order is None or order.state not in ("open", "answered"):
        return
    entries = {str(each.id): each for each in showing.entries_of(db, here.teacher)}
    asked = [(item.op, item.set_code, str(item.entry_id), item.fields) for item in items]
    left = rules.untouched(_places(here.teacher, order.items, entries), asked)
    if left:
        names = (_name(here.teacher, place, entries, db.info["request"].language) for place in left)
        message = "The correction order also names {places}. Please mend that too in this request."
        raise Invalid(message, places="、".join(dict.fromkeys(names)))


def _places(teacher: Teacher, named: Iterable[dict[str, Any]], entries: Entries) -> list[Place]:
    """What of an order a request can touch; what stands in the file no more is mended already."""
    there = {None, str(teacher.id), *entries}
    return named_places(teacher, [each for each in named if each["entry_id"] in there])


def named_places(teacher: Teacher, named: Iterable[dict[str, Any]]) -> list[Place]:
    """Where what an order names is mended, each place once; what stands in the file no more is among them."""
    sets = catalogues.current(teacher.org_path).sets_of[teacher.category]
    places = (_place(sets[each["set"]], each) for each in named if each["set"] in sets)
    return list(dict.fromkeys(place for place in places if place is not None))


def _place(record_set: RecordSet, named: dict[str, Any]) -> Place | None:
    """What follows from another set is mended there; what another business writes is mended by no request."""
    known = named["field"] and record_set.has(named["field"])
    field = record_set.field(named["field"]) if known else None
    if field and field.read_only:
        return Place(field.derived_from.set, None, None) if field.derived_from else None
    return Place(record_set.code, named["entry_id"], field.code if field else None)


def _name(teacher: Teacher, place: Place, entries: Entries, language: str) -> str:
    """A place in words: its set, which entry, which field."""
    record_set = values.set_of(teacher.org_path, teacher.category, place.set_code)
    entry = entries.get(place.entry_id) if place.entry_id else None
    shown = values.view_of(record_set, entry.values, hidden_too=False) if entry else {}
    key = [record_set.field(code).text_of(shown.get(code), language) for code in record_set.key] if entry else []
    field = [record_set.field(place.field).name.in_(language)] if place.field else []
    return " ".join(part for part in [record_set.name.in_(language), *key, *field] if part)
