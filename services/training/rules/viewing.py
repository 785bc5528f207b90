"""A version as an asker sees it: what it says in sentences, its texts, its vectors with what becomes of each."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict
from services.common.processes import offloop
from services.contracts.training.rules import PUBLISHED, REVOKED
from services.training.crediting import Fault, difference, sentences, shipped
from services.training.crediting.vectors import Disagreement
from services.training.crediting.words import expectations
from services.training.models import RuleVersion
from services.training.rules import examining, finding, fitting, law, owners, ready, texts
from services.training.rules.examining import Examined
from services.training.rules.happened import event

SAME = (
    "id", "org_name", "org_level", "state", "rule", "version", "name", "document", "since", "until", "written_by",
    "saved_at", "published_by", "published_at", "row_version",
)  # fmt: skip
NOT_READ = "One of the two cannot be read as a rule. Correct its faults first."
COMPARED = 20


def row(actor: Actor, found: RuleVersion) -> dict[str, Any]:
    """A version as a list shows it."""
    today = clock.today()
    return {name: getattr(found, name) for name in SAME} | {
        "own": found.org_path == actor.org_path,
        "holds": law.holds(found.state, found.since, found.until, today),
        "may": law.may(actor, found.org_path, found.state, found.writers, found.since, today),
    }


def rule(db: Session, actor: Actor, rule_id: UUID) -> dict[str, Any]:
    """A whole version."""
    found = finding.seen(db, actor, rule_id)
    examined = examining.examine(found.text, found.vectors)
    public = found.state in (PUBLISHED, REVOKED)
    misfits = [] if public else _misfits(db, ready.owner_of(found), examined, found.text, found.id)
    whole = row(actor, found) | checked(db, found.text, found.vectors, examined, misfits)
    return whole | {"happened": [event(line) for line in found.happened], "before": _before(db, found)}


def check_rule(db: Session, actor: Actor, **said: Any) -> dict[str, Any]:
    """A rule as it is being written, kept nowhere."""
    text, vectors = texts.texts_of(**said)
    examined = examining.examine(text, vectors)
    return checked(db, text, vectors, examined, _misfits(db, owners.own(db, actor), examined, text, None))


def checked(db: Session, text: str, vectors: str, examined: Examined, misfits: list[Fault]) -> dict[str, Any]:
    """What a rule says, what is wrong with it, what becomes of its vectors."""
    language = db.info["request"].language
    form, vectors_form = examining.as_form(text, vectors)
    said = offloop.run(sentences, examined.rule, language) if examined.rule else []
    cases = zip(examined.vectors, examined.outcomes, strict=False)
    return {
        "text": text,
        "vectors_text": vectors,
        "form": form,
        "vectors_form": vectors_form,
        "faults": examining.faults_said([*examined.faults, *misfits], language),
        "vector_faults": examining.faults_said(examined.vector_faults, language),
        "sentences": [sentence.text for sentence in said],
        "outcomes": [_outcome(vector.says, found, language) for vector, found in cases],
        "passes": examined.passes and not misfits,
    }


def _misfits(db: Session, owner: owners.Owner, examined: Examined, text: str, version_id: UUID | None) -> list[Fault]:
    return fitting.misfits(db, owner, examined.rule, text, version_id) if examined.rule else []


def _outcome(says: str, found: tuple[Disagreement, ...], language: str) -> dict[str, Any]:
    differences = [
        {
            "about": expectations.about(each, language),
            "expected": expectations.value(each.expected, language),
            "found": expectations.value(each.found, language),
        }
        for each in found
    ]
    return {"says": says, "passes": not found, "differences": differences}


def _before(db: Session, found: RuleVersion) -> list[dict[str, Any]]:
    """Own versions that were published, the latest first, then those of the offices above, the nearest first."""
    query = select(RuleVersion.id, RuleVersion.rule, RuleVersion.version, RuleVersion.org_name, RuleVersion.org_path)
    query = query.where(RuleVersion.state == PUBLISHED, RuleVersion.org_path.in_(owners.above(found.org_path)))
    query = query.where(RuleVersion.id != found.id).order_by(RuleVersion.org_path.desc(), RuleVersion.since.desc())
    return [dict(each) for each in db.execute(query.limit(COMPARED)).mappings()]


def rule_difference(db: Session, actor: Actor, rule_id: UUID, other_id: UUID) -> dict[str, Any]:
    """What a version says otherwise than another one; raises Conflict where one cannot be read."""
    after, before = (_read(finding.seen(db, actor, each)) for each in (rule_id, other_id))
    changes = offloop.run(difference, before, after, db.info["request"].language)
    return {"items": [{"before": each.before, "after": each.after, "text": each.text} for each in changes]}


def _read(found: RuleVersion) -> Any:
    rule = examining.examine(found.text, found.vectors).rule
    if rule is None:
        raise Conflict(NOT_READ)
    return rule


def rule_samples(db: Session, _actor: Actor) -> dict[str, Any]:
    """The published rules that come with the product."""
    language = db.info["request"].language
    return {"items": [_sample(code, found.versions[0], language) for code, found in shipped.books().items()]}


def _sample(code: str, rule: Any, language: str) -> dict[str, Any]:
    said = [sentence.text for sentence in offloop.run(sentences, rule, language)]
    known = {"name": rule.name, "document": rule.document, "owner_level": rule.owner_level}
    return known | {"code": code, "sentences": said}
