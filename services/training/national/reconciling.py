"""What the ministry knows of its results, and what provinces have, counted beside each other (R-TRN-06)."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden
from services.training.crediting.words.language import shown
from services.training.projects import finding

OF_THE_OWNER = "The ministry compares its own trainings with the provinces."
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


def reconciliation(db: Session, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """Province by province: sent, arrived, confirmed; and where both sides do not agree."""
    project = finding.seen(db, project_id)
    if project.org_id != actor.org_id:
        raise Forbidden(OF_THE_OWNER)
    rows = db.execute(TALLY, {"project_id": project_id}).mappings()
    sums = ("credits", "credited_there")
    return {"provinces": [dict(row) | {name: shown(row[name]) for name in sums} for row in rows]}
