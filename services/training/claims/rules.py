"""What a claim may say, and what may become of it; nothing here touches a database."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from services.common.errors import Conflict
from services.contracts.training.claims import GRANTED, REFUSED, REVIEWED, SCHOOL_BASED, WITHDRAWN
from services.training.crediting import Rule
from services.training.results.rules import MODE_NAMES

MOVES = {"granted": GRANTED, "refused": REFUSED, "withdrawn": WITHDRAWN}
IS_DECIDED = "This claim is decided already."
LEVELS = {SCHOOL_BASED: "school"}  # as trainings call them; everything else is one's own
MODES = {SCHOOL_BASED: "5"}
OF_HOURS = ("hours", "absent", "planned")  # what the claim says by its hours, and no field of its own
BACKWARDS = "The last day is before the first one."
AHEAD = "What is claimed has to be over."
NO_NUMBER = "Please say the hours, or another number that is counted."
NO_EVIDENCE = "Please add at least one piece of evidence."
UNKNOWN_FACT = "The rule that holds here does not ask for this."
UNKNOWN_VALUE = "The rule that holds here knows no such value."
WAS_CLAIMED = ("kind", "name", "organiser", "start", "finish", "hours", "attributes", "measures", "words")


def move(state: str, act: str) -> str:
    """The state after an act; raises Conflict once it is decided."""
    if state != REVIEWED:
        raise Conflict(IS_DECIDED)
    return MOVES[act]


def level(kind: str) -> str:
    """The level of its training."""
    return LEVELS.get(kind, "self")


def mode(kind: str) -> str:
    """The mode of its training; of what one did by oneself, none that has a name."""
    return MODES.get(kind, "9")


def asked_attributes(rule: Rule, kind: str) -> list[Any]:
    """The attributes that a claim states by itself: 校本研修 says its mode by its kind."""
    told = MODE_NAMES.get(MODES.get(kind, ""))
    return [each for each in rule.attributes if not (each.code == "mode" and told in each.values)]


def asked_measures(rule: Rule) -> list[Any]:
    """The numbers besides hours."""
    return [each for each in rule.measures if each.code not in OF_HOURS]


def faults(said: Mapping[str, Any], rule: Rule | None, today: datetime.date) -> dict[str, str]:
    """What is wrong with a claim, by field."""
    found = {}
    if said["finish"] < said["start"]:
        found["finish"] = BACKWARDS
    elif said["finish"] > today:
        found["finish"] = AHEAD
    if said["hours"] is None and not said["measures"] and not said["attributes"]:
        found["hours"] = NO_NUMBER
    if not said["evidence"]:
        found["evidence"] = NO_EVIDENCE
    return found | (dict(_strange(said, rule)) if rule else {})


def _strange(said: Mapping[str, Any], rule: Rule) -> Iterable[tuple[str, str]]:
    known = {each.code: each.values for each in asked_attributes(rule, said["kind"])}
    for code, value in said["attributes"].items():
        if value not in known.get(code, ()):
            yield f"attributes.{code}", UNKNOWN_VALUE if code in known else UNKNOWN_FACT
    measures = {each.code for each in asked_measures(rule)}
    for code in said["measures"]:
        if code not in measures:
            yield f"measures.{code}", UNKNOWN_FACT


def digest(said: Mapping[str, Any], teacher_id: Any, evidence: Iterable[Mapping[str, Any]]) -> str:
    """Of what is to be judged."""
    claimed = [str(teacher_id), *(said[name] for name in WAS_CLAIMED), sorted(each["sha256"] for each in evidence)]
    return hashlib.sha256(json.dumps(claimed, default=str, sort_keys=True).encode()).hexdigest()
