"""The tables of mobility."""

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


class Transfer(Base):
    """A teacher asked for by another school; a database constraint keeps it to one open at a time.

    `now` is the post as it was when it was asked, `post` the one that waits (see contracts/records/hand_over.py).
    `happened` are [{at, act, step, step_name, person, org_name, words, id}]. `desk_ids` are where it waits at review,
    `doors` the paths of desks elsewhere that decide one of its steps; `soon_told_for` and `overdue_told_for` are the
    deadlines of taking the file over that were told of. Of one from outside records tells: nobody sends,
    `from_path` is empty, and `case_version` is the version of what records told.
    """

    __tablename__ = "transfer"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID]
    name: Mapped[str]
    kind: Mapped[str]
    business: Mapped[str]
    state: Mapped[str]
    row_version: Mapped[int] = mapped_column(default=1)
    category: Mapped[str]
    from_org_id: Mapped[UUID | None]
    from_org_name: Mapped[str]
    from_path: Mapped[str] = mapped_column(PATH)
    to_org_id: Mapped[UUID]
    to_org_name: Mapped[str]
    to_path: Mapped[str] = mapped_column(PATH)
    department_id: Mapped[UUID | None]
    personnel_status: Mapped[str | None]
    now: Mapped[dict[str, Any]]
    post: Mapped[dict[str, Any]]
    post_said: Mapped[list[dict[str, Any]]]
    from_day: Mapped[datetime.date]
    document: Mapped[str | None]
    reason: Mapped[str]
    words: Mapped[str | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    case_id: Mapped[UUID | None]
    case_version: Mapped[int] = mapped_column(default=0)
    desk_ids: Mapped[list[UUID]] = mapped_column(default=list)
    desk_roles: Mapped[list[str]] = mapped_column(default=list)
    doors: Mapped[list[str]] = mapped_column(default=list)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    soon_told_for: Mapped[datetime.datetime | None]
    overdue_told_for: Mapped[datetime.datetime | None]
    blocker: Mapped[dict[str, Any] | None]
    why: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    opened_at: Mapped[datetime.datetime]
    closed_at: Mapped[datetime.datetime | None]


class StatusAct(Base):
    """What becomes of a teacher at the school that holds the file; one open at a time for each teacher.

    `undoes` is the act that this one takes back; an act that was taken back is `undone`. `now` is the post as it was
    when the act was entered, `post` the one that follows (see contracts/records/hand_over.py). `happened`, `desk_ids`
    and `doors` are as those of a transfer.
    """

    __tablename__ = "status_act"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID]
    name: Mapped[str]
    act: Mapped[str]
    undoes: Mapped[UUID | None]
    state: Mapped[str]
    row_version: Mapped[int] = mapped_column(default=1)
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    category: Mapped[str]
    from_status: Mapped[str]
    to_status: Mapped[str]
    day: Mapped[datetime.date]
    until: Mapped[datetime.date | None]
    document: Mapped[str | None]
    words: Mapped[str | None]
    now: Mapped[dict[str, Any]] = mapped_column(default=dict)
    post: Mapped[dict[str, Any] | None]
    post_said: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    person_id: Mapped[UUID]
    person: Mapped[str]
    by_org_id: Mapped[UUID]
    by_org_name: Mapped[str]
    case_id: Mapped[UUID | None]
    case_version: Mapped[int] = mapped_column(default=0)
    desk_ids: Mapped[list[UUID]] = mapped_column(default=list)
    desk_roles: Mapped[list[str]] = mapped_column(default=list)
    doors: Mapped[list[str]] = mapped_column(default=list)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    blocker: Mapped[dict[str, Any] | None]
    why: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    opened_at: Mapped[datetime.datetime]
    closed_at: Mapped[datetime.datetime | None]


class StatusBatch(Base):
    """A workbook of acts: who uploaded it, how far it is; `job_id` is the job that reads or enters it."""

    __tablename__ = "status_batch"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    account_id: Mapped[UUID]
    person: Mapped[str]
    file_name: Mapped[str]
    file_key: Mapped[str | None]
    state: Mapped[str]
    job_id: Mapped[UUID]
    row_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime.datetime]
    submitted_at: Mapped[datetime.datetime | None]


