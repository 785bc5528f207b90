"""What the rule that governs a teacher's school asks of a claim, so that the form asks for it and nothing else."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.tables import known_teacher
from services.common.errors import Forbidden, Invalid, NotFound
from services.training.claims import rules
from services.training.crediting import Rule
from services.training.enrolments import candidates
from services.training.rules import books

NOBODY = "There is no such teacher in your school."
SAY_WHO = "Please choose the teacher."
OWN_ONLY = "You can only claim credits for yourself."
SCHOOLS = ("school", "department")
OF_THE_SCHOOL = "The school claims credits for its own teachers."


def claim_choices(
    db: Session, actor: Actor, teacher_id: UUID | None, kind: str, finish: datetime.date | None
) -> dict[str, Any]:
    """The attributes with their values and the measures of the rule in force on that day."""
    path = teacher(db, actor, teacher_id).org_path
    found = books.governors(db, [path]).get(path)
    if found is None:
        return dict.fromkeys(("rule", "version", "document", "owner")) | {"attributes": [], "measures": []}
    rule = found.book.on(finish or clock.today()).nearest
    return {
        "rule": rule.name,
        "version": rule.version,
        "document": rule.document,
        "owner": found.org_name,
        "attributes": [
            {"code": each.code, "name": each.name, "values": list(each.values)}
            for each in rules.asked_attributes(rule, kind)
        ],
        "measures": [{"code": each.code, "name": each.name} for each in rules.asked_measures(rule)],
    }


def rule_of(db: Session, org_path: str, day: datetime.date) -> Rule | None:
    """The rule that governs a school on a day; none where nobody has one."""
    found = books.governors(db, [org_path]).get(org_path)
    return found.book.on(day).nearest if found else None


def teacher(db: Session, actor: Actor, teacher_id: UUID | None) -> Row:
    """For whom the asker claims: oneself, or a teacher of the own school; raises Invalid, Forbidden or NotFound."""
    if actor.teacher_id and teacher_id not in (None, actor.teacher_id):
        raise Forbidden(OWN_ONLY)
    wanted = actor.teacher_id or teacher_id
    if wanted is None:
        raise Invalid(SAY_WHO, errors={"teacher_id": [SAY_WHO]})
    query = select(known_teacher).where(known_teacher.c.id == wanted, candidates.reach(actor))
    found = db.execute(query).first()
    if found is None or found.merged_into is not None:
        raise NotFound(NOBODY)
    if not actor.teacher_id and actor.org_level not in SCHOOLS:
        raise Forbidden(OF_THE_SCHOOL)
    return found
