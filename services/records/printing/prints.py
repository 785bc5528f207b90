"""One print of a file: what stands on it, the paper itself, and what is kept of it for whoever verifies it later."""

import secrets
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.common import clock, paper
from services.common.actor import Actor
from services.common.prints import codes, making
from services.records.catalogue import Catalogue
from services.records.file.models import Entry, Teacher
from services.records.file.reading import Reader
from services.records.printing import photos, sheets
from services.records.printing.models import PrintedFile

TITLE = "教师电子档案"
SUPERSEDED = 0  # no file has this version
UNREVIEWED = {"draft": "（未报送草稿）", "rejected": "（未通过审核）"}


@dataclass(frozen=True)
class Print:
    """A sheet, the digest of its photo, and the row that is kept of it."""

    sheet: dict[str, Any]
    photo: str | None
    row: dict[str, Any]


def prepared(
    actor: Actor,
    teacher: Teacher,
    known: tuple[list[Entry], Catalogue, str, str | None],
    reader: Reader,
    **row: Any,
) -> Print:
    """A print of a file; `known` are its entries, its catalogue, its school's name and its photo's digest."""
    entries, catalogue, school, photo = known
    code, at = codes.new_code(secrets.randbelow), clock.now()
    title = TITLE + UNREVIEWED.get(teacher.stage, "")
    frame = making.coded(paper.frame(title, school, actor.name, at), code)
    if as_of := row.get("as_of"):
        frame["notes"] = [f"截至{paper.moment(as_of)}的信息"]
    sheet = sheets.sheet_of(frame, teacher, entries, catalogue, reader, photo=photo is not None)
    kept = {
        "id": uuid.uuid4(),
        "code_hash": codes.hashed(code),
        "teacher_id": teacher.id,
        "version": teacher.version,
        "stage": teacher.stage,
        "school": school,
        "masked_name": codes.masked_name(teacher.name or ""),
        "printed_at": at,
        "account_id": actor.account_id,
        "person": actor.name,
        "org_path": actor.org_path,
        "clear": reader.clear,
        "as_of": None,
        "export_id": None,
    }
    return Print(sheet, photo, kept | row)


def set_out(made: Print, folder: Path, *, nice: int = 0) -> Path:
    """The paper, in a folder of this print alone."""
    if made.photo:
        photos.lay(made.photo, folder / sheets.PHOTO)
    paper.print_out("file", made.sheet, folder, nice=nice)
    return folder / paper.FILE


def in_volume(made: Print, folder: Path, name: str) -> dict[str, Any]:
    """The sheet of a file among others, its photo laid beside them."""
    photo = f"{made.row['id']}-{sheets.PHOTO}" if made.photo else None
    if made.photo and photo:
        photos.lay(made.photo, folder / photo)
    return made.sheet | {"photo": photo, "name": name}


def recorded(db: Session, rows: list[dict[str, Any]]) -> None:
    """Keep what the public page confirms of these prints."""
    if rows:
        db.execute(insert(PrintedFile), rows)


def name_of(teacher_id: UUID, name: str | None) -> str:
    """What a printed file is called."""
    return f"{TITLE}-{name or str(teacher_id)[:8]}.pdf"
