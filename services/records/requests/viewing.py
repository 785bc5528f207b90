"""A request as an asker may see it: before, asked and now of what differs, with the files that speak for it."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden, NotFound
from services.common.trail import audit
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import Fault, say
from services.records.file import catalogues, queries, showing, values
from services.records.file.models import FileCase, Teacher
from services.records.requests import finding, orders, rules
from services.records.requests.items import new_faults
from services.records.requests.models import ChangeRequest, ChangeRequestItem

TOLD = (
    "id", "teacher_id", "business", "state", "sets", "reason", "person", "asked_by", "version", "case_id", "order_id",
    "created_at", "updated_at", "submitted_at", "decided_at", "row_version",
)  # fmt: skip
SUMMED = 6  # entries that a list hears of: one more than it tells of
Kept = dict[str, Any]


def one(db: Session, actor: Actor, request_id: UUID) -> dict[str, Any]:
    """A whole request; the reading is logged."""
    found = db.execute(listed(actor).where(ChangeRequest.id == request_id)).first()
    if found is None:
        raise NotFound(finding.NOT_HERE)
    audit.record(db, "records.request_read", found.Teacher.id, request=str(request_id))
    return _whole(db, actor, found)


def change_request(db: Session, actor: Actor, request_id: UUID) -> dict[str, Any]:
    """The same, asked for by itself."""
    return one(db, actor, request_id)


def of_case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """The request that a case is or was about."""
    teacher_id = db.scalar(select(FileCase.teacher_id).where(FileCase.case_id == case_id))
    named = ChangeRequest.happened.contains([{"case_id": str(case_id)}])
    query = select(ChangeRequest.id).where(ChangeRequest.teacher_id == teacher_id, named)
    request_id = db.scalar(query)
    if request_id is None:
        raise NotFound(finding.NOT_HERE)
    return one(db, actor, request_id)


def reveal_change_request(
    db: Session, actor: Actor, request_id: UUID, place: int, field: str, purpose: str
) -> dict[str, Any]:
    """A sensitive value that is asked for, in clear; who read it and why goes into the trail (R-REC-19)."""
    found = db.execute(listed(actor).where(ChangeRequest.id == request_id)).first()
    if found is None:
        raise NotFound(finding.NOT_HERE)
    if not actor.has(queries.NEEDS_HIDDEN):
        raise Forbidden("Your role does not need this value.")
    item = db.get(ChangeRequestItem, (request_id, place))
    if item is None or field not in item.fields:
        raise NotFound("The file has no such value.")
    audit.record(db, "records.value_revealed", found.Teacher.id, field=field, purpose=purpose, request=str(request_id))
    record_set = values.set_of(found.Teacher.org_path, found.Teacher.category, item.set_code)
    sides = {"before": item.before, "after": item.values}
    return {side: _in_clear(record_set, field, kept) for side, kept in sides.items()}


def _in_clear(record_set: RecordSet, field: str, kept: Kept) -> str | None:
    return str(values.opened(record_set, {field: kept[field]})[field]) if field in kept else None


def listed(actor: Actor) -> Any:
    """The requests in the asker's sight, with their files and the desks where they lie."""
    query = select(ChangeRequest, Teacher, FileCase.desk).join(Teacher, Teacher.id == ChangeRequest.teacher_id)
    return query.join(FileCase, FileCase.case_id == ChangeRequest.case_id, isouter=True).where(finding.in_sight(actor))


def rows(db: Session, actor: Actor, found: Iterable[Row]) -> list[dict[str, Any]]:
    """Requests as a list shows them."""
    found = list(found)
    names = known_orgs.names(db, {each.Teacher.org_id for each in found})
    asked = _asked(db, [each.ChangeRequest.id for each in found])
    return [
        _row(db, actor, each)
        | {"org_name": names.get(each.Teacher.org_id, "")}
        | {
            "asks": [
                _in_short(each.Teacher, some, db.info["request"].language) for some in asked[each.ChangeRequest.id]
            ]
        }
        for each in found
    ]


