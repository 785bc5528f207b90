"""The trail: who did what to which thing, when, under which request (R-SEC-02). Rows are only ever added."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Insert, bindparam, func, insert, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from services.common.database.tables import audit
from services.common.database.territory import ROOT

TOLD = ("account_id", "person", "org_path", "action", "subject", "details", "request_id")


def record(db: Session, action: str, subject: Any = None, **details: Any) -> None:
    """Add a row to the trail; `details` never hold a secret or a sensitive value."""
    record_all(db, action, [subject], **details)


def record_all(db: Session, action: str, subjects: Iterable[Any], **details: Any) -> None:
    """Add a row for each of many subjects of the same act."""
    if named := [str(subject) if subject is not None else None for subject in subjects]:
        db.execute(ADD, row_of(db, action, **details) | {"subjects": named})


def row_of(db: Session, action: str, subject: Any = None, **details: Any) -> dict[str, Any]:
    """The row that says so, for a statement that adds it together with something else (see `of_each`)."""
    request = db.info["request"]
    actor = request.actor
    return {
        "account_id": actor.account_id if actor else None,
        "person": actor.name if actor else None,
        "org_path": actor.org_path if actor else ROOT,
        "action": action,
        "subject": str(subject) if subject is not None else None,
        "details": details,
        "request_id": request.id,
    }


def of_each(done: FromClause) -> Insert:
    """Adds a row as `row_of` gives it for each row of `done`, in one statement with what was done."""
    return insert(audit).from_select(TOLD, select(*_told().values()).select_from(done))


def _told() -> dict[str, ColumnElement]:
    return {name: bindparam(name, type_=audit.c[name].type) for name in TOLD}


SUBJECTS = func.unnest(bindparam("subjects", type_=ARRAY(audit.c.subject.type))).column_valued("subject")
ADD = insert(audit).from_select(TOLD, select(*(_told() | {"subject": SUBJECTS}).values()))
