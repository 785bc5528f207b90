"""The tables of submissions by filter."""

import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class Submission(Base):
    """Files handed over by filter; its job has the same id."""

    __tablename__ = "submission"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    created_at: Mapped[datetime.datetime]


class SubmissionOutcome(Base):
    """What became of one file of a submission by filter."""

    __tablename__ = "submission_outcome"

    submission_id: Mapped[UUID] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    done: Mapped[bool]
    message: Mapped[str | None]
