"""The refusals: a handful of classes that cross the bus as themselves and become the right HTTP status.

The first argument is the message in English, with `{names}` for what varies; it is also the key under which
`messages/` keeps the Chinese wording, so that a reader sees in the code what a user will read.
"""

from typing import Any


class Refused(Exception):
    """A request that the system understood and will not do; nothing was changed."""

    status = 400

    def __init__(self, message: str, *, errors: dict | None = None, **params: Any):
        super().__init__(message)
        self.message = message
        self.errors = errors or {}
        self.params = params

    def __str__(self) -> str:
        return self.message.format(**self.params)

    def as_dict(self) -> dict:
        """The refusal as it travels: kind, message, params, errors (field → messages)."""
        return {
            "kind": type(self).__name__,
            "message": self.message,
            "params": self.params,
            "errors": self.errors,
        }


class Invalid(Refused):
    """The input is wrong; `errors` says which field and why."""

    status = 422


class Unauthenticated(Refused):
    """Nobody, or nobody any more, is signed in."""

    status = 401


class Forbidden(Refused):
    """Signed in, and not allowed."""

    status = 403


class NotFound(Refused):
    """Not there, or not in the asker's territory: the two are never told apart."""

    status = 404


class Conflict(Refused):
    """Not possible in the state that the thing is in."""

    status = 409


class Stale(Refused):
    """Somebody changed the thing meanwhile; `params` may hold `current` and `by`."""

    status = 412


class TooMany(Refused):
    """Too many tries; come back later."""

    status = 429


class Unavailable(Refused):
    """A part of the system does not answer now; trying again is safe."""

    status = 503


class Broken(Refused):
    """A defect of ours; the log has the rest under the request id."""

    status = 500


ALL = (Invalid, Unauthenticated, Forbidden, NotFound, Conflict, Stale, TooMany, Unavailable, Broken)
KINDS = {kind.__name__: kind for kind in ALL}


def from_dict(wire: dict) -> Refused:
    """The refusal that `as_dict` described; an unknown kind becomes a plain `Refused`."""
    kind = KINDS.get(wire["kind"], Refused)
    return kind(wire["message"], errors=wire.get("errors"), **wire.get("params", {}))
