"""The rules of changes of status on plain values: what keeps one from being written, what a month says."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from services.common.errors import Refused
from services.contracts.records.status_changes import LEFT
from services.records.file.rules import EFFECTIVE

NOT_HERE = "There is no such file here."
LIES_ELSEWHERE = "The file does not lie with the school that entered this any more."
NOT_HELD = "The file is not held for this change any more."
NOT_EFFECTIVE = "This file has not passed its first review yet."
CHANGED_MEANWHILE = "The status is {status} by now, and not what was shown; please look again and enter it anew."
NO_SUCH_STATUS = "This school's catalogue has no such status."
LATER_STANDS = "What was written with it was changed since; mend the file by a request instead."
NO_SUCH_POST = "This school's catalogue has no such post, stage or form of employment."
IN_THE_SCHOOL = "Post at this school changed from {day} on."
LONGEST_NAME = 60  # of an organisation in a record set
WENT = "From {before} to {after}, from {day} on."


def has_left(status: str | None) -> bool:
    """Whether somebody with this status is gone from the school (不在本单位任职)."""
    return bool(status and status.startswith(LEFT))


def against(
    item: Mapping[str, Any], file: Any, held_for: Collection[UUID], known_codes: Collection[str], status_name: str
) -> Refused | None:
    """What keeps a change from being written into a file as it lies now; none if nothing does."""
    if file.org_id != item["org_id"]:
        return Refused(LIES_ELSEWHERE)
    if hold_of(item) not in held_for:
        return Refused(NOT_HELD)
    if file.stage != EFFECTIVE:
        return Refused(NOT_EFFECTIVE)
    if file.personnel_status != item["from_status"]:
        return Refused(CHANGED_MEANWHILE, status=status_name)
    return None if item["to_status"] in known_codes else Refused(NO_SUCH_STATUS)


def hold_of(item: Mapping[str, Any]) -> UUID:
    """The business that holds the file for a change."""
    hold: UUID = item.get("hold") or item["ref"]
    return hold


def last_month(day: datetime.date, since: str | None) -> str:
    """The month until which somebody worked who left on a day, and never before it began."""
    month = f"{day:%Y-%m}"
    return max(month, since or month)


def short(name: str) -> str:
    """The name of an organisation as a record set takes it."""
    return name[:LONGEST_NAME]


def rotation_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of 交流轮岗 of somebody whose personnel relation stays."""
    names = {"origin": short(said["origin"]), "host": short(said["host"])}
    since = f"{said['start']:%Y-%m}"
    return names | {"rotation_type": said["type"], "moves_personnel_relation": False, "from": since}
