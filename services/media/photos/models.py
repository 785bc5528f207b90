"""The table of the photo standards that provinces set."""

import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from services.media.models import Base


class PhotoStandard(Base):
    """What a province wants, by its path; a shipped standard with the values that it had when it was chosen."""

    __tablename__ = "photo_standard"

    province: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    preset: Mapped[str]
    width_mm: Mapped[float]
    height_mm: Mapped[float]
    dpi: Mapped[int]
    max_bytes: Mapped[int | None]
    set_by: Mapped[str]
    set_at: Mapped[datetime.datetime]
