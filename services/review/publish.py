"""Brings the chains of chains/*.yaml into force; run by the deploy step (R-REV-02)."""

from collections import Counter
from pathlib import Path

import yaml
from marshmallow import fields, validate
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from services.common import roles
from services.common.contract import Body
from services.common.contracts.identity import CATEGORIES
from services.common.request import LANGUAGES
from services.review.domain import DESKS
from services.review.models import Chain

FILES = Path(__file__).parent / "chains"


class StepFormat(Body):
    """One step: `roles` at the organisation that `desk` picks decide it within `days` working days."""

    name = fields.Dict(keys=fields.String(validate=validate.OneOf(LANGUAGES)), values=fields.String(), required=True)
    desk = fields.String(required=True, validate=validate.OneOf(sorted(DESKS)))
    roles = fields.List(
        fields.String(validate=validate.OneOf(sorted(roles.REVIEW))),
        required=True,
        validate=validate.Length(1),
    )
    days = fields.Integer(load_default=10, validate=validate.Range(1))


class ChainFormat(Body):
    """A chain file. `steps` are taken in order; steps beside each other will share one entry, `together`."""

    code = fields.String(required=True)
    business = fields.String(required=True)
    categories = fields.List(
        fields.String(validate=validate.OneOf(CATEGORIES)), required=True, validate=validate.Length(1)
    )
    steps = fields.List(fields.Nested(StepFormat), required=True, validate=validate.Length(1))


def publish(db: Session, folder: Path = FILES) -> None:
    """Make every changed file a new version and retire chains whose file is gone; running cases keep theirs.

    A file that is not of the format is a ValidationError, two chains for the same cases a ValueError.
    """
    chains = [ChainFormat().load(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(folder.glob("*.yaml"))]
    _refuse_overlap(chains)
    retired = update(Chain).where(Chain.in_force, Chain.code.not_in([chain["code"] for chain in chains]))
    db.execute(retired.values(in_force=False))
    for chain in chains:
        _bring_into_force(db, chain)


def _refuse_overlap(chains: list[dict]) -> None:
    """Business and category must lead to one chain."""
    serves = Counter((chain["business"], category) for chain in chains for category in chain["categories"])
    twice = sorted(case for case, count in serves.items() if count > 1)
    if twice:
        raise ValueError(f"more than one chain serves {twice}")


def _bring_into_force(db: Session, chain: dict) -> None:
    now = db.scalar(select(Chain).where(Chain.code == chain["code"], Chain.in_force))
    if now and all(getattr(now, name) == value for name, value in chain.items()):
        return
    if now:
        now.in_force = False
        db.flush()
    last = db.scalar(select(func.max(Chain.version)).where(Chain.code == chain["code"])) or 0
    db.add(Chain(**chain, version=last + 1, in_force=True))
    db.flush()
