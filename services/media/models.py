"""The tables of media that all its parts share: contents, who refers to them, files that were taken in."""

import datetime
import uuid

from sqlalchemy import BigInteger, DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The tables of this service."""

    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it once, when the class is made
        datetime.datetime: DateTime(timezone=True),
        dict: JSONB,
        list: JSONB,
        str: Text,
    }


class Blob(Base):
    """A content of the store, once however many files have it (blobs/laying.py says in which steps it comes).

    `wanted_at`: when somebody last uploaded or referred to it. `stored_at`: when it was seen whole in the store.
    `asked_at`: when its holders were last asked about it; `freed_at`: when they answered that they do not refer to it.
    """

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    bytes: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    created_at: Mapped[datetime.datetime]
    wanted_at: Mapped[datetime.datetime]
    stored_at: Mapped[datetime.datetime | None]
    asked_at: Mapped[datetime.datetime | None]
    freed_at: Mapped[datetime.datetime | None]


class Reference(Base):
    """`subject` of `holder` refers to a content: a teacher's file of records, or a photo batch of our own."""

    __tablename__ = "reference"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[uuid.UUID] = mapped_column(primary_key=True)


class GoneSubject(Base):
    """A subject that refers to nothing any more, whatever older message of it may still come."""

    __tablename__ = "gone_subject"

    holder: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    gone_at: Mapped[datetime.datetime]


class TakenFile(Base):
    """A file that somebody uploaded or cut, as long as its receipt is good: a repeated write finds it here."""

    __tablename__ = "taken_file"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    account_id: Mapped[uuid.UUID]
    org_path: Mapped[str]
    sha256: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    box: Mapped[dict | None]
    warnings: Mapped[list]
    taken_at: Mapped[datetime.datetime]
