"""Rows whose teachers are known are judged as single entry would: what can be entered, and why not (R-MOB-05)."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from services.common.copies import known_orgs
from services.common.persons import names
from services.contracts.mobility.status_batches import CHECKING, READING, READY, ROW_READY, ROW_SOUGHT
from services.mobility import own_teachers
from services.mobility.models import StatusBatch, StatusBatchRow
from services.mobility.status.judging import Asked, Standing, standing_for
from services.mobility.status_batches import rows
from services.mobility.status_batches.sheet import Fault

OF_SCHOOL = "Your school has no teacher with this number. Please correct the number."
OF_OFFICE = "None of the schools that your office manages has a teacher with this number. Please correct the number."
OTHER_NAME = "This number is that of {name}. Please correct the name or the number."
REPEATED = "This teacher stands in the sheet already, in row {row}."
TABLE = StatusBatchRow
Meant = Mapping[int, UUID | None]  # row → the file that its number is of, if that is within reach


def hear(db: Session, list_id: UUID, items: list[dict[str, Any]]) -> None:
    """Records has said whose numbers they are; rows that are judged already stay as they are."""
    batch = rows.locked(db, list_id)
    if batch is None or batch.state not in (READING, CHECKING):
        return
    judge(db, batch, {item["number"]: item["teacher_id"] for item in items})
    go_on(db, batch)


def go_on(db: Session, batch: StatusBatch) -> None:
    """Once everything is read and nobody is looked for any more, the preview is ready."""
    sought = select(TABLE.number).where(TABLE.batch_id == batch.id, TABLE.state == ROW_SOUGHT).limit(1)
    if batch.state == CHECKING and db.scalar(sought) is None:
        batch.state = READY
        batch.row_version += 1


def judge(db: Session, batch: StatusBatch, meant: Meant) -> None:
    """Judge rows by whom they mean: 500 in a handful of statements."""
    found = db.execute(
        select(TABLE.number, TABLE.name, TABLE.asked)
        .where(TABLE.batch_id == batch.id, TABLE.number.in_(meant), TABLE.state == ROW_SOUGHT)
        .order_by(TABLE.number)
    ).all()
    if not found:
        return
    teachers = own_teachers.reached(db, batch.org_id, batch.org_path, {each for each in meant.values() if each})
    whose = {number: teachers[each] for number, each in meant.items() if each in teachers}
    outcomes = _of_strangers(db, batch, found, whose)
    asked = {row.number: asked_by(row, whose[row.number].id) for row in found if row.number not in outcomes}
    ours = {number: whose[number] for number in asked}
    firsts = _firsts(db, batch, ours)
    standing = standing_for(db, teachers, list(asked.values()))
    schools = known_orgs.names(db, {teacher.org_id for teacher in ours.values()})
    for number, teacher in ours.items():
        faults = _faults(number, firsts[teacher.id], standing, asked[number])
        outcome = rows.refused(*faults) if faults else {"state": ROW_READY}
        outcomes[number] = outcome | {"teacher_id": teacher.id, "org_name": schools.get(teacher.org_id)}
    rows.settle(db, batch.id, outcomes | _later(db, batch, firsts, set(ours)))


def _faults(number: int, first: int, standing: Standing, asked: Asked) -> list[Fault]:
    """What stands against a row; whoever stands in a row above is entered there or not at all."""
    if first != number:
        return [Fault(None, REPEATED, {"row": first})]
    refusal = standing.refusal(asked)
    return rows.faults_of(refusal) if refusal else []


def asked_by(row: Any, teacher_id: UUID) -> dict[str, Any]:
    """What a row asks for, as single entry takes it; its id is one that nobody can have foretold and taken."""
    kept = row.asked
    days = {name: kept[name] and datetime.date.fromisoformat(kept[name]) for name in ("day", "until")}
    return kept | days | {"id": uuid4(), "teacher_id": teacher_id} | NO_POST


NO_POST: dict[str, Any] = {"post": None, "post_said": []}


def _of_strangers(
    db: Session, batch: StatusBatch, found: Iterable[Any], whose: Mapping[int, Row]
) -> dict[int, dict[str, Any]]:
    """The outcomes of rows that mean nobody within reach, or somebody of another name."""
    nobody, outcomes = stranger(db, batch), {}
    for row in found:
        teacher = whose.get(row.number)
        if teacher is None:
            outcomes[row.number] = rows.refused(nobody)
        elif not names.are_same(teacher.name or "", row.name):
            outcomes[row.number] = rows.refused(Fault("name", OTHER_NAME, {"name": teacher.name or ""}))
    return outcomes


def stranger(db: Session, batch: StatusBatch) -> Fault:
    """What is said of a number that means nobody within reach."""
    is_school = known_orgs.known(db, batch.org_id).category is not None
    return Fault("number", OF_SCHOOL if is_school else OF_OFFICE)


def _firsts(db: Session, batch: StatusBatch, whose: Mapping[int, Row]) -> dict[UUID, int]:
    """In which row each of these teachers stands first, in whatever set that was."""
    firsts: dict[UUID, int] = {}
    for number, teacher in whose.items():
        firsts[teacher.id] = min(number, firsts.get(teacher.id, number))
    known = select(TABLE.teacher_id, func.min(TABLE.number).label("number")).where(
        TABLE.batch_id == batch.id, TABLE.teacher_id.in_(firsts)
    )
    for row in db.execute(known.group_by(TABLE.teacher_id)):
        firsts[row.teacher_id] = min(row.number, firsts[row.teacher_id])
    return firsts


def _later(db: Session, batch: StatusBatch, firsts: Mapping[UUID, int], now: set[int]) -> dict[int, dict[str, Any]]:
    """Rows of sets that were judged before, whose teachers have turned up in rows above them."""
    known = select(TABLE.number, TABLE.teacher_id).where(
        TABLE.batch_id == batch.id, TABLE.teacher_id.in_(firsts), TABLE.state == ROW_READY
    )
    return {
        row.number: rows.refused(Fault(None, REPEATED, {"row": firsts[row.teacher_id]}))
        for row in db.execute(known)
        if row.number not in now and row.number > firsts[row.teacher_id]
    }
