"""Lists of files, and which files an asker may see. Every query is limited to the asker's territory."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, false, select
from sqlalchemy.orm import Session

from services.common import roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.records.catalogue import RecordSet
from services.records.file import holders, rules, values
from services.records.file.models import Teacher

NEEDS_HIDDEN = roles.ENTRY | roles.REVIEW | {roles.TEACHER}
AS_THEY_ARE = (
    "id",
    "org_id",
    "name",
    "sex",
    "birth_date",
    "missing",
    "newly_hired",
    "personnel_status",
    "department_id",
    "desk",
    "personal_number",
    "number_state",
    "confirmed_at",
    "updated_at",
    "row_version",
)

# What a list needs of a file, and no more: whole files carry all their values and every digest that was ever rejected.
LISTED = select(
    *(getattr(Teacher, name) for name in (*AS_THEY_ARE, "seq", "org_path", "category", "stage", "case_id")),
    Teacher.basic["id_number"].astext.label("kept_number"),
)


def in_territory(actor: Actor, column: Any) -> ColumnElement[bool]:
    """The rows of the asker's territory; row-level security says the same again."""
    start, end = path_range(actor.org_path)
    return (column >= start) & (column < end)


def visible(actor: Actor) -> ColumnElement[bool]:
    """The files that lists show the asker: those in sight, but for what was merged into another of the same person."""
    return in_sight(actor) & Teacher.merged_into.is_(None)


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """The files that the asker may see: a teacher the own one, an office those of its territory."""
    if actor.teacher_id:
        return Teacher.id == actor.teacher_id
    return in_territory(actor, Teacher.org_path)


def is_own(actor: Actor, teacher: Any) -> bool:
    """Whether a file is of the asker's own school or department."""
    return actor.org_id in (teacher.org_id, teacher.department_id)


def teacher(db: Session, actor: Actor, teacher_id: UUID) -> Teacher:
    """One file in sight of the asker or under review at the asker's desk; raises NotFound, which says where it went."""
    found = db.scalar(select(Teacher).where(Teacher.id == teacher_id, in_sight(actor) | at_desk(actor)))
    if found is None:
        raise holders.not_here(db, actor, teacher_id)
    return found


def is_seen(db: Session, actor: Actor, teacher_id: UUID) -> bool:
    """Whether `teacher` would find this file."""
    return db.scalar(select(Teacher.id).where(Teacher.id == teacher_id, in_sight(actor) | at_desk(actor))) is not None


def at_desk(actor: Actor) -> ColumnElement[bool]:
    """The files that lie elsewhere in the tree and have an open case that the asker's desk decides or watches."""
    return Teacher.doors.contains([actor.org_path]) if actor.has(roles.REVIEW) else false()


def list_teachers(db: Session, actor: Actor, **wanted: Any) -> dict:
    """One page of files by school and order of entry (R-REC-16)."""
    query = chosen(LISTED.where(visible(actor)), wanted)
    if wanted["org_id"]:
        query = query.where(in_org(db, wanted["org_id"]))
    found = page(db, query, (Teacher.org_path, Teacher.seq), wanted["limit"], wanted["after"])
    return found | {"items": _rows(db, actor, [(each, each.kept_number) for each in found["items"]])}


def chosen(query: Select, wanted: dict[str, Any]) -> Select:
    """The files that a filter means; what it does not say limits nothing."""
    for name, column in (("status", "stage"), *((each, each) for each in ("department_id", "desk", "number_state"))):
        if wanted.get(name):
            query = query.where(getattr(Teacher, column) == wanted[name])
    if wanted.get("newly_hired") is not None:
        query = query.where(Teacher.newly_hired == wanted["newly_hired"])
    if wanted.get("complete") is not None:
        query = query.where(Teacher.missing == 0 if wanted["complete"] else Teacher.missing > 0)
    if wanted.get("personnel_status"):
        query = query.where(Teacher.personnel_status.startswith(wanted["personnel_status"], autoescape=True))
    if wanted.get("q"):
        query = query.where(is_called(Teacher.name, wanted["q"]))
    return query


def org_in_sight(db: Session, actor: Actor, org_id: UUID) -> Row:
    """An organisation of the asker's territory; raises NotFound."""
    found = known_orgs.known(db, org_id)
    if not actor.covers(found.path):
        raise NotFound("This organisation is not known.")
    return found


def in_org(db: Session, org_id: UUID) -> ColumnElement[bool]:
    """The files of one organisation and what lies below it."""
    start, end = path_range(known_orgs.known(db, org_id).path)
    return (Teacher.org_path >= start) & (Teacher.org_path < end)


def rows(db: Session, actor: Actor, teachers: Iterable[Teacher]) -> list[dict]:
    """Files as a list shows them."""
    return _rows(db, actor, [(teacher, teacher.basic.get("id_number")) for teacher in teachers])


def _rows(db: Session, actor: Actor, numbered: list[tuple[Any, str | None]]) -> list[dict]:
    """Files, or what a list needs of them, each with its ID number as it is kept."""
    names = known_orgs.names(db, {each.org_id for each, _ in numbered})
    return [_row(actor, each, kept) | {"org_name": names.get(each.org_id, "")} for each, kept in numbered]


def _row(actor: Actor, teacher: Any, kept_number: str | None) -> dict:
    return {name: getattr(teacher, name) for name in AS_THEY_ARE} | {
        "id_number": _masked(teacher, kept_number),
        "status": teacher.stage,
        "may": acts(actor, teacher),
    }


def masked_number(teacher: Teacher) -> str | None:
    """The ID number as everybody may see it."""
    return _masked(teacher, teacher.basic.get("id_number"))


def _masked(teacher: Any, kept: str | None) -> str | None:
    known = {"id_number": kept} if kept is not None else {}
    return values.view_of(values.basic_of(teacher.org_path, teacher.category), known, hidden_too=False).get("id_number")


def acts(actor: Actor, teacher: Any) -> list[str]:
    """What the asker may do to a file now; reading the ID number in clear is an act of its own."""
    enters = actor.has(roles.ENTRY)
    found = rules.may(
        teacher.stage, own=is_own(actor, teacher), enters=enters, ever_submitted=teacher.case_id is not None
    )
    return [*found, "reveal"] if actor.has(NEEDS_HIDDEN) else found


def worded(record_set: RecordSet, shown: dict[str, Any], language: str) -> dict[str, str]:
    """Values as a person reads them: 男 for 1. A mask stays a mask, and what the catalogue dropped is left out."""
    return {
        code: value if isinstance(value, str) and "***" in value else record_set.field(code).text_of(value, language)
        for code, value in shown.items()
        if record_set.has(code)
    }
