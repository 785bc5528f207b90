"""Versions in a list: those of the asker's office with its drafts, and what the offices above have published."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.database.paging import page
from services.training.models import RuleVersion
from services.training.rules import finding, owners, viewing


def rules(db: Session, actor: Actor, limit: int, after: str | None, **wanted: Any) -> dict[str, Any]:
    """One page, the latest first."""
    query = select(RuleVersion).where(finding.in_sight(actor), _box(actor, wanted["box"]))
    if wanted["state"]:
        query = query.where(RuleVersion.state == wanted["state"])
    found = page(db, query, (RuleVersion.seq,), limit, after, descending=True)
    return found | {"items": [viewing.row(actor, each) for each in found["items"]]}


def _box(actor: Actor, box: str) -> ColumnElement[bool]:
    if box == "own":
        return RuleVersion.org_path == actor.org_path
    places = owners.above(actor.org_path)
    return RuleVersion.org_path.in_(places[:-1] if box == "above" else places)
