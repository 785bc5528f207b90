"""A request ends: approved, rejected, withdrawn. What it held is free, and what was rejected is never offered again."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.records.file import holds, values
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.requests import evidence, finding, rules
from services.records.requests.models import ChangeRequest, ChangeRequestItem
from services.records.selfservice import remark_cases

Decided = Sequence[tuple[ChangeRequest, dict[str, Any]]]
# An order is mended by an approved request; the last one that failed lets the school answer anew.
MEND = text(
    """
    UPDATE correction_order SET state = 'mended', closed_at = now()
    WHERE id = ANY (CAST(:ids AS uuid[])) AND state IN ('open', 'answered')
    """
)
REOPEN = text(
    """
    UPDATE correction_order o SET state = 'open'
    WHERE o.id = ANY (CAST(:ids AS uuid[])) AND o.state = 'answered' AND NOT EXISTS (
        SELECT FROM change_request r WHERE r.order_id = o.id AND r.state IN ('submitted', 'conflict', 'approved'))
    """
)


def approve(db: Session, decided: Decided) -> None:
    """What these asked holds now."""
    for request, case in decided:
        _end(request, "approved", case["at"])
        request.answer, request.reasons = None, []
    requests = [request for request, _ in decided]
    evidence.take_in(db, [request.id for request in requests])
    remark_cases.put_right(db, {request.remark_id: _last(case) for request, case in decided if request.remark_id})
    _after(db, requests, MEND)


def reject(db: Session, decided: Decided) -> None:
    """The reasons stay with the request; the values that were rejected are never offered again in this file."""
    for request, case in decided:
        last = _last(case)
        _end(request, "rejected", case["at"])
        request.reasons = [_plain(reason) for reason in last["reasons"]]
        request.answer = "；".join(reason["reason"] for reason in last["reasons"])
    requests = [request for request, _ in decided]
    _never_offer(db, requests)
    _after(db, requests, REOPEN)


def withdraw(db: Session, requests: Collection[ChangeRequest]) -> None:
    """Nobody waits for these any more."""
    for request in requests:
        _end(request, "withdrawn", clock.now())
    _after(db, requests, REOPEN)


def _last(case: dict[str, Any]) -> dict[str, Any]:
    """The decision that counts."""
    return [decision for decision in case["decisions"] if not decision.get("annulled")][-1]


def _end(request: ChangeRequest, state: str, at: Any) -> None:
    request.state, request.decided_at, request.conflict = state, at, None
    request.row_version += 1
    request.updated_at = clock.now()


def reopen_orders(db: Session, requests: Collection[ChangeRequest]) -> None:
    """The orders that these answered are open again, unless another request answers them."""
    db.execute(REOPEN, {"ids": _orders_of(requests)})


def _orders_of(requests: Collection[ChangeRequest]) -> list[UUID]:
    return [each.order_id for each in requests if each.order_id]


def _after(db: Session, requests: Collection[ChangeRequest], orders: TextClause) -> None:
    if not requests:
        return
    db.flush()
    holds.release(db, [each.id for each in requests])
    db.execute(orders, {"ids": _orders_of(requests)})


def _never_offer(db: Session, requests: Collection[ChangeRequest]) -> None:
    """Digests of the values that the reasons name; of all that was asked where they name none."""
    if not requests:
        return
    items = finding.items_of(db, [each.id for each in requests])
    query = select(Teacher.id, Teacher.rejected, Teacher.org_path, Teacher.category)
    files = {row.id: row for row in db.execute(query.where(Teacher.id.in_([each.teacher_id for each in requests])))}
    found: dict[UUID, set[str]] = {}
    for request in requests:
        file = files[request.teacher_id]
        named = {(reason["set"], reason["field"]) for reason in request.reasons if reason.get("field")}
        for item in items[request.id]:
            found.setdefault(file.id, set()).update(_digests(file, item, named))
    move_files(db, {id_: {"rejected": sorted({*files[id_].rejected, *some})} for id_, some in found.items()})


def _digests(file: Any, item: ChangeRequestItem, named: set[tuple[str, str]]) -> list[str]:
    if item.op == rules.DELETED:
        return []
    said = values.opened(values.set_of(file.org_path, file.category, item.set_code), item.values)
    fields = [code for code in said if not named or (item.set_code, code) in named]
    return [values.value_digest(item.set_code, code, said[code]) for code in fields]


def _plain(reason: dict[str, Any]) -> dict[str, Any]:
    entry_id = reason.get("entry_id")
    return dict(reason) | {"entry_id": str(entry_id) if entry_id else None}
