"""Hands files over for review, up to 500 in a handful of statements, with an outcome for each (报送, R-REC-08)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.contracts import records
from services.common.errors import Refused
from services.common.outbox import emit
from services.common.wording import word
from services.records.catalogue import load
from services.records.clock import now
from services.records.file import access, claims, completeness, queries, rules
from services.records.file.models import Teacher
from services.records.file.versions import signature
from services.records.submitting import returning, steps

HELD = (
    Teacher.id,
    Teacher.org_id,
    Teacher.department_id,
    Teacher.stage,
    Teacher.missing,
    Teacher.id_index,
    Teacher.reasons,
    Teacher.name,
    Teacher.catalogue_version,
)
# The digest is over what lies in the tables, in one order; reasons stay as long as their explanation may be wanted.
HAND_OVER = text(
    """
    WITH wanted AS (SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:cases AS uuid[])) AS w (id, case_id)),
    said AS (
        SELECT teacher_id, array_agg(DISTINCT set_code) AS sets,
            string_agg(id::text || "values"::text, ',' ORDER BY id) AS whole
        FROM entry WHERE teacher_id = ANY (CAST(:ids AS uuid[])) GROUP BY teacher_id
    ),
    wrote AS (
        SELECT teacher_id, array_agg(DISTINCT person_id) AS persons
        FROM version WHERE teacher_id = ANY (CAST(:ids AS uuid[])) GROUP BY teacher_id
    )
    UPDATE teacher SET stage = 'school_review', desk = NULL, case_id = wanted.case_id, case_version = 0,
        updated_at = :at, row_version = row_version + 1,
        reasons = (SELECT coalesce(jsonb_agg(each), '[]') FROM jsonb_array_elements(reasons) AS each
                   WHERE each->>'explanation' IS NOT NULL)
    FROM wanted LEFT JOIN said ON said.teacher_id = wanted.id LEFT JOIN wrote ON wrote.teacher_id = wanted.id
    WHERE teacher.id = wanted.id
    RETURNING teacher.id AS teacher_id, version, name, org_id, department_id, category, wanted.case_id AS submission_id,
        coalesce(said.sets, '{}') AS sets, wrote.persons AS contributors,
        encode(sha256(convert_to(basic::text || coalesce(said.whole, ''), 'UTF8')), 'hex') AS digest
    """
)


def hand_over(db: Session, actor: Actor, teacher_ids: Iterable[UUID]) -> list[dict]:
    """Hand over each file that is complete; an outcome for each, so that one bad file holds up nothing."""
    wanted = list(dict.fromkeys(teacher_ids))
    held = _held(db, actor, wanted)
    refused = _refusals(db, actor, wanted, held)
    ready = [held[teacher_id] for teacher_id in wanted if teacher_id not in refused]
    refused |= _on_file_elsewhere(db, ready)
    _move(db, actor, [each.id for each in ready if each.id not in refused])
    return [_outcome(db, teacher_id, held.get(teacher_id), refused.get(teacher_id)) for teacher_id in wanted]


def _held(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict[UUID, Row]:
    """The files, held in the order of their ids so that two clerks never wait for each other; checked anew if due."""
    query = select(*HELD).where(Teacher.id.in_(teacher_ids), queries.visible(actor)).order_by(Teacher.id)
    held = {each.id: each for each in db.execute(access.held(query))}
    outdated = [each.id for each in held.values() if each.catalogue_version != load().version and _is_open(actor, each)]
    if outdated:
        completeness.recheck(db, outdated)
        held |= {each.id: each for each in db.execute(query.where(Teacher.id.in_(outdated)))}
    return held


def _is_open(actor: Actor, each: Row) -> bool:
    return queries.is_own(actor, each) and each.stage in rules.OPEN


def _refusals(db: Session, actor: Actor, wanted: list[UUID], held: dict[UUID, Row]) -> dict[UUID, Refused]:
    found = {teacher_id: _refusal(actor, held.get(teacher_id)) for teacher_id in wanted}
    rejected = [each for each in held.values() if each.reasons and found[each.id] is None]
    unmended = returning.unmended(db, rejected)
    found |= {teacher_id: Refused(UNMENDED, count=count) for teacher_id, count in unmended.items()}
    return {teacher_id: refusal for teacher_id, refusal in found.items() if refusal}


UNMENDED = "{count} rejected values are as they were. Change them, or explain why they are right."


def _refusal(actor: Actor, each: Row | None) -> Refused | None:
    if each is None or not queries.is_own(actor, each):
        return Refused("There is no such file at your school.")
    if each.stage not in rules.OPEN:
        return Refused("This file has been submitted already.")
    if each.missing:
        return Refused("{count} places still have to be filled in or corrected.", count=each.missing)
    return None


def _on_file_elsewhere(db: Session, ready: list[Row]) -> dict[UUID, Refused]:
    """The check in the province before any review (R-REC-13): what to do, and not a word about the other file."""
    taken = claims.claim(db, {each.id: each.id_index for each in ready})
    return {each.id: Refused(claims.ELSEWHERE) for each in ready if each.id not in taken}


def _move(db: Session, actor: Actor, teacher_ids: list[UUID]) -> None:
    if not teacher_ids:
        return
    at = now()
    terms = {"ids": teacher_ids, "cases": [uuid4() for _ in teacher_ids], "at": at}
    files = [dict(row._mapping) for row in db.execute(HAND_OVER, terms)]
    steps.keep(db, [_step(actor, each, at) for each in files])
    emit(db, records.files_submitted, {"files": [_announced(actor, each, at) for each in files]})


def _step(actor: Actor, each: dict, at: Any) -> dict:
    return signature(actor) | {
        "id": uuid4(),
        "teacher_id": each["teacher_id"],
        "at": at,
        "act": "submitted",
        "stage": rules.SCHOOL_REVIEW,
        "version": each["version"],
        "reasons": [],
        "case_id": each["submission_id"],
    }


def _announced(actor: Actor, each: dict, at: Any) -> dict:
    return each | {
        "sets": sorted({"basic", *each["sets"]}),
        "business": rules.FIRST_ENTRY,
        "submitted_by": actor.person_id,
        "contributors": sorted(each["contributors"]),
        "at": at,
    }


def _outcome(db: Session, teacher_id: UUID, each: Row | None, refusal: Refused | None) -> dict:
    language = db.info["request"].language
    message = word(refusal.message, refusal.params, language) if refusal else None
    name = each.name if each else None
    return {"id": teacher_id, "name": name, "done": refusal is None, "message": message}
