"""The import as one would first write it: openpyxl, a marshmallow schema, the ORM, row by row. A yardstick only.

It keeps every promise of the real one but speed: strict fields, the check character, sealed values, nobody twice,
history and audit, all in one transaction.
"""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from openpyxl import load_workbook
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.persons import resident_number as id_number
from services.common.secrets.sealing import Sealer
from services.common.trail import audit
from services.records.catalogue import Field, RecordSet, load
from services.records.file import id_claims, touched, values
from services.records.file.models import Teacher, Version
from services.records.file.versions import signature
from services.records.workbooks.header import heading


class Coded(fields.Field):
    """`码-名`, a code or a name of the field's table."""

    def __init__(self, field: Field, **more: Any) -> None:
        super().__init__(**more)
        self.field = field

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        table = self.field.table
        code = table.code_of(str(value)) if table else None
        if code is None:
            raise ValidationError(f"{value} is not in the table.")
        return code


class Several(Coded):
    """Codes with 、 between them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:  # type: ignore[override]
        return [Coded._deserialize(self, part, attr, data) for part in str(value).split("、")]


class YesNo(Coded):
    """是 and 否."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:  # type: ignore[override]
        return super()._deserialize(value, attr, data) == "1"


class Row(Schema):
    """What holds between the fields of a row."""

    @validates_schema
    def agrees_with_id_number(self, row: dict[str, Any], **_: Any) -> None:
        number = row.get("id_number", "")
        if row.get("id_type") == "1" and (kind := id_number.fault(number, clock.today())):
            raise ValidationError(kind, "id_number")
        if row.get("work_start", "") > row.get("school_start", "9999"):
            raise ValidationError("after", "school_start")


def schema_of(record_set: RecordSet) -> Schema:
    """A marshmallow schema of a record set; blank cells are left out before it is asked."""
    return Row.from_dict({field.code: _field(field) for field in record_set.fields})()


@contextmanager
def unguarded() -> Iterator[None]:
    """Rows are written as one would first do it, which the real thing refuses."""
    event.remove(Session, "before_flush", touched.refuse_rows)
    try:
        yield
    finally:
        event.listen(Session, "before_flush", touched.refuse_rows)


@unguarded()
def naive_import(db: Session, path: Path, school: Any) -> tuple[int, int]:
    """How many rows came in, and how many were faulty."""
    record_set = values.basic_of(school.path, school.category)
    sheet = load_workbook(path, read_only=True, data_only=True)[record_set.name.zh]
    schema, sealer = schema_of(record_set), values.sealer()
    rows = sheet.iter_rows(values_only=True)
    known = {heading(field.name.zh): field.code for field in record_set.fields}
    codes = [known.get(heading(str(cell or ""))) for cell in next(rows)]
    added = faulty = 0
    for cells in rows:
        given = {code: str(cell) for code, cell in zip(codes, cells, strict=False) if code and cell not in (None, "")}
        try:
            clean = schema.dump(schema.load(given))
        except ValidationError:
            faulty += 1
            continue
        added += _add(db, school, record_set, sealer, clean)
    return added, faulty


def _add(db: Session, school: Any, record_set: RecordSet, sealer: Sealer, clean: dict[str, Any]) -> int:
    id_index, teacher_id, at = values.id_index(clean), uuid.uuid4(), clock.now()
    if db.scalar(select(Teacher.id).where(Teacher.id_index == id_index)):
        return 0
    if id_index and not id_claims.claim(db, {teacher_id: id_index}):
        return 0
    secret = {field.code for field in record_set.fields if field.sensitive}
    kept = {code: sealer.seal(json.dumps(value)) if code in secret else value for code, value in clean.items()}
    db.add(_teacher(school, teacher_id, id_index, kept, at))
    db.flush()
    db.add(_version(db, teacher_id, kept, at))
    db.flush()
    audit.record(db, "records.imported", teacher_id)
    return 1


def _teacher(school: Any, teacher_id: uuid.UUID, id_index: bytes | None, kept: dict, at: datetime) -> Teacher:
    return Teacher(
        id=teacher_id,
        org_id=school.id,
        org_path=school.path,
        category=school.category,
        stage="draft",
        row_version=1,
        version=1,
        catalogue_version=load().version,
        basic=kept,
        missing=0,
        id_index=id_index,
        created_at=at,
        updated_at=at,
    )


def _version(db: Session, teacher_id: uuid.UUID, kept: dict, at: datetime) -> Version:
    request = db.info["request"]
    return Version(
        entry_id=teacher_id,
        number=1,
        teacher_id=teacher_id,
        set_code="basic",
        act="imported",
        values=kept,
        known_from=at,
        request_id=request.id,
        **signature(request.actor),
    )


def _field(field: Field) -> fields.Field:
    required = field.always_required
    if field.table is not None:
        return {"codes": Several, "yes_no": YesNo}.get(field.type, Coded)(field, required=required)
    if field.type == "date":
        return fields.Date(required=required)
    return fields.String(required=required, validate=validate.Length(max=field.max))
