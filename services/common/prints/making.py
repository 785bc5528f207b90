"""One print: its frame with a code, and the row that is kept of it for whoever verifies it later."""

import secrets
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.common import clock, paper, settings
from services.common.actor import Actor
from services.common.paper import Frame
from services.common.prints import codes
from services.common.prints.table import printed_sheet

PAGE = "/verify/"  # of the pages, for everybody


@dataclass(frozen=True)
class Subject:
    """What is printed: of which kind, which one, in which state (`version`, as `printed_sheet_of` knows it)."""

    kind: str
    id: UUID
    version: str
    unit: str
    name: str  # of the teacher
    teacher_id: UUID


def coded(frame: Frame, code: str) -> Frame:
    """The frame with a code and the address of the page that confirms it."""
    return paper.verified(frame, codes.shown_code(code), (settings.load().address or "") + PAGE + code)


def begun(actor: Actor, title: str, subject: Subject) -> tuple[Frame, dict[str, Any]]:
    """The frame of a print with a new code, and its row, which is kept once the paper is there."""
    code, at = codes.new_code(secrets.randbelow), clock.now()
    row = {
        "id": uuid.uuid4(),
        "code_hash": codes.hashed(code),
        "kind": subject.kind,
        "subject_id": subject.id,
        "version": subject.version,
        "teacher_id": subject.teacher_id,
        "unit": subject.unit,
        "masked_name": codes.masked_name(subject.name),
        "printed_at": at,
        "account_id": actor.account_id,
        "person": actor.name,
        "org_path": actor.org_path,
    }
    return coded(paper.frame(title, subject.unit, actor.name, at), code), row


def recorded(db: Session, rows: list[dict[str, Any]]) -> None:
    """Keep what the public page confirms of these prints."""
    if rows:
        db.execute(insert(printed_sheet), rows)
