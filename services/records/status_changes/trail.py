"""The trail of changes of status: the news comes without an asker, the act is a person's (R-SEC-02)."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, insert
from sqlalchemy.orm import Session

from services.common.database.tables import audit as table
from services.common.trail import audit

ACT = "records.status_changed"


def write(db: Session, done: Iterable[tuple[Mapping[str, Any], Row]]) -> None:
    """Who had which status changed into which, by which act."""
    rows = []
    for item, file in done:
        went = {"from": item["from_status"], "to": item["to_status"], "ref": str(item["ref"])}
        rows.append(audit.row_of(db, ACT, file.id, **went) | {"person": item["person"], "org_path": file.org_path})
    db.execute(insert(table), rows)
