"""A school enters the files of its teachers (R-REC-07): save, keep a draft, delete; and reads sensitive values."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common import audit, known_orgs
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.records import domain, queries, values
from services.records.catalogue import RecordSet, load
from services.records.catalogue.faults import ERROR, Fault, say
from services.records.catalogue.validation import check_one
from services.records.clock import now, today
from services.records.models import Teacher, Version

ELSEWHERE = (
    "This ID number is already on file in the province. If the teacher is moving to your school, apply for a transfer."
)
Judge = Callable[[Session, RecordSet, dict], tuple[dict, int]]
CLAIM = text("SELECT claim_ids(ARRAY[:id_index]::bytea[], ARRAY[:teacher_id]::uuid[])")
RELEASE = text("SELECT release_ids(ARRAY[:teacher_id]::uuid[])")


def add_teacher(db: Session, actor: Actor, id: UUID, org_id: UUID | None, given: dict) -> dict:
    """Open a complete file at the asker's school (保存); refuses faulty values field by field."""
    return _open_file(db, actor, id, org_id, given, _refusing)


def keep_new_draft(db: Session, actor: Actor, id: UUID, org_id: UUID | None, given: dict) -> dict:
    """Open a file that may lack anything (暂存)."""
    return _open_file(db, actor, id, org_id, given, _forgiving)


def save_teacher(db: Session, actor: Actor, teacher_id: UUID, row_version: int, given: dict) -> dict:
    """Change a file's values; all of them have to be right (保存)."""
    return _change_file(db, actor, teacher_id, row_version, given, _refusing)


def keep_draft(db: Session, actor: Actor, teacher_id: UUID, row_version: int, given: dict) -> dict:
    """Change a file's values and keep them as they are, right or not (暂存)."""
    return _change_file(db, actor, teacher_id, row_version, given, _forgiving)


def delete_teacher(db: Session, actor: Actor, teacher_id: UUID) -> dict:
    """Remove a file that was never submitted (R-ID-10); its ID number is free again."""
    teacher = locked(db, actor, teacher_id)
    _refuse_unless_own(actor, teacher.org_id)
    if teacher.stage != domain.DRAFT or teacher.case_id is not None:
        raise Conflict("Only a file that was never submitted can be deleted.")
    db.execute(RELEASE, {"teacher_id": teacher.id})
    db.delete(teacher)
    return {}


def reveal(db: Session, actor: Actor, teacher_id: UUID, field: str, purpose: str) -> dict:
    """A sensitive value in clear; who read it and why goes into the trail (R-REC-19)."""
    teacher = queries.teacher(db, actor, teacher_id)
    record_set = values.basic_of(teacher.category)
    if not actor.has(queries.NEEDS_HIDDEN):
        raise Forbidden("Your role does not need this value.")
    if not record_set.has(field) or field not in teacher.basic:
        raise NotFound("The file has no such value.")
    audit.record(db, "records.value_revealed", teacher_id, field=field, purpose=purpose)
    return {"value": str(values.opened(record_set, {field: teacher.basic[field]})[field])}


def validate_draft(db: Session, actor: Actor, **draft: Any) -> dict:
    """Check values without keeping them; only the faults of `touched` fields are told, if that is given."""
    language = db.info["request"].language
    record_set = _set_of(db, actor, draft)
    given = _behind_masks(db, actor, record_set, draft)
    clean, faults = check_one(record_set, given, today())
    touched = draft["touched"]
    told = [fault for fault in faults if touched is None or fault.field in touched]
    return {
        "faults": [
            {"field": fault.field, "severity": fault.severity, "message": say(fault, record_set, language)}
            for fault in told
        ],
        "values": {code: value for code, value in clean.items() if not record_set.field(code).sensitive},
    }


def locked(db: Session, actor: Actor, teacher_id: UUID) -> Teacher:
    """A file in sight of the asker, held until the transaction ends."""
    query = select(Teacher).where(Teacher.id == teacher_id, queries.visible(actor)).with_for_update()
    teacher = db.scalar(query)
    if teacher is None:
        raise NotFound("There is no such file in your territory.")
    return teacher


def _open_file(db: Session, actor: Actor, id: UUID, org_id: UUID | None, given: dict, judge: Judge) -> dict:
    existing = db.get(Teacher, id)
    if existing is not None:
        return queries.whole(db, actor, existing)  # the same write again
    _refuse_unless_own(actor, org_id or actor.org_id)
    school = known_orgs.known(db, actor.org_id)
    if school.category is None:
        raise Forbidden("Files are entered at schools.")
    record_set = values.basic_of(school.category)
    clean, missing = judge(db, record_set, record_set.new_values(given))
    teacher = Teacher(
        id=id,
        org_id=school.id,
        org_path=school.path,
        category=school.category,
        stage=domain.DRAFT,
        version=0,
        basic={},
        missing=missing,
        catalogue_version=load().version,
        created_at=now(),
        updated_at=now(),
    )
    _add(db, teacher)
    _claim_id(db, teacher, clean)
    _keep(db, actor, teacher, clean, "added")
    return queries.whole(db, actor, teacher)


def _add(db: Session, teacher: Teacher) -> None:
    """The row of a new file; an id that a file outside the territory has is refused without a word about that file."""
    try:
        with db.begin_nested():
            db.add(teacher)
    except IntegrityError:
        raise Conflict("This id is already in use.") from None


