"""Cases with steps and decisions as plain values: hundreds are read, moved and kept by a handful of statements."""

import datetime
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, any_, false, literal, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Text, Uuid

from services.common import roles
from services.common.actor import Actor
from services.common.bus.outbox import emit_all
from services.common.database.territory import path_range
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.review import cases
from services.review import holidays, notifying
from services.review.domain import case_progress
from services.review.models import Case, CaseStep, Decision
from services.review.rows import CaseRow, DecisionRow, StepRow, fields_of
from services.review.words import named

IN_STEAD = "{office} (in the desk's stead)"
TOLD = (
    *("business", "subject_id", "teacher_id", "subject_version", "subject_digest", "org_id"),
    *("state", "withdrawn_by", "row_version"),
)
OWNED = ("subject_id", "teacher_id", "org_path", "doors", "watchers")  # steps and decisions say it again: who sees them
DECIDED = (
    *("id", "step", "verdict", "reasons", "annulled", "at"),
    *("person_id", "person", "for_person_id", "for_person"),
    *("org_id", "org_name", "for_org_id", "for_org"),
)  # and `originals`


@dataclass
class Held:
    """One case: its row, its steps in order, its decisions in order of time; `fresh` and `void` are not kept yet."""

    case: CaseRow
    steps: list[StepRow]
    decisions: list[DecisionRow]
    changed: set[int] = field(default_factory=set)
    fresh: list[DecisionRow] = field(default_factory=list)
    void: list[UUID] = field(default_factory=list)
    new_doors: bool = False
    new_subject: bool = False  # it is about another version than before
    new_place: bool = False  # it is of another school than before
    stand_ins: dict[int, UUID] = field(default_factory=dict)  # by step: see standing_in.py

    def walk(self) -> case_progress.Walk:
        """The case as the rules see it."""
        above = self.stand_ins.get
        return case_progress.Walk(
            steps=tuple(
                case_progress.Step(at.position, at.org_id, at.org_name, frozenset(at.roles), above(at.number))
                for at in self.steps
            ),
            involved=frozenset(self.case.involved),
            decisions=tuple(
                case_progress.Decided(done.step, done.person_id, done.verdict, done.for_person_id, done.annulled)
                for done in self.decisions
            ),
            state=self.case.state,
        )

    def current(self) -> list[StepRow]:
        """The steps that wait for a decision."""
        return [step for step in self.steps if step.state == case_progress.CURRENT]

    def follow(self, walk: case_progress.Walk, now: datetime.datetime) -> None:
        """Take over where the rules have led: the state, what is void, the clock of a step that begins to wait.

        Until when it may wait is filled in when the case is kept.
        """
        self.case.state, self.case.moved_at = walk.state, now
        self.case.row_version += 1
        for done, ruled in zip(self.decisions, walk.decisions, strict=True):
            if ruled.annulled and not done.annulled:
                done.annulled = True
                self.void.append(done.id)
        for step in self.steps:
            self._follow_step(step, walk.state_of(step.number), now)

    def _follow_step(self, step: StepRow, state: str, now: datetime.datetime) -> None:
        if state == step.state:
            return
        step.state = state
        if state == case_progress.CURRENT:
            step.waiting_since, step.due_at = now, None
        self.changed.add(step.number)

    def add(self, decision: dict[str, Any]) -> None:
        """A decision that was just taken."""
        owned = fields_of(self.case, OWNED)
        row = DecisionRow(**decision, **owned, case_id=self.case.id, annulled=False)
        self.decisions.append(row)
        self.fresh.append(row)


def evidence_of(version: dict[str, Any]) -> list[dict[str, Any]]:
    """The pieces of evidence of a version that is to be judged, as they are kept."""
    ids = ("id", "entry_id")
    return [piece | {name: str(piece[name]) for name in ids} for piece in version.get("evidence", ())]


def in_sight(actor: Actor) -> ColumnElement[bool]:
    """The cases of the actor's territory, and for reviewers those elsewhere that their desk decides or watches.

    A teacher sees the own.
    """
    if actor.teacher_id:
        return or_(Case.teacher_id == actor.teacher_id, Case.subject_id == actor.teacher_id)
    if roles.TEACHER in actor.roles and not actor.has(roles.OFFICE):
        return false()
    start, end = path_range(actor.org_path)
    inside = (Case.org_path >= start) & (Case.org_path < end)
    if not actor.has(roles.REVIEW):
        return inside
    own = literal([actor.org_path], ARRAY(Text))
    return or_(inside, Case.doors.overlap(own), Case.watchers.overlap(own))


