"""A draft is begun, saved as often as somebody likes, handed in, or thrown away."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Invalid
from services.contracts.training.rules import DRAFT
from services.training.crediting import shipped
from services.training.models import RuleVersion
from services.training.rules import examining, finding, law, owners, ready, telling, texts, viewing
from services.training.rules.happened import happens

NO_SAMPLE = "There is no such sample."
EMPTY = ""


def start_rule(db: Session, actor: Actor, id: UUID, copy_of: UUID | None, sample: str | None) -> dict[str, Any]:
    """Begin a draft of the asker's office; the same id again is harmless."""
    known = db.get(RuleVersion, id)
    if known is not None and known.org_path == actor.org_path:
        return viewing.row(actor, known)
    owner = owners.own(db, actor)
    text, vectors = _begun(db, actor, copy_of, sample)
    whose = {"org_id": owner.org_id, "org_name": owner.name, "org_level": owner.level, "org_path": owner.path}
    made = RuleVersion(id=id, state=DRAFT, row_version=0, writers=[], happened=[], saved_at=clock.now(), **whose)
    _write(made, actor, text, vectors)
    happens(made, actor, "begun")
    db.add(made)
    db.flush()
    return viewing.row(actor, made)


def _begun(db: Session, actor: Actor, copy_of: UUID | None, sample: str | None) -> tuple[str, str]:
    if copy_of is not None:
        found = finding.seen(db, actor, copy_of)
        return found.text, found.vectors
    if sample is None:
        return EMPTY, EMPTY
    if sample not in shipped.books():
        raise Invalid(NO_SAMPLE, errors={"sample": [NO_SAMPLE]})
    return shipped.texts(sample)


def save_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int, **said: Any) -> dict[str, Any]:
    """Keep a draft as it is now, with its faults; whoever saves has written it."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "saved")
    _write(found, actor, *texts.texts_of(**said))
    happens(found, actor, "saved")
    db.flush()
    return viewing.row(actor, found)


def _write(found: RuleVersion, actor: Actor, text: str, vectors: str) -> None:
    found.text, found.vectors = text, vectors
    for name, value in examining.head(text).items():
        setattr(found, name, value)
    rule = examining.examine(text, vectors).rule
    found.since, found.until = (rule.since, rule.until) if rule else (None, None)
    if actor.person_id not in found.writers:
        found.writers = [*found.writers, actor.person_id]
    found.written_by, found.saved_at = actor.name, clock.now()


def discard_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int) -> dict[str, Any]:
    """Throw a draft away."""
    found = finding.held(db, actor, rule_id, row_version)
    law.move(found.state, "saved")
    db.delete(found)
    db.flush()
    return {}


def hand_in_rule(db: Session, actor: Actor, rule_id: UUID, row_version: int) -> dict[str, Any]:
    """Let another person of the office decide on it; refused while it has faults or does not do what vectors say."""
    found = finding.held(db, actor, rule_id, row_version)
    found.state = law.move(found.state, "handed_in")
    ready.check(db, found)
    happens(found, actor, "handed_in")
    telling.of_submission(db, actor, found)
    db.flush()
    return viewing.row(actor, found)
