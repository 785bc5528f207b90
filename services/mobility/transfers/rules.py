"""What may become of a transfer, who may do it, and which way it goes; nothing here touches a database."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from services.common.actor import Actor
from services.common.errors import Conflict
from services.contracts.identity.orgs import SCHOOLS
from services.contracts.mobility.transfers import (
    APPLICANTS,
    ASKED,
    AWAITED,
    BETWEEN,
    BLOCKED,
    COLLECTING,
    DONE,
    FAILED,
    MOVING,
    OPEN,
    OUTSIDE,
    RECEIVING,
    REFUSED,
    REVIEWED,
    ROTATION,
    SENDING,
    UNIVERSITY,
    WITHDRAWN,
    WITHIN,
)

# act: from which states, to which
ACTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "granted": ((ASKED,), REVIEWED),
    "blocked": ((ASKED,), BLOCKED),
    "confirmed": ((REVIEWED,), AWAITED),
    "refused": ((REVIEWED,), REFUSED),
    "withdrawn": ((ASKED, REVIEWED), WITHDRAWN),
    "taken_over": ((AWAITED,), MOVING),
    "handed_over": ((MOVING,), DONE),
    "not_handed_over": ((MOVING,), FAILED),
    "ended": ((ASKED, REVIEWED, AWAITED, COLLECTING), FAILED),
    "entered": ((COLLECTING,), DONE),
    "taken_back": ((COLLECTING,), WITHDRAWN),
}
TOO_LATE = {
    AWAITED: "The sending side has confirmed this transfer; it cannot be taken back any more.",
    MOVING: "The file is being handed over; the transfer cannot be taken back any more.",
    DONE: "The file was handed over; ask for a transfer back instead.",
    COLLECTING: "A transfer from outside is taken back together with its file, before that is handed over for review.",
}
CLOSED = "This transfer has ended."
NOT_YET = "The file can be taken over once both sides have confirmed."
PARTS = {  # whose confirmation a transfer needs, in this order, as its chain ships
    BETWEEN: ("school", "authority", "sending", "sending_authority"),
    WITHIN: ("school", "sending", "authority"),
    UNIVERSITY: ("school", "sending", "authority"),
    OUTSIDE: ("entry", "school", "authority"),
}
SENDING_PARTS = frozenset({"sending", "sending_authority"})
# How many parts of one from outside are behind it, by the stage of its file.
PASSED = {"school_review": 1, "authority_review": 2, "effective": 3}
HIGHER = "higher_education"
# 人员状态: 调出 辞职 离职 are hired anew by the transfer; 退休 离休; what begins with 3 is gone, with 2 away
REHIRED, RETIRED = ("305", "306", "307"), ("301", "302")
GONE, AWAY = "3", "2"
OWN_SCHOOL = "This teacher is at that school already."
NOT_EFFECTIVE = "This teacher's file is not effective yet; the sending school has to finish its first entry."
HAS_LEFT = "This teacher has died or was dismissed; there is nobody to be transferred."
HAS_RETIRED = (
    "This teacher has retired. For re-employment elsewhere the sending school enters 返聘 (re-employment) first."
)
NO_ROTATION = "This teacher has left the school; ask for a transfer, and not for a rotation."
IS_AWAY = "This teacher is away from the post; the sending school has to bring the teacher back to the post first."
IS_OPEN = "A transfer of this teacher is under way already."
NOT_A_SCHOOL = "Teachers go to schools; choose the receiving school."
CLOSED_SCHOOL = "The receiving school is closed."
OTHER_PROVINCE = "This teacher is in another province; transfers between provinces go from site to site."
NOT_YOURS = "You ask for teachers for your own school, or as its office for a school that you manage."


class School(Protocol):
    """A school of a transfer, as the organisation tree has it."""

    id: UUID
    authority_id: UUID | None
    category: str | None


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict in a state in which it cannot be done."""
    before, after = ACTS[act]
    if state in before:
        return after
    if act == "withdrawn":
        raise Conflict(TOO_LATE.get(state, CLOSED))
    raise Conflict(NOT_YET if act == "taken_over" and state in OPEN else CLOSED)


def business_of(sending: School, receiving: School) -> str:
    """What review is asked for: a step that one office would decide twice is done once (R-MOB-03)."""
    if sending.category == receiving.category == HIGHER:
        return UNIVERSITY
    return WITHIN if sending.authority_id == receiving.authority_id else BETWEEN


def province_of(path: str) -> str:
    """The part of a path that tells the province, and with it the site (R-MOB-04)."""
    return "/".join(path.split("/")[:2])


def refuse_unless_transferable(stage: str, status: str | None, kind: str, *, is_open: bool) -> None:
    """A teacher with an effective file can be asked for who is at the post or has resigned, by one school at a time."""
    if is_open:
        raise Conflict(IS_OPEN)
    if stage != "effective":
        raise Conflict(NOT_EFFECTIVE)
    if status in REHIRED:
        if kind == ROTATION:
            raise Conflict(NO_ROTATION)
        return
    if status in RETIRED:
        raise Conflict(HAS_RETIRED)
    if (status or "").startswith(GONE):
        raise Conflict(HAS_LEFT)
    if (status or "").startswith(AWAY):
        raise Conflict(IS_AWAY)


def side_of(actor: Actor, from_path: str, to_path: str) -> str | None:
    """On which side the asker stands; none for an office above both, and for the teacher."""
    receives, sends = actor.covers(to_path), actor.covers(from_path)
    if receives == sends:
        return None
    return RECEIVING if receives else SENDING


def may(actor: Actor, state: str, to_path: str, *, is_submitted: bool = False) -> list[str]:
    """What the asker can do with a transfer: whoever receives takes it back or takes the file over.

    One from outside is taken back by the school itself, before its file was ever handed over for review.
    """
    if not (actor.has(APPLICANTS) and actor.covers(to_path)):
        return []
    if state == COLLECTING:
        return [] if is_submitted or actor.org_level not in SCHOOLS else ["take_back"]
    acts = {"withdrawn": "withdraw", "taken_over": "take_over"}
    return [name for act, name in acts.items() if state in ACTS[act][0]]
