"""Signed tickets: what one service tells another through the hands of a browser, good for a short time.

A receipt says which checked file somebody uploaded; a link says which file somebody may read now; a finding says whom
somebody found by exact number, an absence of which number somebody found nobody; a paper says what somebody prints
about whom; a list names whom somebody may call. Each kind has a key of its own, derived for the site, so one is never
taken for the other. Anybody can read what a ticket says, so it holds nothing secret; a link stands in addresses, so it
holds no name either.
"""

import datetime
import functools
import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services.common import clock, settings
from services.common.actor import Actor

RECEIPT, LINK, FINDING, ABSENCE, PAPER = "receipt", "link", "finding", "absence", "paper"
CALLING = "calling"
GOOD_FOR = {RECEIPT: datetime.timedelta(hours=24), LINK: datetime.timedelta(minutes=10)}
GOOD_FOR |= dict.fromkeys((PAPER, CALLING), datetime.timedelta(minutes=5))
GOOD_FOR |= dict.fromkeys((FINDING, ABSENCE), datetime.timedelta(hours=2))
ALGORITHM = "HS256"


class Untrue(Exception):
    """The ticket is forged, outdated, or one of another kind."""


def issue(kind: str, claims: dict[str, Any], now: datetime.datetime) -> str:
    """`claims` as a ticket; they are plain JSON values."""
    return jwt.encode(claims | {"exp": clock.real(now) + GOOD_FOR[kind]}, _key(kind), ALGORITHM)


def read(kind: str, ticket: str) -> dict[str, Any]:
    """The claims of a ticket of this kind; raises Untrue."""
    try:
        claims = jwt.decode(ticket, _key(kind), [ALGORITHM], {"require": ["exp"]})
    except jwt.InvalidTokenError as error:
        raise Untrue(str(error)) from None
    del claims["exp"]
    return claims


def receipt(facts: dict[str, Any], actor: Actor, now: datetime.datetime) -> str:
    """Lets the actor, and nobody else, attach the file that `facts` describe (contracts/media/files.py)."""
    return issue(RECEIPT, facts | {"id": str(facts["id"]), "account": str(actor.account_id)}, now)


def link(facts: dict[str, Any], actor: Actor, teacher_id: UUID | None, now: datetime.datetime) -> str:
    """Lets the actor, and nobody else, read that file; `teacher_id` is whose it is, for the trail."""
    claims = {name: facts[name] for name in ("sha256", "kind", "type")}
    whose = {"teacher": str(teacher_id) if teacher_id else None, "account": str(actor.account_id)}
    return issue(LINK, claims | whose | {"id": str(facts["id"])}, now)


def finding(teacher_id: UUID, actor: Actor, now: datetime.datetime) -> str:
    """Lets the actor, and nobody else, ask for the teacher that was found (contracts/records/hand_over.py)."""
    return issue(FINDING, {"teacher": str(teacher_id), "account": str(actor.account_id)}, now)


def found(ticket: str, actor: Actor) -> UUID:
    """The teacher whom the actor found; raises Untrue."""
    claims = read(FINDING, ticket)
    if claims["account"] != str(actor.account_id):
        raise Untrue("It was found by somebody else.")
    return UUID(claims["teacher"])


def absence(index: bytes, actor: Actor, now: datetime.datetime) -> str:
    """Says that the actor found nobody by the document with this blind index, of which it tells a digest."""
    return issue(ABSENCE, {"of": _digest(index), "account": str(actor.account_id)}, now)


def check_absence(ticket: str, index: bytes, actor: Actor) -> None:
    """Raises Untrue unless the actor found nobody by this document."""
    claims = read(ABSENCE, ticket)
    if (claims["account"], claims["of"]) != (str(actor.account_id), _digest(index)):
        raise Untrue("It was looked for by somebody else, or somebody else was.")


def paper(teacher_id: UUID, purpose: str, actor: Actor, now: datetime.datetime) -> str:
    """Says that the actor may print something about this teacher, and what."""
    claims = {"teacher": str(teacher_id), "purpose": purpose, "account": str(actor.account_id)}
    return issue(PAPER, claims, now)


def paper_for(ticket: str, actor: Actor) -> tuple[UUID, str]:
    """Whom the paper is about, and what it is; raises Untrue."""
    claims = read(PAPER, ticket)
    if claims["account"] != str(actor.account_id):
        raise Untrue("It is printed by somebody else.")
    return UUID(claims["teacher"]), claims["purpose"]


def calling(teacher_ids: Iterable[UUID], purpose: str, actor: Actor, now: datetime.datetime) -> str:
    """Says that the actor may call these teachers, and what for."""
    claims = {"teachers": [str(each) for each in teacher_ids], "purpose": purpose, "account": str(actor.account_id)}
    return issue(CALLING, claims, now)


def to_call(ticket: str, actor: Actor) -> tuple[list[UUID], str]:
    """Whom the actor may call, and what for; raises Untrue."""
    claims = read(CALLING, ticket)
    if claims["account"] != str(actor.account_id):
        raise Untrue("It is asked for by somebody else.")
    return [UUID(each) for each in claims["teachers"]], claims["purpose"]


def _digest(index: bytes) -> str:
    return hashlib.sha256(index).hexdigest()


@functools.cache
def _key(kind: str) -> bytes:
    known = settings.load()
    derived = HKDF(SHA256(), 32, None, f"xingtan ticket: {known.site} {kind}".encode())
    return derived.derive(known.index_key)
