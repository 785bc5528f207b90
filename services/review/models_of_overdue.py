"""The tables of what is overdue: who was reminded, and where the office above may decide in a desk's stead."""

import datetime
import uuid

from sqlalchemy import BigInteger, ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from services.review.models import Base


class StandIn(Base):
    """What a province said of one business: whether the office above may decide overdue steps in a desk's stead.

    Of those that have begun the last one said counts, by `number`; rows are only added.
    """

    __tablename__ = "stand_in"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    org_id: Mapped[uuid.UUID]
    org_path: Mapped[str]
    business: Mapped[str]
    turned_on: Mapped[bool]
    effective_from: Mapped[datetime.date]
    person_id: Mapped[uuid.UUID]
    person: Mapped[str]
    at: Mapped[datetime.datetime]


class Reminder(Base):
    """The office above reminded the desks at which a case is overdue (催办); once a day at most."""

    __tablename__ = "reminder"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), primary_key=True)
    day: Mapped[datetime.date] = mapped_column(primary_key=True)
    desks: Mapped[list[str]]
    person_id: Mapped[uuid.UUID]
    person: Mapped[str]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    at: Mapped[datetime.datetime]
