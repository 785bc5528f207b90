"""Who asks: signed by identity for five minutes, carried on every hop, verified by every service."""

import datetime
import functools
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import jwt

from services.common import clock
from services.common.errors import Unauthenticated

GOOD_FOR = datetime.timedelta(minutes=5)
LEEWAY = 5.0  # seconds by which clocks may differ
ALGORITHM = "EdDSA"


@dataclass(frozen=True)
class Actor:
    """A signed-in person in one role-bearing account; `org_path` is the root of the territory."""

    account_id: UUID
    person_id: UUID
    name: str
    roles: frozenset[str]
    org_id: UUID
    org_name: str
    org_path: str
    org_level: str
    session_id: UUID
    teacher_id: UUID | None = None

    def has(self, roles: frozenset[str]) -> bool:
        """Whether one of `roles` is the actor's."""
        return bool(self.roles & roles)

    def covers(self, path: str) -> bool:
        """Whether an organisation at `path` lies in the actor's territory (R-SEC-01)."""
        return path.startswith(self.org_path)


UUIDS = ("account_id", "person_id", "org_id", "session_id")
TEXTS = ("name", "org_name", "org_path", "org_level")


def sign(actor: Actor, private_key: bytes, now: datetime.datetime) -> str:
    """The actor as a token that is good for five minutes."""
    claims: dict[str, Any] = {field: str(getattr(actor, field)) for field in (*UUIDS, *TEXTS)}
    claims |= {
        "roles": sorted(actor.roles),
        "teacher_id": str(actor.teacher_id) if actor.teacher_id else None,
    }
    at = clock.real(now)
    return jwt.encode(claims | {"iat": at, "exp": at + GOOD_FOR}, private_key, ALGORITHM)


def verify(token: str, public_key: bytes) -> Actor:
    """The actor of a token; raises Unauthenticated for a forged or outdated one."""
    try:
        actor, until = _read(token, public_key)
    except jwt.InvalidTokenError:
        raise Unauthenticated("Please sign in again.") from None
    if time.time() > until:
        raise Unauthenticated("Please sign in again.")
    return actor


@functools.lru_cache(maxsize=2000)
def _read(token: str, public_key: bytes) -> tuple[Actor, float]:
    """The actor and until when; a person sends the same token many times, and its signature is checked once."""
    claims = jwt.decode(token, public_key, [ALGORITHM], {"require": ["exp"]}, leeway=LEEWAY)
    known: dict[str, Any] = {field: UUID(claims[field]) for field in UUIDS} | {field: claims[field] for field in TEXTS}
    teacher_id = UUID(claims["teacher_id"]) if claims["teacher_id"] else None
    return Actor(roles=frozenset(claims["roles"]), teacher_id=teacher_id, **known), claims["exp"] + LEEWAY
