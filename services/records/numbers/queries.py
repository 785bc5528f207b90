"""What is shown of personal numbers: a person's numbers, 问题数据 with what to do, counts; within the territory."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.common.messages.wording import word
from services.common.trail import audit
from services.contracts.records import numbers as contract
from services.records.catalogue import load
from services.records.file import access, merged, queries, values
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.rules import mask
from services.records.numbers import granting, rules
from services.records.numbers.models import NumberCheck, PersonalNumber

STATES = {
    rules.NONE: "There is no personal number yet. It is given when the file becomes effective.",
    rules.TEMPORARY: "The temporary number is valid. The national check has been asked for.",
    rules.CHECKING: "The national check found no duplicate so far; the identity is being verified.",
    rules.FORMAL: "The formal number has been given.",
}
REASONS = {
    "other_name": "The population database has another name for this ID number.",
    "no_such_number": "The population database has no such ID number.",
    "other_sex_or_birth": "The population database has another sex or birth date for this ID number.",
    "duplicate": "Somebody else in the country holds a number for the same ID document.",
}
REMEDIES = {
    "other_name": "Compare the name with the ID document, rare characters included, have it corrected, then check "
    "again. If the file is right, the teacher has the entry put right at the police station first.",
    "no_such_number": "Compare the ID number with the document, have it corrected, then check again. If the file is "
    "right, the teacher asks the police station first.",
    "other_sex_or_birth": "Compare sex and birth date with the ID document, have them corrected, then check again.",
    "duplicate": "If it is the same person, do not keep two files: withdraw this one and apply for a transfer from "
    "where the number is held. If it is somebody else, correct the ID number, or ask the authority to look into it.",
}
PROBLEMS = text("""
    SELECT count(*) FROM teacher
    WHERE number_state = 'problem' AND merged_into IS NULL AND org_path >= :start AND org_path < :end
""")
WAITING = text("""
    SELECT count(*) AS waiting, min(c.asked_at) AS oldest FROM teacher t JOIN number_check c ON c.teacher_id = t.id
    WHERE t.number_state IN ('temporary', 'checking') AND t.merged_into IS NULL
        AND t.org_path >= :start AND t.org_path < :end
""")


def numbers(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """The numbers that a person has and had, newest first, and how far the check is."""
    return _numbers(db, actor, queries.teacher(db, actor, teacher_id))


def _numbers(db: Session, actor: Actor, teacher: Teacher) -> dict[str, Any]:
    had = select(PersonalNumber).where(PersonalNumber.teacher_id.in_([teacher.id, *merged.followers(db, teacher.id)]))
    newest_first = had.order_by(PersonalNumber.ended_at.desc().nulls_first(), PersonalNumber.issued_at.desc())
    check = db.get(NumberCheck, teacher.id, populate_existing=True)
    say = _speaker(db)
    return {
        "state": teacher.number_state,
        "items": [_view_of(one) for one in db.scalars(newest_first)],
        **_worded(teacher.number_state, check, say),
        "verified": check and check.verified,
        "asked_at": check and check.asked_at,
        "decided_at": check and check.decided_at,
        "may": _may(actor, teacher.number_state),
    }


def _view_of(one: PersonalNumber) -> dict[str, Any]:
    names = ("kind", "issued_at", "ended_at", "why")
    return {"number": one.shown} | {name: getattr(one, name) for name in names}


def _worded(state: str, check: NumberCheck | None, say: Callable[[str], str]) -> dict[str, str | None]:
    if state == rules.PROBLEM and check and check.reason:
        holder = _place(check.holder)
        return {
            "reason": check.reason,
            "message": say(REASONS[check.reason]),
            "remedy": say(REMEDIES[check.reason]),
            "holder": holder,
        }
    return {"reason": None, "message": say(STATES[state]), "remedy": None, "holder": None}


def _place(division: str | None) -> str | None:
    """The name of a province."""
    if division is None:
        return None
    known = load().table("division").codes.get(division)
    return known.name.zh if known else division


def _speaker(db: Session) -> Callable[[str], str]:
    language = db.info["request"].language
    return lambda message: word(message, {}, language)


def _may(actor: Actor, state: str) -> list[str]:
    asks = state == rules.PROBLEM and actor.has(contract.recheck.roles)
    reveals = state != rules.NONE and actor.has(contract.reveal_number.roles)
    return ["recheck"] * asks + ["reveal"] * reveals


def problems(db: Session, actor: Actor, org_id: UUID | None, reason: str | None, **paged: Any) -> dict[str, Any]:
    """One page of 问题数据 by school."""
    query = select(Teacher.org_path, Teacher.seq, Teacher, NumberCheck).join(
        NumberCheck, NumberCheck.teacher_id == Teacher.id
    )
    query = query.where(queries.visible(actor), Teacher.number_state == rules.PROBLEM)
    if org_id:
        query = query.where(queries.in_org(db, org_id))
    if reason:
        query = query.where(NumberCheck.reason == reason)
    found = page(db, query, (Teacher.org_path, Teacher.seq), **paged)
    names = known_orgs.names(db, {row.Teacher.org_id for row in found["items"]})
    return found | {"items": [_problem(db, actor, row, names) for row in found["items"]]}


def _problem(db: Session, actor: Actor, row: Row, names: dict[UUID, str]) -> dict[str, Any]:
    each: Teacher = row.Teacher
    return {
        "teacher_id": each.id,
        "org_id": each.org_id,
        "org_name": names.get(each.org_id, ""),
        "name": each.name,
        "id_number": _masked_id(each),
        "personal_number": each.personal_number,
        **_worded(rules.PROBLEM, row.NumberCheck, _speaker(db)),
        "asked_at": row.NumberCheck.asked_at,
        "decided_at": row.NumberCheck.decided_at,
        "may": _may(actor, rules.PROBLEM),
    }


def _masked_id(teacher: Teacher) -> str | None:
    document = {code: teacher.basic[code] for code in ("id_number",) if code in teacher.basic}
    number = values.opened(values.basic_of(teacher.org_path, teacher.category), document).get("id_number")
    return mask("id_number", str(number)) if number else None


def counts(db: Session, actor: Actor, org_id: UUID | None) -> dict[str, Any]:
    """How many problems there are, how many people wait, since when; of an organisation and what lies below it."""
    path = known_orgs.known(db, org_id).path if org_id else actor.org_path
    if not actor.covers(path):
        raise NotFound("This organisation is not known.")
    within = dict(zip(("start", "end"), path_range(path), strict=True))
    return dict(db.execute(WAITING, within).one()._mapping) | {"problems": db.scalar(PROBLEMS, within)}


def recheck(db: Session, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
    """Ask the ministry again about a person who was refused, with what the file says now."""
    teacher = queries.teacher(db, actor, teacher_id)
    rules.refuse_unless_problem(teacher.number_state)
    access.refuse_held(db, teacher)
    granting.ask_again(db, granting.to_ask_again(db, teacher_id))
    finish(db)
    return _numbers(db, actor, teacher)


def reveal(db: Session, actor: Actor, teacher_id: UUID, purpose: str) -> dict[str, Any]:
    """The current number in clear; who read it and why goes into the trail (R-REC-19)."""
    teacher = queries.teacher(db, actor, teacher_id)
    query = select(PersonalNumber.number).where(
        PersonalNumber.teacher_id == teacher.id, PersonalNumber.ended_at.is_(None)
    )
    sealed = db.scalar(query)
    audit.record(db, "records.value_revealed", teacher_id, field="personal_number", purpose=purpose)
    return {"number": sealed and values.sealer().open(sealed)}
