"""The tables of imports."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, FetchedValue, ForeignKey, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base

NONE, MAKING, READY = "none", "making", "ready"


class ImportRun(Base):
    """One workbook handed in, and how many rows became what, altogether and by set.

    `job_id` is the job at work on it last: the import has the run's own id, what follows a preview another.
    `category` is what an office chose; none where a school imports, which has its own. `hands` are all who handed the
    workbook in, confirmed names in it or began it in earnest.
    The workbook and what a preview tells are forgotten after a month, counts and faults are kept.
    """

    __tablename__ = "import_run"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    category: Mapped[str | None]
    file_key: Mapped[str]
    file_name: Mapped[str]
    account_id: Mapped[UUID]
    person: Mapped[str]
    hands: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    created_at: Mapped[datetime.datetime]
    job_id: Mapped[UUID]
    mode: Mapped[str]
    preview: Mapped[bool]
    marked: Mapped[str] = mapped_column(default=NONE)
    sets: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    deleted: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    faulty: Mapped[int] = mapped_column(default=0)
    fault_count: Mapped[int] = mapped_column(default=0)

    def note_hand(self, person_id: UUID) -> None:
        """Somebody had a hand in it, and decides on nothing that comes of it (R-REV-06)."""
        self.hands = [*dict.fromkeys([*self.hands, person_id])]


class ImportFault(Base):
    """A fault of an import at its place in the workbook, worded for the person who handed it in."""

    __tablename__ = "import_fault"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sheet: Mapped[str | None]
    set: Mapped[str | None] = mapped_column("set_code")
    row: Mapped[int | None]
    column: Mapped[str | None]
    field: Mapped[str | None]
    severity: Mapped[str]
    name: Mapped[str | None]
    message: Mapped[str]
    suggestion: Mapped[str | None]


class ImportRename(Base):
    """A main row whose ID number is on file under another name; nothing of it gets in until it is confirmed."""

    __tablename__ = "import_rename"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    id_number: Mapped[str | None]
    before: Mapped[str]
    after: Mapped[str]
    confirmed_at: Mapped[datetime.datetime | None]
    confirmed_by: Mapped[str | None]


class ImportChange(Base):
    """A row that a preview would add, change or delete; the values before and after lie sealed as in the files."""

    __tablename__ = "import_change"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("import_run.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, server_default=FetchedValue())
    set_code: Mapped[str]
    act: Mapped[str]
    row: Mapped[int | None]
    name: Mapped[str | None]
    id_number: Mapped[str | None]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