def _change_file(db: Session, actor: Actor, teacher_id: UUID, row_version: int, given: dict, judge: Judge) -> dict:
    teacher = locked(db, actor, teacher_id)
    _refuse_unless_own(actor, teacher.org_id)
    domain.refuse_unless_open(teacher.stage)
    _refuse_stale(db, actor, teacher, row_version)
    record_set = values.basic_of(teacher.category)
    known = values.opened(record_set, teacher.basic)
    wanted = known | values.unmasked(record_set, given, teacher.basic)
    clean, teacher.missing = judge(db, record_set, wanted)
    if values.without_blanks(clean) != known:
        _claim_id(db, teacher, clean)
        _keep(db, actor, teacher, clean, "saved")
    return queries.whole(db, actor, teacher)


def _refusing(db: Session, record_set: RecordSet, given: dict) -> tuple[dict, int]:
    """Right values and nothing missing, or a refusal that names every field (保存)."""
    clean, errors = _checked(record_set, given)
    if errors:
        language = db.info["request"].language
        worded: dict[str, list[str]] = {}
        for fault in errors:
            worded.setdefault(fault.field or "", []).append(say(fault, record_set, language))
        raise Invalid("{count} places need to be corrected.", errors=worded, count=len(errors))
    return clean, 0


def _forgiving(_db: Session, record_set: RecordSet, given: dict) -> tuple[dict, int]:
    """Values as they are, faulty ones as they were typed, and how many places are still owed (暂存)."""
    clean, errors = _checked(record_set, given)
    faulty = {fault.field for fault in errors}
    known = {code: value for code, value in given.items() if record_set.has(code)}
    return clean | {code: known[code] for code in faulty & known.keys()}, len(errors)


def _checked(record_set: RecordSet, given: dict) -> tuple[dict, list[Fault]]:
    clean, faults = check_one(record_set, given, today())
    return clean, [fault for fault in faults if fault.severity == ERROR]


def _claim_id(db: Session, teacher: Teacher, clean: dict) -> None:
    """Take the ID number for this file, or refuse it if it is on file anywhere in the province (R-REC-13)."""
    id_index = values.id_index(clean)
    if id_index == teacher.id_index:
        return
    if teacher.id_index:
        db.execute(RELEASE, {"teacher_id": teacher.id})
    if id_index and not db.execute(CLAIM, {"id_index": id_index, "teacher_id": teacher.id}).first():
        raise _on_file(db, teacher, id_index)
    teacher.id_index = id_index


def _on_file(db: Session, teacher: Teacher, id_index: bytes) -> Conflict:
    """Says what to do; and more about the person only when the file is the school's own."""
    own = select(Teacher.name).where(Teacher.id_index == id_index, Teacher.org_id == teacher.org_id)
    with db.no_autoflush:
        name = db.scalar(own)
    if name:
        return Conflict("This ID number is already on file at your school, under the name {name}.", name=name)
    return Conflict(ELSEWHERE)


def _keep(db: Session, actor: Actor, teacher: Teacher, clean: dict, act: str) -> None:
    """Close the version that was known and open the next."""
    at = now()
    closing = update(Version).where(Version.entry_id == teacher.id, Version.known_to.is_(None)).values(known_to=at)
    teacher.basic = values.sealed(values.basic_of(teacher.category), clean)
    teacher.version += 1
    teacher.updated_at = at
    db.flush()
    db.execute(closing)
    db.add(
        Version(
            entry_id=teacher.id,
            number=teacher.version,
            teacher_id=teacher.id,
            set_code=values.BASIC,
            act=act,
            values=teacher.basic,
            known_from=at,
            request_id=db.info["request"].id,
            **signature(actor),
        )
    )
    db.flush()
    db.refresh(teacher)


def signature(actor: Actor) -> dict[str, Any]:
    """Who did it, as versions and steps keep it."""
    return {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}


def _refuse_unless_own(actor: Actor, org_id: UUID) -> None:
    if org_id != actor.org_id:
        raise Forbidden("Files are entered by the teacher's own school.")


def _refuse_stale(db: Session, actor: Actor, teacher: Teacher, row_version: int) -> None:
    if teacher.row_version == row_version:
        return
    by = db.scalar(select(Version.person).where(Version.entry_id == teacher.id, Version.known_to.is_(None)))
    current = queries.whole(db, actor, teacher)["values"][values.BASIC]
    raise Stale(
        "{by} changed this file meanwhile. Please compare and save again.",
        by=by,
        row_version=teacher.row_version,
        current=current,
    )


def _set_of(db: Session, actor: Actor, draft: dict) -> RecordSet:
    category = draft["category"] or known_orgs.known(db, actor.org_id).category
    if category is None:
        raise Invalid("Please say for which school category.")
    found = load().sets_of.get(category, {}).get(draft["set"])
    if found is None:
        raise NotFound("This school category has no such record set.")
    return found


def _behind_masks(db: Session, actor: Actor, record_set: RecordSet, draft: dict) -> dict:
    if draft["teacher_id"] is None:
        return draft["values"]
    kept = queries.teacher(db, actor, draft["teacher_id"]).basic
    return values.opened(record_set, kept) | values.unmasked(record_set, draft["values"], kept)
