"""Lists of projects: one's own, those that wait here, those offered from above, held here, of those below."""

from typing import Any

from sqlalchemy import ColumnElement, and_, any_, func, literal, not_, select, true
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.paging import page
from services.common.database.searching import is_called
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.contracts.training.projects import BOXES, OPEN, REVIEWED
from services.training.models import Project
from services.training.projects import viewing
from services.training.projects.registering import HOLDERS

ORG = known_org.c
MOST, LEAST_SIGNS = 20, 2


def projects(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(Project).where(_in_sight(actor), _box(actor, wanted["box"]))
    for name in ("state", "year", "level"):
        if wanted[name]:
            query = query.where(getattr(Project, name) == wanted[name])
    if wanted["q"]:
        query = query.where(is_called(Project.name, wanted["q"]))
    found = page(db, query, (Project.seq,), limit, after, descending=True)
    return found | {"items": viewing.rows(db, actor, found["items"])}


def project_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How many there are in each box."""
    counts = [func.count().filter(_box(actor, box)).label(box) for box in BOXES]
    return dict(db.execute(select(*counts).where(_in_sight(actor))).mappings().one())


def possible_institutions(db: Session, actor: Actor, q: str | None) -> dict[str, Any]:
    """Organisations that can hold a training and are called so; those of the own territory first."""
    if len((q or "").strip()) < LEAST_SIGNS:
        return {"items": []}
    query = select(known_org).where(ORG.level.in_(HOLDERS), ~ORG.closed, is_called(ORG.name, str(q)))
    near = _within(actor, ORG.path)
    rows = db.execute(query.order_by(near.desc(), ORG.level == "school", func.length(ORG.name), ORG.id).limit(MOST))
    found = rows.all()
    names = known_orgs.names(db, {row.authority_id or row.parent_id for row in found} - {None})
    return {
        "items": [
            {"id": row.id, "name": row.name, "level": row.level, "above": names.get(row.authority_id or row.parent_id)}
            for row in found
        ]
    }


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """A teacher sees what is offered; everybody else what the database shows."""
    return Project.state == OPEN if actor.teacher_id else true()


def _box(actor: Actor, box: str) -> ColumnElement[bool]:
    mine, below = Project.org_id == actor.org_id, _within(actor, Project.org_path)
    held = func.coalesce(Project.institution_id == actor.org_id, literal(False))
    waits = and_(Project.state == REVIEWED, literal(actor.org_id) == any_(Project.desk_ids))
    return {
        "own": mine,
        "held": held,
        "todo": waits | and_(Project.office_id == actor.org_id, Project.results_state == "submitted"),
        "below": and_(below, not_(mine)),
        "offered": and_(not_(below), not_(held), Project.state == OPEN),
        "all": true(),
    }[box]


def _within(actor: Actor, path: Any) -> ColumnElement[bool]:
    start, end = path_range(actor.org_path)
    return and_(path >= start, path < end)
