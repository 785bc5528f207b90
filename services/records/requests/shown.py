"""What a desk is shown of a request: its entries with their numbers, the evidence, a digest of what is asked."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.catalogue.model import PHOTO
from services.records.file import catalogues
from services.records.file.models import Teacher
from services.records.requests import finding
from services.records.requests.models import ChangeRequest, ChangeRequestItem

Sets = Mapping[str, RecordSet]


class Shown:
    """Some requests as they go to review; what is asked, and the record sets of their files, read once."""

    def __init__(self, db: Session, requests: Collection[ChangeRequest]) -> None:
        self.items = finding.items_of(db, [request.id for request in requests])
        query = select(Teacher.id, Teacher.org_path, Teacher.category)
        files = db.execute(query.where(Teacher.id.in_({request.teacher_id for request in requests})))
        self._sets = {row.id: catalogues.current(row.org_path).sets_of[row.category] for row in files}

    def version_of(self, request: ChangeRequest) -> dict[str, Any]:
        """What is to be judged, as contracts/review/businesses.py has it."""
        items = self.items[request.id]
        return {
            "entries": [{"entry_id": str(item.entry_id), "number": item.number} for item in items if item.number],
            "evidence": list(pieces_of(self.sets_of(request), items)),
            "digest": _digest(request, items),
            "number": request.version,
        }

    def sets_of(self, request: ChangeRequest) -> Sets:
        """The record sets of the request's file by code; a set that it lost since is none of them."""
        return self._sets[request.teacher_id]


def pieces_of(sets: Sets, items: Iterable[ChangeRequestItem]) -> Iterable[dict[str, Any]]:
    """The files that speak for fields, and those that fields are asked to hold; each once for a place."""
    for item in items:
        record_set = sets.get(item.set_code)
        for field in dict.fromkeys([*item.fields, *item.evidence]):
            for file_id in dict.fromkeys([*item.evidence.get(field, []), *_held(record_set, item, field)]):
                place = {"entry_id": str(item.entry_id), "set": item.set_code, "field": field}
                yield {"id": file_id} | place | {"name": _name(record_set, item.set_code, field)}


def _held(record_set: RecordSet | None, item: ChangeRequestItem, code: str) -> list[str]:
    """The files that a field is asked to hold."""
    if record_set is None or not record_set.has(code) or not record_set.field(code).holds_files:
        return []
    held = item.values.get(code) or []
    return [held] if record_set.field(code).type == PHOTO else held


def _name(record_set: RecordSet | None, set_code: str, field: str) -> str:
    """基本信息 姓名; a place that the catalogue has lost is called by its codes."""
    if record_set is None or not record_set.has(field):
        return f"{set_code} {field}"
    return f"{record_set.name.zh} {record_set.field(field).name.zh}"


def _digest(request: ChangeRequest, items: Sequence[ChangeRequestItem]) -> str:
    said = [[item.place, item.op, str(item.entry_id), item.number, item.fields, item.values] for item in items]
    whole = json.dumps([str(request.id), request.version, said], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()
