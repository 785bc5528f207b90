"""The tables of self-service."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class Remark(Base):
    """信息有误: what a teacher says is wrong, and what the school answered; its id is that of its case at review."""

    __tablename__ = "remark"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    set_code: Mapped[str]
    entry_id: Mapped[UUID | None]
    field: Mapped[str | None]
    text: Mapped[str]
    person_id: Mapped[UUID]
    person: Mapped[str]
    at: Mapped[datetime.datetime]
    state: Mapped[str] = mapped_column(default="open")
    answer: Mapped[str | None]
    answered_by: Mapped[str | None]
    answered_at: Mapped[datetime.datetime | None]
    outcome: Mapped[str | None]


class Hint(Base):
    """What an organisation says of one field to those below it."""

    __tablename__ = "hint"

    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    category: Mapped[str] = mapped_column(primary_key=True)
    set_code: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    hint: Mapped[str | None]
    preset: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    sample: Mapped[str | None]
    updated_at: Mapped[datetime.datetime]
    person: Mapped[str]
