"""Hands files over for review, up to 500 in a handful of statements, with an outcome for each (报送, R-REC-08)."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.errors import Refused
from services.common.messages.wording import word
from services.contracts import records
from services.contracts.review.businesses import cases_wanted
from services.records.file import access, catalogues, file_cases, holds, id_claims, queries, rules
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.rechecking import recheck
from services.records.file.touched import touched
from services.records.file.versions import signature
from services.records.submitting import returning, review_snapshot

HELD = (
    Teacher.id,
    Teacher.org_id,
    Teacher.org_path,
    Teacher.department_id,
    Teacher.stage,
    Teacher.missing,
    Teacher.id_index,
    Teacher.reasons,
    Teacher.name,
    Teacher.catalogue_version,
)


def hand_over(db: Session, actor: Actor, teacher_ids: Iterable[UUID]) -> list[dict]:
    """Hand over each file that is complete; an outcome for each, so that one bad file holds up nothing."""
    wanted = list(dict.fromkeys(teacher_ids))
    held = _held(db, actor, wanted)
    refused = _refusals(db, actor, wanted, held)
    ready = [held[teacher_id] for teacher_id in wanted if teacher_id not in refused]
    refused |= _on_file_elsewhere(db, ready)
    _move(db, actor, [file.id for file in ready if file.id not in refused])
    finish(db)
    return [_outcome(db, teacher_id, held.get(teacher_id), refused.get(teacher_id)) for teacher_id in wanted]


def _held(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict[UUID, Row]:
    """The files, held in the order of their ids so that two clerks never wait for each other; checked anew if due."""
    query = select(*HELD).where(Teacher.id.in_(teacher_ids), queries.visible(actor)).order_by(Teacher.id)
    held = {each.id: each for each in db.execute(access.for_update(query))}
    outdated = [each.id for each in held.values() if _is_outdated(each) and _is_open(actor, each)]
    if outdated:
        recheck(db, outdated)
        held |= {each.id: each for each in db.execute(query.where(Teacher.id.in_(outdated)))}
    return held


def _is_outdated(file: Row) -> bool:
    return file.catalogue_version != catalogues.current(file.org_path).version


def _is_open(actor: Actor, file: Row) -> bool:
    return queries.is_own(actor, file) and file.stage in rules.OPEN


def _refusals(db: Session, actor: Actor, wanted: list[UUID], held: dict[UUID, Row]) -> dict[UUID, Refused]:
    found = {teacher_id: _refusal(actor, held.get(teacher_id)) for teacher_id in wanted}
    rejected = [each for each in held.values() if each.reasons and found[each.id] is None]
    unmended = returning.unmended(db, rejected)
    found |= {teacher_id: Refused(UNMENDED, count=count) for teacher_id, count in unmended.items()}
    blockers = holds.blockers(db, held)
    found |= {teacher_id: holds.refusal(each) for teacher_id, each in blockers.items()}
    return {teacher_id: refusal for teacher_id, refusal in found.items() if refusal}


UNMENDED = "{count} rejected values are as they were. Change them, or explain why they are right."


def _refusal(actor: Actor, file: Row | None) -> Refused | None:
    if file is None or not queries.is_own(actor, file):
        return Refused("There is no such file at your school.")
    if file.stage not in rules.OPEN:
        return Refused("This file has been submitted already.")
    if file.missing:
        return Refused("{count} places still have to be filled in or corrected.", count=file.missing)
    return None


def _on_file_elsewhere(db: Session, ready: list[Row]) -> dict[UUID, Refused]:
    """The check in the province before any review (R-REC-13): what to do, and not a word about the other file."""
    taken = id_claims.claim(db, {file.id: file.id_index for file in ready})
    return {file.id: Refused(id_claims.ELSEWHERE) for file in ready if file.id not in taken}


def _move(db: Session, actor: Actor, teacher_ids: list[UUID]) -> None:
    if not teacher_ids:
        return
    at = touched(db).at
    files = [each | {"submission_id": uuid4()} for each in review_snapshot.of(db, teacher_ids)]
    move_files(db, {file["teacher_id"]: _moved(file) for file in files}, [_step(actor, file, at) for file in files])
    file_cases.open_cases(db, [_opened(file) for file in files])
    emit(db, cases_wanted.at(records.NAME), {"cases": [_wanted(actor, file) for file in files]})


def _moved(file: dict) -> dict[str, Any]:
    """Reasons stay as long as their explanation may be wanted."""
    explained = [reason for reason in file["reasons"] if reason["explanation"] is not None]
    case = {"case_id": file["submission_id"], "case_version": 0, "desk": None}
    return case | {"stage": rules.SCHOOL_REVIEW, "reasons": explained}


def _step(actor: Actor, file: dict, at: datetime.datetime) -> dict:
    return signature(actor) | {
        "id": uuid4(),
        "teacher_id": file["teacher_id"],
        "at": at,
        "act": "submitted",
        "stage": rules.SCHOOL_REVIEW,
        "version": file["number"],
        "reasons": [],
        "case_id": file["submission_id"],
    }


def _opened(file: dict) -> dict:
    same = {name: file[name] for name in ("teacher_id", "entries")}
    return same | {"case_id": file["submission_id"], "business": rules.FIRST_ENTRY}


def _wanted(actor: Actor, file: dict) -> dict:
    same = {name: file[name] for name in ("teacher_id", "org_id", "department_id", "category")}
    return same | {
        "id": file["submission_id"],
        "business": rules.FIRST_ENTRY,
        "subject": {"id": file["teacher_id"], "kind": "file", "name": file["name"]},
        "version": {name: file[name] for name in ("entries", "digest")} | {"number": file["number"]},
        "sets": sorted({"basic", *file["sets"]}),
        "submitter": actor.person_id,
        "contributors": sorted(file["contributors"]),
        "parties": {},
        "row_version": 1,
    }


def _outcome(db: Session, teacher_id: UUID, file: Row | None, refusal: Refused | None) -> dict:
    language = db.info["request"].language
    message = word(refusal.message, refusal.params, language) if refusal else None
    name = file.name if file else None
    return {"id": teacher_id, "name": name, "done": refusal is None, "message": message}
