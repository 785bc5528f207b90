"""The changes themselves: each by itself, in one transaction with what belongs to it, and the same one once (R-MOB-05).

The status that was shown has to be there still. What held the file for the change is released with it.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.errors import Refused
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.records.status_changes import statuses_changed
from services.records.file import catalogues, holds, merged, values
from services.records.file.access import for_update
from services.records.file.finishing import finish
from services.records.file.models import Teacher
from services.records.file.moving import move_files
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import make_effective, write_values
from services.records.status_changes import new_values, posts, rotations, rules, trail

COLUMNS = (
    Teacher.id, Teacher.org_id, Teacher.org_path, Teacher.category, Teacher.stage, Teacher.version, Teacher.basic,
    Teacher.basic_missing, Teacher.personnel_status, Teacher.merged_into,
)  # fmt: skip
ANSWERED = text("SELECT ref, answer FROM status_change WHERE ref = ANY (CAST(:refs AS uuid[]))")
WRITTEN = text("SELECT written FROM status_change WHERE ref = :ref AND teacher_id = :teacher_id")
WRITE_DOWN = text(
    """
    INSERT INTO status_change (ref, teacher_id, answer, written, at)
    VALUES (:ref, :teacher_id, CAST(:answer AS jsonb), CAST(:written AS jsonb), :at)
    """
)
LIES = text("SELECT personnel_status, row_version FROM teacher WHERE id = :id")
Item = Mapping[str, Any]  # as contracts/records/status_changes.py has it


def change_statuses(db: Session, items: Sequence[Item]) -> None:
    """Write what can be written, and answer each: done, or why not; what was answered once is answered so."""
    wanted = {item["ref"]: item for item in reversed(items)}
    files = _held(db, {item["teacher_id"] for item in wanted.values()})
    before = {row.ref: row.answer for row in db.execute(ANSWERED, {"refs": list(wanted)})}
    fresh = [item for ref, item in wanted.items() if ref not in before]
    answers = [_answered(db, item, files.get(item["teacher_id"])) for item in fresh]
    emit(db, statuses_changed, {"items": [*map(_loaded, before.values()), *answers]})


def _held(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, Row]:
    """The files, held in the order of their ids."""
    query = select(*COLUMNS).where(Teacher.id.in_(list(teacher_ids))).order_by(Teacher.id)
    return {row.id: row for row in db.execute(for_update(query))}


def _answered(db: Session, item: Item, file: Row | None) -> dict[str, Any]:
    written: new_values.Written = []
    refusal = _against(db, item, file)
    if refusal is None and file is not None:
        written = _write(db, item, file)
    answer = _answer(db, item, refusal)
    terms = {"ref": item["ref"], "teacher_id": item["teacher_id"], "at": answer["at"]}
    db.execute(WRITE_DOWN, terms | {"answer": _json(answer), "written": _json(written)})
    return answer


def _against(db: Session, item: Item, file: Row | None) -> Refused | None:
    if file is None:
        return Refused(rules.NOT_HERE)
    if file.merged_into is not None:
        return Refused(merged.JOINED)
    there = holds.held(db, [file.id]).get(file.id, ())
    held_for = {hold["ref"] for hold in there if hold["kind"] in (holds.STATUS, holds.ASSIGNMENT)}
    codes, name = _codes(file)
    refusal = rules.against(item, file, held_for, codes, name)
    if refusal is not None:
        return refusal
    if item.get("undoes") and new_values.changed_since(db, file, _written(db, item)):
        return Refused(rules.LATER_STANDS)
    return Refused(rules.NO_SUCH_POST) if posts.against(file, item.get("post")) else None


def _codes(file: Row) -> tuple[set[str], str]:
    """The codes of 人员状态 at this school, and what the file's own is called."""
    basic = catalogues.current(file.org_path).set(file.category, values.BASIC)
    if not basic.has(new_values.STATUS):
        return set(), file.personnel_status or ""
    field = basic.field(new_values.STATUS)
    return set(field.table.codes) if field.table else set(), name_of(file, file.personnel_status)


def name_of(file: Row, code: str | None) -> str:
    """What a status is called at the school of a file; the code itself where it has no name."""
    field = catalogues.current(file.org_path).set(file.category, values.BASIC).field(new_values.STATUS)
    try:
        return str(field.text_of(code, LANGUAGES[0]) or "")
    except (KeyError, TypeError, ValueError):
        return code or ""


def _written(db: Session, item: Item) -> new_values.Written:
    """What the change had written that is to be undone."""
    found = db.execute(WRITTEN, {"ref": item["undoes"], "teacher_id": item["teacher_id"]}).scalar()
    return found or []


def _write(db: Session, item: Item, file: Row) -> new_values.Written:
    """Write one change, and tell what it wrote beside the status."""
    at = touched(db).at
    undone = _written(db, item) if item.get("undoes") else []
    ending, rotating = new_values.ended_work(db, file, item), rotations.ended(db, file, item)
    entries = posts.added(db, file, item, known_orgs.known(db, file.org_id).name)
    basic = posts.taken_back(file, new_values.basic_of(undone)) or posts.in_basic(file, item.get("post"))
    written: new_values.Written = [
        {"entry_id": str(entry.id), "number": entry.number + 1} for entry in (*ending, *rotating)
    ]
    written += [{"entry_id": str(entry.entry_id), "number": 1} for entry in entries]
    if basic:
        written.append({"basic": {code: [file.basic.get(code), value] for code, value in basic.items()}})
    changes = [*new_values.of_basic(file, item, basic), *new_values.of_work(file, item, ending), *entries]
    changes += [*rotations.begun(db, file, item), *rotations.of_end(file, item, rotating)]
    changes += new_values.as_before(db, file, undone)
    write_values(db, _signature(item), changes)
    move_files(db, {}, [_step(item, file, at)])
    finish(db)
    make_effective(db, [file.id], at)
    holds.release(db, [rules.hold_of(item)])
    trail.write(db, item, file)
    return written


def _signature(item: Item) -> dict[str, Any]:
    return {name: item[name] for name in ("person_id", "person")} | {
        "org_id": item["by_org_id"],
        "org_name": item["by_org_name"],
    }


def _step(item: Item, file: Row, at: datetime.datetime) -> dict[str, Any]:
    """One line of the history: from which status to which, by whose act."""
    names = {"before": name_of(file, item["from_status"]), "after": name_of(file, item["to_status"])}
    says = rules.IN_THE_SCHOOL if item["from_status"] == item["to_status"] else rules.WENT
    went = word(says, names | {"day": str(item["day"])}, LANGUAGES[0])
    return _signature(item) | {
        "id": uuid5(item["ref"], "step"),
        "teacher_id": file.id,
        "at": at,
        "act": new_values.act_of(item),
        "stage": EFFECTIVE,
        "version": file.version,
        "reasons": [{"set": None, "entry_id": None, "field": None, "reason": went}],
        "case_id": None,
    }


def _answer(db: Session, item: Item, refusal: Refused | None) -> dict[str, Any]:
    lies = db.execute(LIES, {"id": item["teacher_id"]}).first()
    told = {name: item[name] for name in ("ref", "teacher_id")} | {"done": refusal is None, "at": clock.now()}
    told |= {
        "personnel_status": lies.personnel_status if lies else None,
        "row_version": lies.row_version if lies else 0,
    }
    return told | {"why": word(refusal.message, refusal.params, LANGUAGES[0]) if refusal else None}


def _loaded(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer that was written down, as it is announced."""
    return answer | {"at": datetime.datetime.fromisoformat(answer["at"])}


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)
