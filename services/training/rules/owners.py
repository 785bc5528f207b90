"""Whose rules there are: of the ministry, provinces, cities, counties and universities (R-TRN-02)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden
from services.contracts.identity.orgs import AUTHORITIES

UNIVERSITY = "university"
NO_OWNER = "Rules of credits belong to education authorities and universities."
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('rules of ' || :path, 0))")
FOLLOW = text(
    "UPDATE rule_version SET org_path = known_org.path, org_name = known_org.name FROM known_org"
    " WHERE known_org.id = rule_version.org_id AND rule_version.org_id = ANY (CAST(:ids AS uuid[]))"
    " AND (rule_version.org_path, rule_version.org_name) IS DISTINCT FROM (known_org.path, known_org.name)"
)


@dataclass(frozen=True)
class Owner:
    """An organisation that has rules; `level` as documents call it."""

    org_id: UUID | None
    name: str
    level: str
    path: str


def own(db: Session, actor: Actor) -> Owner:
    """The asker's organisation; Forbidden where it can have no rules."""
    found = known_orgs.known(db, actor.org_id)
    level = level_of(found.level, found.category)
    if level is None:
        raise Forbidden(NO_OWNER)
    return Owner(found.id, found.name, level, found.path)


def level_of(level: str, category: str | None) -> str | None:
    """What documents call an owner of this level; None where there can be none."""
    if level in AUTHORITIES:
        return level
    return UNIVERSITY if level == "school" and category == "higher_education" else None


def above(path: str) -> list[str]:
    """The places from the top down to this one."""
    parts = path.rstrip("/").split("/")
    return ["/".join(parts[: count + 1]) + "/" for count in range(len(parts))]


def one_at_a_time(db: Session, path: str) -> None:
    """Nobody else puts a rule of this owner in force until the transaction ends."""
    db.execute(ONE_AT_A_TIME, {"path": path})


def follow(db: Session, ids: list[UUID]) -> None:
    """Rules go with their owners to another place in the tree."""
    db.execute(FOLLOW, {"ids": [str(each) for each in ids]})
