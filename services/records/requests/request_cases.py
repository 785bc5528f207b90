"""Requests as businesses of review (additions, changes, key changes): one case for each time one is handed in.

A decision counts for the entries and numbers that were shown. If one of them is another by now (but for what follows
from other sets), nothing is applied: review is answered with the conflict, its case is called back, and whoever asked
resolves it.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock
from services.common.bus import inbox
from services.common.bus.outbox import emit
from services.contracts.records import NAME
from services.contracts.records.change_requests import BUSINESSES
from services.contracts.review import businesses as contract
from services.contracts.review import cases as cases_contract
from services.records.file import access, file_cases
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.requests import applying, closing, notifying
from services.records.requests.alike import alike_of
from services.records.requests.models import ChangeRequest
from services.records.requests.shown import Shown
from services.records.requests.viewing import happened

ACTS = {"approve": "passed", "reject": "rejected", "return": "sent_back"}


def want_cases(db: Session, requests: Sequence[tuple[ChangeRequest, Any]]) -> None:
    """Ask review for the cases of up to AT_ONCE requests that were handed in just now, each with its file."""
    shown = Shown(db, [request for request, _ in requests])
    wanted = [_wanted(request, teacher, shown) for request, teacher in requests]
    opened = [
        {"case_id": case["id"], "teacher_id": case["teacher_id"], "business": case["business"]}
        | {"entries": case["version"]["entries"]}
        for case in wanted
    ]
    file_cases.open_cases(db, opened)
    emit(db, contract.cases_wanted.at(NAME), {"cases": wanted})


def _wanted(request: ChangeRequest, teacher: Any, shown: Shown) -> dict[str, Any]:
    return {
        "id": request.case_id,
        "business": request.business,
        "subject": {"id": request.id, "kind": "request", "name": teacher.name or ""},
        "teacher_id": request.teacher_id,
        "version": shown.version_of(request),
        "alike": alike_of(request, shown.items[request.id], shown.sets_of(request)),
        "sets": sorted(request.sets),
        "org_id": teacher.org_id,
        "department_id": teacher.department_id,
        "category": teacher.category,
        "submitter": request.submitter_id,
        "contributors": sorted({*request.contributors, request.person_id} - {request.submitter_id}),
        "parties": {},
        "row_version": 1,
    }


def recall(db: Session, requests: Collection[ChangeRequest]) -> None:
    """Call the cases of these requests back: nothing of them is to be decided any more."""
    now = clock.now()
    told = [
        {
            "case_id": each.case_id,
            "business": each.business,
            "subject_id": each.id,
            "person_id": each.person_id,
            "person": each.person,
            "org_id": each.org_id,
            "org_name": each.org_name,
            "at": now,
        }
        for each in requests
    ]
    if told:
        emit(db, contract.cases_recalled.at(NAME), {"cases": told})


def apply_cases(db: Session, business: str, cases: list[dict[str, Any]]) -> None:
    """Follow the cases of requests, and do what was decided; what is not known here is put aside."""
    _lock_files(db, cases)
    known = file_cases.known(db, {case["case_id"] for case in cases})
    unknown = [case for case in cases if case["case_id"] not in known]
    if unknown:
        _put_aside(db, business, cases, unknown)
    fresh = [
        case
        for case in file_cases.newest(case for case in cases if case["case_id"] in known)
        if case["row_version"] > known[case["case_id"]].case_version
    ]
    file_cases.follow(db, business, fresh)
    _decide(db, fresh)
    finish(db)


HANDLERS = {business: partial(apply_cases, business=business) for business in BUSINESSES}


def _lock_files(db: Session, cases: list[dict[str, Any]]) -> None:
    """Files before all that belongs to them, as whoever asks for something holds them too."""
    ids = {case["teacher_id"] for case in cases if case.get("teacher_id")}
    db.execute(access.for_update(select(Teacher.id).where(Teacher.id.in_(ids)).order_by(Teacher.id)))


def _put_aside(db: Session, business: str, news: list[dict], unknown: list[dict]) -> None:
    error = LookupError(f"Review moved the cases of {len(unknown)} requests that are not here.")
    if len(unknown) == len(news):
        raise error
    inbox.put_aside(db, cases_contract.moved(business), {"cases": unknown}, error)


def _decide(db: Session, fresh: list[dict[str, Any]]) -> None:
    """What the news means for requests that wait for just these cases; of others it is old."""
    query = select(ChangeRequest).where(
        ChangeRequest.case_id == any_(literal([case["case_id"] for case in fresh], ARRAY(Uuid))),
        ChangeRequest.state == "submitted",
    )
    waiting = {each.case_id: each for each in db.scalars(query.order_by(ChangeRequest.id).with_for_update())}
    news = [(waiting[case["case_id"]], case) for case in fresh if case["case_id"] in waiting]
    for request, case in news:
        _note(request, case)
    db.flush()
    approved = [(request, case) for request, case in news if case["state"] == "approved"]
    met = applying.apply(db, approved)
    db.scalars(query.execution_options(populate_existing=True)).all()  # all at once; finishing has let go of them
    closing.approve(db, [(request, case) for request, case in approved if request.id not in met])
    _conflict(db, [(request, case, met[request.id]) for request, case in approved if request.id in met])
    closing.reject(db, [(request, case) for request, case in news if case["state"] == "rejected"])
    closing.withdraw(db, [request for request, case in news if case["state"] == "withdrawn"])


def _note(request: ChangeRequest, case: dict[str, Any]) -> None:
    """Write down what desks have decided; each decision once."""
    known = {line.get("id") for line in request.happened}
    lines = [
        happened(
            ACTS[decision["verdict"]],
            decision,
            at=decision["at"],
            case_id=case["case_id"],
            reason="；".join(reason["reason"] for reason in decision["reasons"]) or None,
            id=decision["id"],
        )
        | _checked(decision)
        for decision in case["decisions"]
        if str(decision["id"]) not in known
    ]
    if lines:
        request.happened = [*request.happened, *lines]


def _checked(decision: dict[str, Any]) -> dict[str, Any]:
    """The pieces of evidence that were compared with their originals."""
    ticked = [str(piece_id) for piece_id in decision.get("originals") or []]
    return {"originals": ticked} if ticked else {}


def _conflict(db: Session, met: list[tuple[ChangeRequest, dict[str, Any], applying.Met]]) -> None:
    """Nothing was applied: review is told, the case called back, and whoever asked is to resolve it."""
    shown = Shown(db, [request for request, _, _ in met])
    for request, case, why in met:
        request.state, request.conflict = "conflict", why.message
        line = happened("conflict", {"person": None, "org_name": None}, case_id=case["case_id"], reason=why.message)
        request.happened = [*request.happened, line]
        request.row_version += 1
    db.flush()
    file_cases.answer_conflicts(db, [(case, shown.version_of(request), why.entries) for request, case, why in met])
    recall(db, [request for request, _, _ in met])
    notifying.tell_of_conflicts(db, [request for request, _, _ in met])