def lock_cases(db: Session, actor: Actor, case_ids: Collection[UUID]) -> dict[UUID, Held]:
    """These cases, as far as they are in sight, locked in order of their ids so that two never wait for each other."""
    query = select(Case.__table__).where(Case.id == any_(literal(list(case_ids), ARRAY(Uuid))), in_sight(actor))
    return whole(db, db.execute(query.order_by(Case.id).with_for_update(key_share=True)))


def seen(db: Session, actor: Actor, case_id: UUID) -> Held | None:
    """A case as far as it is in sight, as it stands; not locked."""
    query = select(Case.__table__).where(Case.id == case_id, in_sight(actor))
    return whole(db, db.execute(query)).get(case_id)


def whole(db: Session, rows: Iterable[Row]) -> dict[UUID, Held]:
    """Rows of the table of cases with their steps and decisions, in the order of the rows."""
    found = {row.id: Held(row, [], []) for row in (CaseRow(*values) for values in rows)}
    ids = literal(list(found), ARRAY(Uuid))
    steps = select(CaseStep.__table__).where(CaseStep.case_id == any_(ids)).order_by(CaseStep.number)
    for step in (StepRow(*row) for row in db.execute(steps)):
        found[step.case_id].steps.append(step)
    decisions = select(Decision.__table__).where(Decision.case_id == any_(ids)).order_by(Decision.at, Decision.id)
    for decision in (DecisionRow(*row) for row in db.execute(decisions)):
        found[decision.case_id].decisions.append(decision)
    return found


def _insert(table: str) -> Any:
    rows = f"jsonb_populate_recordset(CAST(NULL AS {table}), CAST(:rows AS jsonb))"
    return text(f"INSERT INTO {table} SELECT * FROM {rows}")  # noqa: S608 - our own tables


ADD_CASES, ADD_STEPS, ADD_DECISIONS = _insert("review_case"), _insert("case_step"), _insert("decision")
ANNUL = text("UPDATE decision SET annulled = true WHERE id = ANY(CAST(:ids AS uuid[]))")


