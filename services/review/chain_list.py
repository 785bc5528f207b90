"""The chains that an asker's schools can take, as people read them: what counts, what is coming, what was."""

import datetime
from functools import cache
from typing import Any
from uuid import UUID

import yaml
from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.contracts.review.chains import COMING, NOW, PAST
from services.review.chains_known import begun, may_switch, not_over
from services.review.domain import desks
from services.review.models import Chain
from services.review.publish import FILES, ChainFormat
from services.review.words import named, place_of, sentence

SERVED = ("code", "names", "business", "categories", "hub", "authority_levels")
TOLD = (*SERVED, "id", "version", "org_id", "effective_from", "effective_until", "made_by", "published_at")
STEP = ("desk", "roles", "days", "sets")


def list_chains(db: Session, actor: Actor, **wanted: Any) -> dict[str, Any]:
    """One page of the chains in sight, by business and by when they were made; without `state` what is not over."""
    query = select(Chain).where(_in_sight(actor), _stands(wanted["state"], clock.today()))
    query = query.filter_by(**{name: wanted[name] for name in ("business", "org_id") if wanted[name]})
    found = page(db, query, (Chain.business, Chain.published_at, Chain.id), wanted["limit"], wanted["after"])
    orgs = _orgs(db, {chain.org_id for chain in found["items"]})
    return found | {"items": [_view_of(db, actor, chain, orgs) for chain in found["items"]]}


def chain(db: Session, actor: Actor, chain_id: UUID) -> dict[str, Any]:
    """One version of a chain."""
    found = db.scalar(select(Chain).where(Chain.id == chain_id, _in_sight(actor)))
    if found is None:
        raise NotFound("This chain does not exist.")
    return view_of(db, actor, found)


def samples(db: Session, _actor: Actor) -> dict[str, Any]:
    """The chains that are shipped as samples, for nobody's schools yet."""
    language = db.info["request"].language
    return {"items": [_served(_sample_file, language) for _sample_file in _sample_files()]}


def view_of(db: Session, actor: Actor, chain: Chain) -> dict[str, Any]:
    """A chain, with whose it is and what the asker may do to it."""
    return _view_of(db, actor, chain, _orgs(db, {chain.org_id}))


def _in_sight(actor: Actor) -> ColumnElement[bool]:
    """For all schools, for some of the territory, for what lies above it."""
    start, end = path_range(actor.org_path)
    within = and_(Chain.org_path >= start, Chain.org_path < end)
    return or_(Chain.org_id.is_(None), within, Chain.org_path.in_(desks.above(actor.org_path)))


def _stands(state: str | None, today: datetime.date) -> ColumnElement[bool]:
    known = {
        NOW: and_(begun(today), not_over(today)),
        COMING: and_(not_(begun(today)), not_over(today)),
        PAST: not_(not_over(today)),
    }
    return known[state] if state else not_over(today)


def _state(chain: Chain, today: datetime.date) -> str:
    since, until = chain.effective_from or datetime.date.min, chain.effective_until
    if until is not None and (until <= today or until <= since):
        return PAST
    return COMING if since > today else NOW


def _orgs(db: Session, org_ids: set[UUID | None]) -> dict[UUID, Any]:
    query = select(known_org.c.id, known_org.c.name, known_org.c.level).where(known_org.c.id.in_(org_ids - {None}))
    return {row.id: row for row in db.execute(query)}


def _view_of(db: Session, actor: Actor, chain: Chain, orgs: dict[UUID, Any]) -> dict[str, Any]:
    org, state = orgs.get(chain.org_id) if chain.org_id else None, _state(chain, clock.today())
    mine = may_switch(actor, chain.org_path) and state != PAST
    view = {name: getattr(chain, name) for name in TOLD} | {
        "org_name": org.name if org else None,
        "org_level": org.level if org else None,
        "state": state,
        "may": ["replace", "end"] if mine else [],
    }
    return view | _served({"names": chain.names, "steps": chain.steps}, db.info["request"].language)


def _served(chain: dict[str, Any], language: str) -> dict[str, Any]:
    """What a chain of a file or the table is called and how it goes."""
    positions = [position["together"] for position in chain["steps"]]
    return {name: chain[name] for name in SERVED if name in chain} | {
        "name": named(chain["names"], language),
        "positions": [[_step(step, language) for step in steps] for steps in positions],
        "text": sentence(positions, language),
    }


def _step(step: dict[str, Any], language: str) -> dict[str, Any]:
    unit = step.get("unit")
    view = {name: step[name] for name in STEP} | {"unit": unit, "names": step["name"]}
    view |= {"originals": step.get("originals", False)}
    return view | {"name": named(step["name"], language), "desk_name": place_of(step["desk"], unit, language)}


@cache
def _sample_files() -> list[dict[str, Any]]:
    files = sorted(FILES.glob("variants/*.yaml"))
    return [ChainFormat().load(yaml.safe_load(path.read_text("utf-8"))) for path in files]
