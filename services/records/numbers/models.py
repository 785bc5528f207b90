"""The province's tables of personal numbers; the ministry's are reached through functions alone."""

import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import Base


class PersonalNumber(Base):
    """A number that somebody has or had: sealed, to be found by its index; `shown` has the ID number in it masked."""

    __tablename__ = "personal_number"

    number_index: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    number: Mapped[str]
    shown: Mapped[str]
    kind: Mapped[str]
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    issued_at: Mapped[datetime.datetime]
    ended_at: Mapped[datetime.datetime | None]
    why: Mapped[str | None]


class NumberCheck(Base):
    """The newest question to the ministry about one person, and its answer; `holder` is a province's code."""

    __tablename__ = "number_check"

    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"), primary_key=True)
    ask: Mapped[int]
    id_index: Mapped[bytes] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime.datetime]
    decided_at: Mapped[datetime.datetime | None]
    verified: Mapped[str | None]
    reason: Mapped[str | None]
    holder: Mapped[str | None]
