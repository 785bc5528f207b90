"""What HTTP carries in headers and the bus in fields: the version that was seen, the key of a write."""

import re
import uuid

from flask import Request, g

from services.common.contract import Call
from services.common.errors import Invalid, Refused

IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Any text of the client's own; the same key with the same body is done once and answered again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": 'The version that the change is meant for: the `row_version` in quotes, as in `"7"`; never `W/"7"`.',
    "schema": {"type": "string"},
}
VERSION = re.compile(r'"(\d{1,9})"')  # a weak one, W/"7", never matches here: RFC 9110, 13.1.1
IDS = uuid.UUID("6d1f7a52-3c1b-5f0e-9b52-8d6c1f0a7e11")


class VersionMissing(Refused):
    """A change that does not say which version it is meant for."""

    status = 428


def seen_version(request: Request) -> int:
    """The row version in If-Match; raises VersionMissing or Invalid."""
    text = request.headers.get("If-Match")
    if text is None:
        raise VersionMissing("Say in If-Match which version the change is meant for.")
    found = VERSION.fullmatch(text.strip())
    if not found:
        raise Invalid('If-Match wants one version in double quotes, like "7".')
    return int(found[1])


def idempotency_key(request: Request) -> str | None:
    """The client's key of a write, if it sent one."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not 1 <= len(key) <= 200:
        raise Invalid("Idempotency-Key wants 1 to 200 characters.")
    return key


def new_id(request: Request, call: Call) -> uuid.UUID:
    """An id for a thing that the client did not name: the same again when the write is repeated with its key."""
    key = idempotency_key(request)
    if key is None:
        return uuid.uuid4()
    return uuid.uuid5(IDS, f"{g.signed.actor.account_id} {call.name} {key}")
