"""The tables of records. Values lie in jsonb as the catalogue shapes them; what is searched is generated from it."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Computed, DateTime, FetchedValue, ForeignKey, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

INSTANT = DateTime(timezone=True)
PATH = Text(collation="C")


class Base(DeclarativeBase):
    """The tables of this service."""

    type_annotation_map = {  # noqa: RUF012 - the declarative way
        dict[str, Any]: JSONB,
        list[dict[str, Any]]: JSONB,
        datetime.datetime: INSTANT,
        str: Text,
    }


def _from_basic(field: str) -> Any:
    return mapped_column(Computed(f"basic->>'{field}'"))


class Teacher(Base):
    """A teacher's file: who holds it, its stage, and 基本信息.

    `row_version` counts every change, `version` those of values in any set, `basic_version` those of 基本信息.
    `missing` counts what the whole file owes, `basic_missing` what 基本信息 owes. `id_index` is the blind index of the
    ID document; `reasons` stand against the file now, `rejected` are digests of all values that ever were (see
    rejections.py). `case_id`, `case_version` and `desk` tell of the first entry alone (see FileCase); `doors` are the
    paths of desks elsewhere that see the file by any of its open cases. `merged_into` is the file of the same person
    that is kept in this one's stead; this one stays whole beside it.
    """

    __tablename__ = "teacher"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    category: Mapped[str]
    stage: Mapped[str]
    row_version: Mapped[int] = mapped_column()
    version: Mapped[int]
    catalogue_version: Mapped[str]
    basic: Mapped[dict[str, Any]]
    basic_version: Mapped[int] = mapped_column(default=0)
    basic_missing: Mapped[int] = mapped_column(default=0)
    missing: Mapped[int]
    newly_hired: Mapped[bool] = mapped_column(default=False)
    department_id: Mapped[UUID | None]
    desk: Mapped[str | None]
    doors: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    confirmed_at: Mapped[datetime.datetime | None]
    rejected: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    personal_number: Mapped[str | None]
    number_state: Mapped[str] = mapped_column(default="none")
    id_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    merged_into: Mapped[UUID | None]
    case_id: Mapped[UUID | None]
    case_version: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    created_at: Mapped[datetime.datetime]
    updated_at: Mapped[datetime.datetime]
    name: Mapped[str | None] = _from_basic("name")
    sex: Mapped[str | None] = _from_basic("sex")
    birth_date: Mapped[str | None] = _from_basic("birth_date")
    personnel_status: Mapped[str | None] = _from_basic("personnel_status")
    staff_category: Mapped[str | None] = _from_basic("staff_category")


class Entry(Base):
    """One entry of a record set beside 基本信息, as it stands: the values of its open version.

    `key` is the digest of its natural key, none while a part of that is owed; `number` is that of its open version.
    """

    __tablename__ = "entry"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    set_code: Mapped[str]
    key: Mapped[bytes | None] = mapped_column(LargeBinary)
    values: Mapped[dict[str, Any]] = mapped_column("values")
    missing: Mapped[int]
    number: Mapped[int]
    position: Mapped[int] = mapped_column(server_default=FetchedValue())
    created_at: Mapped[datetime.datetime]
    updated_at: Mapped[datetime.datetime]


class Version(Base):
    """What was known of one entry of a record set from one instant to the next, and who said so (R-REC-15).

    Numbers of an entry have no gap, and one version is open; the last one of a deleted entry says so and has no
    values. `effective_from` is set when the competent authority approved this version. `catalogue_version` names what
    the values were checked against; older rows do not say.
    """

    __tablename__ = "version"

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    set_code: Mapped[str]
    act: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column("values")
    known_from: Mapped[datetime.datetime]
    known_to: Mapped[datetime.datetime | None]
    effective_from: Mapped[datetime.datetime | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    request_id: Mapped[str]
    import_id: Mapped[UUID | None]
    catalogue_version: Mapped[str | None]


class Step(Base):
    """One move of a file from stage to stage: submitted, approved, rejected."""

    __tablename__ = "step"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    at: Mapped[datetime.datetime]
    act: Mapped[str]
    stage: Mapped[str]
    version: Mapped[int]
    reasons: Mapped[list[dict[str, Any]]]
    person_id: Mapped[UUID]
    person: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    case_id: Mapped[UUID | None]


class FileCase(Base):
    """A case of a file at review, of whatever business: how far it is, and who sees the file by it while it is open.

    `entries` are [{entry_id, number}] as they were shown.
    """

    __tablename__ = "file_case"

    case_id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    business: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    case_version: Mapped[int] = mapped_column(default=0)
    desk: Mapped[str | None]
    doors: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    entries: Mapped[list[dict[str, Any]]] = mapped_column(default=list)


class FileHolder(Base):
    """A school that holds a file, or held it until an instant; `ref` is the hand-over by which it went to `went_to`.

    `facts` are what a list and a sheet say of the file beside its values, as they were then: see holders.py. The
    place is the school's or its department's. There are none of a file that never went to another school.
    """

    __tablename__ = "file_holder"

    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    held_from: Mapped[datetime.datetime]
    held_until: Mapped[datetime.datetime | None]
    ref: Mapped[UUID | None]
    went_to: Mapped[str | None]
    name: Mapped[str | None]
    category: Mapped[str]
    id_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Arrival(Base):
    """系统外调入: a file opened for somebody from outside the system, with the post that waited (R-MOB-08).

    `origin` is the former employer, `origin_kind` a code of unit_nature; `post` is as contracts/records/hand_over.py
    has it. `ended_at` is when the draft was deleted, `why` in whose words.
    """

    __tablename__ = "arrival"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID]
    row_version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    department_id: Mapped[UUID | None]
    category: Mapped[str]
    origin: Mapped[str]
    origin_kind: Mapped[str]
    post: Mapped[dict[str, Any]]
    post_said: Mapped[list[dict[str, Any]]]
    from_day: Mapped[datetime.date]
    document: Mapped[str | None]
    reason: Mapped[str]
    words: Mapped[str | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    opened_at: Mapped[datetime.datetime]
    ended_at: Mapped[datetime.datetime | None]
    ended_by: Mapped[str | None]
    why: Mapped[str | None]


class CollectionWindow(Base):
    """自助填报时段 of a school, as identity announced it: mode is school, shared or self; no instant is no limit."""

    __tablename__ = "collection_window"

    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    mode: Mapped[str]
    opens_at: Mapped[datetime.datetime | None]
    closes_at: Mapped[datetime.datetime | None]
    closed_teachers: Mapped[list[str]] = mapped_column(JSONB, default=list)
    row_version: Mapped[int]


class CatalogueSelection(Base):
    """What a province takes from the national catalogue (see catalogue/selection.py), from an instant on."""

    __tablename__ = "catalogue_selection"

    province: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    selection: Mapped[dict[str, Any]]
    in_force_from: Mapped[datetime.datetime]
    who: Mapped[str]
