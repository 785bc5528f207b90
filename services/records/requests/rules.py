"""The rules of requests on plain values: which review one needs, who may do what to it when, what is in conflict."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from services.common.errors import Conflict, Forbidden
from services.contracts.records import change_requests as contract
from services.records.file import filling

KEY, REVIEWED, FREE = "key", "reviewed", "free"  # classes of fields, as the catalogue has them (R-REC-27)
ADDED, CHANGED, DELETED = contract.OPS
BASIC, PHOTO = "basic", "photo"  # the photo is asked for, held and compared apart from what else 基本信息 says
# The business that asks for more goes before the others.
RANKS = {contract.FREE: 0, contract.ADDITION: 1, contract.CHANGE: 2, contract.KEY_CHANGE: 3}
# What is done to a request → from which states it leads where.
MOVES = {
    "propose": dict.fromkeys((contract.DRAFT, contract.RETURNED, contract.CONFLICT), contract.PROPOSED),
    "submit": dict.fromkeys((contract.DRAFT, contract.RETURNED, contract.PROPOSED), contract.SUBMITTED),
    "save": dict.fromkeys((contract.DRAFT, contract.RETURNED), contract.APPROVED),
    "return": {contract.PROPOSED: contract.RETURNED},
    "withdraw": dict.fromkeys((contract.PROPOSED, contract.SUBMITTED, contract.CONFLICT), contract.WITHDRAWN),
    "resolve": {contract.CONFLICT: contract.SUBMITTED},
}
EDITABLE = (contract.DRAFT, contract.RETURNED)
PRIVATE = (contract.DRAFT, contract.PROPOSED, contract.RETURNED)  # no business of others than those who write it
OPEN = (contract.PROPOSED, contract.SUBMITTED, contract.CONFLICT)
DECIDED = (contract.APPROVED, contract.REJECTED, contract.WITHDRAWN)
FAILED = (contract.REJECTED, contract.WITHDRAWN)
OF_THE_SCHOOL = "Changes are asked for by the teacher's own school."
HOLDING = (contract.SUBMITTED, contract.CONFLICT)


class Place(NamedTuple):
    """What a correction order names: a set, an entry of it, a field of that."""

    set_code: str
    entry_id: str | None
    field: str | None


def business_of(parts: Iterable[tuple[str, Collection[str]]]) -> str:
    """The review that a request needs; of each entry what is asked and the classes of the fields that differ."""
    return max((_business_of(op, classes) for op, classes in parts), key=RANKS.__getitem__)


def _business_of(op: str, classes: Collection[str]) -> str:
    if op == ADDED:
        return contract.ADDITION
    if op == CHANGED and KEY in classes:
        return contract.KEY_CHANGE
    return contract.FREE if op == CHANGED and set(classes) <= {FREE} else contract.CHANGE


def number_of(begun: datetime.date, seq: int) -> str:
    """申请编号: the day on which a request was begun, in China, and its place among all: 20261129-000042."""
    return f"{begun:%Y%m%d}-{seq:06}"


def move(state: str, act: str) -> str:
    """The state that an act leads to, or a refusal."""
    try:
        return MOVES[act][state]
    except KeyError:
        raise Conflict("This request is {state}; that cannot be done to it any more.", state=state) from None


def refuse_unless_editable(state: str) -> None:
    """Only what was not handed in is changed or deleted."""
    if state not in EDITABLE:
        raise Conflict("Only a draft is changed or deleted. Take the request back and ask anew.")


def refuse_unless_ended(state: str) -> None:
    """Only what failed is begun anew."""
    if state not in FAILED:
        raise Conflict("Only a request that was rejected or taken back is begun anew.")


def refuse_unless_withdraws(state: str, *, writes: bool, school: bool) -> None:
    """Who wrote it takes it back, and the school what waits for review; to a teacher it gives back, with a reason."""
    if not (writes or school):
        raise Forbidden("A request is taken back by whoever handed it in.")
    if state == contract.PROPOSED and not writes:
        raise Forbidden("Only the teacher takes this back. Give it back to the teacher, and say why.")


def refuse_unless_asks(
    part: str | None, op: str, record_set: Any, classes: Collection[str], fields: Collection[str] = ()
) -> None:
    """Who asks for what: the school for anything, the teacher and the authority for additions that are theirs.

    A free field is the teacher's own to change where the set is (R-REC-14, R-REC-27), and another photo may be asked
    for by the one who is on it.
    """
    if part is None:
        raise Forbidden(OF_THE_SCHOOL)
    if op == ADDED:
        filling.refuse_unless_adds(part, record_set)
        return
    filling.refuse_unless_fills(part, record_set)
    is_free = op == CHANGED and set(classes) <= {FREE}
    if part == filling.TEACHER and not (is_free or is_photo(op, record_set.code, fields)):
        raise Forbidden("Your school asks for a change of what is effective. If a value is wrong, tell the school.")
    if part == filling.AUTHORITY:
        raise Forbidden(OF_THE_SCHOOL)


def is_photo(op: str, set_code: str, fields: Collection[str]) -> bool:
    """Whether another photo is asked for, and nothing else."""
    return op == CHANGED and set_code == BASIC and set(fields) == {PHOTO}


def in_window(op: str, set_code: str, fields: Collection[str]) -> bool:
    """Whether a teacher asks that only where and when the school lets teachers fill in (R-ID-11)."""
    return op == ADDED or is_photo(op, set_code, fields)


def held_entries(asked: Iterable[tuple[UUID, str, Collection[str]]]) -> list[UUID]:
    """What a request holds, of entries with their set and fields: the photo as an entry of its own."""
    found = []
    for entry_id, set_code, fields in asked:
        named = set(fields) if set_code == BASIC else set()
        found += [entry_id] if named != {PHOTO} else []
        found += [uuid5(entry_id, PHOTO)] if PHOTO in named else []
    return found


def may(state: str, *, writes: bool, school: bool, free: bool = False) -> list[str]:
    """What somebody can do to a request now: who `writes` it, or whoever enters files at its `school`."""
    found: list[str] = []
    if writes and state in EDITABLE:
        found += ["change", "submit", "delete"]
    if school and not writes and state == contract.PROPOSED:
        found += ["submit", "return"]
    if (writes and state == contract.PROPOSED) or ((writes or school) and state in HOLDING and not free):
        found.append("withdraw")
    if (writes or school) and state == contract.CONFLICT:
        found.append("resolve")
    if writes and state in FAILED:
        found.append("copy")
    return found


def rounds(named: Iterable[Collection[UUID]]) -> list[list[int]]:
    """The places of requests by the entries that they name, in rounds in which no entry is named twice."""
    found: list[tuple[list[int], set[UUID]]] = []
    for place, entries in enumerate(named):
        here = next((each for each in found if each[1].isdisjoint(entries)), None)
        if here is None:
            here = ([], set())
            found.append(here)
        here[0].append(place)
        here[1].update(entries)
    return [places for places, _ in found]


def untouched(places: Iterable[Place], asked: Collection[tuple[str, str, str, Collection[str]]]) -> list[Place]:
    """The places of an order that nothing touches of what is `asked`: by op, set, entry and fields."""
    return [place for place in places if not any(_touches(place, *each) for each in asked)]


def _touches(place: Place, op: str, set_code: str, entry_id: str, fields: Collection[str]) -> bool:
    if set_code != place.set_code or place.entry_id not in (None, entry_id):
        return False
    return place.field is None or op == DELETED or place.field in fields


def unproved(keys: Iterable[str], evidence: Mapping[str, Collection[str]], proved: Iterable[str]) -> list[str]:
    """The key fields that nothing speaks for; `proved` are those that files among the values prove."""
    known = {field for field, files in evidence.items() if files} | set(proved)
    return [field for field in keys if field not in known]


def differing(codes: Iterable[str], one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The fields whose values are not the same; nothing and an empty list are."""
    return [code for code in codes if _known(one.get(code)) != _known(other.get(code))]


def met(codes: Iterable[str], before: Mapping[str, Any], now: Mapping[str, Any], asked: Mapping[str, Any]) -> list[str]:
    """The fields in conflict: they are neither what they were when it was asked, nor what was asked."""
    moved = differing(codes, before, now)
    return differing(moved, now, asked)


def applied(kept: Mapping[str, Any], fields: Collection[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of an entry, with these fields as they are asked for; a field without a value is empty."""
    return {code: value for code, value in kept.items() if code not in fields} | dict(values)


def _known(value: Any) -> Any:
    return None if value in ("", []) else value