class StatusBatchRow(Base):
    """A row of such a workbook: `texts` as they were typed, `asked` as they were understood.

    The number is kept sealed until the act is entered, for whoever corrects the row. `faults` are
    [{field, message, params}].
    """

    __tablename__ = "status_batch_row"

    batch_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    name: Mapped[str]
    masked: Mapped[str]
    number_sealed: Mapped[str | None]
    texts: Mapped[dict[str, Any]]
    asked: Mapped[dict[str, Any] | None]
    teacher_id: Mapped[UUID | None]
    org_name: Mapped[str | None]
    state: Mapped[str]
    rank: Mapped[int] = mapped_column(FetchedValue())
    faults: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    act_id: Mapped[UUID | None]
    created_at: Mapped[datetime.datetime]


class StaffChange(Base):
    """One line of the ledger of full-time teachers: one more or less at a school in a stage, and why.

    `number` counts the changes of a teacher; each has at most one line of +1 and one of -1. `ref` is the transfer or
    the act of status behind it, `other_org_id` the school on the other side.
    """

    __tablename__ = "staff_change"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID]
    number: Mapped[int]
    name: Mapped[str | None]
    org_id: Mapped[UUID]
    org_path: Mapped[str] = mapped_column(PATH)
    stage: Mapped[str]
    sex: Mapped[str | None]
    delta: Mapped[int]
    reason: Mapped[str]
    kind: Mapped[str]
    ref: Mapped[UUID | None]
    other_org_id: Mapped[UUID | None]
    other_path: Mapped[str | None] = mapped_column(PATH)
    day: Mapped[datetime.date]
    file_version: Mapped[int]
    recorded_at: Mapped[datetime.datetime]


class Assignment(Base):
    """A teacher of one school at work elsewhere for a time; one open at a time for each teacher.

    `until` is the last day as it is expected, `wanted_until` the one that an extension asks for. `case_ids` are all its
    cases, the last of them `case_id`; `change_ref` is the change of status that records was asked for last. `happened`,
    `desk_ids` and `doors` are as those of a transfer.
    """

    __tablename__ = "assignment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID]
    name: Mapped[str]
    kind: Mapped[str]
    rotation_type: Mapped[str | None]
    state: Mapped[str]
    row_version: Mapped[int] = mapped_column(default=1)
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    category: Mapped[str]
    host_kind: Mapped[str]
    host_id: Mapped[UUID | None]
    host_name: Mapped[str]
    host_path: Mapped[str | None] = mapped_column(PATH)
    from_status: Mapped[str]
    to_status: Mapped[str]
    start: Mapped[datetime.date]
    until: Mapped[datetime.date]
    ended_on: Mapped[datetime.date | None]
    wanted_until: Mapped[datetime.date | None]
    wanted_words: Mapped[str | None]
    document: Mapped[str | None]
    reason: Mapped[str]
    person_id: Mapped[UUID]
    person: Mapped[str]
    by_org_id: Mapped[UUID]
    by_org_name: Mapped[str]
    case_id: Mapped[UUID | None]
    case_ids: Mapped[list[UUID]] = mapped_column(default=list)
    case_version: Mapped[int] = mapped_column(default=0)
    change_ref: Mapped[UUID | None]
    ended_by: Mapped[UUID | None]
    desk_ids: Mapped[list[UUID]] = mapped_column(default=list)
    desk_roles: Mapped[list[str]] = mapped_column(default=list)
    doors: Mapped[list[str]] = mapped_column(default=list)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    soon_told_for: Mapped[datetime.date | None]
    overdue_told_for: Mapped[datetime.date | None]
    blocker: Mapped[dict[str, Any] | None]
    why: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    opened_at: Mapped[datetime.datetime]
    closed_at: Mapped[datetime.datetime | None]
