"""Whose files are meant by numbers that people wrote down: of an ID document of any type, or a personal number."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Row, Uuid, any_, cast, select
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA
from sqlalchemy.orm import Session

from services.records.file import values
from services.records.file.models import Teacher
from services.records.numbers import sealed_identity
from services.records.numbers.models import PersonalNumber


class People:
    """The files that may be meant by any of these numbers, or by their own ids, found by two statements."""

    def __init__(self, db: Session, numbers: Collection[str], teacher_ids: Collection[UUID] = ()) -> None:
        self._indexes = {number: set(_indexes(number)) for number in numbers}
        self._holders = _holders(db, numbers)
        indexes = {index for some in self._indexes.values() for index in some}
        found = _teachers(db, indexes, {*teacher_ids, *self._holders.values()})
        self._by_id = {row.id: row for row in found}
        self._by_index: dict[bytes, list[Row]] = {}
        for row in found:
            self._by_index.setdefault(row.id_index, []).append(row)

    def of_number(self, number: str) -> list[Row]:
        """The files that a number may mean."""
        some = {row.id: row for index in self._indexes[number] for row in self._by_index.get(index, ())}
        holder = self._by_id.get(self._holders.get(sealed_identity.number_index(number)))
        return list((some | ({holder.id: holder} if holder else {})).values())

    def of_id(self, teacher_id: UUID) -> list[Row]:
        """The file of this id, if it is there."""
        return [self._by_id[teacher_id]] if teacher_id in self._by_id else []


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
    columns = Teacher.id, Teacher.name, Teacher.org_id, Teacher.org_path, Teacher.department_id, Teacher.id_index
    by_index = Teacher.id_index == any_(cast(list(indexes), ARRAY(BYTEA)))
    by_id = Teacher.id == any_(cast(list(ids), ARRAY(Uuid)))
    return list(db.execute(select(*columns, Teacher.merged_into).where(by_index | by_id)))
