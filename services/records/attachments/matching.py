"""Whose photos these are, by the numbers that name them: 500 in three statements (R-MED-02)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.media import photo_batches
from services.contracts.records import attachments
from services.records.file import values
from services.records.numbers.put_aside import readable
from services.records.persons.meant import People

UNKNOWN, ELSEWHERE = "unknown", "elsewhere"


def match(db: Session, **batch: Any) -> None:
    """Answer media for each photo of a batch; a name that cannot be read is put aside alone."""
    named = readable(db, photo_batches.photos_named, batch, _number)
    chosen = {item["teacher_id"] for item, _ in named if item["teacher_id"]}
    people = People(db, {number for _, number in named if number}, chosen)
    items = [_answer(item, _meant(people, item, number), batch["org_id"]) for item, number in named]
    emit(db, attachments.photos_matched, {"batch_id": batch["batch_id"], "items": items})


def _number(item: dict[str, Any]) -> str | None:
    return values.sealer().open(item["name_sealed"]) if item["name_sealed"] else None


def _meant(people: People, item: dict[str, Any], number: str | None) -> list[Row]:
    """The files that a photo may be of."""
    if item["teacher_id"]:
        return people.of_id(item["teacher_id"])
    return people.of_number(number) if number is not None else []


def _answer(item: dict[str, Any], meant: list[Row], org_id: UUID) -> dict[str, Any]:
    """The one file of the batch's own school. Of a file elsewhere nothing is told; two leave the choice to a person."""
    own = [row for row in meant if org_id in (row.org_id, row.department_id)]
    answer = {"number": item["number"], "ask": item.get("ask"), "teacher_id": None, "teacher_name": None}
    if len(own) == 1:
        return answer | {"teacher_id": own[0].id, "teacher_name": own[0].name, "why": None}
    return answer | {"why": ELSEWHERE if meant and not own else UNKNOWN}