def _asked(db: Session, ids: Collection[UUID]) -> dict[UUID, list[Row]]:
    """What the first entries of requests are asked, without the values."""
    about = ChangeRequestItem.op, ChangeRequestItem.set_code, ChangeRequestItem.fields
    query = select(ChangeRequestItem.request_id, *about).where(ChangeRequestItem.request_id.in_(ids))
    query = query.where(ChangeRequestItem.place < SUMMED).order_by(ChangeRequestItem.place)
    asked: dict[UUID, list[Row]] = {each: [] for each in ids}
    for row in db.execute(query):
        asked[row.request_id].append(row)
    return asked


def _in_short(teacher: Teacher, asked: Row, language: str) -> dict[str, Any]:
    """What is asked of one entry, by the names of its fields; of one that is added or deleted the set says enough."""
    record_set = catalogues.current(teacher.org_path).sets_of[teacher.category].get(asked.set_code)
    known = record_set.fields if record_set and asked.op == rules.CHANGED else ()
    return {
        "op": asked.op,
        "set_name": record_set.name.in_(language) if record_set else asked.set_code,
        "field_names": [field.name.in_(language) for field in known if field.code in asked.fields],
    }


def _row(db: Session, actor: Actor, found: Row) -> dict[str, Any]:
    request, teacher = found.ChangeRequest, found.Teacher
    language = db.info["request"].language
    sets = catalogues.current(teacher.org_path).sets_of[teacher.category]
    writes, school = finding.parts_in(actor, request, teacher)
    return {name: getattr(request, name) for name in TOLD} | {
        "number": rules.number_of(request.created_at.astimezone(clock.SHANGHAI).date(), request.seq),
        "teacher_name": teacher.name,
        "org_id": teacher.org_id,
        "set_names": [sets[code].name.in_(language) if code in sets else code for code in request.sets],
        "desk": found.desk if request.state == "submitted" else None,
        "may": rules.may(request.state, writes=writes, school=school),
    }


def _whole(db: Session, actor: Actor, found: Row) -> dict[str, Any]:
    request, teacher = found.ChangeRequest, found.Teacher
    [row] = rows(db, actor, [found])
    items = finding.items_of(db, [request.id])[request.id]
    entries = {each.id: each.values for each in showing.entries_of(db, teacher)} | {teacher.id: teacher.basic}
    language = db.info["request"].language
    eye = Eye(actor, teacher, language, state=request.state)
    return row | {
        "order": orders.told(db, teacher, request.order_id, language) if request.order_id else None,
        "remark_id": request.remark_id,
        "copied_from": request.copied_from,
        "kept_id": teacher.merged_into,
        "items": [eye.item(item, entries.get(item.entry_id)) for item in items],
        "reasons": request.reasons,
        "answer": request.answer,
        "conflict": request.conflict,
        "happened": [_line(line) for line in request.happened],
    }


def _line(kept: dict[str, Any]) -> dict[str, Any]:
    return {"originals": []} | kept | {"at": datetime.datetime.fromisoformat(kept["at"])}


