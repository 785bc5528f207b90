"""The table of files that files of teachers hold."""

import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import Base

# As media tells them in a receipt.
FACTS = ("id", "sha256", "kind", "name", "type", "bytes", "pages", "width", "height")


class HeldFile(Base):
    """A file that a teacher's file holds or ever held, and who attached it; `sha256` is its content's, in hex.

    `only_asked` while it came with a request alone that nobody has approved: then it is seen with that request only.
    """

    __tablename__ = "held_file"

    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    type: Mapped[str]
    bytes: Mapped[int]
    pages: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    person: Mapped[str]
    only_asked: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime.datetime]
