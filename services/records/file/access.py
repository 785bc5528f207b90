"""Which file is meant, held until the transaction ends, and which part the asker plays in filling it in."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.common import clock, failpoints
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden, Stale
from services.records.file import filling, holders, holds, merged, queries, rules
from services.records.file.models import CollectionWindow, Teacher, Version


def for_update(query: Select) -> Select:
    """The same query, whose files are then held until the transaction ends.

    Rows that only refer to them can be written meanwhile: whoever adds such rows takes no turn among those who write
    files, and so never waits for one of them while another one waits for it.
    """
    return query if failpoints.is_off("row_lock") else query.with_for_update(key_share=True)


def locked(db: Session, actor: Actor, teacher_id: UUID) -> Teacher:
    """A file in sight of the asker, held until the transaction ends; whoever held it once is told where it went."""
    teacher = db.scalar(for_update(select(Teacher).where(Teacher.id == teacher_id, queries.in_sight(actor))))
    if teacher is None:
        raise holders.not_open(db, actor, teacher_id)
    merged.refuse_merged(teacher)
    return teacher


def part_in(db: Session, actor: Actor, teacher: Teacher) -> str | None:
    """The part that the asker plays in filling in this file now."""
    own_file = actor.teacher_id is not None and actor.teacher_id == teacher.id
    own_school = queries.is_own(actor, teacher)
    return filling.part_of(
        actor.roles,
        own_file=own_file,
        own_school=own_school,
        manages=not (own_school or own_file) and _manages(db, actor, teacher),
        window_open=own_file and filling.is_open(window_of(db, teacher.org_id), teacher.id, clock.now()),
    )


def opened(db: Session, actor: Actor, teacher_id: UUID) -> tuple[Teacher, str]:
    """A file that may be changed now, held, and the asker's part in it."""
    teacher = locked(db, actor, teacher_id)
    part = part_in(db, actor, teacher)
    if part is None and actor.teacher_id == teacher.id:
        raise filling.why_shut(window_of(db, teacher.org_id), teacher.id, clock.now())
    if part is None:
        raise Forbidden("Files are entered by the teacher's own school.")
    rules.refuse_unless_open(teacher.stage)
    refuse_held(db, teacher)
    return teacher, part


def refuse_held(db: Session, teacher: Teacher) -> None:
    """Nothing is written or asked while a business that excludes it is under way; the refusal names it, with its id."""
    holds.refuse(holds.blockers(db, [teacher.id]).get(teacher.id))


def window_of(db: Session, org_id: UUID) -> CollectionWindow | None:
    """When and by whom a school's files are filled in, as identity announced it."""
    return db.get(CollectionWindow, org_id)


def refuse_stale(db: Session, teacher: Teacher, row_version: int, current: dict) -> None:
    """A change that was meant for another version is refused with who changed it meanwhile."""
    if teacher.row_version == row_version:
        return
    newest = select(Version.person).where(Version.teacher_id == teacher.id).order_by(Version.known_from.desc()).limit(1)
    raise Stale(
        "{by} changed this file meanwhile. Please compare and save again.",
        by=db.scalar(newest),
        row_version=teacher.row_version,
        current=current,
    )


def _manages(db: Session, actor: Actor, teacher: Teacher) -> bool:
    """Whether the asker's office is the competent authority of the school."""
    return known_orgs.known(db, teacher.org_id).authority_id == actor.org_id
