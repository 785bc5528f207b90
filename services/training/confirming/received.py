"""What a province has received of the ministry's trainings, and what each result is worth there (R-TRN-06)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.contracts.training.results import CONFIRMERS
from services.training.confirming import worth
from services.training.confirming.lists import shown_alone
from services.training.models import Result

RECEIVED = text(
    """
    SELECT CAST(training->>'project_id' AS uuid) AS project_id, min(training->>'name') AS name,
        min(training->>'owner') AS owner, CAST(min(training->>'year') AS integer) AS year, max(finished) AS finished,
        count(*) FILTER (WHERE state = 'submitted') AS submitted,
        count(*) FILTER (WHERE state = 'confirmed') AS confirmed,
        count(*) FILTER (WHERE state = 'refused') AS refused, count(*) FILTER (WHERE state = 'returned') AS returned,
        count(*) FILTER (WHERE state = 'submitted' AND sampled AND looked_by IS NULL) AS unlooked
    FROM result WHERE source = 'national' AND office_id = :office AND state <> 'superseded'
        AND (CAST(:year AS integer) IS NULL OR training->>'year' = CAST(:year AS text))
    GROUP BY 1 ORDER BY finished DESC, project_id LIMIT 200
    """
)


def received_trainings(db: Session, actor: Actor, year: int | None) -> dict[str, Any]:
    """Trainings of the ministry whose results came to the asker's office."""
    rows = db.execute(RECEIVED, {"office": actor.org_id, "year": year})
    return {"items": [dict(row) for row in rows.mappings()]}


def received_results(
    db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None, **wanted: Any
) -> dict[str, Any]:
    """One page of what came of a training, with what each is worth."""
    query = select(Result).where(
        Result.source == "national",
        Result.office_id == actor.org_id,
        Result.training["project_id"].astext == str(project_id),
        Result.state != "superseded",
    )
    if wanted["state"]:
        query = query.where(Result.state == wanted["state"])
    if wanted["sampled"] is not None:
        query = query.where(Result.sampled.is_(wanted["sampled"]))
    found = page(db, query, (Result.seq,), limit, after)
    known = worth.of_many(db, found["items"]) if actor.has(CONFIRMERS) else {}
    return found | {"items": [shown_alone(each, known) for each in found["items"]]}
