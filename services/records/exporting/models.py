"""The table of exports."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class ExportRun(Base):
    """One workbook asked for: what was wanted, for what purpose, and how many rows went out."""

    __tablename__ = "export_run"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    account_id: Mapped[UUID]
    person: Mapped[str]
    kind: Mapped[str]
    wanted: Mapped[dict[str, Any]]
    clear: Mapped[bool]
    purpose: Mapped[str | None]
    file_name: Mapped[str]
    rows: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime.datetime]
