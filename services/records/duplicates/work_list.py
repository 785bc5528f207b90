"""The work list of pairs: the likeliest first, each with both files in short and the reasons in words."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.territory import path_range
from services.contracts.identity.orgs import AUTHORITIES
from services.records.duplicates import questions, wording
from services.records.duplicates.models import Duplicate
from services.records.file import queries
from services.records.file.models import Teacher

KEY = (Duplicate.score, Duplicate.seq)
SAME = ("id", "state", "twins", "found_at", "reported_by", "decided_at", "person", "org_name", "note", "row_version")
COUNTS = text(
    """
    SELECT count(*) FILTER (WHERE state = 'open' AND NOT twins) AS open,
        count(*) FILTER (WHERE state = 'open' AND twins) AS twins,
        count(*) FILTER (WHERE state = 'unsure') AS unsure,
        count(*) FILTER (WHERE state = 'both_real') AS both_real,
        count(*) FILTER (WHERE state = 'merged') AS merged
    FROM duplicate WHERE org_path >= :start AND org_path < :end
    """
)
ACTS = {"open": ("decide",), "unsure": ("decide",), "both_real": ("decide",), "merged": ("undo",), "cleared": ()}


def list_duplicates(db: Session, actor: Actor, state: str, *, twins: bool, **paged: Any) -> dict[str, Any]:
    """One page of pairs in one state."""
    query = select(Duplicate).where(queries.in_territory(actor, Duplicate.org_path), Duplicate.state == state)
    if state == "open":
        query = query.where(Duplicate.twins == twins)
    found = page(db, query, KEY, **paged, descending=True)
    return found | {"items": views(db, actor, found["items"])}


def counts(db: Session, actor: Actor) -> dict[str, int]:
    """How many there are in each list."""
    within = dict(zip(("start", "end"), path_range(actor.org_path), strict=True))
    return dict(db.execute(COUNTS, within).one()._mapping)


def views(db: Session, actor: Actor, pairs: Iterable[Duplicate]) -> list[dict[str, Any]]:
    """Pairs as a list shows them."""
    pairs = list(pairs)
    wanted = {teacher_id for pair in pairs for teacher_id in (pair.one_id, pair.other_id)}
    files = db.scalars(select(Teacher).where(Teacher.id.in_(wanted), queries.in_sight(actor)))
    rows = {row["id"]: row | {"may": []} for row in queries.rows(db, actor, files)}
    answers = questions.answers_of(db, [pair.id for pair in pairs])
    return [view(db, actor, pair, rows) | {"answers": answers.get(pair.id, [])} for pair in pairs]


def view(db: Session, actor: Actor, pair: Duplicate, rows: dict[Any, dict]) -> dict[str, Any]:
    """One pair; a file that went out of sight is left out."""
    return {name: getattr(pair, name) for name in SAME} | {
        "score": 0 if pair.twins else pair.score,
        "findings": wording.findings(pair.findings, db.info["request"].language),
        "files": [rows[each] for each in (pair.one_id, pair.other_id) if each in rows],
        "may": list(ACTS[pair.state]) if actor.org_level in AUTHORITIES else [],
    }