def _update(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> Any:
    sets = ", ".join(f"{name} = new.{name}" for name in columns)
    rows = f"jsonb_populate_recordset(CAST(NULL AS {table}), CAST(:rows AS jsonb)) AS new"
    same = " AND ".join(f"{table}.{name} = new.{name}" for name in key)
    return text(f"UPDATE {table} SET {sets} FROM {rows} WHERE {same}")  # noqa: S608 - our own tables


MOVED = ("state", "moved_at", "row_version", "withdrawn_by", "conflict")
SUBJECT = ("subject_version", "subject_digest", "subject_entries", "evidence")
STEPPED = ("state", "waiting_since", "due_at", "org_id", "org_name", "role", "roles", "moved")
OF_CASE, OF_STEP = ("id",), ("case_id", "number")
KEEP_CASES, KEEP_SUBJECTS = (_update("review_case", OF_CASE, columns) for columns in (MOVED, SUBJECT))
KEEP_STEPS = _update("case_step", OF_STEP, STEPPED)
KEEP_DOORS = [
    text(
        f"UPDATE {table} SET doors = new.doors"  # noqa: S608 - our own tables
        " FROM jsonb_populate_recordset(CAST(NULL AS review_case), CAST(:rows AS jsonb)) AS new"
        f" WHERE {table}.{key} = new.id"
    )
    for table, key in (("review_case", "id"), ("case_step", "case_id"), ("decision", "case_id"))
]


# Of another school: the case itself, and what steps and decisions say again of it.
PLACED = ("org_id", "org_name", "org_path", "department_id", "parties", "watchers", "doors")
KEEP_PLACES = _update("review_case", OF_CASE, PLACED)
KEEP_OWNED = [
    text(
        f"UPDATE {table} SET org_path = new.org_path, watchers = new.watchers, doors = new.doors"  # noqa: S608 - ours
        " FROM jsonb_populate_recordset(CAST(NULL AS review_case), CAST(:rows AS jsonb)) AS new"
        f" WHERE {table}.case_id = new.id"
    )
    for table in ("case_step", "decision")
]


def _fill_due(db: Session, found: Iterable[Held]) -> None:
    """Until when a step has to be decided that has just begun to wait: never later than the whole case."""
    fresh = [(held.case.due, step) for held in found for step in held.current() if step.due_at is None]
    if not fresh:
        return
    calendar = holidays.calendar(db, min(step.waiting_since for _, step in fresh))
    for latest, step in fresh:
        due = holidays.due(step.waiting_since, step.days, calendar)
        step.due_at = min(due, latest) if latest else due


def add(db: Session, opened: list[Held]) -> None:
    """Keep new cases."""
    _fill_due(db, opened)
    db.execute(ADD_CASES, parts_of(held.case for held in opened))
    steps = (fields_of(step) | {"doors": held.case.doors} for held in opened for step in held.steps)
    db.execute(ADD_STEPS, rows_of(steps))


def save(db: Session, moved: list[Held]) -> None:
    """Keep what has changed of cases that are held.

    The steps come last: while one waits overdue, it may be what lets the office above write at all.
    """
    _fill_due(db, moved)
    if void := [str(decision_id) for held in moved for decision_id in held.void]:
        db.execute(ANNUL, {"ids": void})
    if fresh := [row for held in moved for row in held.fresh]:
        db.execute(ADD_DECISIONS, parts_of(fresh))
    _save_places(db, moved)
    if subjects := [held.case for held in moved if held.new_subject]:
        db.execute(KEEP_SUBJECTS, parts_of(subjects, *OF_CASE, *SUBJECT))
    db.execute(KEEP_CASES, parts_of([held.case for held in moved], *OF_CASE, *MOVED))
    if changed := [step for held in moved for step in held.steps if step.number in held.changed]:
        db.execute(KEEP_STEPS, parts_of(changed, *OF_STEP, *STEPPED))


def _save_places(db: Session, moved: list[Held]) -> None:
    if doors := [held.case for held in moved if held.new_doors]:
        for statement in KEEP_DOORS:
            db.execute(statement, parts_of(doors, "id", "doors"))
    if placed := [held.case for held in moved if held.new_place]:
        for statement in (KEEP_PLACES, *KEEP_OWNED):
            db.execute(statement, parts_of(placed, *OF_CASE, *PLACED))


def rows_of(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Many rows as the one parameter of a statement that takes them from JSON."""
    return {"rows": json.dumps(list(rows), default=str)}


def parts_of(rows: Iterable[CaseRow | StepRow | DecisionRow], *names: str) -> dict[str, str]:
    """The same of typed rows: these columns, or all of them."""
    return rows_of(fields_of(row, names) for row in rows)


def announce(db: Session, moved: Collection[Held]) -> None:
    """Tell how these cases stand to those who bound their business, in messages of at most AT_ONCE."""
    found: dict[str, list[Held]] = {}
    for held in moved:
        found.setdefault(held.case.business, []).append(held)
    for business, some in found.items():
        parts = [some[start : start + cases.AT_ONCE] for start in range(0, len(some), cases.AT_ONCE)]
        emit_all(db, cases.moved(business), [{"cases": [announcement(held) for held in part]} for part in parts])
    notifying.tell(db, moved)


def announcement(held: Held) -> dict[str, Any]:
    """A case as `cases_moved` tells it; names of steps in the first language."""
    waiting = held.current()
    return fields_of(held.case, TOLD) | {
        "case_id": held.case.id,
        "subject_entries": [] if held.case.state == case_progress.OPEN else held.case.subject_entries or [],
        "doors": sorted({*held.case.doors, *(held.case.watchers or [])}),
        "step_roles": [step.role for step in waiting],
        "desk_ids": [step.org_id for step in waiting],
        "due_at": min((step.due_at for step in waiting if step.due_at), default=None),
        "decisions": [_signed(decision) for decision in decisions(held, LANGUAGES[0])],
        "at": held.case.moved_at,
    }


def _signed(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision as others write it down: an office that stood in for a desk is called so (上级代办)."""
    if decision["for_org_id"] is None:
        return decision
    return decision | {"org_name": word(IN_STEAD, {"office": decision["org_name"]}, LANGUAGES[0])}


def decisions(held: Held, language: str) -> list[dict[str, Any]]:
    """Every decision so far, with the name of its step."""
    names = {step.number: named(step.names, language) for step in held.steps}
    return [
        fields_of(done, DECIDED) | {"step_name": names[done.step], "originals": done.originals or []}
        for done in held.decisions
    ]
