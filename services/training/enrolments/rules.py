"""Who can be enrolled, and who may do what with an enrolment; nothing here touches a database."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from services.contracts.training.enrolments import ACCEPTED, ACTIVE, APPLIED, WAITING
from services.contracts.training.projects import APPLIED as BY_APPLICATION
from services.contracts.training.projects import OPEN, REMOTE

# 人员状态 of those who left, and of those who do not work now; whoever works or studies elsewhere may be trained.
GONE = ("301", "302", "303", "305", "306", "307", "308")
AWAY = ("203", "208", "209", "211")
UNKNOWN = "This person is not in the register of your territory."
NOT_EFFECTIVE = "The file of this teacher is not effective yet; finish its first entry first."
HAS_LEFT = "This teacher is not in service any more."
IS_AWAY = "This teacher is away from work and can take part once back."
IS_IN = "This teacher is enrolled in this project already."
ELSEWHERE = "On these days this teacher is in another training: {project}."
NOT_OPEN = "This project does not take anybody in now."
NOT_BEGUN = "Enrolment has not opened yet."
IS_OVER = "Enrolment has closed."
OTHER_WAY = "This project does not take people in this way."
OWN_ONLY = "You can only enrol yourself."
HAS_STARTED = "The training has begun; nobody can be taken out or replaced any more."
SAME_SCHOOL = "A teacher of the same school takes the place."
NOT_YOURS = "Only whoever enrolled this teacher, the school or the project's owner can do that."


@dataclass(frozen=True)
class Candidate:
    """What speaks for or against a teacher; `other` is the name of another training on the same days."""

    stage: str
    status: str | None
    merged: bool
    enrolled: bool
    other: str | None


def against(candidate: Candidate | None) -> tuple[str, dict[str, Any]] | None:
    """Why a teacher cannot be enrolled, as a message with its parameters; none if nothing speaks against it."""
    if candidate is None or candidate.merged:
        return UNKNOWN, {}
    reasons = {
        NOT_EFFECTIVE: candidate.stage != "effective",
        HAS_LEFT: candidate.status in GONE,
        IS_AWAY: candidate.status in AWAY,
        IS_IN: candidate.enrolled,
        ELSEWHERE: candidate.other is not None,
    }
    found = next((why for why, holds in reasons.items() if holds), None)
    if found is None:
        return None
    return found, {"project": candidate.other} if found == ELSEWHERE else {}


def closed(project: Any, direction: str, now: datetime.datetime) -> str | None:
    """Why a project takes nobody in at this instant in this way; none if it does."""
    if project.state != OPEN:
        return NOT_OPEN
    if direction not in project.directions:
        return OTHER_WAY
    if now < project.enrol_from:
        return NOT_BEGUN
    return IS_OVER if now >= project.enrol_until else None


def in_person(mode: str) -> bool:
    """Whether somebody in such a training cannot be in another one on the same days."""
    return mode not in REMOTE


def outcome(direction: str, *, has_place: bool) -> str:
    """What becomes of somebody against whom nothing speaks."""
    if direction == BY_APPLICATION:
        return APPLIED
    return ACCEPTED if has_place else WAITING


def may(state: str, *, is_ahead: bool, decides: bool, takes_out: bool, replaces: bool) -> Collection[str]:
    """What the asker can do with an enrolment; `is_ahead` if the training has not begun."""
    acts = []
    if decides and state == APPLIED:
        acts += ["accept", "decline"]
    if takes_out and is_ahead and state in ACTIVE:
        acts.append("withdraw")
    if replaces and is_ahead and state == ACCEPTED:
        acts.append("replace")
    return acts
