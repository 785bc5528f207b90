"""A school hands files over for review (报送, R-REC-08), and what review decided is applied to them."""

import uuid
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.contracts import records
from services.common.errors import Refused
from services.common.outbox import emit_all
from services.common.wording import word
from services.records import domain, queries
from services.records.actions.entry import signature
from services.records.clock import now
from services.records.models import Step, Teacher, Version


def submit(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict:
    """Hand over each file that is complete; an outcome for each, so that one bad file holds up nothing."""
    held = _held(db, actor, teacher_ids)
    contributors = _contributors(db, teacher_ids)
    outcomes, handed_over = [], []
    for teacher_id in dict.fromkeys(teacher_ids):
        refusal = _refusal(actor, held.get(teacher_id))
        outcomes.append(_outcome(db, teacher_id, refusal))
        if refusal is None:
            handed_over.append(_hand_over(db, actor, held[teacher_id], contributors[teacher_id]))
    db.flush()
    emit_all(db, records.teacher_submitted, handed_over)
    return {"items": outcomes, "next_desk": actor.org_name if handed_over else None}


def _held(db: Session, actor: Actor, teacher_ids: list[UUID]) -> dict[UUID, Teacher]:
    """The files, held in the order of their ids so that two clerks never wait for each other."""
    query = select(Teacher).where(Teacher.id.in_(teacher_ids), queries.visible(actor))
    return {each.id: each for each in db.scalars(query.order_by(Teacher.id).with_for_update())}


def _contributors(db: Session, teacher_ids: list[UUID]) -> dict[UUID, set[UUID]]:
    query = select(Version.teacher_id, Version.person_id).where(Version.teacher_id.in_(teacher_ids)).distinct()
    found: dict[UUID, set[UUID]] = {}
    for teacher_id, person_id in db.execute(query):
        found.setdefault(teacher_id, set()).add(person_id)
    return found


def _refusal(actor: Actor, teacher: Teacher | None) -> Refused | None:
    if teacher is None or teacher.org_id != actor.org_id:
        return Refused("There is no such file at your school.")
    if teacher.stage not in domain.OPEN:
        return Refused("This file has been submitted already.")
    if teacher.missing:
        return Refused("{count} places still have to be filled in or corrected.", count=teacher.missing)
    return None


def _outcome(db: Session, teacher_id: UUID, refusal: Refused | None) -> dict:
    language = db.info["request"].language
    message = word(refusal.message, refusal.params, language) if refusal else None
    return {"id": teacher_id, "done": refusal is None, "message": message}


def _hand_over(db: Session, actor: Actor, teacher: Teacher, contributors: set[UUID]) -> dict[str, Any]:
    at = now()
    teacher.stage = domain.SCHOOL_REVIEW
    teacher.case_id, teacher.case_version = uuid.uuid4(), 0
    teacher.reasons = []
    teacher.updated_at = at
    db.add(_step(teacher, "submitted", id=uuid.uuid4(), at=at, reasons=[], **signature(actor)))
    return {
        "teacher_id": teacher.id,
        "version": teacher.version,
        "digest": domain.digest(teacher.basic),
        "name": teacher.name,
        "org_id": teacher.org_id,
        "category": teacher.category,
        "business": domain.FIRST_ENTRY,
        "submission_id": teacher.case_id,
        "submitted_by": actor.person_id,
        "contributors": sorted(contributors),
        "at": at,
    }


def apply_case(db: Session, case: dict[str, Any]) -> None:
    """Bring a file to the stage that its review case announces; older news and that of earlier cases is ignored.

    The case's id is the submission's. A decision is about the version that was shown, and is applied to no other.
    """
    teacher = db.scalar(select(Teacher).where(Teacher.id == case["subject_id"]).with_for_update())
    if teacher is None:
        raise LookupError(f"Review decided on a file that is not here: {case['subject_id']}.")
    if teacher.case_id != case["case_id"] or case["row_version"] <= teacher.case_version:
        return
    if teacher.version != case["subject_version"]:
        raise LookupError(f"Review decided on version {case['subject_version']} of {teacher.id}.")
    teacher.case_version = case["row_version"]
    teacher.stage = domain.stage_of_case(case["state"], case["step_role"])
    teacher.reasons = _reasons(case) if teacher.stage == domain.REJECTED else []
    teacher.updated_at = case["at"]
    _add_decisions(db, teacher, case)
    if teacher.stage == domain.EFFECTIVE:
        _make_effective(db, teacher, case)


def _reasons(case: dict[str, Any]) -> list[dict]:
    return case["decisions"][-1]["reasons"] if case["decisions"] else []


def _add_decisions(db: Session, teacher: Teacher, case: dict[str, Any]) -> None:
    known = set(db.scalars(select(Step.id).where(Step.teacher_id == teacher.id)))
    last = len(case["decisions"]) - 1
    for number, decision in enumerate(case["decisions"]):
        if decision["id"] in known:
            continue
        who = {name: decision[name] for name in ("person_id", "person", "org_id", "org_name")}
        act = "rejected" if decision["verdict"] == "reject" else "approved"
        stage = teacher.stage if number == last else domain.AUTHORITY_REVIEW
        step = _step(teacher, act, id=decision["id"], at=decision["at"], reasons=decision["reasons"], **who)
        step.stage = stage
        db.add(step)


def _make_effective(db: Session, teacher: Teacher, case: dict[str, Any]) -> None:
    approved = update(Version).where(Version.entry_id == teacher.id, Version.number == teacher.version)
    db.execute(approved.values(effective_from=case["at"]))


def _step(teacher: Teacher, act: str, **more: Any) -> Step:
    return Step(
        teacher_id=teacher.id,
        act=act,
        stage=teacher.stage,
        version=teacher.version,
        case_id=teacher.case_id,
        **more,
    )
