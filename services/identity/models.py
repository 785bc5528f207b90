"""The tables of identity; migrations/ makes them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, LargeBinary, Text, exists, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, composite, mapped_column

from services.identity.domain.sessions import Tries

PathText = Text(collation="C")


class Base(DeclarativeBase):
    """What the tables have in common."""

    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy's own name for it
        datetime: DateTime(timezone=True),
        str: Text,
        bytes: LargeBinary,
        dict[str, Any]: JSONB,
        list[str]: ARRAY(Text),
    }


class Org(Base):
    """An organisation; `authority_id` and `path` are its place in the management tree, `parent_id` where it stands.

    `reviewers_version` counts what was announced of those who may decide here.
    """

    __tablename__ = "org"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    level: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("org.id"))
    authority_id: Mapped[UUID | None] = mapped_column(ForeignKey("org.id"))
    hub_id: Mapped[UUID | None] = mapped_column(ForeignKey("org.id"))
    school_type: Mapped[str | None]
    category: Mapped[str | None]
    division: Mapped[str | None]
    unit: Mapped[str | None]
    urban_rural: Mapped[str | None]
    path: Mapped[str] = mapped_column(PathText)
    quota: Mapped[dict[str, Any]] = mapped_column(default=dict)
    closed: Mapped[bool] = mapped_column(default=False)
    row_version: Mapped[int] = mapped_column(default=1)
    reviewers_version: Mapped[int] = mapped_column(default=0)


_managed = Org.__table__.alias("managed")
Org.has_children = column_property(
    exists(select(1).where(_managed.c.authority_id == Org.id)).correlate(Org.__table__).label("has_children")
)


class OrgVersion(Base):
    """An organisation as it stood from a change on; rows are only ever added."""

    __tablename__ = "org_version"

    org_id: Mapped[UUID] = mapped_column(ForeignKey("org.id"), primary_key=True)
    row_version: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str]
    state: Mapped[dict[str, Any]]
    account_id: Mapped[UUID | None]
    request_id: Mapped[str]
    at: Mapped[datetime]


class Account(Base):
    """One person's way in, with the roles held at one organisation.

    A teacher is found by `login_index`, the blind index of the ID number, others by `username`. `password_hash` is what
    hashing.py keeps of the password; without one nobody comes in. `closed` shuts self-service to this teacher.
    """

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    org_id: Mapped[UUID] = mapped_column(ForeignKey("org.id"))
    org_path: Mapped[str] = mapped_column(PathText)
    username: Mapped[str | None]
    login_index: Mapped[bytes | None]
    login_sealed: Mapped[str | None]
    name: Mapped[str]
    roles: Mapped[list[str]]
    teacher_id: Mapped[UUID | None]
    batch_id: Mapped[UUID | None]
    enabled: Mapped[bool] = mapped_column(default=True)
    closed: Mapped[bool] = mapped_column(default=False)
    password_hash: Mapped[str | None]
    password_is_initial: Mapped[bool] = mapped_column(default=True)
    secret_expires_at: Mapped[datetime | None]
    tries: Mapped[Tries] = composite(mapped_column("failures", default=0), mapped_column("locked_until"))
    last_sign_in_at: Mapped[datetime | None]
    row_version: Mapped[int] = mapped_column(default=1)


class OpenSession(Base):
    """A sign-in and what became of it; of its token only the SHA-256 is kept."""

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    org_path: Mapped[str] = mapped_column(PathText)
    token_hash: Mapped[bytes]
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]


class CollectionWindow(Base):
    """自助填报时段 of a school; see domain/collection.py."""

    __tablename__ = "collection_window"

    org_id: Mapped[UUID] = mapped_column(ForeignKey("org.id"), primary_key=True)
    mode: Mapped[str]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed: Mapped[bool] = mapped_column(default=False)
    row_version: Mapped[int] = mapped_column(default=1)


class OrgContact(Base):
    """Somebody to ask at an organisation, in order of importance."""

    __tablename__ = "org_contact"

    org_id: Mapped[UUID] = mapped_column(ForeignKey("org.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PathText)
    kind: Mapped[str]
    name: Mapped[str]
    post: Mapped[str | None]
    office_phone: Mapped[str | None]
    mobile: Mapped[str | None]
    qq: Mapped[str | None]
    duties: Mapped[str | None]


class AccountBatch(Base):
    """Accounts that were asked for together; its job has the same id."""

    __tablename__ = "account_batch"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(ForeignKey("org.id"))
    org_path: Mapped[str] = mapped_column(PathText)
    source: Mapped[str]
    file_key: Mapped[str | None]
    file_name: Mapped[str | None]
    person_sealed: Mapped[str | None]
    person: Mapped[str]
    created_at: Mapped[datetime]
    added: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    faulty: Mapped[int] = mapped_column(default=0)


class BatchMember(Base):
    """An account that a batch found there; those that it opened say so themselves."""

    __tablename__ = "account_batch_member"

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("account_batch.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    org_path: Mapped[str] = mapped_column(PathText)
    act: Mapped[str]


class BatchFault(Base):
    """Why a row of a batch got no account."""

    __tablename__ = "account_batch_fault"

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("account_batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PathText)
    row: Mapped[int | None]
    column: Mapped[str | None]
    field: Mapped[str | None]
    message: Mapped[str]


class Notice(Base):
    """站内消息 of one account: what somebody else did, in which words, where it leads, and when it was read."""

    __tablename__ = "notice"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    params: Mapped[dict[str, Any]]
    area: Mapped[str]
    thing: Mapped[str | None]
    at: Mapped[datetime]
    due: Mapped[datetime | None]
    arrived_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
