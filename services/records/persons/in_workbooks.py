"""Whom the rows of a workbook mean that another service reads: 500 in a handful of statements (R-MOB-05)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.common.trail import audit
from services.contracts.records import people_named as contract
from services.records.file import values
from services.records.numbers.put_aside import readable
from services.records.persons.meant import People

ACT = "records.sought_by_workbook"


def answer(db: Session, service: str, **asked: Any) -> None:
    """Answer a list of numbers; one that cannot be read is put aside alone. Whom it found is in the trail."""
    named = readable(db, contract.people_named.at(service), asked, _number)
    people = People(db, {number for _, number in named})
    reach = _reach(db, asked["by"])
    found = {item["number"]: _one_of(people.of_number(number), asked["by"], reach) for item, number in named}
    _note(db, asked, [teacher_id for teacher_id in found.values() if teacher_id])
    items = [{"number": number, "teacher_id": teacher_id} for number, teacher_id in found.items()]
    emit(db, contract.people_found(service), {"list_id": asked["list_id"], "items": items})


def _number(item: dict[str, Any]) -> str:
    return values.sealer().open(item["number_sealed"])


def _reach(db: Session, by: dict[str, Any]) -> set[UUID]:
    """The schools whose teachers the asker may mean: its own, or those that it manages."""
    org = known_orgs.known(db, by["org_id"])
    if org.category:
        return {org.id}
    return set(db.scalars(select(known_org.c.id).where(_managed_by(org))))


def _managed_by(org: Row) -> ColumnElement[bool]:
    return (known_org.c.authority_id == org.id) & known_org.c.category.is_not(None)


def _one_of(meant: list[Row], by: dict[str, Any], reach: set[UUID]) -> UUID | None:
    """The one file within reach; of others nothing is told."""
    within = [
        row.id
        for row in meant
        if row.org_id in reach and row.org_path.startswith(by["org_path"]) and row.merged_into is None
    ]
    return within[0] if len(within) == 1 else None


def _note(db: Session, asked: dict[str, Any], teacher_ids: list[UUID]) -> None:
    """A row of the trail for each file that was found, in the asker's name."""
    by, told = asked["by"], {"subjects": [str(teacher_id) for teacher_id in teacher_ids]}
    signed = {name: by[name] for name in ("account_id", "person", "org_path")}
    if teacher_ids:
        db.execute(audit.ADD, audit.row_of(db, ACT, workbook=str(asked["list_id"])) | signed | told)
