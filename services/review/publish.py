"""Brings the chains of chains/*.yaml into force; run by the deploy step (R-REV-02). Those in variants/ are samples."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from marshmallow import fields, pre_load, validate
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from services.common import roles
from services.common.contract import Body
from services.common.contracts.identity import CATEGORIES, LEVELS
from services.common.request import LANGUAGES
from services.review.domain import choosing
from services.review.domain.desks import DESKS, SEEN_FROM_A_PARTY
from services.review.models import Chain

FILES = Path(__file__).parent / "chains"
LISTS = ("categories", "authority_levels", "provinces")


def _names() -> fields.Dict:
    return fields.Dict(
        keys=fields.String(validate=validate.OneOf(LANGUAGES)),
        values=fields.String(),
        required=True,
        validate=validate.Length(len(LANGUAGES)),
    )


def _several(known: Iterable[str], **options: Any) -> fields.List:
    return fields.List(fields.String(validate=validate.OneOf(sorted(known))), validate=validate.Length(1), **options)


class StepFormat(Body):
    """One step: `roles` at the organisation that `desk` picks, seen from the school or a party, decide it.

    They have `days` working days.

    `sets` are the record sets that it looks at; none: all.
    """

    name = _names()
    desk = fields.String(required=True, validate=validate.OneOf((*DESKS, *SEEN_FROM_A_PARTY)))
    roles = _several(roles.REVIEW, required=True)
    sets = fields.List(fields.String(), load_default=None, validate=validate.Length(1))
    days = fields.Integer(load_default=10, validate=validate.Range(1))


class PositionFormat(Body):
    """Steps that lie beside each other; a step alone needs no `together` around it."""

    together = fields.List(fields.Nested(StepFormat), required=True, validate=validate.Length(1))

    @pre_load
    def alone(self, data: Any, **_: object) -> Any:
        """A step alone is taken for a position of its own."""
        return data if isinstance(data, dict) and "together" in data else {"together": [data]}


class ChainFormat(Body):
    """A chain file; its positions are taken in order. The conditions say where it holds; none: everywhere."""

    code = fields.String(required=True)
    names = _names()
    business = fields.String(required=True)
    categories = _several(CATEGORIES, required=True)
    hub = fields.Boolean(load_default=None)
    authority_levels = _several(LEVELS, load_default=None)
    provinces = fields.List(
        fields.String(validate=validate.Regexp(r"^\d{6}$")), load_default=None, validate=validate.Length(1)
    )
    steps = fields.List(fields.Nested(PositionFormat), required=True, validate=validate.Length(1))


def terms(chain: dict[str, Any]) -> choosing.Terms:
    """Which cases a chain of a file serves."""
    told = {name: chain[name] and frozenset(chain[name]) for name in LISTS}
    return choosing.Terms(chain["code"], chain["business"], hub=chain["hub"], **told)


def publish(db: Session, folder: Path = FILES) -> None:
    """Make every changed file a new version and retire chains whose file is gone; running cases keep theirs.

    A file that is not of the format is a ValidationError; a ValueError if nothing chooses between two chains.
    """
    chains = [ChainFormat().load(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(folder.glob("*.yaml"))]
    _refuse_overlap(chains)
    retired = update(Chain).where(Chain.in_force, Chain.code.not_in([chain["code"] for chain in chains]))
    db.execute(retired.values(in_force=False))
    for chain in chains:
        _bring_into_force(db, chain)


def _refuse_overlap(chains: list[dict]) -> None:
    """Of two chains for the same case one must ask for more than the other."""
    twice = list(choosing.overlaps(map(terms, chains)))
    if twice:
        raise ValueError(f"nothing chooses between {twice}")


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
