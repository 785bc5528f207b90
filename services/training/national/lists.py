"""What a province has received, and what the ministry knows of it: both sides counted beside each other (R-TRN-06)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import Forbidden
from services.contracts.training.results import CONFIRMERS
from services.training.confirming import worth
from services.training.crediting.words.language import shown
from services.training.models import Result
from services.training.projects import finding
from services.training.results.lists import shown_alone

OF_THE_OWNER = "The ministry compares its own trainings with the provinces."
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
TALLY = text(
    """
    SELECT n.province_id, n.province_name, count(*) AS sent, count(n.arrived_at) AS arrived,
        count(*) FILTER (WHERE n.arrived_at IS NOT NULL AND n.state IS NULL) AS waiting,
        count(*) FILTER (WHERE n.state = 'confirmed') AS confirmed,
        count(*) FILTER (WHERE n.state = 'refused') AS refused,
        count(*) FILTER (WHERE n.state = 'returned') AS returned,
        coalesce(sum(n.credits), 0) AS credits, coalesce(sum(there.credits), 0) AS credited_there,
        count(*) FILTER (WHERE n.arrived_at IS NULL OR coalesce(n.credits, 0) <> coalesce(there.credits, 0)) AS in_doubt
    FROM national_result n LEFT JOIN LATERAL (
        SELECT sum(CAST(a->>'amount' AS numeric)) AS credits FROM result r
        JOIN credit c ON c.result_id = r.id AND c.reverses_id IS NULL
        CROSS JOIN LATERAL jsonb_array_elements(c.amounts) a
        WHERE r.origin_id = n.result_id) AS there ON true
    WHERE n.project_id = :project_id GROUP BY 1, 2 ORDER BY 2 NULLS FIRST
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


def reconciliation(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """Province by province: sent, arrived, confirmed; and where both sides do not agree."""
    project = finding.seen(db, project_id)
    if project.org_id != actor.org_id:
        raise Forbidden(OF_THE_OWNER)
    rows = db.execute(TALLY, {"project_id": project_id}).mappings()
    sums = ("credits", "credited_there")
    return {"provinces": [dict(row) | {name: shown(row[name]) for name in sums} for row in rows]}
