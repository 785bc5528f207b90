"""The trail: who did what to which thing, when, under which request (R-SEC-02). Rows are only ever added."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.common.tables import audit
from services.common.territory import ROOT

ADD = insert(audit)


def record(db: Session, action: str, subject: Any = None, **details: Any) -> None:
    """Add a row to the trail; `details` never hold a secret or a sensitive value."""
    record_all(db, action, [subject], **details)


def record_all(db: Session, action: str, subjects: Iterable[Any], **details: Any) -> None:
    """Add a row for each of many subjects of the same act."""
    request = db.info["request"]
    actor = request.actor
    known = {
        "account_id": actor.account_id if actor else None,
        "person": actor.name if actor else None,
        "org_path": actor.org_path if actor else ROOT,
        "action": action,
        "details": details,
        "request_id": request.id,
    }
    rows = [known | {"subject": str(subject) if subject is not None else None} for subject in subjects]
    if rows:
        db.execute(ADD, rows)
