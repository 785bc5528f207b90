"""Whose photos these are, by the numbers that name them: 500 in three statements (R-MED-02)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Uuid, any_, cast, select
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.media import photo_batches
from services.contracts.records import attachments
from services.records.file import values
from services.records.file.models import Teacher
from services.records.numbers import sealed_identity
from services.records.numbers.models import PersonalNumber
from services.records.numbers.put_aside import readable

UNKNOWN, ELSEWHERE = "unknown", "elsewhere"


def match(db: Session, **batch: Any) -> None:
    """Answer media for each photo of a batch; a name that cannot be read is put aside alone."""
    named = readable(db, photo_batches.photos_named, batch, _number)
    known = People(db, named)
    items = [_answer(item, known.meant(item, number), batch["org_id"]) for item, number in named]
    emit(db, attachments.photos_matched, {"batch_id": batch["batch_id"], "items": items})


def _number(item: dict[str, Any]) -> str | None:
    return values.sealer().open(item["name_sealed"]) if item["name_sealed"] else None


class People:
    """The files that may be meant, found at once: by ID document of every type, personal number, or their own id."""

    def __init__(self, db: Session, named: list[tuple[dict[str, Any], str | None]]) -> None:
        numbers = {number for _, number in named if number}
        self._indexes = {number: set(_indexes(number)) for number in numbers}
        self._holders = _holders(db, numbers)
        chosen = {item["teacher_id"] for item, _ in named if item["teacher_id"]}
        indexes = {index for some in self._indexes.values() for index in some}
        self._rows = _teachers(db, indexes, chosen | set(self._holders.values()))

    def meant(self, item: dict[str, Any], number: str | None) -> list[Row]:
        """The files that an item may be about."""
        if item["teacher_id"]:
            return [row for row in self._rows if row.id == item["teacher_id"]]
        if number is None:
            return []
        indexes, holder = self._indexes[number], self._holders.get(sealed_identity.number_index(number))
        return [row for row in self._rows if row.id_index in indexes or row.id == holder]


def _indexes(number: str) -> Iterable[bytes]:
    for kind in values.id_types():
        if index := values.id_index({"id_type": kind, "id_number": number}):
            yield index


def _holders(db: Session, numbers: Iterable[str]) -> dict[bytes, UUID]:
    """The index of a personal number → who has or had it."""
    indexes = [sealed_identity.number_index(number) for number in numbers]
    query = select(PersonalNumber.number_index, PersonalNumber.teacher_id)
    rows = db.execute(query.where(PersonalNumber.number_index == any_(cast(indexes, ARRAY(BYTEA)))))
    return {row.number_index: row.teacher_id for row in rows}


def _teachers(db: Session, indexes: Iterable[bytes], ids: Iterable[UUID]) -> list[Row]:
    columns = Teacher.id, Teacher.name, Teacher.org_id, Teacher.department_id, Teacher.id_index
    by_index = Teacher.id_index == any_(cast(list(indexes), ARRAY(BYTEA)))
    by_id = Teacher.id == any_(cast(list(ids), ARRAY(Uuid)))
    return list(db.execute(select(*columns).where(by_index | by_id)))


def _answer(item: dict[str, Any], meant: list[Row], org_id: UUID) -> dict[str, Any]:
    """The one file of the batch's own school. Of a file elsewhere nothing is told; two leave the choice to a person."""
    own = [row for row in meant if org_id in (row.org_id, row.department_id)]
    answer = {"number": item["number"], "ask": item.get("ask"), "teacher_id": None, "teacher_name": None}
    if len(own) == 1:
        return answer | {"teacher_id": own[0].id, "teacher_name": own[0].name, "why": None}
    return answer | {"why": ELSEWHERE if meant and not own else UNKNOWN}
