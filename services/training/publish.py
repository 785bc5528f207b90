"""Puts the national rule in force, so that there is a floor wherever nobody has a rule of their own (R-TRN-02)."""

from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database.territory import ROOT
from services.contracts.training.rules import PUBLISHED
from services.training.crediting import read_rule, shipped
from services.training.models import RuleVersion
from services.training.rules.owners import Owner

NATIONAL = "CN-national"
SHIPPED = "rules/*.yaml"  # who published
MINISTRY = Owner(None, "教育部", "ministry", ROOT)  # its organisation may not be known yet


def publish(db: Session) -> None:
    """Bring in the national rule; what was brought in before stays, also where the ministry went on with it."""
    bring_in(db, MINISTRY, NATIONAL)


def bring_in(db: Session, owner: Owner, name: str) -> UUID:
    """Put a shipped rule in force as one of this owner; the same again changes nothing."""
    return put_in_force(db, owner, *shipped.texts(name))


def put_in_force(db: Session, owner: Owner, text: str, vectors: str) -> UUID:
    """The same of any rule that is sound."""
    rule, now = read_rule(text), clock.now()
    version_id = uuid5(NAMESPACE_URL, f"xingtan:rules:{owner.path}:{rule.rule}:{rule.version}")
    said = {"at": now.isoformat(), "act": "published", "person": None, "org_name": owner.name, "words": None}
    row = {
        "id": version_id,
        "org_id": owner.org_id,
        "org_name": owner.name,
        "org_level": owner.level,
        "org_path": owner.path,
        "state": PUBLISHED,
        "row_version": 1,
        **{name: getattr(rule, name) for name in ("rule", "version", "name", "document", "since", "until")},
        "text": text,
        "vectors": vectors,
        "writers": [],
        "written_by": SHIPPED,
        "saved_at": now,
        "published_by": SHIPPED,
        "published_at": now,
        "happened": [said],
    }
    db.execute(insert(RuleVersion).values(row).on_conflict_do_nothing())
    return version_id
