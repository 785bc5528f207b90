"""Campaigns: who plans them, whom they reach, and the targets of schools in them (R-REV-08)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.common.errors import Forbidden, Invalid, NotFound, Stale
from services.contracts.identity.orgs import AUTHORITIES
from services.contracts.records import monitoring
from services.records.file import catalogues
from services.records.monitoring import domain
from services.records.monitoring.models import Campaign, Target

PLANNED = ("name", "kind", "sets", "categories", "responsible", "participants", "report_day")
DAYS = ("starts_on", "submit_by", "school_review_by", "authority_review_by")
SHOWN = ("id", "org_id", "org_name", "closed", "row_version", *PLANNED, *DAYS)


def campaigns(db: Session, actor: Actor, limit: int, after: str | None) -> dict:
    """The campaigns that reach the asker, or are run below, newest first."""
    query = select(Campaign).where(_in_sight(actor))
    found = page(db, query, (Campaign.created_at, Campaign.id), limit, after, descending=True)
    return found | {"items": [view_of(actor, each) for each in found["items"]]}


def campaign(db: Session, actor: Actor, campaign_id: UUID) -> dict:
    """One campaign."""
    return view_of(actor, _campaign(db, actor, campaign_id))


def add_campaign(db: Session, actor: Actor, id: UUID, **plan: Any) -> dict:
    """An office calls for a collection; the same id again is the same campaign."""
    existing = db.get(Campaign, id)
    if existing is None:
        _refuse_school(actor)
        _refuse_wrong(actor, plan)
        existing = Campaign(
            id=id,
            org_id=actor.org_id,
            org_name=actor.org_name,
            org_path=actor.org_path,
            created_at=clock.now(),
            **plan,
        )
        db.add(existing)
        db.flush()
    return view_of(actor, existing)


def change_campaign(db: Session, actor: Actor, campaign_id: UUID, row_version: int, **plan: Any) -> dict:
    """The office that called for a collection changes or ends it."""
    held = _campaign(db, actor, campaign_id, for_update=True)
    if held.org_id != actor.org_id:
        raise Forbidden("A campaign is changed by the office that called for it.")
    if held.row_version != row_version:
        raise Stale("Somebody changed this campaign meanwhile; please look at it again.", current=held.row_version)
    _refuse_wrong(actor, plan)
    for name, value in plan.items():
        setattr(held, name, value)
    db.flush()
    return view_of(actor, held)


def targets(db: Session, actor: Actor, campaign_id: UUID, limit: int, after: str | None) -> dict:
    """The schools of the asker's territory that the campaign reaches, by place, each with its target."""
    wanted = _campaign(db, actor, campaign_id)
    query = select(known_org.c.id, known_org.c.name, known_org.c.path, Target.expected).outerjoin(
        Target, (Target.campaign_id == campaign_id) & (Target.org_id == known_org.c.id)
    )
    query = query.where(_within(known_org.c.path, actor.org_path), _within(known_org.c.path, wanted.org_path))
    query = query.where(known_org.c.category.is_not(None), known_org.c.level == "school", ~known_org.c.closed)
    found = page(db, query, (known_org.c.path,), limit, after)
    rows = [{"org_id": row.id, "org_name": row.name, "expected": row.expected} for row in found["items"]]
    return found | {"items": rows}


def set_targets(db: Session, actor: Actor, campaign_id: UUID, targets: list[dict]) -> dict:
    """Write down how many each school is expected to collect: offices for the schools below, a school for itself."""
    wanted = _campaign(db, actor, campaign_id)
    paths = _schools(db, actor, [target["org_id"] for target in targets])
    dropped = [target["org_id"] for target in targets if target["expected"] is None]
    kept = {target["org_id"]: target["expected"] for target in targets if target["expected"] is not None}
    db.execute(delete(Target).where(Target.campaign_id == wanted.id, Target.org_id.in_(dropped)))
    if kept:
        known = {"campaign_id": wanted.id, "person": actor.name, "at": clock.now()}
        rows = [{"org_id": entry, "org_path": paths[entry], "expected": kept[entry], **known} for entry in kept]
        new = insert(Target).values(rows)
        changed = {name: new.excluded[name] for name in ("expected", "org_path", "person", "at")}
        db.execute(new.on_conflict_do_update(index_elements=["campaign_id", "org_id"], set_=changed))
    return view_of(actor, wanted)


def in_force(db: Session, actor: Actor, campaign_id: UUID | None, path: str) -> Campaign | None:
    """The campaign asked for, else the open one that has begun and is called for nearest above `path`."""
    if campaign_id:
        return _campaign(db, actor, campaign_id)
    query = select(Campaign).where(_reaches(path), ~Campaign.closed, Campaign.starts_on <= clock.today())
    nearest = (func.length(Campaign.org_path).desc(), Campaign.starts_on.desc(), Campaign.id)
    return db.scalar(query.order_by(*nearest).limit(1))


def view_of(actor: Actor, campaign: Campaign) -> dict:
    """A campaign as the asker sees it."""
    own = campaign.org_id == actor.org_id and actor.has(monitoring.PLANNERS)
    below = not actor.org_path.startswith(campaign.org_path)
    return {name: getattr(campaign, name) for name in SHOWN} | {"below": below, "may": ["change"] if own else []}


def _campaign(db: Session, actor: Actor, campaign_id: UUID, *, for_update: bool = False) -> Campaign:
    query = select(Campaign).where(Campaign.id == campaign_id, _in_sight(actor))
    found = db.scalar(query.with_for_update() if for_update else query)
    if found is None:
        raise NotFound("There is no such campaign.")
    return found


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """Campaigns called for above the asker, and those of the own territory."""
    return or_(_reaches(actor.org_path), _within(Campaign.org_path, actor.org_path))


def _reaches(path: str) -> ColumnElement[bool]:
    return func.starts_with(literal(path), Campaign.org_path)


def _within(column: Any, path: str) -> ColumnElement[bool]:
    start, end = path_range(path)
    return (column >= start) & (column < end)


def _schools(db: Session, actor: Actor, org_ids: list[UUID]) -> dict[UUID, str]:
    """The paths of these schools; refused when one of them is not a school of the asker's territory."""
    query = select(known_org.c.id, known_org.c.path).where(known_org.c.id.in_(org_ids))
    query = query.where(_within(known_org.c.path, actor.org_path), known_org.c.level == "school")
    paths: dict[UUID, str] = {row.id: row.path for row in db.execute(query)}
    if set(org_ids) - paths.keys():
        raise NotFound("A target is set for a school of your own territory.")
    return paths


def _refuse_school(actor: Actor) -> None:
    if actor.org_level not in AUTHORITIES:
        raise Forbidden("Campaigns are called for by education authorities.")


def _refuse_wrong(actor: Actor, plan: dict[str, Any]) -> None:
    domain.refuse_disorder(*(plan[name] for name in DAYS))
    known = {code for sets in catalogues.current(actor.org_path).sets_of.values() for code in sets}
    if unknown := sorted(set(plan["sets"]) - known):
        raise Invalid("The catalogue has no such record set.", errors={"sets": unknown})
