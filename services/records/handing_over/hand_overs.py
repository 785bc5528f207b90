"""The hand-over itself: up to 500 files in a handful of statements, each by itself, and the same one once (R-MOB-01).

Before it the old school holds the file, after it the new one; what held it for the transfer is released with it.
"""

import datetime
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit
from services.common.errors import Refused
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.records.hand_over import files_handed_over
from services.records.file import file_cases, holders, holds, merged
from services.records.file.finishing import finish
from services.records.file.moving import move_files
from services.records.file.rechecking import recheck
from services.records.file.rules import EFFECTIVE
from services.records.file.touched import touched
from services.records.file.versions import make_effective, write_values
from services.records.handing_over import new_values, standing, telling
from services.records.handing_over.standing import Going
from services.records.requests import handed_over as requests
from services.records.selfservice import handed_over as remarks

SIGNED = ("person_id", "person", "org_id", "org_name")
CAME = "From {before} to {school}."
ANSWERED = text("SELECT ref, answer FROM hand_over WHERE ref = ANY (CAST(:refs AS uuid[]))")
WRITE_DOWN = text(
    """
    INSERT INTO hand_over (ref, teacher_id, answer, at)
    SELECT ref, teacher_id, answer, at FROM jsonb_to_recordset(CAST(:answers AS jsonb))
        AS a (ref uuid, teacher_id uuid, answer jsonb, at timestamptz)
    """
)
LIES = text(
    """
    SELECT id, org_id, org_path, department_id, row_version FROM teacher WHERE id = ANY (CAST(:ids AS uuid[]))
    """
)
Item = Mapping[str, Any]  # as contracts/records/hand_over.py has it


def hand_over(db: Session, items: Sequence[Item]) -> None:
    """Hand over what can be handed over, and answer each: done, or why not; what was answered once is answered so."""
    wanted = {item["ref"]: item for item in reversed(items)}
    files = standing.held_files(db, {item["teacher_id"] for item in wanted.values()})
    before = {row.ref: row.answer for row in db.execute(ANSWERED, {"refs": list(wanted)})}
    fresh = [item for ref, item in wanted.items() if ref not in before]
    going, refused = standing.judged(db, fresh, files)
    for some in _by_signer(going):
        _move(db, some)
    answers = _answers(db, fresh, refused)
    if answers:
        rows = [{name: answer[name] for name in ("ref", "teacher_id", "at")} | {"answer": answer} for answer in answers]
        db.execute(WRITE_DOWN, {"answers": _json(rows)})
    emit(db, files_handed_over, {"items": [*map(_loaded, before.values()), *answers]})


def _by_signer(going: Iterable[Going]) -> Iterator[list[Going]]:
    """Those that the same person of the same organisation hands over are written together, under that name."""
    in_order = sorted(going, key=_signer)
    return (list(some) for _, some in itertools.groupby(in_order, key=_signer))


def _signer(each: Going) -> tuple[str, ...]:
    return tuple(str(each.item[name]) for name in SIGNED)


def _move(db: Session, going: list[Going]) -> None:
    at, ids = touched(db).at, [each.file.id for each in going]
    holders.hand_on(db, map(_holder, going), at)
    requests.close_unsent(db, {each.file.id: each.new.name for each in going})
    file_cases.shut_doors(db, ids)
    write_values(db, {name: going[0].item[name] for name in SIGNED}, new_values.changes(db, going))
    move_files(db, _moves(db, going), [_step(each, at) for each in going])
    if others := [each.file.id for each in going if each.new.category != each.file.category]:
        recheck(db, others)
    finish(db)
    make_effective(db, ids, at)
    holds.release(db, [each.item["ref"] for each in going])
    telling.tell(db, going, at)
    remarks.tell_new_schools(db, ids)
    telling.write_trail(db, going)


def _holder(each: Going) -> dict[str, Any]:
    new = {"to_id": each.new.id, "to_name": each.new.name, "to_path": each.place.path, "to_category": each.new.category}
    return new | {"teacher_id": each.file.id, "ref": each.item["ref"], "from_name": each.old.name}


def _moves(db: Session, going: list[Going]) -> dict[UUID, dict[str, Any]]:
    """Where each file lies from now on; what was merged into it goes along."""
    moves = {each.file.id: _place(each) | {"category": each.new.category, "doors": []} for each in going}
    followers = merged.followers_of(db, moves)
    return moves | {id_: _place(each) for each in going for id_ in followers.get(each.file.id, ())}


def _place(each: Going) -> dict[str, Any]:
    department = str(each.place.id) if each.place.id != each.new.id else None
    return {"org_id": str(each.new.id), "org_path": each.place.path, "department_id": department}


def _step(each: Going, at: datetime.datetime) -> dict[str, Any]:
    """One line of the history: from where to where, by whose act."""
    came = word(CAME, {"before": each.old.name, "school": each.new.name}, LANGUAGES[0])
    return {name: each.item[name] for name in SIGNED} | {
        "id": uuid5(each.item["ref"], "step"),
        "teacher_id": each.file.id,
        "at": at,
        "act": new_values.ACT,
        "stage": EFFECTIVE,
        "version": each.file.version,
        "reasons": [{"set": None, "entry_id": None, "field": None, "reason": came}],
        "case_id": None,
    }


def _answers(db: Session, items: Sequence[Item], refused: Mapping[UUID, Refused]) -> list[dict[str, Any]]:
    """What became of each, and where the file lies now."""
    lies = {row.id: row for row in db.execute(LIES, {"ids": [item["teacher_id"] for item in items]})}
    return [_answer(item, lies.get(item["teacher_id"]), refused.get(item["ref"])) for item in items]


def _answer(item: Item, lies: Any, refusal: Refused | None) -> dict[str, Any]:
    told = {name: item[name] for name in ("ref", "teacher_id", "from_org_id")}
    told |= {"done": refusal is None, "at": clock.now(), "row_version": lies.row_version if lies else 0}
    told |= {name: getattr(lies, name, None) for name in ("org_id", "org_path", "department_id")}
    return told | {"why": word(refusal.message, refusal.params, LANGUAGES[0]) if refusal else None}


def _loaded(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer that was written down, as it is announced."""
    return answer | {"at": datetime.datetime.fromisoformat(answer["at"])}


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return json.dumps(list(rows), default=_plain, ensure_ascii=False)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)
