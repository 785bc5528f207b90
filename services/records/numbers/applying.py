"""The province's half, inwards: what the ministry says is applied once, in whatever order it comes.

News is about one question (`ask`) about one person; what is about an older one, or was applied before, changes nothing.
"""

import json
import logging
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import settings
from services.contracts.records import numbers as contract
from services.records.file.finishing import finish
from services.records.file.moving import move_files
from services.records.numbers import merged, rules, sealed_identity
from services.records.numbers.granting import ISSUE, number_row
from services.records.numbers.put_aside import readable

log = logging.getLogger(__name__)

OPEN_QUESTIONS = text("""
    SELECT c.teacher_id, c.ask, t.number_state FROM teacher t JOIN number_check c ON c.teacher_id = t.id
    WHERE t.id = ANY (CAST(:ids AS uuid[])) AND c.decided_at IS NULL ORDER BY t.id FOR NO KEY UPDATE OF t
""")
HELD = text("""
    SELECT encode(number_index, 'hex') AS number_index, teacher_id FROM personal_number
    WHERE number_index = ANY (SELECT decode(unnest(CAST(:indexes AS text[])), 'hex'))
""")
END = text("""
    UPDATE personal_number p SET ended_at = :at, why = CASE p.kind WHEN 'L' THEN 'formal' ELSE 'corrected' END
    FROM jsonb_to_recordset(CAST(:numbers AS jsonb)) AS n (teacher_id uuid, number_index text)
    WHERE p.teacher_id = n.teacher_id AND p.ended_at IS NULL AND p.number_index <> decode(n.number_index, 'hex')
""")
REOPEN = text("""
    UPDATE personal_number p SET ended_at = NULL, why = NULL
    FROM jsonb_to_recordset(CAST(:numbers AS jsonb)) AS n (teacher_id uuid, number_index text)
    WHERE p.number_index = decode(n.number_index, 'hex') AND p.teacher_id = n.teacher_id AND p.ended_at IS NOT NULL
""")
DECIDED = text("""
    UPDATE number_check c SET decided_at = :at, verified = d.verified, reason = d.reason, holder = d.holder
    FROM jsonb_to_recordset(CAST(:decided AS jsonb)) AS d (teacher_id uuid, verified text, reason text, holder text)
    WHERE c.teacher_id = d.teacher_id
""")


def apply_checking(db: Session, **batch: Any) -> None:
    """The ministry has these questions, and their documents are nobody else's so far."""
    taken = [item["teacher_id"] for item, state in _answered(db, batch) if rules.after(state, "taken")]
    move_files(db, {teacher_id: {"number_state": rules.CHECKING} for teacher_id in taken})
    finish(db)


def apply_decisions(db: Session, **batch: Any) -> None:
    """Formal numbers, which end the temporary ones, and refusals, which make 问题数据."""
    if batch["site"] != settings.load().site:
        return
    for item, row in readable(db, contract.number_decided, batch, _number_row):
        item["row"] = row
    news = [(item, state) for item, state in _answered(db, batch) if "row" in item]
    formal = [item for item, state in news if item["outcome"] == "formal" and rules.after(state, "confirmed")]
    refused = [item for item, state in news if item["outcome"] == "problem" and rules.after(state, "refused")]
    formal, taken = _not_elsewhere(db, formal)
    _confirm(db, formal, batch["at"])
    move_files(db, {item["teacher_id"]: {"number_state": rules.PROBLEM} for item in refused + taken})
    decided = [_written(item) for item in formal + refused + taken]
    db.execute(DECIDED, {"decided": json.dumps(decided), "at": batch["at"]})
    finish(db)


def _number_row(item: dict[str, Any]) -> dict[str, str] | None:
    """The number that was decided on, as it is to be kept."""
    return number_row(sealed_identity.national().open(item["number"]), item["teacher_id"]) if item["number"] else None


def _answered(db: Session, batch: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """The items that answer the newest question about their person, with the person's state; their files are held."""
    if batch["site"] != settings.load().site:
        return []
    asked = {item["teacher_id"]: item for item in batch["items"]}
    rows = db.execute(OPEN_QUESTIONS, {"ids": [str(teacher_id) for teacher_id in asked]})
    return [(asked[row.teacher_id], row.number_state) for row in rows if asked[row.teacher_id]["ask"] == row.ask]


def _not_elsewhere(db: Session, formal: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The decisions; apart those whose number somebody else has here, which a human must look at."""
    indexes = [item["row"]["number_index"] for item in formal]
    holders: dict[str, UUID] = {row.number_index: row.teacher_id for row in db.execute(HELD, {"indexes": indexes})}
    taken = [
        item | {"outcome": "problem", "verified": None, "reason": "duplicate"}
        for item in formal
        if holders.get(item["row"]["number_index"], item["teacher_id"]) != item["teacher_id"]
    ]
    ids = {item["teacher_id"] for item in taken}
    if taken:
        log.error("formal numbers are somebody else's", extra={"people": len(taken)})
    return [item for item in formal if item["teacher_id"] not in ids], taken


def _confirm(db: Session, formal: list[dict[str, Any]], at: Any) -> None:
    """End what they had, issue the formal number; one that they had before comes back."""
    if not formal:
        return
    numbers = json.dumps([item["row"] for item in formal])
    db.execute(END, {"numbers": numbers, "at": at})
    db.execute(REOPEN, {"numbers": numbers})
    db.execute(ISSUE, {"numbers": numbers, "at": at})
    merged.end_numbers_of_merged(db, [item["teacher_id"] for item in formal], at)
    had = {item["teacher_id"]: item["row"]["shown"] for item in formal}
    move_files(db, {each: {"personal_number": shown, "number_state": rules.FORMAL} for each, shown in had.items()})


def _written(item: dict[str, Any]) -> dict[str, str | None]:
    names = ("verified", "reason", "holder")
    return {"teacher_id": str(item["teacher_id"])} | {name: item[name] for name in names}
