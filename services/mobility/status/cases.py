"""Acts at review: the case that each wants, and what became of it there."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit, emit_all
from services.common.happened import note_decisions, words_of
from services.contracts.mobility import NAME
from services.contracts.mobility.status_acts import BUSINESS, DEATH, REVIEWED, WRITING
from services.contracts.records.status_changes import AT_ONCE, status_changes_wanted
from services.contracts.review import businesses as contract
from services.mobility import releasing
from services.mobility.assignments import death
from services.mobility.models import StatusAct
from services.mobility.status import asking
from services.mobility.status.happened import follow, line

SAID = (
    "teacher_id", "org_id", "act", "undoes", "from_status", "to_status", "day", "until", "document", "words", "post",
)  # fmt: skip
SAME = ("teacher_id", "org_id", "from_status", "to_status", "day", "post", "undoes", "person_id", "person", "by_org_id")


def want(db: Session, acts: Collection[StatusAct]) -> None:
    """Ask review for the cases of acts whose hold was granted."""
    for act in acts:
        act.case_id = uuid4()
        follow(act, "granted", line("granted", clock.now(), None, None, None))
    if acts:
        undone = asking.undone(db, acts)
        emit(db, contract.cases_wanted.at(NAME), {"cases": [_wanted(act, undone) for act in acts]})


def _wanted(act: StatusAct, undone: Mapping[UUID, StatusAct]) -> dict[str, Any]:
    return {
        "id": act.case_id,
        "business": BUSINESS,
        "subject": {"id": act.id, "kind": "status_act", "name": act.name},
        "teacher_id": act.teacher_id,
        "version": {"entries": [], "digest": _digest(act), "number": 1},
        "sets": [],
        "org_id": act.org_id,
        "department_id": None,
        "category": act.category,
        "submitter": act.person_id,
        "contributors": [],
        "parties": {},
        "asked": asking.asked(act, undone),
        "alike": asking.alike(act),
        "row_version": 1,
    }


def _digest(act: StatusAct) -> str:
    """Of what is to be judged."""
    said = [getattr(act, name) for name in SAID]
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()


def recall(db: Session, act: StatusAct, signature: dict[str, Any]) -> None:
    """Nothing of its case is to be decided any more; `signature` is who says so."""
    told = {"case_id": act.case_id, "business": BUSINESS, "subject_id": act.id, "at": clock.now()}
    emit(db, contract.cases_recalled.at(NAME), {"cases": [told | signature]})


def apply(db: Session, cases: Sequence[dict[str, Any]]) -> None:
    """Follow the cases of acts, and have done what was decided."""
    ids = {case["case_id"] for case in cases}
    query = select(StatusAct).where(StatusAct.case_id.in_(ids)).order_by(StatusAct.id).with_for_update()
    known = {act.case_id: act for act in db.scalars(query)}
    before = {act.id: act.state for act in known.values()}
    if missing := ids - known.keys():
        raise LookupError(f"Review moved the cases of {len(missing)} status acts that are not here.")
    for case in sorted(cases, key=lambda case: case["row_version"]):
        if case["row_version"] > known[case["case_id"]].case_version:
            _follow(known[case["case_id"]], case)
    moved = [act for act in known.values() if before[act.id] == REVIEWED]
    write(db, [act for act in moved if act.state == WRITING])
    releasing.release(db, [act.id for act in moved if act.closed_at is not None])


def _follow(act: StatusAct, case: dict[str, Any]) -> None:
    act.case_version = case["row_version"]
    note_decisions(act, case["decisions"])
    if act.state != REVIEWED:
        return
    if case["state"] == "open":
        act.desk_ids, act.desk_roles = case["desk_ids"], case["step_roles"]
        act.doors, act.waiting_since, act.due_at = case["doors"], case["at"], case["due_at"]
    else:
        _close(act, case)


def _close(act: StatusAct, case: dict[str, Any]) -> None:
    if case["state"] == "approved":
        follow(act, "confirmed", line("confirmed", case["at"], None, None, None))
    elif case["state"] == "rejected":
        last = case["decisions"][-1] if case["decisions"] else {}
        act.why = words_of(last)
        done = line("refused", case["at"], last.get("person"), last.get("org_name"), act.why)
        follow(act, "refused", done, closes=True)
    else:
        by = case["withdrawn_by"] or {}
        done = line("withdrawn", case["at"], by.get("person"), by.get("org_name"), None)
        follow(act, "withdrawn", done, closes=True)


def write(db: Session, acts: Sequence[StatusAct]) -> None:
    """Have records write what was decided."""
    items = [_item(db, act) for act in acts]
    parts = [items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE)]
    emit_all(db, status_changes_wanted.at(NAME), [{"items": part} for part in parts])


def _item(db: Session, act: StatusAct) -> dict[str, Any]:
    wanted = {name: getattr(act, name) for name in SAME} | {"ref": act.id, "by_org_name": act.by_org_name}
    return wanted | ({"rotation": death.entry_that_ends(db, act)} if act.act == DEATH else {})
