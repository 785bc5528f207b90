"""Brings files to where review says they are: 500 cases in a handful of statements, in any order, twice if need be.

A case's id is its submission's. Older news and that of earlier submissions is ignored; a decision is about the version
that was shown and is applied to no other. What cannot be applied is put aside alone.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common import inbox
from services.common.contracts import review
from services.records.file import rejections, rules
from services.records.file.models import Teacher
from services.records.numbers.granting import grant_temporary
from services.records.submitting import steps
from services.records.submitting.returning import named_by, named_values

ACTS = {"approve": "approved", "reject": "rejected", "return": "returned"}
MOVE = text(
    """
    UPDATE teacher SET case_version = m.case_version, stage = m.stage, desk = m.desk, doors = m.doors,
        updated_at = m.at, row_version = row_version + 1, reasons = coalesce(m.reasons, teacher.reasons),
        rejected = ARRAY (SELECT DISTINCT unnest(teacher.rejected || m.rejected))
    FROM jsonb_to_recordset(CAST(:moves AS jsonb)) AS m (
        id uuid, case_version integer, stage text, desk text, doors text[], at timestamptz,
        reasons jsonb, rejected text[])
    WHERE teacher.id = m.id
    """
)
# By the file's own instant, which MOVE has set: a join would leave the planner a bad choice where it has no figures.
MAKE_EFFECTIVE = text(
    """
    UPDATE version SET effective_from = (SELECT updated_at FROM teacher WHERE id = teacher_id)
    WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND known_to IS NULL AND effective_from IS NULL
    """
)


def apply_cases(db: Session, cases: list[dict[str, Any]]) -> None:
    """Bring each file to the stage that its case announces."""
    held = _held(db, {case["subject_id"] for case in cases})
    unfit = [case for case in cases if _misfit(case, held.get(case["subject_id"]))]
    _put_aside(db, cases, unfit, held)
    fitting = [case for case in cases if case not in unfit]
    news = [case for case in _newest(fitting) if _is_news(case, held[case["subject_id"]])]
    if not news:
        return
    reasons = _reasons(db, news, held)
    _move(db, news, reasons)
    steps.keep(db, [step for case in news for step in _steps(case)])
    approved = [case for case in news if case["state"] == "approved"]
    if approved:
        ids = [case["subject_id"] for case in approved]
        db.execute(MAKE_EFFECTIVE, {"ids": ids})
        grant_temporary(db, ids)


def _held(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, Row]:
    columns = Teacher.id, Teacher.case_id, Teacher.case_version, Teacher.version
    query = select(*columns).where(Teacher.id.in_(teacher_ids)).order_by(Teacher.id).with_for_update()
    return {row.id: row for row in db.execute(query)}


def _misfit(case: dict, each: Row | None) -> str | None:
    """Why a case cannot be applied now; what is no news is no misfit."""
    if each is None:
        return f"Review moved the case of a file that is not here: {case['subject_id']}."
    if _is_news(case, each) and each.version != case["subject_version"]:
        return f"Review decided on version {case['subject_version']} of {each.id}."
    return None


def _is_news(case: dict, each: Row) -> bool:
    return each.case_id == case["case_id"] and case["row_version"] > each.case_version


def _put_aside(db: Session, cases: list[dict], unfit: list[dict], held: dict[UUID, Row]) -> None:
    """Each by itself, to be tried again; a message that holds nothing else fails as a whole."""
    for case in unfit:
        error = LookupError(_misfit(case, held.get(case["subject_id"])))
        if len(cases) == 1:
            raise error
        inbox.put_aside(db, review.cases_moved, {"cases": [case]}, error)


def _newest(cases: list[dict]) -> list[dict]:
    """The last word on each case, should a batch have several."""
    return list({case["case_id"]: case for case in sorted(cases, key=lambda case: case["row_version"])}.values())


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


def _move(db: Session, news: list[dict], reasons: dict[UUID, list[dict]]) -> None:
    moves = [_moved(case, reasons.get(case["subject_id"], [])) for case in news]
    db.execute(MOVE, {"moves": json.dumps(moves, default=str)})


def _moved(case: dict, reasons: list[dict]) -> dict:
    """Reasons given before stay until the file is rejected again or effective: their explanations may be wanted."""
    closed = case["state"] in ("approved", "rejected")
    return {
        "id": case["subject_id"],
        "case_version": case["row_version"],
        "stage": rules.stage_of_case(case["state"], case["step_roles"]),
        "desk": rules.desk_of_case(case["state"], case["step_roles"]),
        "doors": case.get("doors", []) if case["state"] == "open" else [],
        "at": case["at"].isoformat(),
        "reasons": reasons if closed else None,
        "rejected": [reason["digest"] for reason in reasons if reason["digest"]],
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
