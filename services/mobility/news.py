"""What follows from the news of teachers: the ledger, and the transfers of those who came from outside."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mobility.ledger import following
from services.mobility.transfers import outside

Teachers = list[dict[str, Any]]


def learn(db: Session, teachers: Teachers, at: datetime.datetime | None = None) -> None:
    """Of up to 500 teachers who changed."""
    following.learn(db, teachers, at)
    outside.close(db, _ids(teachers))


def compare(db: Session, teachers: Teachers, at: datetime.datetime | None = None) -> None:
    """The same of what was told again."""
    following.compare(db, teachers, at)
    outside.close(db, _ids(teachers))


def _ids(teachers: Teachers) -> list[UUID]:
    return [UUID(str(teacher["id"])) for teacher in teachers]
