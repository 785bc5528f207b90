"""The table of printed files: what the public page confirms, and who printed what when."""

import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class PrintedFile(Base):
    """One print of one teacher's file. The code itself is on the paper only; `version` is the file's as it was printed.

    `version` is 0 for a print of a past day after which the file was changed: it is superseded from the first.
    `stage` is that in which the file was; none for a print of an earlier release.
    """

    __tablename__ = "printed_file"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    teacher_id: Mapped[UUID]
    version: Mapped[int]
    stage: Mapped[str | None]
    school: Mapped[str]
    masked_name: Mapped[str]
    as_of: Mapped[datetime.datetime | None]
    printed_at: Mapped[datetime.datetime]
    account_id: Mapped[UUID]
    person: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    clear: Mapped[bool]
    export_id: Mapped[UUID | None]
