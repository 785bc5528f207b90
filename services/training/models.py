"""The tables of training."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, FetchedValue, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PATH = Text(collation="C")


class Base(DeclarativeBase):
    """The tables of this service."""

    type_annotation_map = {  # noqa: RUF012 - the declarative way
        dict[str, Any]: JSONB,
        list[dict[str, Any]]: JSONB,
        list[str]: ARRAY(Text),
        list[UUID]: ARRAY(Uuid),
        datetime.datetime: DateTime(timezone=True),
        str: Text,
    }


class RuleVersion(Base):
    """A version of a rule of credits, known by the place of its owner; the one that is shipped has no `org_id`.

    `rule`, `version`, `name`, `document` and `since` are what the text says, as far as it can be read. `until` is the
    last day, `ended_by` the version that followed and so ended this one. `writers` are who wrote anything of it: none
    of them publishes. `happened` are [{at, act, person, org_name, words}].
    """

    __tablename__ = "rule_version"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    org_id: Mapped[UUID | None]
    org_name: Mapped[str]
    org_level: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    state: Mapped[str]
    row_version: Mapped[int] = mapped_column(default=1)
    rule: Mapped[str | None]
    version: Mapped[str | None]
    name: Mapped[str | None]
    document: Mapped[str | None]
    since: Mapped[datetime.date | None]
    until: Mapped[datetime.date | None]
    ended_by: Mapped[UUID | None]
    text: Mapped[str]
    vectors: Mapped[str]
    writers: Mapped[list[UUID]] = mapped_column(default=list)
    written_by: Mapped[str | None]
    saved_at: Mapped[datetime.datetime]
    published_by: Mapped[str | None]
    published_at: Mapped[datetime.datetime | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
