"""Transfers at review: the case that each wants, and what became of it there."""

import hashlib
import json
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.happened import note_decisions, words_of
from services.contracts.mobility import NAME
from services.contracts.mobility.transfers import BUSINESSES, REVIEWED
from services.contracts.review import businesses as contract
from services.mobility import releasing
from services.mobility.models import Transfer
from services.mobility.transfers import deadlines, notifying
from services.mobility.transfers.happened import follow, line

PARTIES = {"receiving": "to_org_id", "sending": "from_org_id"}


def want(db: Session, transfers: Collection[Transfer]) -> None:
    """Ask review for the cases of transfers whose hold was granted."""
    for transfer in transfers:
        transfer.case_id = uuid4()
        follow(transfer, "granted", line("granted", clock.now(), None, None, None))
    if transfers:
        emit(db, contract.cases_wanted.at(NAME), {"cases": [_wanted(transfer) for transfer in transfers]})


def _wanted(transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.case_id,
        "business": transfer.business,
        "subject": {"id": transfer.id, "kind": "transfer", "name": transfer.name},
        "teacher_id": transfer.teacher_id,
        "version": {"entries": [], "digest": _digest(transfer), "number": 1},
        "sets": [],
        "org_id": transfer.to_org_id,
        "department_id": None,
        "category": transfer.category,
        "submitter": transfer.person_id,
        "contributors": [],
        "parties": {party: getattr(transfer, column) for party, column in PARTIES.items()},
        "asked": {"code": transfer.kind, "day": transfer.from_day},
        "row_version": 1,
    }


def _digest(transfer: Transfer) -> str:
    """Of what is to be judged."""
    said = [transfer.teacher_id, transfer.from_org_id, transfer.to_org_id, transfer.post, transfer.from_day]
    return hashlib.sha256(json.dumps([*said, transfer.document], default=str, sort_keys=True).encode()).hexdigest()


def recall(db: Session, transfer: Transfer, signature: dict[str, Any]) -> None:
    """Nothing of its case is to be decided any more; `signature` is who says so."""
    told = {"case_id": transfer.case_id, "business": transfer.business, "subject_id": transfer.id, "at": clock.now()}
    emit(db, contract.cases_recalled.at(NAME), {"cases": [told | signature]})


def apply(db: Session, business: str, cases: Sequence[dict[str, Any]]) -> None:
    """Follow the cases of transfers, and do what was decided."""
    ids = {case["case_id"] for case in cases}
    query = select(Transfer).where(Transfer.case_id.in_(ids)).order_by(Transfer.id).with_for_update()
    known = {transfer.case_id: transfer for transfer in db.scalars(query)}
    if missing := ids - known.keys():
        raise LookupError(f"Review moved the cases of {len(missing)} transfers that are not here ({business}).")
    for case in sorted(cases, key=lambda case: case["row_version"]):
        if case["row_version"] > known[case["case_id"]].case_version:
            _follow(db, known[case["case_id"]], case)


HANDLERS = {business: partial(apply, business=business) for business in BUSINESSES}


def _follow(db: Session, transfer: Transfer, case: dict[str, Any]) -> None:
    transfer.case_version = case["row_version"]
    note_decisions(transfer, case["decisions"])
    if transfer.state != REVIEWED:
        return
    if case["state"] == "open":
        transfer.desk_ids, transfer.desk_roles = case["desk_ids"], case["step_roles"]
        transfer.doors, transfer.waiting_since, transfer.due_at = case["doors"], case["at"], case["due_at"]
    else:
        _close(db, transfer, case)


def _close(db: Session, transfer: Transfer, case: dict[str, Any]) -> None:
    last = case["decisions"][-1] if case["decisions"] else {}
    if case["state"] == "approved":
        follow(transfer, "confirmed", line("confirmed", case["at"], None, None, None))
        transfer.due_at = deadlines.take_over_until(case["at"])
        notifying.tell_of_confirmed(db, transfer)
        return
    if case["state"] == "rejected":
        transfer.why = words_of(last)
        done = line("refused", case["at"], last.get("person"), last.get("org_name"), transfer.why)
        follow(transfer, "refused", done, closes=True)
        notifying.tell_of_refused(db, transfer, last.get("org_name") or "")
    else:
        by = case["withdrawn_by"] or {}
        done = line("withdrawn", case["at"], by.get("person"), by.get("org_name"), None)
        desk_ids = transfer.desk_ids
        follow(transfer, "withdrawn", done, closes=True)
        notifying.tell_of_withdrawn(db, transfer, desk_ids)
    releasing.release(db, [transfer.id])
