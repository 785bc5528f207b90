"""Fields of 基本信息 that follow from other sets: the highest degree, the post held now (R-REC-02)."""

from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.records.catalogue import RecordSet
from services.records.models import Teacher


def follow(db: Session, actor: Actor, teacher: Teacher, changed: RecordSet) -> None:
    """Recompute what follows from a set that changed."""
