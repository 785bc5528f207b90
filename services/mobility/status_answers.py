"""What records answers to changes of status that this service asked for: status acts, and assignments."""

from typing import Any

from sqlalchemy.orm import Session

from services.mobility.assignments import writing as assignments
from services.mobility.status import writing as status_acts


def hear(db: Session, items: list[dict[str, Any]]) -> None:
    """Each business hears all, and knows its own."""
    status_acts.hear(db, items)
    assignments.hear(db, items)
