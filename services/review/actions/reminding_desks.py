"""The office above reminds the desks below it of what is overdue there (催办): once a day for each case (R-MOB-02)."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock
from services.common.actor import Actor
from services.common.errors import NotFound
from services.common.messages.notices import notify
from services.common.messages.wording import word
from services.common.trail import audit
from services.contracts.review import overdue as contract
from services.review import notifying, overdue_below
from services.review.cases import in_sight
from services.review.models import Case
from services.review.models_of_overdue import Reminder
from services.review.standing_in import say_when

NOT_OVERDUE = "This is not overdue at a desk directly below you, or no more."
TODAY_ALREADY = "The desk was reminded of this today already."


def remind(db: Session, actor: Actor, case_ids: Sequence[UUID]) -> dict[str, Any]:
    """Tell the desks of those that are overdue directly below the asker's office; refuses only if none is in sight."""
    now = clock.now()
    names = _names(db, actor, case_ids)
    if not names:
        raise NotFound("None of these cases exists.")
    late = defaultdict(list)
    for row in db.execute(overdue_below.query_of(actor, now).where(_among(case_ids)).order_by(Case.id)):
        late[row.id].append(row)
    fresh = _write_down(db, actor, late, now) if late else []
    notify(db, _notices(db, actor, (row for case_id in fresh for row in late[case_id])))
    audit.record_all(db, contract.remind_desks.name, fresh)
    left = {case_id: TODAY_ALREADY if case_id in late else NOT_OVERDUE for case_id in names.keys() - set(fresh)}
    language = db.info["request"].language
    return {
        "items": [
            {"id": case_id, "name": names[case_id], "done": case_id not in left}
            | {"message": word(left[case_id], {}, language) if case_id in left else None}
            for case_id in dict.fromkeys(case_ids)
            if case_id in names
        ]
    }


def _among(case_ids: Iterable[UUID]) -> Any:
    return Case.id == any_(literal(list(case_ids), ARRAY(Uuid)))


def _names(db: Session, actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What lists call those of these cases that are in sight."""
    query = select(Case.id, Case.subject_name).where(_among(case_ids), in_sight(actor))
    return {row.id: row.subject_name for row in db.execute(query)}


def _write_down(db: Session, actor: Actor, found: dict[UUID, list[Row]], now: datetime.datetime) -> list[UUID]:
    """Keep that it is done; those of today are left out, whoever reminded."""
    say_when(db, now)
    by = {name: getattr(actor, name) for name in ("person_id", "org_id", "org_name", "org_path")}
    by |= {"person": actor.name, "at": now, "day": now.astimezone(clock.SHANGHAI).date()}
    rows = [{"case_id": case_id, "desks": [row.desk for row in rows], **by} for case_id, rows in found.items()]
    kept = insert(Reminder).values(rows).on_conflict_do_nothing().returning(Reminder.case_id)
    return sorted(db.scalars(kept))


def _notices(db: Session, actor: Actor, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """One notice to each desk for each kind of business."""
    by_recipient = defaultdict(list)
    for row in rows:
        to = ("org_id", row.desk_id), ("roles", tuple(row.roles))
        case = {"id": row.id, "subject_name": row.subject_name, "org_name": row.org_name, "due_at": row.due_at}
        by_recipient[notifying.kind_of(row.business), to].append(case)
    by = (("by", actor.org_name),)
    return [notifying.summed(db, kind, "reminded", to, by, cases) for (kind, to), cases in by_recipient.items()]
