"""Brings the chains of chains/*.yaml and the known holidays into force; run by the deploy step (R-REV-02).

The chains in variants/ are samples.
"""

from pathlib import Path
from typing import Any

import yaml
from marshmallow import fields, pre_load, validate
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.contract import Body
from services.contracts.review.chains import ChainStep, ChainTerms
from services.review import holidays
from services.review.chains_known import end
from services.review.domain import choosing
from services.review.models import Chain

FILES = Path(__file__).parent / "chains"


class PositionFormat(Body):
    """Steps that lie beside each other; a step alone needs no `together` around it."""

    together = fields.List(fields.Nested(ChainStep), required=True, validate=validate.Length(1))

    @pre_load
    def alone(self, data: Any, **_: object) -> Any:
        """A step alone is taken for a position of its own."""
        return data if isinstance(data, dict) and "together" in data else {"together": [data]}


class ChainFormat(ChainTerms):
    """A chain file, for all schools; its positions are taken in order. For some schools chains are made on a page."""

    code = fields.String(required=True)
    steps = fields.List(fields.Nested(PositionFormat), required=True, validate=validate.Length(1))


def terms(chain: dict[str, Any]) -> choosing.Terms:
    """Which cases a chain of a file serves."""
    levels = chain["authority_levels"] and frozenset(chain["authority_levels"])
    return choosing.Terms(chain["code"], chain["business"], frozenset(chain["categories"]), chain["hub"], levels)


def publish(db: Session, folder: Path = FILES) -> None:
    """Make every changed file a new version and end chains whose file is gone, from today; running cases keep theirs.

    Chains for some schools are left alone. A file that is not of the format is a ValidationError; a ValueError if
    nothing chooses between two chains.
    """
    chains = [ChainFormat().load(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(folder.glob("*.yaml"))]
    _refuse_overlap(chains)
    gone = _of_files().where(Chain.code.not_in([chain["code"] for chain in chains]))
    for chain in db.scalars(gone):
        end(chain, clock.today())
    for chain in chains:
        _bring_into_force(db, chain)
    holidays.publish(db)


def _of_files() -> Select:
    return select(Chain).where(Chain.org_id.is_(None), Chain.effective_until.is_(None))


def _refuse_overlap(chains: list[dict]) -> None:
    """Of two chains for the same case one must ask for more than the other."""
    twice = [(one.code, other.code) for one, other in choosing.overlaps(map(terms, chains))]
    if twice:
        raise ValueError(f"nothing chooses between {twice}")


def _bring_into_force(db: Session, chain: dict) -> None:
    now = db.scalar(_of_files().where(Chain.code == chain["code"]))
    if now and all(getattr(now, name) == value for name, value in chain.items()):
        return
    if now:
        end(now, clock.today())
        db.flush()
    last = db.scalar(select(func.max(Chain.version)).where(Chain.code == chain["code"])) or 0
    since = clock.today() if last else None
    db.add(Chain(**chain, version=last + 1, effective_from=since))
    db.flush()
