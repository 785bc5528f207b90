"""What happened to a file, entry by entry and step by step, and how it stood at an instant (R-REC-15)."""

import datetime
import itertools
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, make_transient

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Invalid, NotFound
from services.common.trail import audit
from services.records.catalogue import Catalogue
from services.records.file import changes, queries, rules, showing, values
from services.records.file.models import Entry, Step, Teacher, Version

STEP = ("id", "at", "act", "person", "org_name", "stage", "reasons", "version")


def teacher(db: Session, actor: Actor, teacher_id: UUID, as_of: datetime.datetime | None) -> dict:
    """A file as it stands, or as it was known at an instant that has been."""
    refuse_time_to_come(as_of)
    each = queries.teacher(db, actor, teacher_id)
    return known_at(db, actor, each, as_of) if as_of else showing.whole(db, actor, each)


def refuse_time_to_come(as_of: datetime.datetime | None) -> None:
    """What is known now is no answer to how a file will stand."""
    if as_of is not None and as_of > clock.now():
        raise Invalid("Nobody knows yet how the file will stand then. Please choose a day that has been.")


def history(db: Session, actor: Actor, teacher_id: UUID, set: str | None, entry_id: UUID | None) -> dict:
    """Who did what to a file and when, newest first; of one set or entry the changes of its values alone."""
    teacher = queries.teacher(db, actor, teacher_id)
    _note_reading(db, teacher, set, entry_id)
    query = select(Version).where(Version.teacher_id == teacher_id)
    if set:
        query = query.where(Version.set_code == set)
    if entry_id:
        query = query.where(Version.entry_id == entry_id)
    versions = db.scalars(query.order_by(Version.entry_id, Version.number)).all()
    steps = db.scalars(select(Step).where(Step.teacher_id == teacher_id)).all()
    step_items = [] if set or entry_id else [_step_item(step) for step in steps]
    found = [*_changes(db, actor, teacher, versions, steps), *step_items]
    return {"items": sorted(found, key=lambda item: item["at"], reverse=True)}


def _note_reading(db: Session, teacher: Teacher, set: str | None, entry_id: UUID | None) -> None:
    """The history tells every value of the file that there ever was: whoever reads it reads the file."""
    named = {"set": set} if set else {}
    named |= {"entry": str(entry_id)} if entry_id else {}
    audit.record(db, "records.set_read" if set else "records.file_read", teacher.id, history=True, **named)


def _changes(
    db: Session, actor: Actor, teacher: Teacher, versions: Iterable[Version], steps: Iterable[Step]
) -> Iterable[dict]:
    """The versions of each entry with what each changed; they come in the order of entries and numbers."""
    language, hidden_too = db.info["request"].language, actor.has(queries.NEEDS_HIDDEN)
    for _, some in itertools.groupby(versions, lambda version: version.entry_id):
        reader = changes.Reader(teacher, language, hidden_too=hidden_too)
        yield from (_change_item(teacher, version, reader, steps) for version in some)


def _change_item(teacher: Teacher, version: Version, reader: changes.Reader, steps: Iterable[Step]) -> dict:
    """One version; a set that no catalogue at hand knows is called by its code."""
    record_set = changes.set_at(teacher, version)
    return {
        "id": UUID(int=version.entry_id.int ^ version.number),
        "at": version.known_from,
        "act": version.act,
        "person": version.person,
        "org_name": version.org_name,
        "stage": _stage_at(steps, version.known_from),
        "reasons": [],
        "changes": reader.changes(version),
        "version": version.number,
        "set": version.set_code,
        "set_name": record_set.name.in_(reader.language) if record_set else version.set_code,
        "entry_id": version.entry_id,
    }


def _stage_at(steps: Iterable[Step], at: datetime.datetime) -> str:
    """The stage in which a file was at an instant."""
    before = [step for step in steps if step.at <= at]
    return max(before, key=lambda step: step.at).stage if before else rules.DRAFT


def _step_item(step: Step) -> dict:
    nothing = dict.fromkeys(("set", "set_name", "entry_id"))
    return {name: getattr(step, name) for name in STEP} | nothing | {"changes": []}


