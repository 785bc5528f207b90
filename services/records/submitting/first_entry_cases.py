"""Brings files to where review says they are: 500 cases in a handful of statements, in any order, twice if need be.

A case's id is its submission's. Older news and that of earlier submissions is ignored. A decision is about the entries
that were shown: if the file is another by now, it is answered with a conflict, and the desk looks again. News of a file
that is not here is put aside alone.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common.bus import inbox
from services.contracts.review import cases as cases_contract
from services.records.file import access, file_cases, rejections, rules
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.versions import make_effective
from services.records.numbers.granting import grant_temporary
from services.records.submitting.returning import named_by, named_values
from services.records.submitting.review_snapshot import standing

DECIDED = ("approved", "rejected")
ACTS = {"approve": "approved", "reject": "rejected", "return": "returned"}


def apply_cases(db: Session, cases: list[dict[str, Any]]) -> None:
    """Bring each file to the stage that its case announces."""
    held = _held(db, {case["subject_id"] for case in cases})
    unfit = [case for case in cases if _misfit(case, held.get(case["subject_id"]))]
    _put_aside(db, cases, unfit, held)
    fitting = [case for case in cases if case not in unfit]
    fresh = [case for case in file_cases.newest(fitting) if _is_news(case, held[case["subject_id"]])]
    conflicts = [case for case in fresh if _is_outdated(case, held[case["subject_id"]])]
    news = [case for case in fresh if case not in conflicts]
    _answer_conflicts(db, conflicts)
    _apply(db, news, held)
    file_cases.follow(db, rules.FIRST_ENTRY, fresh)
    finish(db)


def _apply(db: Session, news: list[dict[str, Any]], held: dict[UUID, Row]) -> None:
    reasons = _reasons(db, news, held)
    moves = {case["subject_id"]: _moved(case, held[case["subject_id"]], reasons) for case in news}
    move_files(db, moves, [step for case in news for step in _steps(case)])
    _take_effect(db, [case for case in news if case["state"] == "approved"])


def _take_effect(db: Session, approved: list[dict]) -> None:
    """What a file says holds from its last decision on, and its teacher gets a number."""
    for at in {case["at"] for case in approved}:
        make_effective(db, [case["subject_id"] for case in approved if case["at"] == at], at)
    if approved:
        grant_temporary(db, [case["subject_id"] for case in approved])


def _held(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, Row]:
    columns = Teacher.id, Teacher.case_id, Teacher.case_version, Teacher.version, Teacher.reasons, Teacher.rejected
    query = select(*columns).where(Teacher.id.in_(teacher_ids)).order_by(Teacher.id)
    return {row.id: row for row in db.execute(access.for_update(query))}


def _misfit(case: dict, teacher: Row | None) -> str | None:
    """Why a case cannot be applied now."""
    if teacher is None:
        return f"Review moved the case of a file that is not here: {case['subject_id']}."
    return None


def _is_outdated(case: dict, teacher: Row) -> bool:
    """Whether a decision is about another version of the file than there is."""
    return case["state"] in DECIDED and teacher.version != case["subject_version"]


def _answer_conflicts(db: Session, conflicts: list[dict[str, Any]]) -> None:
    there = standing(db, [case["subject_id"] for case in conflicts])
    changed = file_cases.changed_since(db, conflicts)
    file_cases.answer_conflicts(
        db, [(case, there[case["subject_id"]], changed.get(case["case_id"], [])) for case in conflicts]
    )


def _is_news(case: dict, teacher: Row) -> bool:
    return teacher.case_id == case["case_id"] and case["row_version"] > teacher.case_version


def _put_aside(db: Session, cases: list[dict], unfit: list[dict], held: dict[UUID, Row]) -> None:
    """Each by itself, to be tried again; a message that holds nothing else fails as a whole."""
    for case in unfit:
        error = LookupError(_misfit(case, held.get(case["subject_id"])))
        if len(cases) == 1:
            raise error
        inbox.put_aside(db, cases_contract.cases_moved, {"cases": [case]}, error)


def _reasons(db: Session, news: list[dict], held: dict[UUID, Row]) -> dict[UUID, list[dict]]:
    """What stands against each file that was rejected, with digests of the values that were."""
    given = {
        case["subject_id"]: [
            reason | {"entry_id": str(reason["entry_id"]) if reason.get("entry_id") else None}
            for decision in case["decisions"]
            if decision["verdict"] == "reject" and not decision.get("annulled")
            for reason in decision["reasons"]
        ]
        for case in news
        if case["state"] == "rejected"
    }
    found = named_values(db, given)
    return {
        teacher_id: [
            rejections.reason_of(reason, named_by(reason, teacher_id, found), held[teacher_id].version)
            for reason in some
        ]
        for teacher_id, some in given.items()
    }


def _moved(case: dict, teacher: Row, given: dict[UUID, list[dict]]) -> dict[str, Any]:
    """Reasons given before stay until the file is rejected again or effective: their explanations may be wanted."""
    reasons = given.get(teacher.id, [])
    digests = {reason["digest"] for reason in reasons if reason["digest"]}
    closed = case["state"] in ("approved", "rejected")
    return {
        "case_version": case["row_version"],
        "stage": rules.stage_of_case(case["state"], case["step_roles"]),
        "desk": rules.desk_of_case(case["state"], case["step_roles"]),
        "reasons": reasons if closed else teacher.reasons,
        "rejected": sorted({*teacher.rejected, *digests}),
    }


def _steps(case: dict) -> Iterable[dict]:
    """Every decision so far, of which those that are known stay as they are; and a withdrawal."""
    last = len(case["decisions"]) - 1
    now_at = rules.stage_of_case(case["state"], case["step_roles"])
    for number, decision in enumerate(case["decisions"]):
        stage = now_at if number == last else rules.stage_after(decision["verdict"])
        more = {"id": decision["id"], "at": decision["at"], "act": ACTS[decision["verdict"]], "stage": stage}
        yield _step(case, decision, reasons=decision["reasons"], **more)
    if case.get("withdrawn_by"):
        step_id = uuid5(case["case_id"], "withdrawn")
        yield _step(case, case["withdrawn_by"], id=step_id, at=case["at"], act="withdrawn", stage=now_at, reasons=[])


def _step(case: dict, who: dict, **more: Any) -> dict:
    signed = {name: who[name] for name in ("person_id", "person", "org_id", "org_name")}
    about = {"teacher_id": case["subject_id"], "version": case["subject_version"], "case_id": case["case_id"]}
    return signed | about | more
