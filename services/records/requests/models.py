"""The tables of requests for changes, and of correction orders."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import FetchedValue, ForeignKey, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.records.file.models import Base


class ChangeRequest(Base):
    """What somebody asks of one file; `happened` are [{at, act, person, org_name, reason, case_id}].

    `version` counts how often it was submitted: each time it is another case. `person_id` is who wrote it,
    `submitter_id` who handed it in for review; `contributors` are all who wrote, edited or handed in any version of
    it: none of them decides on it (R-REV-06). `copied_from` is the failed one that it asks anew, whose `reasons` it
    carries until it is decided itself.
    """

    __tablename__ = "change_request"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    business: Mapped[str]
    state: Mapped[str]
    sets: Mapped[list[str]] = mapped_column(ARRAY(Text))
    reason: Mapped[str]
    asked_by: Mapped[str]
    person_id: Mapped[UUID]
    person: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    submitter_id: Mapped[UUID | None]
    contributors: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    version: Mapped[int] = mapped_column(default=0)
    row_version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[UUID | None]
    order_id: Mapped[UUID | None]
    remark_id: Mapped[UUID | None]
    copied_from: Mapped[UUID | None]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    answer: Mapped[str | None]
    conflict: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    created_at: Mapped[datetime.datetime]
    updated_at: Mapped[datetime.datetime]
    submitted_at: Mapped[datetime.datetime | None]
    decided_at: Mapped[datetime.datetime | None]


class ChangeRequestItem(Base):
    """What is asked of one entry; its id is known before it is there.

    `fields` are to be different: `values` holds what they are to be, `before` what they were when it was asked, both
    sealed as entries are, blanks left out. `number` is the version of the entry that was seen, `key` the digest of the
    natural key that it would have, `evidence` the ids of files by field.
    """

    __tablename__ = "change_request_item"

    request_id: Mapped[UUID] = mapped_column(ForeignKey("change_request.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID]
    op: Mapped[str]
    set_code: Mapped[str]
    entry_id: Mapped[UUID]
    number: Mapped[int | None]
    key: Mapped[bytes | None] = mapped_column(LargeBinary)
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    values: Mapped[dict[str, Any]] = mapped_column("values", default=dict)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    evidence: Mapped[dict[str, Any]] = mapped_column(default=dict)


class CorrectionOrder(Base):
    """退回补正: what an office above found wrong in an effective file; `items` are [{set, entry_id, field, reason}]."""

    __tablename__ = "correction_order"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"))
    items: Mapped[list[dict[str, Any]]]
    state: Mapped[str]
    due: Mapped[datetime.datetime]
    person_id: Mapped[UUID]
    person: Mapped[str]
    by_org_id: Mapped[UUID]
    by_org_name: Mapped[str]
    opened_at: Mapped[datetime.datetime]
    closed_at: Mapped[datetime.datetime | None]
    answer: Mapped[str | None]
