"""What a project demands, what may become of it, and who may do what; nothing here touches a database."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from services.common import clock
from services.common.errors import Conflict
from services.contracts.training.projects import (
    CANCELLED,
    CITY,
    CLOSED,
    COUNTY,
    DRAFT,
    MINISTRY,
    OPEN,
    PROVINCE,
    REFUSED,
    REVIEWED,
    SCHOOL,
    SCHOOL_BASED,
)

LEVEL_OF = {"ministry": MINISTRY, "province": PROVINCE, "city": CITY, "county": COUNTY, "school": SCHOOL}
RESULTS_WITHIN = datetime.timedelta(days=30)  # after the last day, where the owner says nothing else
# act: from which states, to which
MOVES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "changed": ((DRAFT, REFUSED), DRAFT),
    "changed_open": ((OPEN,), OPEN),
    "published": ((DRAFT,), OPEN),
    "asked": ((DRAFT,), REVIEWED),
    "approved": ((REVIEWED,), OPEN),
    "refused": ((REVIEWED,), REFUSED),
    "withdrawn": ((REVIEWED,), DRAFT),
    "cancelled": ((DRAFT, REFUSED, REVIEWED, OPEN), CANCELLED),
    "second_round": ((OPEN,), OPEN),
    "closed": ((OPEN,), CLOSED),
}
FIXED = ("mode", "hours", "start", "finish", "attributes", "year", "institution_id", "places")  # once people are in it
NOT_NOW = "This project is {state}; that cannot be done any more."
HAS_RESULTS = "Results of this project were submitted; it cannot be cancelled any more."
ENDS_BEFORE = "The last day lies before the first one."
CLOSES_BEFORE = "Enrolment must close after it opens."
CLOSES_AFTER = "Enrolment must close before the training ends."
DUE_BEFORE = "Results are due after the last day at the earliest."
OTHER_YEAR = "The first day lies in another year than the plan."
TOO_LONG = "A project lasts two years at most."
ENDED_LONG_AGO = "This training ended more than a year ago."
FEW_DAYS = "{hours} hours do not fit into {days} days."
IS_FIXED = "Teachers are in this project; this cannot change any more."
NO_PLACE = "A school sends nobody to its own project by a quota; choose open enrolment or application."
HOURS_A_DAY, LONGEST, REACH_BACK = 24, 731, datetime.timedelta(days=366)


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict in a state in which it cannot be done."""
    before, after = MOVES[act]
    if state in before:
        return after
    raise Conflict(NOT_NOW, state=state)


def faults(asked: Mapping[str, Any], today: datetime.date) -> dict[str, list[str]]:
    """What is wrong with a project as it was entered, field by field."""
    found = _of_days(asked, today)
    if asked["start"].year != asked["year"]:
        found["start"] = [OTHER_YEAR]
    if asked["enrol_until"] <= asked["enrol_from"]:
        found["enrol_until"] = [CLOSES_BEFORE]
    elif clock.local(asked["enrol_until"]).date() > asked["finish"]:
        found["enrol_until"] = [CLOSES_AFTER]
    if asked["results_due"] and asked["results_due"] < asked["finish"]:
        found["results_due"] = [DUE_BEFORE]
    return found


def needs_authority(level: str, category: str, mode: str) -> bool:
    """Whether the results of such a project are confirmed by the authority and not by the owner.

    Those of schools are; a university confirms its own but for its school-based ones.
    """
    return level == SCHOOL and (category != "higher_education" or mode == SCHOOL_BASED)


def _of_days(asked: Mapping[str, Any], today: datetime.date) -> dict[str, list[str]]:
    days = (asked["finish"] - asked["start"]).days + 1
    if days < 1:
        return {"finish": [ENDS_BEFORE]}
    if days > LONGEST:
        return {"finish": [TOO_LONG]}
    if asked["finish"] < today - REACH_BACK:
        return {"finish": [ENDED_LONG_AGO]}
    return {"hours": [FEW_DAYS]} if asked["hours"] > Decimal(HOURS_A_DAY * days) else {}


def phase(project: Any, now: datetime.datetime) -> str:
    """Where it is by the clock."""
    today = clock.local(now).date()
    if today > project.finish:
        return "ended"
    if project.start <= today:
        return "running"
    if now < project.enrol_from:
        return "ahead"
    return "enrolling" if now < project.enrol_until else "waiting"


def is_overdue(project: Any, today: datetime.date) -> bool:
    """Whether its results are late."""
    return project.state == OPEN and project.results_state in ("none", "returned") and project.results_due < today


def may(
    project: Any, *, is_owner: bool, holds: bool, confirms: bool, has_ended: bool, calls: bool = False
) -> list[str]:
    """What the asker can do; `is_owner` if projects of its owner are the asker's to register, `holds` if its results
    are the asker's to enter, `confirms` if they are the asker's to confirm, `calls` if its people are to be called.
    """
    acts = []
    if is_owner and project.state in (DRAFT, REFUSED):
        acts += ["change", "publish", "set_quotas", "cancel"]
    if is_owner and project.state == OPEN:
        acts += ["change", "set_quotas", *([] if has_ended else ["second_round", "cancel"])]
    if is_owner and project.state == REVIEWED:
        acts += ["cancel"]
    if holds and project.state == OPEN and project.results_state in ("none", "returned"):
        acts.append("assess")
    if calls and project.state == OPEN:
        acts.append("call")
    if confirms and project.results_state in ("submitted", "returned"):
        acts.append("confirm")
    return acts
