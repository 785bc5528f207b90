"""人次 and 学时 of confirmed trainings by level, mode and stage of teaching (R-TRN-08)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.common.stages import stage_of
from services.training.crediting.words.language import shown
from services.training.overviews.of_school import NOT_HERE

# A training counts at the school of its date; the stage is that of the teacher now.
FIGURES = text(
    """
    SELECT training->>'level' AS level, training->>'mode' AS mode, t.category, t.main_stage,
        count(*) AS times, count(DISTINCT r.teacher_id) AS teachers, coalesce(sum(hours), 0) AS hours,
        grouping(training->>'level') AS whole
    FROM result r LEFT JOIN known_teacher t ON t.id = r.teacher_id
    WHERE r.state = 'confirmed' AND r.org_path >= :start AND r.org_path < :end
        AND r.finished >= make_date(:year, 1, 1) AND r.finished < make_date(:year + 1, 1, 1)
        AND NOT (r.source = 'project' AND training->>'level' = 'ministry')
    GROUP BY GROUPING SETS ((training->>'level', training->>'mode', t.category, t.main_stage), ())
    ORDER BY whole DESC, level, mode, category, main_stage NULLS LAST
    """
)
SUMS = ("times", "teachers", "hours")


def training_statistics(db: Session, actor: Actor, year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """Those that ended in a year; a training of the ministry counts in the province that confirmed it."""
    org = known_orgs.among(db, {org_id or actor.org_id}).get(org_id or actor.org_id)
    if org is None or not actor.covers(org.path):
        raise NotFound(NOT_HERE)
    start, end = path_range(org.path)
    year = year or clock.today().year
    whole, *rows = db.execute(FIGURES, {"start": start, "end": end, "year": year}).mappings()
    sums = {"times": whole["times"], "teachers": whole["teachers"], "hours": shown(whole["hours"])}
    return {"org_id": org.id, "org_name": org.name, "year": year, "figures": _by_stage(rows)} | sums


def _by_stage(rows: Iterable[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    """Several codes are one stage; nobody is in two of them."""
    found: defaultdict[tuple[str, str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(SUMS))
    for row in rows:
        key = (row["level"], row["mode"], stage_of(row["category"], row["main_stage"]))
        found[key] = [before + row[name] for before, name in zip(found[key], SUMS, strict=True)]
    return [
        {
            "level": level,
            "mode": mode,
            "stage": stage,
            "times": int(times),
            "teachers": int(people),
            "hours": shown(hours),
        }
        for (level, mode, stage), (times, people, hours) in sorted(found.items())
    ]
