"""The changes themselves: each with what belongs to it or not at all, and the same one once (R-MOB-05).

The status that was shown has to be there still. What held the file for the change is released with it.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
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
from services.records.file.models import Entry, Teacher
from services.records.file.moving import move_files
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import Change, make_effective, write_values
from services.records.status_changes import elsewhere, new_values, posts, rotations, rules, trail

COLUMNS = (
    Teacher.id, Teacher.org_id, Teacher.org_path, Teacher.category, Teacher.stage, Teacher.version, Teacher.basic,
    Teacher.basic_missing, Teacher.personnel_status, Teacher.merged_into,
)  # fmt: skip
ANSWERED = text("SELECT ref, answer FROM status_change WHERE ref = ANY (CAST(:refs AS uuid[]))")
WRITTEN = text("SELECT written FROM status_change WHERE ref = :ref AND teacher_id = :teacher_id")
WRITE_DOWN = text(
    """
    INSERT INTO status_change (ref, teacher_id, answer, written, at)
    SELECT ref, teacher_id, answer, written, at FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS c (ref uuid, teacher_id uuid, answer jsonb, written jsonb, at timestamptz)
    """
)
LIES = text("SELECT id, personnel_status, row_version FROM teacher WHERE id = ANY (CAST(:ids AS uuid[]))")
HOLDS = (holds.STATUS, holds.ASSIGNMENT, holds.ELSEWHERE)  # for a change; the end of a loan has the loan's own
Item = Mapping[str, Any]  # as contracts/records/status_changes.py has it


def change_statuses(db: Session, items: Sequence[Item]) -> None:
    """Write what can be written, and answer each: done, or why not; what was answered once is answered so.

    What is signed alike is written together, in a handful of statements.
    """
    wanted = {item["ref"]: item for item in reversed(items)}
    _held(db, {item["teacher_id"] for item in wanted.values()})
    before = {row.ref: row.answer for row in db.execute(ANSWERED, {"refs": list(wanted)})}
    fresh = [item for ref, item in wanted.items() if ref not in before]
    answers = [answer for part in _parts(fresh) for answer in _answered(db, part)]
    emit(db, statuses_changed, {"items": [*map(_loaded, before.values()), *answers]})


def _parts(items: Iterable[Item]) -> list[list[Item]]:
    """Items that can be written together: signed alike, and each about another file; those of one file in turn."""
    turns: Counter[UUID] = Counter()
    found: dict[tuple[Any, ...], list[Item]] = {}
    for item in items:
        key = (turns[item["teacher_id"]], *_signature(item).values())
        turns[item["teacher_id"]] += 1
        found.setdefault(key, []).append(item)
    return [found[key] for key in sorted(found, key=itemgetter(0))]


def _held(db: Session, teacher_ids: Iterable[UUID]) -> dict[UUID, Row]:
    """The files, held in the order of their ids."""
    query = select(*COLUMNS).where(Teacher.id.in_(list(teacher_ids))).order_by(Teacher.id)
    return {row.id: row for row in db.execute(for_update(query))}


def _answered(db: Session, part: list[Item]) -> list[dict[str, Any]]:
    """Write a part, and answer each of its items."""
    files = _held(db, {item["teacher_id"] for item in part})
    there = holds.held(db, files)
    refusals = {item["ref"]: _against(db, item, files.get(item["teacher_id"]), there) for item in part}
    sound = [item for item in part if refusals[item["ref"]] is None]
    written = _write(db, sound, files) if sound else {}
    answers = _answers(db, part, refusals)
    rows = [
        {name: answer[name] for name in ("ref", "teacher_id", "at")}
        | {"answer": answer, "written": written.get(answer["ref"], [])}
        for answer in answers
    ]
    db.execute(WRITE_DOWN, {"rows": _json(rows)})
    return answers


def _against(db: Session, item: Item, file: Row | None, there: Mapping[UUID, list[holds.Hold]]) -> Refused | None:
    if file is None:
        return Refused(rules.NOT_HERE)
    if file.merged_into is not None:
        return Refused(merged.JOINED)
    held_for = {hold["ref"] for hold in there.get(file.id, ()) if hold["kind"] in HOLDS}
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


def _write(db: Session, items: list[Item], files: Mapping[UUID, Row]) -> dict[UUID, new_values.Written]:
    """Write changes that are signed alike, and tell what each wrote beside the status, by its ref."""
    done = [(item, files[item["teacher_id"]]) for item in items]
    at, ending = touched(db).at, new_values.ended_work(db, items)
    schools = known_orgs.names(db, {file.org_id for _, file in done})
    there = holds.held(db, [file.id for _, file in done])
    written: dict[UUID, new_values.Written] = {}
    changes: list[Change] = []
    for item, file in done:
        own, written[item["ref"]] = _changes(db, item, file, ending.get(file.id, []), schools.get(file.org_id, ""))
        written[item["ref"]] += elsewhere.left(item, there.get(file.id, ()))
        changes += own
    write_values(db, _signature(items[0]), changes)
    move_files(db, {}, [_step(item, file, at) for item, file in done])
    finish(db)
    make_effective(db, [file.id for _, file in done], at)
    holds.release(db, [rules.hold_of(item) for item in items])
    elsewhere.follow(db, items, {item["ref"]: _written(db, item) for item in items if item.get("undoes")})
    trail.write(db, done)
    return written


def _changes(
    db: Session, item: Item, file: Row, ending: list[Entry], school: str
) -> tuple[list[Change], new_values.Written]:
    """What one change writes, and what undoing it takes back; `ending` is the work that ends with it."""
    undone = _written(db, item) if item.get("undoes") else []
    rotating = rotations.ended(db, file, item)
    entries = posts.added(db, file, item, school)
    basic = posts.taken_back(file, new_values.basic_of(undone)) or posts.in_basic(file, item.get("post"))
    written: new_values.Written = [
        {"entry_id": str(entry.id), "number": entry.number + 1} for entry in (*ending, *rotating)
    ]
    written += [{"entry_id": str(entry.entry_id), "number": 1} for entry in entries]
    if basic:
        written.append({"basic": {code: [file.basic.get(code), value] for code, value in basic.items()}})
    changes = [*new_values.of_basic(file, item, basic), *new_values.of_work(file, item, ending), *entries]
    changes += [*rotations.begun(db, file, item), *rotations.of_end(file, item, rotating)]
    return changes + new_values.as_before(db, file, undone), written


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


def _answers(db: Session, part: list[Item], refusals: Mapping[UUID, Refused | None]) -> list[dict[str, Any]]:
    """Done or why not, and how each file lies now."""
    lies = {row.id: row for row in db.execute(LIES, {"ids": [item["teacher_id"] for item in part]})}
    return [_answer(item, refusals[item["ref"]], lies.get(item["teacher_id"])) for item in part]


def _answer(item: Item, refusal: Refused | None, lies: Row | None) -> dict[str, Any]:
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
