"""Whose row is it: the files that a workbook speaks of, on file at the school or new in its main sheet."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import polars as pl
from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, cast, select
from sqlalchemy.orm import Session

from services.common.persons import names
from services.records.catalogue.model import OWNER_NUMBER
from services.records.catalogue.validation import ROW
from services.records.file import holds, rules, values
from services.records.file.models import Teacher

HELD = Teacher.id, Teacher.name, Teacher.stage, Teacher.reasons, Teacher.id_index, Teacher.merged_into


@dataclass
class Owner:
    """One file: on file already (`known`), or opened by this import."""

    id: str
    name: str | None
    known: bool
    is_open: bool = True
    held: str | None = None  # the kind of business that holds it, if one does
    number: str | None = None  # as the workbook has it
    reasons: list[dict[str, Any]] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)  # sealed values of 基本信息
    held_row: int | None = None  # the main row that would rename it and waits to be confirmed

    def is_called(self, name: str | None) -> bool:
        """Nothing stands there, or this person's name."""
        return not name or not self.name or names.are_same(name, self.name)


class Owners:
    """Finds the file of an ID number; the type of document is that of the main sheet, else any under which it is held.

    `documents` are number → type of the main sheet.
    """

    def __init__(self, documents: dict[str, str]) -> None:
        self.documents = documents
        self.by_index: dict[bytes, Owner] = {}
        self.types = values.id_types()
        self._found: dict[str, Owner | None] = {}
        self._indexed: dict[tuple[str | None, str | None], bytes | None] = {}

    def index(self, kind: str | None, number: str | None) -> bytes | None:
        """The blind index of a document, worked out once."""
        if (kind, number) not in self._indexed:
            self._indexed[kind, number] = values.id_index({"id_type": kind, "id_number": number})
        return self._indexed[kind, number]

    def indexes(self, numbers: Iterable[str]) -> set[bytes]:
        """The blind indexes under which files of these numbers may lie."""
        return {index for number in numbers for index in self._indexes(number)}

    def add(self, index: bytes, owner: Owner) -> None:
        """A file on record, or one that this import opens."""
        self.by_index[index] = owner

    def of(self, number: str) -> Owner | None:
        """The file of this ID number, if the workbook or the asker's files have one."""
        if number not in self._found:
            candidates = (self.by_index.get(index) for index in self._indexes(number))
            self._found[number] = found = next((owner for owner in candidates if owner), None)
            if found:
                found.number = number
        return self._found[number]

    def names(self, rows: pl.DataFrame) -> dict[int, str]:
        """Row → the name on file, of rows of a sub sheet that have an ID number."""
        theirs = rows.select(ROW, OWNER_NUMBER).drop_nulls().iter_rows()
        return {row: owner.name for row, number in theirs if (owner := self.of(number)) and owner.name}

    def _indexes(self, number: str) -> Iterator[bytes]:
        known = self.documents.get(number)
        for kind in [known] if known else self.types:
            if index := self.index(kind, number):
                yield index


def documents_of(rows: pl.DataFrame) -> dict[str, str]:
    """Number → type of document, of every row of the main sheet that has both."""
    held = rows.select("id_number", "id_type").drop_nulls()
    return dict(held.iter_rows())


def files_of(
    db: Session,
    which: ColumnElement[bool],
    indexes: Iterable[bytes],
    secrets: list[str],
    *,
    hold: bool,
    stages: Collection[str] = rules.OPEN,
) -> dict[bytes, Owner]:
    """Which of these files have these ID documents; with `hold` nobody else changes them until the end.

    Those are open that are in one of `stages`, and that nothing holds as a whole.
    """
    columns = [Teacher.basic[code].label(f"secret_{code}") for code in secrets]
    query = select(*HELD, *columns).where(which, Teacher.id_index == any_(list(indexes)))
    query = query.order_by(Teacher.id)
    rows = db.execute(query.with_for_update(key_share=True) if hold else query).all()
    blocked = holds.blockers(db, [row.id for row in rows])
    free = {row.id for row in rows if row.stage in stages and row.merged_into is None and row.id not in blocked}
    return {row.id_index: _owner(row, secrets, blocked.get(row.id), is_open=row.id in free) for row in rows}


def _owner(row: Any, secrets: list[str], held: holds.Hold | None, *, is_open: bool) -> Owner:
    sealed = {code: getattr(row, f"secret_{code}") for code in secrets}
    return Owner(
        id=str(row.id),
        name=row.name,
        known=True,
        is_open=is_open,
        held=held["kind"] if held else None,
        reasons=row.reasons if is_open else [],
        secrets={code: value for code, value in sealed.items() if value is not None},
    )


def among(ids: Iterable[str]) -> Any:
    """These ids, for a column to be compared with."""
    return any_(cast([UUID(id_) for id_ in ids], ARRAY(Uuid)))


def opened(secrets: dict[str, str]) -> dict[str, Any]:
    """Sealed values in clear."""
    return {code: json.loads(values.sealer().open(value)) for code, value in secrets.items()}
