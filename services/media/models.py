"""The tables of media: contents, who refers to them, files that were taken in, photo batches.

A batch's row is also the lock under which its photos change.
"""

import datetime
import uuid

from sqlalchemy import BigInteger, DateTime, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PATH = Text(collation="C")


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


class PhotoBatch(Base):
    """Photos that a school brings in together. `photos` counts them, and so gives the next number.

    `touched_at` is when somebody last did something with it; `cancelled_at` is set on the way to `ended_at`.
    """

    __tablename__ = "photo_batch"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    org_id: Mapped[uuid.UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    org_name: Mapped[str]
    person: Mapped[str]
    photos: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime.datetime]
    touched_at: Mapped[datetime.datetime]
    cancelled_at: Mapped[datetime.datetime | None]
    ended_at: Mapped[datetime.datetime | None]


class PhotoUpload(Base):
    """A file of a batch as it lies in the store; `state` is waiting, unpacked or refused.

    `turn`, `claim`, `attempts` as of an item; `fault` says, in English and with `params`, why nothing was taken of it;
    `ended_at` is when it was deleted from the store.
    """

    __tablename__ = "photo_upload"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    batch_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("photo_batch.id"))
    org_path: Mapped[str] = mapped_column(PATH)
    key: Mapped[str]
    name_sealed: Mapped[str | None]
    bytes: Mapped[int] = mapped_column(BigInteger)
    turn: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(default="waiting")
    claim: Mapped[uuid.UUID | None]
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str | None]
    params: Mapped[dict] = mapped_column(default=dict)
    created_at: Mapped[datetime.datetime]
    ended_at: Mapped[datetime.datetime | None]


class PhotoItem(Base):
    """One photo: where it lies (`entry` of a ZIP), whose it is, what was made of it, what was decided, what came of it.

    `state` follows from the rest by batches/rules.py and is kept for lists. `turn` orders what waits, fairly between
    batches; `claim` names the worker that has it in hand. `portrait` and `photo` are {id, sha256, bytes, width,
    height}. `message` words what the reason alone does not say; `ask` counts questions to records.
    """

    __tablename__ = "photo_item"

    batch_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("photo_batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    upload_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("photo_upload.id"))
    entry: Mapped[int | None]
    name: Mapped[str]
    turn: Mapped[int] = mapped_column(BigInteger)
    claim: Mapped[uuid.UUID | None]
    attempts: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default="waiting")
    match: Mapped[str]
    ask: Mapped[int] = mapped_column(default=0)
    teacher_id: Mapped[uuid.UUID | None]
    teacher_name: Mapped[str | None]
    repeated: Mapped[bool] = mapped_column(default=False)
    fault: Mapped[str | None]
    message: Mapped[str | None]
    params: Mapped[dict] = mapped_column(default=dict)
    portrait: Mapped[dict | None]
    photo: Mapped[dict | None]
    box: Mapped[dict | None]
    warnings: Mapped[list] = mapped_column(default=list)
    decision: Mapped[str | None]
    outcome: Mapped[str | None]
    ended_at: Mapped[datetime.datetime | None]
