"""Which files go out, page by page in the order of the lists, each with its entries."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.records.file import queries
from services.records.file.models import Entry, Teacher

AT_ONCE = 500
BY_NAME = func.coalesce(Teacher.name, "").collate("zh-x-icu")  # as a dictionary has them


def wanted_files(db: Session, actor: Actor, wanted: dict[str, Any]) -> Select:
    """The files that were asked for and that the asker may see."""
    department = UUID(wanted["department_id"]) if wanted.get("department_id") else None
    query = queries.chosen(select(Teacher).where(queries.visible(actor)), wanted | {"department_id": department})
    if wanted.get("teacher_ids"):
        query = query.where(Teacher.id.in_([UUID(teacher_id) for teacher_id in wanted["teacher_ids"]]))
    if not actor.teacher_id:
        query = query.where(queries.in_org(db, UUID(wanted["org_id"])))
    return query


def categories(db: Session, org_id: UUID) -> list[str]:
    """The categories of the schools there; what none of them is asked for is no column of their list."""
    start, end = path_range(known_orgs.known(db, org_id).path)
    in_org = known_org.c.path >= start, known_org.c.path < end, known_org.c.category.is_not(None)
    return sorted(db.scalars(select(known_org.c.category).distinct().where(*in_org)))


def count(db: Session, query: Select) -> int:
    """How many files there are."""
    return db.scalar(select(func.count()).select_from(query.subquery())) or 0


def pages(db: Session, query: Select, *, by_name: bool = False) -> Iterator[list[Teacher]]:
    """The files in the order of school and entry or name, some at a time; the session forgets those that were given."""
    place = (Teacher.org_path, BY_NAME, Teacher.seq) if by_name else (Teacher.org_path, Teacher.seq)
    after: tuple | None = None
    while True:
        more = query if after is None else query.where(tuple_(*place) > after)
        found = list(db.scalars(more.order_by(*place).limit(AT_ONCE)))
        if not found:
            return
        last = found[-1]
        after = (last.org_path, last.name or "", last.seq) if by_name else (last.org_path, last.seq)
        yield found
        db.expunge_all()


def entries_of(db: Session, teachers: list[Teacher], sets: list[str] | None = None) -> dict[UUID, list[Entry]]:
    """The entries of these files, of all sets or some, in the order in which they were made."""
    query = select(Entry).where(Entry.teacher_id.in_([teacher.id for teacher in teachers]))
    if sets is not None:
        query = query.where(Entry.set_code.in_(sets))
    found: dict[UUID, list[Entry]] = {}
    for entry in db.scalars(query.order_by(Entry.teacher_id, Entry.set_code, Entry.position)):
        found.setdefault(entry.teacher_id, []).append(entry)
    return found
