"""信息有误 as a business of review: each remark is one case, whatever else of its teacher is under review.

Approved: the school puts it right. Rejected: the reason is the answer. If the remarked entry was changed meanwhile, the
decision is answered with a conflict, and the desk looks again.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.bus import inbox
from services.common.bus.outbox import emit
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.records import NAME
from services.contracts.review import businesses as contract
from services.contracts.review import cases as cases_contract
from services.records.file import file_cases
from services.records.file.finishing import finish
from services.records.selfservice.models import Remark
from services.records.selfservice.notifying import set_name, tell_teachers

BUSINESS = "remark"
PUT_RIGHT = "What you pointed out is accepted; it will be put right."
CHANGED = "What you pointed out was put right by a change that is approved."
OUTCOMES = {"approved": "accepted", "rejected": "refused"}
VERDICTS = {"accepted": "approve", "refused": "reject"}

# What a remark is about as it stands: the entry that it names, or all of its set.
STANDING = text(
    """
    SELECT remark.id, remark.state, remark.text, remark.person_id, remark.set_code, teacher_id, name, category,
        org_id, org_path, department_id,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('entry_id', v.entry_id, 'number', v.number)), '[]')
         FROM version v WHERE v.teacher_id = remark.teacher_id AND v.known_to IS NULL AND v.act <> 'deleted'
         AND v.set_code = remark.set_code AND v.entry_id = coalesce(remark.entry_id, v.entry_id)) AS entries,
        encode(sha256(convert_to(remark.text || (
            SELECT coalesce(string_agg(v.entry_id::text || v."values"::text, ',' ORDER BY v.entry_id), '')
            FROM version v WHERE v.teacher_id = remark.teacher_id AND v.known_to IS NULL
            AND v.set_code = remark.set_code AND v.entry_id = coalesce(remark.entry_id, v.entry_id)
        ), 'UTF8')), 'hex') AS digest
    FROM remark JOIN teacher ON teacher.id = teacher_id
    WHERE remark.id = ANY (CAST(:ids AS uuid[])) ORDER BY remark.id
    """
)
CLOSE = text(
    """
    UPDATE remark SET state = 'answered', outcome = m.outcome, answer = m.answer, answered_by = m.answered_by,
        answered_at = m.answered_at
    FROM jsonb_populate_recordset(CAST(NULL AS remark), CAST(:answers AS jsonb)) AS m
    WHERE remark.id = m.id AND remark.state = 'open'
    """
)


def want_cases(db: Session, remark_ids: Collection[UUID]) -> None:
    """Ask review for the cases of up to AT_ONCE remarks; the department answers where the teacher has one."""
    remarks = db.execute(STANDING, {"ids": list(remark_ids)}).all()
    file_cases.open_cases(db, [_opened(remark) for remark in remarks])
    if remarks:
        emit(db, contract.cases_wanted.at(NAME), {"cases": [_wanted(remark) for remark in remarks]})


def _opened(file: Row) -> dict[str, Any]:
    return {"case_id": file.id, "teacher_id": file.teacher_id, "business": BUSINESS, "entries": file.entries}


def _wanted(file: Row) -> dict[str, Any]:
    same = ("id", "teacher_id", "org_id", "department_id", "category")
    return {name: getattr(file, name) for name in same} | {
        "business": BUSINESS,
        "subject": {"id": file.id, "kind": BUSINESS, "name": file.name or ""},
        "version": _version(file),
        "sets": [file.set_code],
        "submitter": file.person_id,
        "contributors": [],
        "parties": {"handling": file.department_id or file.org_id},
        "row_version": 1,
    }


def _version(file: Row) -> dict[str, Any]:
    return {"entries": file.entries, "digest": file.digest, "number": 0}


def tell_answer(db: Session, actor: Actor, remark: Remark) -> None:
    """The school has answered on its own page: review closes the case."""
    signed = {name: getattr(actor, name) for name in ("person_id", "org_id", "org_name")} | {"person": actor.name}
    case = {
        "case_id": remark.id,
        "business": BUSINESS,
        "subject_id": remark.id,
        "verdict": VERDICTS[remark.outcome or "accepted"],
        "answer": remark.answer,
    }
    emit(db, contract.cases_answered.at(NAME), {"cases": [case | signed | {"at": remark.answered_at}]})


def put_right(db: Session, approved: Mapping[UUID, dict[str, Any]]) -> None:
    """Requests that began with remarks are approved, by remark with the decision: the remarks and their cases close.

    What was answered meanwhile stays as it was answered.
    """
    rows = db.execute(STANDING, {"ids": list(approved)}).all() if approved else ()
    waiting = [row for row in rows if row.state == "open"]
    if not waiting:
        return
    told = [_put_right(row.id, approved[row.id]) for row in waiting]
    _write_answers(db, [{"id": each["case_id"], "outcome": "accepted"} | _answered(each) for each in told])
    emit(db, contract.cases_answered.at(NAME), {"cases": told})
    tell_teachers(db, [(row.teacher_id, set_name(row, row.set_code), approved[row.id]["org_name"]) for row in waiting])


def _put_right(remark_id: UUID, decision: dict[str, Any]) -> dict[str, Any]:
    """What review is told, signed by who decided on the request."""
    signed = {name: decision[name] for name in ("person_id", "person", "org_id", "org_name", "at")}
    known = {"case_id": remark_id, "subject_id": remark_id, "business": BUSINESS, "verdict": VERDICTS["accepted"]}
    return known | signed | {"answer": word(CHANGED, {}, LANGUAGES[0])}


def _answered(told: dict[str, Any]) -> dict[str, Any]:
    return {"answer": told["answer"], "answered_by": told["person"], "answered_at": told["at"]}


def apply_cases(db: Session, cases: list[dict[str, Any]]) -> None:
    """Follow the cases of remarks, and give teachers their answers; what is not known here is put aside."""
    held = file_cases.known(db, {case["case_id"] for case in cases})
    unknown = [case for case in cases if case["case_id"] not in held]
    if unknown:
        _put_aside(db, cases, unknown)
    fresh = [
        case
        for case in file_cases.newest(case for case in cases if case["case_id"] in held)
        if case["row_version"] > held[case["case_id"]].case_version
    ]
    file_cases.follow(db, BUSINESS, fresh)
    finish(db)
    _decide(db, [case for case in fresh if case["state"] in OUTCOMES])


def _put_aside(db: Session, news: list[dict], unknown: list[dict]) -> None:
    error = LookupError(f"Review moved the cases of {len(unknown)} remarks that are not here.")
    if len(unknown) == len(news):
        raise error
    inbox.put_aside(db, cases_contract.moved(BUSINESS), {"cases": unknown}, error)


def _decide(db: Session, decided: list[dict[str, Any]]) -> None:
    """A remark that was answered on the school's own page stays as it was answered there."""
    if not decided:
        return
    standing = {row.id: row for row in db.execute(STANDING, {"ids": [case["subject_id"] for case in decided]})}
    waiting = [case for case in decided if standing[case["subject_id"]].state == "open"]
    changed = file_cases.changed_since(db, waiting)
    conflicts = [case for case in waiting if case["case_id"] in changed]
    file_cases.answer_conflicts(
        db, [(case, _version(standing[case["subject_id"]]), changed[case["case_id"]]) for case in conflicts]
    )
    settled = [case for case in waiting if case["case_id"] not in changed]
    _close(db, settled)
    answers = ((standing[case["subject_id"]], _last(case)["org_name"]) for case in settled)
    tell_teachers(db, ((each.teacher_id, set_name(each, each.set_code), by) for each, by in answers))


def _close(db: Session, decided: Iterable[dict[str, Any]]) -> None:
    _write_answers(db, [_answer(case) for case in decided])


def _write_answers(db: Session, answers: list[dict[str, Any]]) -> None:
    if answers:
        db.execute(CLOSE, {"answers": json.dumps(answers, default=str, ensure_ascii=False)})


def _last(case: dict[str, Any]) -> dict[str, Any]:
    return [decision for decision in case["decisions"] if not decision.get("annulled")][-1]


def _answer(case: dict[str, Any]) -> dict[str, Any]:
    """The last decision, in its reviewer's words."""
    last = _last(case)
    said = "；".join(reason["reason"] for reason in last["reasons"])
    return {
        "id": case["subject_id"],
        "outcome": OUTCOMES[case["state"]],
        "answer": said or word(PUT_RIGHT, {}, LANGUAGES[0]),
        "answered_by": last["person"],
        "answered_at": last["at"],
    }
