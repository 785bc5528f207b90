"""Rows of workbooks as they are kept: written and settled 500 at a time."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common.errors import Invalid, Refused
from services.contracts.mobility.status_acts import BLOCKED
from services.contracts.mobility.status_batches import COLUMNS, ROW_KINDS, ROW_REFUSED
from services.mobility.models import StatusAct, StatusBatch, StatusBatchRow
from services.mobility.status_batches.sheet import Fault

ADD = text(
    """
    INSERT INTO status_batch_row (batch_id, number, org_path, name, masked, number_sealed, texts, asked, state, faults,
        created_at)
    SELECT batch_id, number, org_path, name, masked, number_sealed, texts, asked, state, faults, created_at
    FROM jsonb_populate_recordset(CAST(NULL AS status_batch_row), CAST(:rows AS jsonb))
    ON CONFLICT DO NOTHING
    """
)
# An entered row needs its number no more: the act knows whose it is.
SETTLE = text(
    """
    UPDATE status_batch_row r SET state = n.state, faults = coalesce(n.faults, '[]'), act_id = n.act_id,
        teacher_id = coalesce(n.teacher_id, r.teacher_id), org_name = coalesce(n.org_name, r.org_name),
        number_sealed = CASE n.state WHEN 'entered' THEN NULL ELSE r.number_sealed END
    FROM jsonb_populate_recordset(CAST(NULL AS status_batch_row), CAST(:rows AS jsonb)) AS n
    WHERE r.batch_id = n.batch_id AND r.number = n.number
    """
)


def add(db: Session, rows: Iterable[dict[str, Any]]) -> None:
    """Keep rows that were read; those that are there stay."""
    db.execute(ADD, {"rows": json.dumps(list(rows), default=str, ensure_ascii=False)})


def settle(db: Session, batch_id: UUID, outcomes: Mapping[int, dict[str, Any]]) -> None:
    """Write down what became of rows, by number: their state, and what belongs to it."""
    said = [{"batch_id": batch_id, "number": number} | outcome for number, outcome in outcomes.items()]
    if said:
        db.execute(SETTLE, {"rows": json.dumps(said, default=str, ensure_ascii=False)})


def refused(*faults: Fault) -> dict[str, Any]:
    """The outcome of a row with faults."""
    return {"state": ROW_REFUSED, "faults": [fault.kept() for fault in faults]}


def faults_of(refusal: Refused) -> list[Fault]:
    """Why an act cannot be entered, column by column."""
    if not isinstance(refusal, Invalid):
        return [Fault(None, refusal.message, refusal.params)]
    return [
        Fault(name if name in COLUMNS else None, message, refusal.params)
        for name, some in refusal.errors.items()
        for message in some
    ]


def counts(db: Session, batch_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """How many rows of each kind workbooks have; what was entered and then blocked is counted as that."""
    is_blocked = func.coalesce(StatusAct.state == BLOCKED, False)
    query = (
        select(StatusBatchRow.batch_id, StatusBatchRow.state, is_blocked.label("blocked"), func.count().label("rows"))
        .outerjoin(StatusAct, StatusAct.id == StatusBatchRow.act_id)
        .where(StatusBatchRow.batch_id.in_(batch_ids))
        .group_by(StatusBatchRow.batch_id, StatusBatchRow.state, is_blocked)
    )
    found = {batch_id: dict.fromkeys(ROW_KINDS, 0) for batch_id in batch_ids}
    for row in db.execute(query):
        found[row.batch_id][BLOCKED if row.blocked else row.state] += row.rows
    return found


def locked(db: Session, batch_id: UUID) -> StatusBatch | None:
    """A workbook, held until the transaction ends."""
    query = select(StatusBatch).where(StatusBatch.id == batch_id).with_for_update()
    return db.scalar(query.execution_options(populate_existing=True))
