"""The file of a workbook goes even where its job never read it: cancelled while it waited, or failed."""

from sqlalchemy import select, update

from services.common import storage
from services.common.database import transactions
from services.common.database.tables import job
from services.common.processes.rounds import AT_ONCE
from services.mobility.models import StatusBatch

OVER = ("cancelled", "failed")


def clear(store: transactions.Store) -> None:
    """Delete such files, and forget where they lay; in this order, so that none is forgotten before it is gone."""
    request = transactions.system()
    left = select(StatusBatch.id, StatusBatch.file_key).join(job, job.c.id == StatusBatch.job_id)
    left = left.where(StatusBatch.file_key.is_not(None), job.c.state.in_(OVER))
    while True:
        with store.begin(request) as db:
            found = db.execute(left.order_by(StatusBatch.id).limit(AT_ONCE)).all()
        for row in found:
            storage.delete(row.file_key)
        with store.begin(request) as db:
            ids = [row.id for row in found]
            db.execute(update(StatusBatch).where(StatusBatch.id.in_(ids)).values(file_key=None))
        if len(found) < AT_ONCE:
            return
