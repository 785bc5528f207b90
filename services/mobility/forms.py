"""Forms that are printed at once, while a person waits; each with a code that anybody can verify (R-MOB-01, -05, -06).

The ID number is not mobility's: a ticket lets the asker have it from records, which hands it over for this one paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, paper, prints, storage
from services.common.actor import Actor
from services.common.errors import NotFound
from services.common.processes import offloop
from services.common.secrets import tickets
from services.mobility.models import Assignment, StatusAct, Transfer

Kept = Transfer | StatusAct | Assignment
NOT_HERE = "There is nothing like that for you."


@dataclass(frozen=True)
class Form:
    """A form that is printed: its title and the unit that prints it, the thing in question as it stands."""

    title: str
    unit: str
    subject: prints.Subject


def subject(db: Session, kind: type[Kept], kept_id: UUID, unit: str) -> prints.Subject:
    """What is printed, as it stands now; its version says how much has happened to it."""
    kept = in_sight(db, kind, kept_id)
    version = f"{kept.state}:{len(kept.happened)}"
    return prints.Subject(kind.__tablename__, kept.id, version, unit, kept.name, kept.teacher_id)


def in_sight(db: Session, kind: type[Kept], kept_id: UUID) -> Any:
    """One of them in the asker's sight; raises NotFound."""
    kept = db.scalar(select(kind).where(kind.id == kept_id))
    if kept is None:
        raise NotFound(NOT_HERE)
    return kept


def ticket(actor: Actor, teacher_id: UUID, purpose: str) -> dict[str, str]:
    """Lets the asker have the ID number for a form, as far as records lets it be read."""
    return {"ticket": tickets.paper(teacher_id, purpose, actor, clock.now())}


def printed(
    begin: Callable, actor: Actor, form: Form, folder: str, template: str, sheet_of: Callable[[paper.Frame], dict]
) -> dict[str, Any]:
    """Where the form lies once it is set; what the public page confirms of it is kept after that."""
    frame, row = prints.begun(actor, form.title, form.subject)
    key = f"{folder}{row['id']}"
    with TemporaryDirectory() as place:
        paper.print_out(template, sheet_of(frame), Path(place))
        offloop.run(storage.put_file, key, Path(place) / paper.FILE)
    with begin() as db:
        prints.recorded(db, [row])
    return {"key": key, "name": f"{form.title}-{form.subject.name}.pdf"}
