"""Another person of the office puts a version in force, or returns it; later its end is said, or it is revoked."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid
from services.training.models import RuleVersion
from services.training.rules import books, finding, fitting, law, owners, ready, telling, viewing
from services.training.rules.happened import happens

OWN_WORK = "Whoever wrote a rule does not put it in force; another person of your office does."
ANOTHER_DAY = "By its text this version holds from {day}. Return it if that is not right."
IS_PAST = "A version can end today at the earliest."
BEFORE_SINCE = "It holds from {day}; it cannot end earlier."
NEXT_HOLDS = "The version {other} holds then already. Choose a day before it."


def return_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Give a version back to those who wrote it."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "returned")
    happens(found, actor, "returned", words)
    telling.of_return(db, actor, found, words)
    db.flush()
    return viewing.row(actor, found)


def publish_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int, since: datetime.date) -> dict[str, Any]:
    """Put a version in force from its day; one that holds without end until then ends the day before."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "published")
    if actor.person_id in found.writers:
        raise Forbidden(OWN_WORK)
    owners.one_at_a_time(db, found.org_path)
    rule = ready.check(db, found)
    if since != rule.since:
        raise Invalid(ANOTHER_DAY, errors={"since": [ANOTHER_DAY]}, day=rule.since.isoformat())
    for version_id, before in books.published_of(db, found.org_path):
        if last := fitting.ends(rule, before):
            _end(db, actor, version_id, last, found.id)
    found.published_by, found.published_at = actor.name, clock.now()
    happens(found, actor, "published")
    telling.of_publication(db, actor, found)
    telling.of_new_frame(db, actor, found, fitting.left_outside(db, found.org_path, rule))
    db.flush()
    return viewing.row(actor, found)


def _end(db: Session, actor: Actor, version_id: UUID, until: datetime.date, by: UUID) -> None:
    """Of the versions of an owner one at most is open when another one comes."""
    [before] = _locked(db, RuleVersion.id == version_id)
    before.until, before.ended_by = until, by
    happens(before, actor, "followed", until.isoformat())


def revoke_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int, words: str) -> dict[str, Any]:
    """Take back a version that does not hold yet; the one that ended for it goes on."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "revoked")
    law.check_revocable(found.since or clock.today(), clock.today())
    owners.one_at_a_time(db, found.org_path)
    for before in _locked(db, RuleVersion.ended_by == found.id):
        before.until, before.ended_by = None, None
        happens(before, actor, "goes_on")
    happens(found, actor, "revoked", words)
    db.flush()
    return viewing.row(actor, found)


def end_rule(
    db: Session, actor: Actor, rule_id: UUID, row_version: int, until: datetime.date | None, words: str
) -> dict[str, Any]:
    """Say the last day of a published version, or that it has none."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "ended")
    owners.one_at_a_time(db, found.org_path)
    _check_end(db, found, until)
    found.until, found.ended_by = until, None
    happens(found, actor, "ended" if until else "goes_on", words)
    db.flush()
    return viewing.row(actor, found)


def _check_end(db: Session, found: RuleVersion, until: datetime.date | None) -> None:
    if until is not None and until < clock.today():
        raise Invalid(IS_PAST, errors={"until": [IS_PAST]})
    if until is not None and found.since is not None and until < found.since:
        raise Invalid(BEFORE_SINCE, errors={"until": [BEFORE_SINCE]}, day=found.since.isoformat())
    for version_id, other in books.published_of(db, found.org_path):
        later = found.since is not None and other.since > found.since
        if version_id != found.id and later and (until is None or other.since <= until):
            raise Conflict(NEXT_HOLDS, other=other.version)


def _locked(db: Session, which: Any) -> list[RuleVersion]:
    query = select(RuleVersion).where(which).order_by(RuleVersion.id).with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))
