"""Whether a version can be put in force: it can be read, fits its place, has vectors and does what they say."""

from sqlalchemy.orm import Session

from services.common.errors import Conflict, Invalid
from services.training.crediting import Fault, Rule
from services.training.models import RuleVersion
from services.training.rules import fitting
from services.training.rules.examining import Examined, examine, faults_said
from services.training.rules.owners import Owner

HAS_FAULTS = "This rule has faults: {count} places need to be corrected."
NO_VECTORS = "This rule has no vectors. Write at least one case with what is expected of it."
FAILS = "This rule does not do what its vectors say: {count} of them differ."


def owner_of(found: RuleVersion) -> Owner:
    """Whose version it is."""
    return Owner(found.org_id, found.org_name, found.org_level, found.org_path)  # type: ignore[arg-type]


def check(db: Session, found: RuleVersion) -> Rule:
    """The rule of a version that can be put in force; raises Invalid with the faults by path, or Conflict."""
    examined = examine(found.text, found.vectors)
    faults = all_faults(db, owner_of(found), examined, found)
    if faults or examined.rule is None:
        raise Invalid(HAS_FAULTS, errors=_by_path(db, faults), count=len(faults))
    if not examined.vectors:
        raise Conflict(NO_VECTORS)
    if failing := sum(bool(each) for each in examined.outcomes):
        raise Conflict(FAILS, count=failing)
    return examined.rule


def all_faults(db: Session, owner: Owner, examined: Examined, found: RuleVersion | None) -> list[Fault]:
    """Those of the text, of the place and of the vectors."""
    rule, text = examined.rule, found.text if found else ""
    placed = fitting.misfits(db, owner, rule, text, found.id if found else None) if rule else []
    return [*examined.faults, *placed, *examined.vector_faults]


def _by_path(db: Session, faults: list[Fault]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in faults_said(faults, db.info["request"].language):
        found.setdefault(each["at"] or "rule", []).append(each["message"])
    return found
