"""A row that would give a file another name is held back until the person who hands it in confirms just that.

A column sorted alone moves every name to somebody else's ID number, and nothing else shows it.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden
from services.records.file import rules
from services.records.importing import queries
from services.records.importing.models import ImportRename, ImportRun

HELD = (
    "This ID number is on file for {before}, and the row says {after}. If the names have slipped, correct the workbook;"
    " if the person is called so now, confirm it in a preview. Until then nothing of the row gets in."
)
NO_PREVIEW = "Only while an import is a preview can it be confirmed that people are called otherwise."


@dataclass
class Renames:
    """`agreed` are (row, before, after) that somebody confirmed; `held` is what this run finds beside them."""

    agreed: set[tuple[int, str, str]] = field(default_factory=set)
    held: list[dict[str, Any]] = field(default_factory=list)

    def holds(self, row: int, number: str | None, before: str | None, after: str | None) -> bool:
        """Whether the row has to wait; one that was confirmed under these very names does not."""
        if (row, before, after) in self.agreed:
            return False
        masked = rules.mask("id_number", number or "")
        self.held.append({"row": row, "id_number": masked, "before": before, "after": after})
        return True


def of_run(db: Session, import_id: UUID) -> Renames:
    """What was confirmed so far."""
    columns = (ImportRename.row, ImportRename.before, ImportRename.after)
    agreed = select(*columns).where(ImportRename.import_id == import_id, ImportRename.confirmed_at.is_not(None))
    return Renames({(row, before, after) for row, before, after in db.execute(agreed)})


def save(db: Session, import_id: UUID, renames: Renames) -> None:
    """Write down what waits, in place of what an earlier run found; what was done under a confirmation stays told."""
    rows = {each["row"] for each in renames.held}
    stale = ImportRename.confirmed_at.is_(None) | ImportRename.row.in_(rows)
    db.execute(delete(ImportRename).where(ImportRename.import_id == import_id, stale))
    if renames.held:
        db.execute(insert(ImportRename), [each | {"import_id": import_id} for each in renames.held])


def confirm(db: Session, actor: Actor, import_id: UUID, rows: list[int] | None, *, confirmed: bool) -> dict:
    """Say of some rows of a preview, or of all, that the people are called so now; or take it back."""
    found = queries.import_result(db, actor, import_id)
    run = db.get_one(ImportRun, import_id, with_for_update=True, populate_existing=True)
    if run.org_id != actor.org_id:
        raise Forbidden("Files are entered by the teacher's own school.")
    if found["state"] != queries.PREVIEW:
        raise Conflict(NO_PREVIEW)
    run.note_hand(actor.person_id)
    who = {"confirmed_at": clock.now(), "confirmed_by": actor.name} if confirmed else dict.fromkeys(SIGNED)
    theirs = update(ImportRename).where(ImportRename.import_id == import_id)
    db.execute((theirs if rows is None else theirs.where(ImportRename.row.in_(rows))).values(who))
    return queries.import_result(db, actor, import_id)


SIGNED = ("confirmed_at", "confirmed_by")
