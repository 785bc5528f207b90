"""Who hears of a rule: those who can put it in force that it was handed in, its writers what became of it."""

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.messages import notices
from services.contracts.training.rules import DECIDERS
from services.training.crediting import Rule
from services.training.models import RuleVersion
from services.training.rules.books import Governor


def of_submission(db: Session, actor: Actor, found: RuleVersion) -> None:
    """Everybody of the office who decides."""
    if found.org_id is not None:
        to = {"org_id": found.org_id, "roles": sorted(DECIDERS)}
        notices.notify(db, [notices.notice(db, "rule_handed_in", to, id=found.id, **_said(actor, found))])


def of_return(db: Session, actor: Actor, found: RuleVersion, words: str) -> None:
    """Its writers, with the reason."""
    _tell_writers(db, actor, found, "rule_returned", words=words)


def of_publication(db: Session, actor: Actor, found: RuleVersion) -> None:
    """Its writers, with the day."""
    _tell_writers(db, actor, found, "rule_published", since=str(found.since))


def of_new_frame(db: Session, actor: Actor, found: RuleVersion, outside: list[tuple[Governor, Rule]]) -> None:
    """Offices below whose own rule lies outside of it: theirs holds on, and wants a new version."""
    told = _said(actor, found) | {"since": str(found.since), "office": actor.org_name}
    notices.notify(
        db,
        [
            notices.notice(
                db, "rule_outside_frame", {"org_id": owner.org_id, "roles": sorted(DECIDERS)},
                id=owner.version_ids[own.version], **told, own=f"{own.name} {own.version}",
            )
            for owner, own in outside
        ],
    )  # fmt: skip


def _tell_writers(db: Session, actor: Actor, found: RuleVersion, kind: str, **more: str) -> None:
    to = [{"person_id": person_id} for person_id in found.writers if person_id != actor.person_id]
    notices.notify(db, [notices.notice(db, kind, each, id=found.id, **_said(actor, found), **more) for each in to])


def _said(actor: Actor, found: RuleVersion) -> dict[str, str]:
    return {"by": actor.name, "name": found.name or ""}
