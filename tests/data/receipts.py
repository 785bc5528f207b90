"""Receipts as media gives them for files that were taken in, without a media service."""

import datetime
import hashlib
import uuid
from typing import Any

from services.common.actor import Actor
from services.common.secrets import tickets


def facts(kind: str = "evidence", **changes: Any) -> dict[str, Any]:
    """What media says of a checked file; each is another one."""
    file_id = uuid.uuid4()
    known = {"id": str(file_id), "sha256": hashlib.sha256(file_id.bytes).hexdigest(), "kind": kind}
    known |= {"name": "毕业证书.jpg", "type": "image/jpeg", "bytes": 90_000, "pages": 1, "width": 197, "height": 244}
    return known | changes


def receipt(of: dict[str, Any], actor: Actor, age: datetime.timedelta = datetime.timedelta()) -> str:
    """The receipt that the actor got for a file, so long ago."""
    return tickets.receipt(of, actor, datetime.datetime.now(datetime.UTC) - age)
