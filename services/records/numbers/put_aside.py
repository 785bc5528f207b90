"""One subject that cannot be read holds up nothing: it is put aside, and the rest of its batch goes on."""

from collections.abc import Callable
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy.orm import Session

from services.common.bus import inbox
from services.common.contract import Event

Read = Callable[[dict[str, Any]], Any]


def readable(db: Session, event: Event, batch: dict[str, Any], read: Read) -> list[tuple[dict, Any]]:
    """Each item with what `read` makes of it; raises when nothing in the batch can be read."""
    sound, broken = [], []
    fault: Exception | None = None
    for item in batch["items"]:
        try:
            sound.append((item, read(item)))
        except (InvalidTag, ValueError, KeyError) as error:
            broken.append(item)
            fault = error
    if fault and not sound:
        raise fault
    if fault:
        inbox.put_aside(db, event, batch | {"items": broken}, fault)
    return sound