class Eye:
    """How one asker sees what is asked of one file: in which words, and which numbers in clear."""

    def __init__(self, actor: Actor, teacher: Teacher, language: str, *, state: str) -> None:
        self.teacher, self.language = teacher, language
        self.with_faults, self.is_approved = state in rules.EDITABLE, state == "approved"
        self.hidden_too = actor.has(queries.NEEDS_HIDDEN)

    def item(self, item: ChangeRequestItem, kept: Kept | None) -> dict[str, Any]:
        """What is asked of one entry; `kept` is what there is of it now."""
        record_set = catalogues.current(self.teacher.org_path).sets_of[self.teacher.category].get(item.set_code)
        same = {name: getattr(item, name) for name in ("place", "op", "entry_id", "number")} | {"set": item.set_code}
        if record_set is None:
            return same | {"set_name": item.set_code, "title": "", "differences": [], "gone": True, "faults": []}
        return same | {
            "set_name": record_set.name.in_(self.language),
            "title": self._title(record_set, item, kept),
            "differences": self._fields(record_set, item, kept or {}),
            "gone": kept is None and item.op != (rules.DELETED if self.is_approved else rules.ADDED),
            "faults": self._faults(record_set, item, kept or {}) if self.with_faults else [],
        }

    def _title(self, record_set: RecordSet, item: ChangeRequestItem, kept: Kept | None) -> str:
        shown = self._view(record_set, kept if kept is not None else item.before | item.values)
        if record_set.code == values.BASIC:
            return self.teacher.name or ""
        texts = (record_set.field(code).text_of(shown.get(code), self.language) for code in record_set.key)
        return " ".join(text for text in texts if text)

    def _fields(self, record_set: RecordSet, item: ChangeRequestItem, kept: Kept) -> list[dict[str, Any]]:
        moved = self._moved(record_set, item, kept)
        before, after, now = (self._view(record_set, some) for some in (item.before, item.values, kept))
        return [
            self._field(each, before, after, now)
            | {"moved": each.code in moved, "evidence": item.evidence.get(each.code, [])}
            for each in record_set.fields
            if each.code in item.fields or each.code in item.evidence
        ]

    def _moved(self, record_set: RecordSet, item: ChangeRequestItem, kept: Kept) -> list[str]:
        """The fields that are another value by now than when it was asked; once approved, than what it made them."""
        if item.op == rules.ADDED and not self.is_approved:
            return []
        then = item.values if self.is_approved else item.before
        return rules.differing(item.fields, values.opened(record_set, then), values.opened(record_set, kept))

    def _field(self, field: Field, before: Kept, after: Kept, now: Kept) -> dict[str, Any]:
        sides = {"before": before, "after": after, "now": now}
        return {
            "field": field.code,
            "name": field.name.in_(self.language),
            "type": field.type,
            "field_class": field.class_,
            "proves": list(field.proves),
            **{side: some.get(field.code) for side, some in sides.items()},
            **{f"{side}_text": self._text(field, some.get(field.code)) for side, some in sides.items()},
        }

    def _text(self, field: Field, value: Any) -> str:
        if isinstance(value, str) and "***" in value:
            return value
        return "" if value is None else field.text_of(value, self.language)

    def _view(self, record_set: RecordSet, kept: Kept) -> Kept:
        return values.view_of(record_set, kept, hidden_too=self.hidden_too)

    def _faults(self, record_set: RecordSet, item: ChangeRequestItem, kept: Kept) -> list[dict[str, Any]]:
        return [
            {"field": fault.field, "severity": fault.severity, "message": say(fault, record_set, self.language)}
            for fault in faults_of(record_set, item, kept)
        ]


def faults_of(record_set: RecordSet, item: ChangeRequestItem, kept: Kept) -> list[Fault]:
    """What is wrong with what is asked of an entry, by the catalogue as it is now."""
    if item.op == rules.DELETED:
        return []
    known = values.opened(record_set, kept)
    wanted = rules.applied(known, item.fields, values.opened(record_set, item.values))
    return new_faults(record_set, wanted, known if item.op == rules.CHANGED else {})


def masked(record_set: RecordSet, clear: Kept) -> Kept:
    """Values in clear as anybody may see them."""
    return values.view_of(record_set, values.sealed(record_set, clear), hidden_too=False)


def happened(act: str, by: Any, *, reason: str | None = None, case_id: UUID | None = None, **more: Any) -> dict:
    """One line of what happened to a request; `by` has person and org_name."""
    said = {name: by.get(name) for name in ("person", "org_name")}
    at = more.pop("at", None) or clock.now()
    known = {"at": at.isoformat(), "act": act, "reason": reason, "case_id": str(case_id) if case_id else None}
    return said | known | {name: str(value) for name, value in more.items()}
