"""Desks, roles and chains in words."""

from collections.abc import Iterable
from typing import Any

from services.common import roles
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.review import chains
from services.review.domain import desks

PARTS = {
    chains.DEPARTMENT: "the department",
    chains.SCHOOL: "the school",
    chains.HUB: "the hub school",
    chains.AUTHORITY: "the competent authority",
    chains.AUTHORITY_ABOVE: "the office above the competent authority",
    chains.PROVINCE: "the province office",
    chains.MINISTRY: "the ministry",
    roles.TEACHING_OFFICE: "the teaching office",
    roles.RESEARCH_OFFICE: "the research office",
}
UNITS = {
    "personnel": "personnel office",
    "teacher_development": "teacher development office",
    "training_school": "teacher training school",
    "research": "teaching research office",
    "other": "other unit",
}
PARTIES = {
    chains.RECEIVING: "the receiving school",
    chains.SENDING: "the sending school",
    chains.HANDLING: "the organisation that answers",
}
ROLES = {
    roles.REVIEWER: "reviewer",
    roles.INFO_ADMIN: "information administrator",
    roles.SCHOOL_HEAD: "head of the school",
    roles.DEPARTMENT_HEAD: "head of the department",
    roles.TEACHING_OFFICE: "teaching office",
    roles.RESEARCH_OFFICE: "research office",
}
STEP = "{name} ({roles} of {desk}, within {days} working days)"
CHECKED = "{step}, with originals checked"
STEP_OF_SETS = "{name} ({roles} of {desk}, for its record sets, within {days} working days)"
OF_PARTY = "{desk} of {party}"
BESIDE = "beside each other: {steps}"


def part_of(part: str, language: str) -> str:
    """The part that a desk plays, in words."""
    party, desk = desks.split(part)
    if party is None:
        return word(PARTS.get(desk, desk), {}, language)
    if desk == chains.SCHOOL:
        return party_of(party, language)
    return word(OF_PARTY, {"desk": part_of(desk, language), "party": party_of(party, language)}, language)


def place_of(part: str, unit: str | None, language: str) -> str:
    """The part that a desk plays, or the unit of it that does this, in words."""
    desk = part_of(part, language)
    return word(OF_PARTY, {"desk": word(UNITS[unit], {}, language), "party": desk}, language) if unit else desk


def party_of(party: str, language: str) -> str:
    """What a party of a business is called."""
    return word(PARTIES.get(party, party), {}, language)


def named(names: dict[str, str], language: str) -> str:
    """A name in the reader's language."""
    return names.get(language) or names[LANGUAGES[0]]


def sentence(positions: Iterable[list[dict[str, Any]]], language: str) -> str:
    """A whole chain in one sentence."""
    return " → ".join(_position(steps, language) for steps in positions)


def _position(steps: list[dict[str, Any]], language: str) -> str:
    named = [_step(step, language) for step in steps]
    return named[0] if len(named) == 1 else word(BESIDE, {"steps": " ∥ ".join(named)}, language)


def _step(step: dict[str, Any], language: str) -> str:
    params = {
        "name": named(step["name"], language),
        "desk": place_of(step["desk"], step.get("unit"), language),
        "roles": "/".join(word(ROLES[role], {}, language) for role in step["roles"]),
        "days": step["days"],
    }
    said = word(STEP_OF_SETS if step["sets"] else STEP, params, language)
    return word(CHECKED, {"step": said}, language) if step.get("originals") else said
