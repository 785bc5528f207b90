"""Who is on rotation or on loan: the file keeps a hold for it from the first day until the last (R-MOB-06, R-REC-14).

What ends it by the way, such as a death, is remembered with what it wrote, so that undoing it gives the hold back.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.contracts.records.status_changes import ELSEWHERE
from services.records.file import holds

Item = Mapping[str, Any]
Written = list[dict[str, Any]]  # as status_changes/new_values.py has it


def left(item: Item, there: Iterable[holds.Hold]) -> Written:
    """What a change that ends it takes away: the business by which the teacher was elsewhere."""
    if item["to_status"] in ELSEWHERE:
        return []
    return [{"elsewhere": str(hold["ref"])} for hold in there if hold["kind"] == holds.ELSEWHERE]


def follow(db: Session, items: Iterable[Item], undone: Mapping[UUID, Written]) -> None:
    """Hold the files of those who go elsewhere by these changes, or are there again; let go of all others."""
    known = list(items)
    away = {item["teacher_id"]: ref for item in known if (ref := _business_of(item, undone.get(item["ref"], [])))}
    holds.come_home(db, [item["teacher_id"] for item in known if item["to_status"] not in ELSEWHERE])
    if away:
        holds.go_elsewhere(db, away)


def _business_of(item: Item, undone: Written) -> UUID | None:
    """By which business somebody is elsewhere from this change on; none who is not, or by none that is known."""
    if item["to_status"] not in ELSEWHERE:
        return None
    before = next((UUID(each["elsewhere"]) for each in undone if "elsewhere" in each), None)
    return before or item.get("hold")
