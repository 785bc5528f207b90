"""A file as a school that held it once still sees it: as of its last day there, to be read only (R-MOB-01).

What is later is out of reach by the database's own door (migrations/0034_holders.py), not by what is left out here.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session, aliased

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.errors import NotFound
from services.common.trail import audit
from services.records.catalogue import Catalogue
from services.records.file import changes, history, holders, queries, showing, values
from services.records.file.models import Entry, FileHolder, Teacher, Version

VERSIONS = select(Version).from_statement(text("SELECT * FROM former_versions(:teacher_id, :last_day)"))
NEVER_HERE = "Your school never held such a file, or holds it still."


def former_files(db: Session, actor: Actor, q: str | None, limit: int, after: str | None) -> dict[str, Any]:
    """A page of the files that the asker's territory held once and does no more, the latest first."""
    later = aliased(FileHolder)
    again = exists().where(
        later.teacher_id == FileHolder.teacher_id,
        later.number > FileHolder.number,
        later.held_until.is_not(None),
        queries.in_territory(actor, later.org_path),
    )
    here = exists().where(Teacher.id == FileHolder.teacher_id, queries.in_territory(actor, Teacher.org_path))
    query = select(FileHolder).where(
        FileHolder.held_until.is_not(None), queries.in_territory(actor, FileHolder.org_path), ~again, ~here
    )
    if q:
        query = query.where(is_called(FileHolder.name, q))
    return page(db, query, (FileHolder.held_until, FileHolder.teacher_id), limit, after, descending=True)


def former_file(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """One of them as it stood on the last day, masked as everybody's files are; the teacher is told of the reading."""
    former = held_once(db, actor, teacher_id)
    audit.record(db, "records.former_file_read", teacher_id, as_of=holders.last_day(former).isoformat())
    teacher, entries, catalogue = as_it_was(db, former)
    return showing.view_of(db, actor, teacher, entries, None, catalogue) | {"may": []}


def held_once(db: Session, actor: Actor, teacher_id: UUID) -> FileHolder:
    """How the asker's territory held a file last; raises NotFound where it never did, or does still."""
    former = holders.former_of(db, actor, teacher_id)
    if former is None or queries.is_seen(db, actor, teacher_id):
        raise NotFound(NEVER_HERE)
    return former


def as_it_was(db: Session, former: FileHolder) -> tuple[Teacher, list[Entry], Catalogue]:
    """The file of the last day, which no session knows, with its entries, in the catalogue of then."""
    terms = {"teacher_id": former.teacher_id, "last_day": former.held_until}
    versions = sorted(db.scalars(VERSIONS, terms), key=lambda version: (version.known_from, version.entry_id.int))
    basic = next(version for version in versions if version.set_code == values.BASIC)
    teacher = _teacher(former, basic)
    catalogue = changes.catalogue_at(teacher, versions[-1])
    teacher.catalogue_version = catalogue.version
    return teacher, history.entries_of(versions), catalogue


def _teacher(former: FileHolder, basic: Version) -> Teacher:
    facts = former.facts
    department = facts.get("department_id")
    said = {code: basic.values.get(code) for code in ("name", "sex", "birth_date", "personnel_status")}
    return Teacher(
        id=former.teacher_id,
        org_id=former.org_id,
        org_path=former.org_path,
        department_id=UUID(department) if department else None,
        category=former.category,
        basic=basic.values,
        updated_at=basic.known_from,
        missing=0,
        basic_missing=0,
        reasons=[],
        **{name: facts.get(name) for name in holders.FACTS if name != "department_id"},
        **said,
    )
