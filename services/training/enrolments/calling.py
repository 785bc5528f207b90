"""Whom whoever holds a training may call: the accepted people of now, until its last day (R-TRN-09).

Their mobiles are known to records alone, which gives them out for the ticket and logs each reading.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.errors import Conflict
from services.common.secrets import tickets
from services.contracts.training.enrolments import ACCEPTED
from services.contracts.training.projects import OPEN
from services.training.models import Enrolment
from services.training.results import entering

ENDED = "The training ended on {day}; mobiles of participants are shown to its institution until then."
NOT_OPEN = "Mobiles are shown once the training is published, until its last day."
PURPOSE = "培训“{name}”联系学员"


def participants_to_call(db: Session, actor: Actor, project_id: UUID, limit: int, after: str | None) -> dict[str, Any]:
    """One page of them, school by school, with the ticket; the database's clock says whether it ended."""
    project = entering.seen_to_enter(db, actor, project_id)
    if project.state != OPEN:
        raise Conflict(NOT_OPEN)
    now = clock.local(db.execute(select(func.clock_timestamp())).scalar_one())
    if now.astimezone(clock.SHANGHAI).date() > project.finish:
        raise Conflict(ENDED, day=str(project.finish))
    query = select(Enrolment).where(Enrolment.project_id == project_id, Enrolment.state == ACCEPTED)
    found = page(db, query, (Enrolment.org_path, Enrolment.seq), limit, after)
    people = found["items"]
    ticket = tickets.calling(
        [each.teacher_id for each in people], PURPOSE.format(name=project.name), actor, clock.now()
    )
    items = [{"teacher_id": each.teacher_id, "name": each.name, "org_name": each.org_name} for each in people]
    return found | {"items": items, "ticket": ticket, "until": project.finish}
