"""Which rule holds for whom: the book of the nearest owner at or above a school (R-TRN-02).

An owner governs from the first day on which a version of its own holds; before, those above do. A text that is
published never changes, so it is read once in a process.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.common.processes import offloop
from services.contracts.training.rules import PUBLISHED, REVOKED
from services.training.crediting import Book, Rule, read_rule
from services.training.crediting.domain.book import book
from services.training.models import RuleVersion
from services.training.rules import owners

NOT_HERE = "There is no such version of a rule in your sight."
MOST = 2_000  # texts that a process keeps
KNOWN = (
    RuleVersion.id,
    RuleVersion.org_id,
    RuleVersion.org_name,
    RuleVersion.org_level,
    RuleVersion.org_path,
    RuleVersion.version,
    RuleVersion.since,
    RuleVersion.until,
)
_rules: dict[UUID, Rule] = {}


@dataclass(frozen=True)
class Governor:
    """Whose book it is, the book, and the ids of its versions by their names in it."""

    org_id: UUID | None
    org_name: str
    org_level: str
    path: str
    book: Book
    version_ids: dict[str, UUID]


def governing(db: Session, org_paths: Iterable[str], today: datetime.date | None = None) -> dict[str, Book]:
    """The book for each of these places, in two queries at most; those that nobody governs are left out."""
    return {path: found.book for path, found in governors(db, org_paths, today).items()}


def governors(db: Session, org_paths: Iterable[str], today: datetime.date | None = None) -> dict[str, Governor]:
    """The same with whose book it is."""
    above = {path: owners.above(path) for path in set(org_paths)}
    known = of_owners(db, {place for places in above.values() for place in places}, today)
    nearest = {path: [place for place in places if place in known] for path, places in above.items()}
    return {path: known[places[-1]] for path, places in nearest.items() if places}


def of_owners(db: Session, paths: Collection[str], today: datetime.date | None = None) -> dict[str, Governor]:
    """The books of owners at these places that govern on this day."""
    day = today or clock.today()
    versions: defaultdict[str, list[Row]] = defaultdict(list)
    published = RuleVersion.state == PUBLISHED
    for row in db.execute(select(*KNOWN).where(published, RuleVersion.org_path.in_(paths)).order_by(RuleVersion.seq)):
        versions[row.org_path].append(row)
    begun = {path: rows for path, rows in versions.items() if min(row.since for row in rows) <= day}
    rules = rules_of(db, [row for rows in begun.values() for row in rows])
    return {path: _governor(rows, rules) for path, rows in begun.items()}


def below(db: Session, path: str, levels: Collection[str], day: datetime.date) -> dict[str, Governor]:
    """The books of owners of these levels below a place that hold on this day, by their places."""
    start, end = path_range(path)
    query = select(RuleVersion.org_path).where(
        RuleVersion.state == PUBLISHED,
        RuleVersion.org_path > start,
        RuleVersion.org_path < end,
        RuleVersion.org_level.in_(levels),
        RuleVersion.until.is_(None) | (RuleVersion.until >= day),
    )
    return of_owners(db, set(db.scalars(query)), day)


def _governor(rows: list[Row], rules: dict[UUID, Rule]) -> Governor:
    last = rows[-1]
    ids = {row.version: row.id for row in rows}
    found = book(*(rules[row.id] for row in rows))
    return Governor(last.org_id, last.org_name, last.org_level, last.org_path, found, ids)


def published_of(db: Session, path: str) -> list[tuple[UUID, Rule]]:
    """The published versions of one owner, each until its last day."""
    query = select(*KNOWN).where(RuleVersion.state == PUBLISHED, RuleVersion.org_path == path)
    rows = db.execute(query.order_by(RuleVersion.since, RuleVersion.seq)).all()
    rules = rules_of(db, rows)
    return [(row.id, rules[row.id]) for row in rows]


def rules_of(db: Session, rows: Collection[Row]) -> dict[UUID, Rule]:
    """The rules of published versions; their last day is what the version says now."""
    lacking = [row.id for row in rows if row.id not in _rules]
    if lacking:
        if len(_rules) > MOST:
            _rules.clear()
        texts = select(RuleVersion.id, RuleVersion.text).where(RuleVersion.id.in_(lacking))
        for version_id, text in db.execute(texts).all():
            _rules[version_id] = offloop.run(read_rule, text)
    return {row.id: _until(_rules[row.id], row.until) for row in rows}


def _until(rule: Rule, until: datetime.date | None) -> Rule:
    return rule if rule.until == until else replace(rule, until=until)


def rule_text(db: Session, version_id: UUID) -> str:
    """The text of a version that was published, for whoever follows a derivation; raises NotFound."""
    public = RuleVersion.state.in_((PUBLISHED, REVOKED))
    found = db.scalar(select(RuleVersion.text).where(RuleVersion.id == version_id, public))
    if found is None:
        raise NotFound(NOT_HERE)
    return found
