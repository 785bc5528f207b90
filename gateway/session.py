"""Who sent a request: cookie or bearer token, renewed at identity at least once a minute, and the CSRF check."""

import datetime
import hashlib
import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cachetools import TTLCache
from flask import Request, Response

from gateway import access_rules
from services.common import clock, roles, settings
from services.common.actor import Actor, verify
from services.common.bus.client import Bus
from services.common.errors import Forbidden, Unauthenticated
from services.contracts.identity import sessions

COOKIE = "xingtan_session"
CSRF_COOKIE = "xingtan_csrf"
CSRF_HEADER = "X-CSRF-Token"
PASSES = "xingtan.passes"
CHECK_EVERY = 60.0
MOST_PASSES = 10_000


@dataclass(frozen=True)
class Signed:
    """Somebody signed in: the signed actor as `token` and verified, and what the pages show of the person."""

    token: str
    actor: Actor
    me: dict


class Passes:
    """The passes that this process holds for CHECK_EVERY seconds, by a digest of the session's secret."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._passes = TTLCache[bytes, Signed](MOST_PASSES, CHECK_EVERY, clock)
        self._lock = threading.Lock()
        self.ended = 0

    def __len__(self) -> int:
        with self._lock:
            return len(self._passes)

    def get(self, secret: str) -> Signed | None:
        """The pass of a session that was checked less than a minute ago."""
        with self._lock:
            return self._passes.get(_digest(secret))

    def store(self, secret: str, signed: Signed, ended_before: int) -> None:
        """Store a pass just renewed (good for five minutes, stored for one), unless a session ended meanwhile.

        A newcomer's is not stored: with the first own password the roles change, and everywhere at once.
        """
        with self._lock:
            if ended_before == self.ended and roles.NEWCOMER not in signed.actor.roles:
                self._passes[_digest(secret)] = signed

    def forget(self, session_id: str) -> None:
        """Drop the pass of a session that ended."""
        with self._lock, self._passes.timer:
            self.ended += 1
            for digest, signed in list(self._passes.items()):
                if str(signed.actor.session_id) == session_id:
                    del self._passes[digest]

    def forget_all(self) -> None:
        """Drop every pass: something may have been announced while nobody listened."""
        with self._lock:
            self.ended += 1
            self._passes.clear()


def of(request: Request, bus: Bus, passes: Passes, *, language: str, request_id: str) -> Signed:
    """Who sent the request; raises Unauthenticated, or Forbidden for a write without its CSRF token."""
    secret = _bearer(request)
    if secret is None:
        secret = request.cookies.get(COOKIE)
        if not secret:
            raise Unauthenticated("Please sign in.")
        _check_csrf(request, secret)
    signed = passes.get(secret)
    if signed is None:
        ended_before = passes.ended
        signed = _renewed(secret, bus, language=language, request_id=request_id)
        passes.store(secret, signed, ended_before)
    return signed


def opened(response: Response, session: dict) -> Response:
    """The response with the cookies of a session that was just opened."""
    expires = clock.real(datetime.datetime.fromisoformat(session["expires_at"]))
    common: dict[str, Any] = {"expires": expires, "secure": in_production(), "samesite": "Lax", "path": "/"}
    response.set_cookie(COOKIE, session["token"], httponly=True, **common)
    response.set_cookie(CSRF_COOKIE, csrf_token(session["token"]), httponly=False, **common)
    return response


def closed(response: Response) -> Response:
    """The response that takes the session's cookies away."""
    for name in (COOKIE, CSRF_COOKIE):
        response.delete_cookie(name, path="/", secure=in_production(), samesite="Lax")
    return response


def csrf_token(secret: str) -> str:
    """What a page must send as X-CSRF-Token: only who can read our cookies knows it, and it fits one session."""
    return hmac.new(settings.load().web_secret, b"csrf:" + secret.encode(), hashlib.sha256).hexdigest()


def in_production() -> bool:
    """Whether pages are only ever served over TLS."""
    return settings.load().mode == settings.PRODUCTION


def _bearer(request: Request) -> str | None:
    header = request.headers.get("Authorization")
    if header is None:
        return None
    kind, _, secret = header.partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise Unauthenticated("Please sign in.")
    return secret.strip()


def _check_csrf(request: Request, secret: str) -> None:
    if request.method not in access_rules.WRITING:
        return
    if not hmac.compare_digest(request.headers.get(CSRF_HEADER, "").encode(), csrf_token(secret).encode()):
        raise Forbidden("The page is out of date. Load it again, then repeat what you did.")


def _renewed(secret: str, bus: Bus, *, language: str, request_id: str) -> Signed:
    found = bus.send(sessions.renew, {"token": secret}, language=language, request_id=request_id).plain()
    actor = verify(found["actor"], settings.load().actor_public_key)
    return Signed(found["actor"], actor, found["me"])


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
