"""The tables of pairs that look alike, and of merges; the keys of blocks are written by statements alone."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import FetchedValue, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class Duplicate(Base):
    """Two files that look like one person's, `one_id` the smaller: what speaks for it, and what people said.

    `state` is open, unsure, both_real, merged, or cleared when nothing speaks for it any more. `findings` are those of
    likeness by respect; `reported_by` is who brought it up where no rule did.
    """

    __tablename__ = "duplicate"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    one_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    org_path: Mapped[str] = mapped_column(PATH)
    state: Mapped[str]
    twins: Mapped[bool]
    score: Mapped[int]
    findings: Mapped[dict[str, Any]]
    rules: Mapped[str]
    row_version: Mapped[int] = mapped_column(default=1)
    found_at: Mapped[datetime.datetime]
    reported_by: Mapped[str | None]
    decided_at: Mapped[datetime.datetime | None]
    person_id: Mapped[UUID | None]
    person: Mapped[str | None]
    org_name: Mapped[str | None]
    note: Mapped[str | None]


class IdentityQuestion(Base):
    """请两校核实: what one school of a pair is asked of its own file; closed when it was answered or the pair decided.

    `said` is ours, not_ours or same_person; the school learns nothing of the other file.
    """

    __tablename__ = "identity_question"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    duplicate_id: Mapped[UUID] = mapped_column(ForeignKey("duplicate.id"))
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    asked_at: Mapped[datetime.datetime]
    asker_id: Mapped[UUID]
    asked_by: Mapped[str]
    closed_at: Mapped[datetime.datetime | None]
    said: Mapped[str | None]
    text: Mapped[str | None]
    answered_at: Mapped[datetime.datetime | None]
    person_id: Mapped[UUID | None]
    person: Mapped[str | None]
    org_name: Mapped[str | None]


class FileMerge(Base):
    """One file merged into another: the entries of the kept one before and after by number, and where files lay."""

    __tablename__ = "file_merge"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    duplicate_id: Mapped[UUID] = mapped_column(ForeignKey("duplicate.id"))
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    lost_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    org_path: Mapped[str] = mapped_column(PATH)
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    places: Mapped[dict[str, Any]]
    at: Mapped[datetime.datetime]
    person: Mapped[str]
    org_name: Mapped[str]
    undone_at: Mapped[datetime.datetime | None]
    undone_by: Mapped[str | None]
    undone_org: Mapped[str | None]
    reason: Mapped[str | None]  # none before anybody was asked for it
    undo_reason: Mapped[str | None]
