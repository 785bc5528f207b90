"""The tables of photo batches; a batch's row is also the lock under which its photos change."""

import datetime
import uuid

from sqlalchemy import BigInteger, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.media.models import Base

PATH = Text(collation="C")


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

    `state` follows from the rest by states.py and is kept for lists. `turn` orders what waits, fairly between batches;
    `claim` names the worker that has it in hand. `portrait` and `photo` are {id, sha256, bytes, width, height}.
    `message` words what the reason alone does not say; `ask` counts questions to records.
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
