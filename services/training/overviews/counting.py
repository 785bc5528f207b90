"""Counts school by school how teachers stand: a job, since a province has many; the overview reads what it left."""

import json
from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.tables import known_org, known_teacher
from services.common.database.territory import path_range
from services.common.processes import jobs
from services.common.processes.jobs import Work
from services.contracts.training.overviews import JUDGED
from services.training.overviews import standing
from services.training.overviews.of_school import in_service

KIND, TITLE = "credit_count", "学分达标情况统计"
SCHOOLS_AT_ONCE = 20
TEACHER, ORG = known_teacher.c, known_org.c
KEEP = text(
    """
    INSERT INTO credit_tally (org_id, org_path, teachers, behind, on_the_way, done, counted_at)
    SELECT org_id, org_path, teachers, behind, on_the_way, done, :at FROM jsonb_to_recordset(CAST(:rows AS jsonb))
        AS t (org_id uuid, org_path text, teachers integer, behind integer, on_the_way integer, done integer)
    ON CONFLICT (org_id) DO UPDATE SET org_path = excluded.org_path, teachers = excluded.teachers,
        behind = excluded.behind, on_the_way = excluded.on_the_way, done = excluded.done,
        counted_at = excluded.counted_at
    """
)


def count_credits(db: Session, _actor: Actor, id: UUID) -> dict[str, Any]:
    """Start counting the asker's territory anew."""
    jobs.add(db, id, KIND, TITLE, {})
    return {"job_id": id}


def run_count(work: Work) -> dict[str, int]:
    """The job: set after set of schools, each by itself, so that it may begin again anywhere."""
    actor = work.request.actor
    start, end = path_range(actor.org_path) if actor else ("", "")
    here = ((ORG.path >= start) & (ORG.path < end), ORG.category.is_not(None), ORG.level == "school")
    with work.begin() as db:
        total = db.scalar(select(func.count()).select_from(known_org).where(*here)) or 0
    done, after = 0, ""
    while True:
        with work.begin() as db:
            query = select(ORG.id, ORG.path).where(*here, ORG.path > after).order_by(ORG.path).limit(SCHOOLS_AT_ONCE)
            schools = db.execute(query).all()
            if not schools:
                told = {"schools": done}
                work.finish(db, told)
                return told
            _count(db, {row.id: row.path for row in schools})
        done, after = done + len(schools), schools[-1].path
        work.progress(done, max(total, done))


def _count(db: Session, schools: dict[UUID, str]) -> None:
    query = select(known_teacher).where(TEACHER.org_id.in_(schools), in_service()).order_by(TEACHER.id)
    now = clock.now()
    counts = {org_id: Counter[str]() for org_id in schools}
    for each in standing.of_teachers(db, db.execute(query).all(), clock.today()):
        counts[each.org_id][each.standing] += 1
    told = [
        {"org_id": org_id, "org_path": schools[org_id], "teachers": found.total()}
        | {name: found[name] for name in JUDGED}
        for org_id, found in counts.items()
    ]
    db.execute(KEEP, {"rows": json.dumps(told, default=str), "at": now})
