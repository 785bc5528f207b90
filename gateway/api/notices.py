"""站内消息: the asker's own notices (R-GW-05)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.identity import notices

area = Area("notices", "What the asker is told of others' acts.")


@area.get("/notices")
@asks(notices.list_notices)
def list_notices(**asked: Any) -> dict:
    """The own notices, newest first."""
    return ask(notices.list_notices, **asked)


@area.get("/notices/unread")
@asks(notices.unread_notices)
def count_unread_notices(**asked: Any) -> dict:
    """How many of the own notices are not read yet."""
    return ask(notices.unread_notices, **asked)


@area.post("/notices/read")
@asks(notices.read_notices)
def read_notices(**asked: Any) -> dict:
    """Note that some of the own notices were read now."""
    return ask(notices.read_notices, **asked)


@area.post("/notices/read-all")
@asks(notices.read_all_notices)
def read_all_notices(**asked: Any) -> dict:
    """Note that all own notices that had arrived at an instant were read now."""
    return ask(notices.read_all_notices, **asked)
