"""The chains in force, as people read them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.review.models import Chain
from services.review.words import named, part_of, sentence

TOLD = ("code", "version", "business", "categories", "hub", "authority_levels", "provinces", "published_at")
STEP = ("desk", "roles", "days", "sets")


def list_chains(db: Session) -> dict[str, Any]:
    """All chains in force, by business and code."""
    language = db.info["request"].language
    query = select(Chain).where(Chain.in_force).order_by(Chain.business, Chain.code)
    return {"items": [_shown(chain, language) for chain in db.scalars(query)]}


def _shown(chain: Chain, language: str) -> dict[str, Any]:
    positions = [position["together"] for position in chain.steps]
    return {name: getattr(chain, name) for name in TOLD} | {
        "name": named(chain.names, language),
        "positions": [[_step(step, language) for step in steps] for steps in positions],
        "text": sentence(positions, language),
    }


def _step(step: dict[str, Any], language: str) -> dict[str, Any]:
    told = {name: step[name] for name in STEP}
    return told | {"name": named(step["name"], language), "desk_name": part_of(step["desk"], language)}
