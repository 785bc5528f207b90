"""Campaigns and the targets of schools in them."""

import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import PATH, Base


class Campaign(Base):
    """A collection with its deadlines, of an office for everybody below it (采集任务)."""

    __tablename__ = "campaign"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    name: Mapped[str]
    kind: Mapped[str]
    sets: Mapped[list[str]] = mapped_column(ARRAY(Text))
    categories: Mapped[list[str]] = mapped_column(ARRAY(Text))
    starts_on: Mapped[datetime.date]
    submit_by: Mapped[datetime.date]
    school_review_by: Mapped[datetime.date]
    authority_review_by: Mapped[datetime.date]
    report_day: Mapped[int]
    responsible: Mapped[str]
    participants: Mapped[str]
    closed: Mapped[bool] = mapped_column(default=False)
    row_version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime.datetime]

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012 - the declarative way


class Target(Base):
    """How many teachers a school is expected to collect, and who said so."""

    __tablename__ = "campaign_target"

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    expected: Mapped[int]
    person: Mapped[str]
    at: Mapped[datetime.datetime]
