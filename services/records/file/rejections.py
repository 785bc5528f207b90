"""What was rejected stays rejected until it is changed or explained, and is never offered again (R-REV-04).

A reason is {id, set, entry_id, field, reason, digest, version, explanation}. The digest stands for the rejected value
and tells nothing about it; a reason that names no field has none.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from services.records.file.values import value_digest

Reason = dict[str, Any]


def reason_of(given: Mapping[str, Any], held: Mapping[str, Any] | None, version: int) -> Reason:
    """A reviewer's reason as a file keeps it; `held` are the values of the entry that it names, in clear."""
    named = held is not None and given.get("set") and given.get("field")
    digest = (
        value_digest(given["set"], given["field"], held.get(given["field"])) if named and held is not None else None
    )
    entry_id = given.get("entry_id")
    return {
        "id": str(uuid.uuid4()),
        "set": given.get("set"),
        "entry_id": str(entry_id) if entry_id else None,
        "field": given.get("field"),
        "reason": given["reason"],
        "digest": digest,
        "version": version,
        "explanation": None,
    }


def is_mended(reason: Reason, held: Mapping[str, Any] | None, version: int) -> bool:
    """Whether what a reason names was changed, or the reason was answered. `held` is none where the entry is gone."""
    if reason["explanation"]:
        return True
    if reason["digest"] is None:
        return version != reason["version"]
    return held is None or not is_rejected(reason, held)


def is_rejected(reason: Reason, held: Mapping[str, Any]) -> bool:
    """Whether the values hold what this reason is about, still or again."""
    return value_digest(reason["set"], reason["field"], held.get(reason["field"])) == reason["digest"]


def coming_back(reasons: Iterable[Reason], set_code: str, entry_id: Any, values: Mapping[str, Any]) -> list[str]:
    """The fields of an entry in which a rejected value stands that nobody explained."""
    return [
        reason["field"]
        for reason in reasons
        if reason["digest"]
        and not reason["explanation"]
        and reason["set"] == set_code
        and reason["entry_id"] == (str(entry_id) if entry_id else None)
        and is_rejected(reason, values)
    ]


def never_offered(rejected: Iterable[str], set_code: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values for a default, preset or copy, without those that were ever rejected in this file."""
    known = set(rejected)
    if not known:
        return dict(values)
    return {code: value for code, value in values.items() if value_digest(set_code, code, value) not in known}
