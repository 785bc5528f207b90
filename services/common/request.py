"""One request on its way through the system: who asks, in which language, under which id."""

import contextvars
import uuid
from dataclasses import dataclass, field

from services.common.actor import Actor

LANGUAGES = ("zh-CN", "en")


@dataclass(frozen=True)
class Request:
    """`id` is the same from the browser to the last event; `key` is a write's idempotency key."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    actor: Actor | None = None
    language: str = LANGUAGES[0]
    key: str | None = None
    call: str | None = None

    def headers(self) -> dict[str, str]:
        """What an event carries on, as message headers."""
        return {"nameko.request_id": self.id}


current: contextvars.ContextVar[Request | None] = contextvars.ContextVar("request", default=None)
