"""Whether a rule that can be read fits its place: its owner, the versions before it, the frame of the office above."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from services.training.crediting import Fault, Rule
from services.training.crediting.documents.faults import Where
from services.training.crediting.domain.book import clash
from services.training.rules import books, owners
from services.training.rules.examining import fault_at
from services.training.rules.owners import Owner

FRAMED = ("city", "county")  # what lies in a province keeps to its frame
FRAMING = ("province", "city")  # the ministry's rule is a floor, and no frame
OWNERS = {
    "ministry": "教育部", "province": "省级", "city": "市级", "county": "县级", "university": "高校",
}  # fmt: skip
UNITS = {"credit": "学分 (credit)", "hour": "学时 (hour)"}
WHERE: dict[str, Where] = {"same_version": ("version",), "another_rule": ("rule",)}


def misfits(db: Session, owner: Owner, rule: Rule, text: str, version_id: UUID | None) -> list[Fault]:
    """What keeps the rule from being a version of its owner, each at its line of the text."""
    found = [*_of_owner(owner, rule), *_of_versions(db, owner, rule, version_id), *_of_frame(db, owner, rule)]
    return [fault_at(text, kind, path, **said) for kind, path, said in found]


def left_outside(db: Session, path: str, rule: Rule) -> list[tuple[books.Governor, Rule]]:
    """Rules of offices below that do not keep to this frame any more from its first day on; each with its owner."""
    known = books.below(db, path, FRAMED, rule.since)
    framing = {each.path for each in known.values() if each.org_level in FRAMING}
    found = []
    for place, each in sorted(known.items()):
        between = set(owners.above(place)[:-1]) & framing
        own = each.book.on(rule.since).nearest
        if not between and any(part(own) != part(rule) for part in FRAME.values()):
            found.append((each, own))
    return found


def ends(rule: Rule, before: Rule) -> datetime.date | None:
    """The last day of a version without one, if this one follows it."""
    if before.until is None and before.since < rule.since:
        return rule.since - datetime.timedelta(days=1)
    return None


def _of_owner(owner: Owner, rule: Rule) -> Iterator[tuple[str, Where, dict[str, str]]]:
    if rule.owner_level != owner.level:
        yield "another_owner", ("owner_level",), {"value": OWNERS[owner.level], "limit": owner.level}


def _of_versions(
    db: Session, owner: Owner, rule: Rule, version_id: UUID | None
) -> Iterator[tuple[str, Where, dict[str, str]]]:
    for other_id, other in books.published_of(db, owner.path):
        if other_id == version_id:
            continue
        ended = ends(rule, other)
        kind = clash(replace(other, until=ended) if ended else other, rule)
        if kind:
            yield kind, WHERE.get(kind, ("in_force",)), {"other": f"{other.rule} {other.version}"}


def _of_frame(db: Session, owner: Owner, rule: Rule) -> Iterator[tuple[str, Where, dict[str, str]]]:
    if owner.level not in FRAMED:
        return
    known = books.of_owners(db, owners.above(owner.path)[:-1])
    framing = [each for path, each in sorted(known.items()) if each.org_level in FRAMING]
    if not framing:
        return
    frame = framing[-1].book.on(rule.since).nearest
    for key, part in FRAME.items():
        if part(rule) != part(frame):
            said = {"other": f"{framing[-1].org_name} {frame.rule} {frame.version}", "limit": _told(key, frame)}
            yield "outside_frame", (key,), said


FRAME = {
    "unit": lambda rule: rule.unit,
    "places": lambda rule: rule.places,
    "year_begins": lambda rule: rule.year_begins,
    "cycle": lambda rule: rule.cycle and (rule.cycle.years, rule.cycle.grid_start % rule.cycle.years),
    "buckets": lambda rule: {(bucket.name, bucket.beside) for bucket in rule.buckets},
}


def _told(key: str, frame: Rule) -> str:
    """What the frame has there, as the document writes it."""
    if key == "unit":
        return UNITS[frame.unit]
    if key == "cycle":
        return f"years {frame.cycle.years}, grid_start {frame.cycle.grid_start}" if frame.cycle else "—"
    if key == "year_begins":
        return "{:02}-{:02}".format(*frame.year_begins)
    if key == "buckets":
        return "、".join(f"{bucket.name} (beside)" if bucket.beside else bucket.name for bucket in frame.buckets)
    return str(frame.places)