def known_at(db: Session, actor: Actor, teacher: Teacher, at: datetime.datetime) -> dict:
    """A file as it was known at an instant: the versions that were open then. Nothing may be done to it."""
    audit.record(db, "records.file_read", teacher.id, as_of=at.isoformat())
    entries, catalogue = taken_back(db, teacher, at)
    return showing.view_of(db, actor, teacher, entries, None, catalogue) | {"may": []}


def taken_back(db: Session, teacher: Teacher, at: datetime.datetime) -> tuple[list[Entry], Catalogue]:
    """Makes `teacher`, which the session forgets, what was known at an instant; the entries of then.

    Its sets and fields are those that the last of these versions was checked against.
    """
    known = all_taken_back(db, [teacher], at).get(teacher.id)
    if known is None:
        day = str(known_since(db, teacher).astimezone(clock.SHANGHAI).date())
        raise NotFound("Nothing was known of this teacher at that time; the file is there since {day}.", day=day)
    return known


def known_since(db: Session, teacher: Teacher) -> datetime.datetime:
    """When the first version of a file was kept."""
    first = select(func.min(Version.known_from)).where(Version.teacher_id == teacher.id)
    return db.scalar(first) or teacher.created_at


def all_taken_back(
    db: Session, teachers: Sequence[Teacher], at: datetime.datetime
) -> dict[UUID, tuple[list[Entry], Catalogue]]:
    """The same of many files, by file; one that was not there yet is left as it is and is not among them."""
    ids = [each.id for each in teachers]
    open_then: dict[UUID, list[Version]] = {each: [] for each in ids}
    for version in _open_at(db, ids, at):
        open_then[version.teacher_id].append(version)
    steps: dict[UUID, list[Step]] = {each: [] for each in ids}
    for step in db.scalars(select(Step).where(Step.teacher_id.in_(ids))):
        steps[step.teacher_id].append(step)
    found = ((each, _known_then(each, open_then[each.id], steps[each.id], at)) for each in teachers)
    return {each.id: known for each, known in found if known is not None}


def _known_then(
    teacher: Teacher, versions: Sequence[Version], steps: Iterable[Step], at: datetime.datetime
) -> tuple[list[Entry], Catalogue] | None:
    basic = next((version for version in versions if version.set_code == values.BASIC), None)
    if basic is None:
        return None
    catalogue = changes.catalogue_at(teacher, versions[-1])
    make_transient(teacher)  # what is shown here is never kept
    teacher.basic, teacher.stage = basic.values, _stage_at(steps, at)
    teacher.name, teacher.sex, teacher.birth_date = (basic.values.get(code) for code in ("name", "sex", "birth_date"))
    teacher.missing = teacher.basic_missing = 0
    teacher.reasons, teacher.updated_at, teacher.catalogue_version = [], basic.known_from, catalogue.version
    return entries_of(versions), catalogue


def entries_of(versions: Iterable[Version]) -> list[Entry]:
    """The entries that these versions tell of, of no session; 基本信息 is none, and what was deleted then."""
    return [_entry(version) for version in versions if _is_entry(version)]


def changed_since(db: Session, ids: Collection[UUID], at: datetime.datetime) -> set[UUID]:
    """Of these files those in which anything was written after an instant: a print of then is no print of now."""
    query = select(Version.teacher_id).distinct()
    return set(db.scalars(query.where(Version.teacher_id.in_(ids), Version.known_from > at)))


def open_at(db: Session, teacher: Teacher, at: datetime.datetime) -> Sequence[Version]:
    """The versions of a file that were open at an instant, the oldest first; of deleted entries too."""
    return _open_at(db, [teacher.id], at)


def _open_at(db: Session, ids: Collection[UUID], at: datetime.datetime) -> Sequence[Version]:
    open_then = or_(Version.known_to.is_(None), Version.known_to > at)
    query = select(Version).where(Version.teacher_id.in_(ids), Version.known_from <= at, open_then)
    return db.scalars(query.order_by(Version.known_from, Version.entry_id)).all()


def _is_entry(version: Version) -> bool:
    return version.set_code != values.BASIC and version.act != "deleted"


def _entry(version: Version) -> Entry:
    return Entry(
        id=version.entry_id,
        teacher_id=version.teacher_id,
        set_code=version.set_code,
        values=version.values,
        missing=0,
        number=version.number,
        updated_at=version.known_from,
    )
