"""Keeps what identity announces of organisations; what belongs to them here goes with them."""

from typing import Any

from sqlalchemy.orm import Session

from services.common.copies import known_orgs
from services.training.rules import owners


def learn(db: Session, orgs: list[dict[str, Any]]) -> None:
    """Up to 500 organisations; their rules follow them to another place in the tree."""
    known_orgs.learn_all(db, orgs)
    owners.follow(db, [org["id"] for org in orgs])
