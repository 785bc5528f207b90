"""Teachers are enrolled: as many as there are places, the others wait for one (R-TRN-09).

Enrolments of a project come one after another, and the database's clock says whether it is closed.
"""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, func, select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden
from services.common.messages.wording import word
from services.contracts.training.enrolments import ACCEPTED, BLOCKED
from services.contracts.training.projects import SENT
from services.training.enrolments import candidates, notifying, rules
from services.training.models import Enrolment, Project
from services.training.projects import finding, places

# One person's enrolments in different projects come one after another too; always in the order of ids.
TURNS = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(CAST(id AS text), 1)) FROM unnest(CAST(:ids AS uuid[])) AS one (id)"
)


def enrol(
    db: Session, actor: Actor, id: UUID, project_id: UUID, teacher_ids: Sequence[UUID], direction: str
) -> dict[str, Any]:
    """Enrol them in the order in which they are named; what became of each."""
    if actor.teacher_id and (direction == SENT or set(teacher_ids) != {actor.teacher_id}):
        raise Forbidden(rules.OWN_ONLY)
    project, wanted = finding.seen(db, project_id), list(dict.fromkeys(teacher_ids))
    finding.take_turn(db, project_id)
    db.execute(TURNS, {"ids": sorted(wanted)})
    done = _done(db, id, wanted)
    if not done:
        now = db.execute(select(func.clock_timestamp())).scalar_one()
        if why := rules.closed(project, direction, now):
            raise Conflict(why)
        done = Intake(db, actor, project, direction, now).take_in(id, wanted)
    return {"outcomes": [done[teacher_id] for teacher_id in wanted]}


def _done(db: Session, id: UUID, wanted: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """What became of those whom this very act has enrolled before."""
    ids = {uuid5(id, str(teacher_id)): teacher_id for teacher_id in wanted}
    found = {each.teacher_id: each for each in db.scalars(select(Enrolment).where(Enrolment.id.in_(ids)))}
    if not found:
        return {}
    gone = {"name": None, "outcome": BLOCKED, "why": None, "enrolment_id": None}
    return {
        teacher_id: _outcome(found[teacher_id]) if teacher_id in found else {"teacher_id": teacher_id} | gone
        for teacher_id in wanted
    }


class Intake:
    """Takes people into a project at one instant, on somebody's word."""

    def __init__(self, db: Session, actor: Actor, project: Project, direction: str, now: datetime.datetime) -> None:
        self.db, self.actor, self.project, self.direction, self.now = db, actor, project, direction, now

    def take_in(self, act_id: UUID, wanted: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
        """As many as there are places; the ids of their enrolments follow from that of the act."""
        people = candidates.known(self.db, self.actor, wanted)
        against = candidates.against(self.db, self.project, list(people.values()))
        schools = known_orgs.names(self.db, {row.org_id for row in people.values()})
        room, made, done = places.room(self.db, self.project.id), [], {}
        for teacher_id in wanted:
            row = people.get(teacher_id)
            why = against.get(teacher_id) if row is not None else rules.against(None)
            if row is None or why:
                done[teacher_id] = _blocked(self.db, teacher_id, row, *(why or (rules.UNKNOWN, {})))
                continue
            state = rules.outcome(self.direction, has_place=room.has_place(row.org_path))
            if state == ACCEPTED:
                room.take(row.org_path)
            made.append(self._new(uuid5(act_id, str(teacher_id)), row, schools.get(row.org_id, ""), state))
            done[teacher_id] = _outcome(made[-1])
        self.db.add_all(made)
        self.db.flush()
        notifying.tell_of_enrolments(self.db, self.actor, self.project, made)
        return done

    def instead_of(self, before: Enrolment, id: UUID, teacher_id: UUID) -> Enrolment:
        """Another teacher of the same school in somebody's place, which is taken already; raises Conflict."""
        self.db.execute(TURNS, {"ids": [teacher_id]})
        row = candidates.known(self.db, self.actor, [teacher_id]).get(teacher_id)
        if row is None or row.org_id != before.org_id:
            raise Conflict(rules.SAME_SCHOOL)
        if why := candidates.against(self.db, self.project, [row]).get(teacher_id):
            raise Conflict(why[0], **why[1])
        made = self._new(id, row, before.org_name, ACCEPTED)
        made.replaces_id, made.round = before.id, before.round
        self.db.add(made)
        return made

    def _new(self, id: UUID, row: Row, school: str, state: str) -> Enrolment:
        project, actor = self.project, self.actor
        made = Enrolment(id=id, project_id=project.id, teacher_id=row.id, name=row.name or "", state=state)
        made.org_id, made.org_name, made.org_path = row.org_id, school, row.org_path
        made.owner_path, made.institution_path = project.org_path, project.institution_path or project.org_path
        made.direction, made.round, made.entered_at = self.direction, project.round, self.now
        made.start, made.finish, made.in_person = project.start, project.finish, rules.in_person(project.mode)
        made.person_id, made.person = actor.person_id, actor.name
        made.by_org_id, made.by_org_name = actor.org_id, actor.org_name
        return made


def _outcome(enrolment: Enrolment) -> dict[str, Any]:
    return {
        "teacher_id": enrolment.teacher_id,
        "name": enrolment.name,
        "outcome": enrolment.state if enrolment.state in ("accepted", "applied", "waiting") else BLOCKED,
        "why": None,
        "enrolment_id": enrolment.id,
    }


def _blocked(db: Session, teacher_id: UUID, row: Row | None, why: str, params: dict[str, Any]) -> dict[str, Any]:
    worded = word(why, params, db.info["request"].language)
    name = row.name if row is not None else None
    return {"teacher_id": teacher_id, "name": name, "outcome": BLOCKED, "why": worded, "enrolment_id": None}
