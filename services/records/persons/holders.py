"""The people of a school who have files, for the accounts that are drawn from them (提取, R-ID-06)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.trail import audit
from services.records.file import queries, values
from services.records.file.models import Teacher

TOLD = ("name", "sex", "birth_date", "newly_hired", "department_id")


def accountless(db: Session, actor: Actor, org_id: UUID, limit: int, after: str | None) -> dict:
    """One page of a school's files, the ID number sealed; identity knows who has an account already."""
    school = queries.org_in_sight(db, actor, org_id)
    query = select(Teacher).where(queries.in_org(db, school.id), queries.visible(actor), Teacher.id_index.is_not(None))
    found = page(db, query, (Teacher.org_path, Teacher.seq), limit, after)
    audit.record(db, "records.holders_read", org_id, files=len(found["items"]))
    return found | {"items": [_view_of(each) for each in found["items"]]}


def _view_of(teacher: Teacher) -> dict[str, Any]:
    clear = values.opened(
        values.basic_of(teacher.org_path, teacher.category), {"id_number": teacher.basic["id_number"]}
    )
    return {name: getattr(teacher, name) for name in TOLD} | {
        "teacher_id": teacher.id,
        "id_type": teacher.basic.get("id_type"),
        "id_number_sealed": values.sealer().seal(str(clear["id_number"])),
    }
