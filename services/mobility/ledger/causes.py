"""The act behind a difference, from mobility's own tables: the transfer, or the act of status, with its day.

Records' news of a file and its answer to the act come in either order: an act is looked for as soon as it was sent.
"""

import datetime
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock
from services.mobility.ledger.counting import Standing
from services.mobility.ledger.rules import INSIDE, STATUS, TRANSFER, Cause, kind_of

RECENTLY = datetime.timedelta(days=1)  # within which news of an act inside a school follows its end
MOVES = text(
    """
    SELECT teacher_id, id, from_org_id, to_org_id, from_day FROM transfer
    WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND state IN ('moving', 'done') ORDER BY seq
    """
)
ARRIVALS = text(
    """
    SELECT teacher_id, id, from_day FROM transfer
    WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND kind = 'outside' AND state IN ('collecting', 'done') ORDER BY seq
    """
)
ACTS = text(
    """
    SELECT teacher_id, id, from_status, to_status, day, closed_at,
        EXISTS (SELECT FROM staff_change c WHERE c.ref = a.undoes) AS takes_back FROM status_act a
    WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND state IN ('writing', 'done', 'undone')
    AND NOT EXISTS (SELECT FROM staff_change c WHERE c.ref = a.id) ORDER BY seq
    """
)
Differences = Mapping[UUID, tuple[Standing, Standing]]  # teacher: how it was, how it is


def of(db: Session, differences: Differences) -> dict[UUID, Cause]:
    """The cause of each difference that has one; the latest act that fits."""
    kinds = {id_: kind_of(*both) for id_, both in differences.items()}
    found = _moves(db, differences, [id_ for id_, kind in kinds.items() if kind == TRANSFER])
    return found | _acts(db, differences, [id_ for id_, kind in kinds.items() if kind in (STATUS, INSIDE)])


def of_arrivals(db: Session, ids: Collection[UUID]) -> dict[UUID, Cause]:
    """Which of those whose files are effective for the first time came from outside the system, and since when."""
    rows = db.execute(ARRIVALS, {"ids": list(ids)}) if ids else ()
    return {row.teacher_id: Cause(row.id, row.from_day) for row in rows}


def _moves(db: Session, differences: Differences, ids: Collection[UUID]) -> dict[UUID, Cause]:
    if not ids:
        return {}
    rows = db.execute(MOVES, {"ids": list(ids)})
    return {row.teacher_id: Cause(row.id, row.from_day) for row in rows if _moved(row, *differences[row.teacher_id])}


def _moved(row: Row[Any], before: Standing, now: Standing) -> bool:
    return (row.from_org_id, row.to_org_id) == (before.org_id, now.org_id)


def _acts(db: Session, differences: Differences, ids: Collection[UUID]) -> dict[UUID, Cause]:
    if not ids:
        return {}
    earliest = clock.now() - RECENTLY
    return {
        row.teacher_id: Cause(row.id, row.day, is_undo=row.takes_back)
        for row in db.execute(ACTS, {"ids": list(ids)})
        if _fits(row, *differences[row.teacher_id], earliest)
    }


def _fits(row: Row[Any], before: Standing, now: Standing, earliest: datetime.datetime) -> bool:
    """Whether it leads from the one status to the other; one inside a school leaves it, and is not long past."""
    if (row.from_status, row.to_status) != (before.status, now.status):
        return False
    return before.status != now.status or row.closed_at is None or row.closed_at >= earliest
