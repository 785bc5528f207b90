"""The tables of review: chains, cases, the steps of each case, the decisions taken, delegations, batches."""

import datetime
import uuid

from sqlalchemy import DateTime, ForeignKey, ForeignKeyConstraint, Text, Uuid, false
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from services.common import clock


class Base(DeclarativeBase):
    """The tables of this service."""

    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it once, when the class is made
        datetime.datetime: DateTime(timezone=True),
        dict: JSONB,
        list: JSONB,
        list[str]: ARRAY(Text),
        list[uuid.UUID]: ARRAY(Uuid),
        str: Text,
    }


class Chain(Base):
    """One version of a chain (R-REV-02), for the schools of `org_id` or for all.

    Cases take it that begin from `effective_from` (none: ever since) until the day before `effective_until`.
    """

    __tablename__ = "chain"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    code: Mapped[str]
    version: Mapped[int]
    names: Mapped[dict]
    business: Mapped[str]
    categories: Mapped[list[str]]
    hub: Mapped[bool | None]
    authority_levels: Mapped[list[str] | None]
    org_id: Mapped[uuid.UUID | None]
    org_path: Mapped[str | None]
    effective_from: Mapped[datetime.date | None]
    effective_until: Mapped[datetime.date | None]
    made_by: Mapped[str | None]
    steps: Mapped[list]
    published_at: Mapped[datetime.datetime] = mapped_column(insert_default=clock.now)


class Case(Base):
    """A subject under review at one version of it; `involved` are who submitted it or contributed to it.

    `evidence` are the files that speak for it, each with its place in words. Cases with the same key `alike` ask the
    same of different subjects. `asked` is the act that its business is asked for: {code, undoes, day}.

    `doors` are the paths of desks elsewhere that decide a step, `watchers` those of parties and the offices above them,
    which only read. What is none was opened by the first release: the file of a teacher, `subject_id`, without parties.
    """

    __tablename__ = "review_case"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    business: Mapped[str]
    category: Mapped[str]
    chain_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("chain.id"))
    subject_id: Mapped[uuid.UUID]
    subject_kind: Mapped[str | None]
    teacher_id: Mapped[uuid.UUID | None]
    submission_id: Mapped[uuid.UUID]
    subject_version: Mapped[int]
    subject_digest: Mapped[str]
    subject_name: Mapped[str]
    subject_sets: Mapped[list[str]]
    subject_entries: Mapped[list | None]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    department_id: Mapped[uuid.UUID | None]
    doors: Mapped[list[str]]
    watchers: Mapped[list[str] | None]
    parties: Mapped[dict | None]
    due: Mapped[datetime.datetime | None]
    submitted_by: Mapped[uuid.UUID]
    involved: Mapped[list[uuid.UUID]]
    state: Mapped[str]
    withdrawn_by: Mapped[dict | None]
    conflict: Mapped[dict | None]
    opened_at: Mapped[datetime.datetime]
    moved_at: Mapped[datetime.datetime]
    row_version: Mapped[int]
    evidence: Mapped[list | None]
    alike: Mapped[str | None]
    alike_words: Mapped[str | None]
    alike_before: Mapped[str | None]
    asked: Mapped[dict | None]


class CaseStep(Base):
    """One step of one case at the desk (组织) that decides it; `moved` says from which desks it came and why.

    `originals`: it is approved only with every piece of evidence ticked as compared with its original.
    """

    __tablename__ = "case_step"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    names: Mapped[dict]
    desk: Mapped[str]
    unit: Mapped[str | None]
    role: Mapped[str]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    roles: Mapped[list[str]]
    sets: Mapped[list[str] | None]
    days: Mapped[int]
    state: Mapped[str]
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    moved: Mapped[list]
    subject_id: Mapped[uuid.UUID]
    teacher_id: Mapped[uuid.UUID | None]
    org_path: Mapped[str]
    doors: Mapped[list[str]]
    watchers: Mapped[list[str] | None]
    originals: Mapped[bool | None]


class Decision(Base):
    """What one person decided at one step of one case, perhaps in the place of another.

    `for_org` is the overdue desk in whose stead the office above decided (上级代办).
    """

    __tablename__ = "decision"
    __table_args__ = (ForeignKeyConstraint(["case_id", "step"], ["case_step.case_id", "case_step.number"]),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"))
    step: Mapped[int]
    verdict: Mapped[str]
    reasons: Mapped[list]
    person_id: Mapped[uuid.UUID]
    person: Mapped[str]
    for_person_id: Mapped[uuid.UUID | None]
    for_person: Mapped[str | None]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    annulled: Mapped[bool] = mapped_column(server_default=false())
    at: Mapped[datetime.datetime]
    subject_id: Mapped[uuid.UUID]
    teacher_id: Mapped[uuid.UUID | None]
    org_path: Mapped[str]
    doors: Mapped[list[str]]
    watchers: Mapped[list[str] | None]
    originals: Mapped[list[uuid.UUID] | None]
    for_org_id: Mapped[uuid.UUID | None]
    for_org: Mapped[str | None]


class Holiday(Base):
    """A public holiday (`kind` closed), or a Saturday or Sunday that is worked instead (worked)."""

    __tablename__ = "holiday"

    day: Mapped[datetime.date] = mapped_column(primary_key=True)
    kind: Mapped[str]
    source: Mapped[str]


class KnownReviewers(Base):
    """Who may decide at an organisation, as identity announced it last."""

    __tablename__ = "known_reviewers"

    org_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    reviewers: Mapped[list]
    row_version: Mapped[int]


class Delegation(Base):
    """Somebody keeps an absent colleague's desk for a while; `roles` are those that the colleague decides by."""

    __tablename__ = "delegation"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    from_person_id: Mapped[uuid.UUID]
    from_person: Mapped[str]
    roles: Mapped[list[str]]
    to_person_id: Mapped[uuid.UUID]
    to_person: Mapped[str]
    from_at: Mapped[datetime.datetime]
    until_at: Mapped[datetime.datetime]
    note: Mapped[str | None]
    created_at: Mapped[datetime.datetime]
    revoked_at: Mapped[datetime.datetime | None]


class Batch(Base):
    """One verdict on many cases; its id is that of its job."""

    __tablename__ = "batch"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    account_id: Mapped[uuid.UUID]
    person: Mapped[str]
    org_path: Mapped[str]
    verdict: Mapped[str]
    reasons: Mapped[list]
    total: Mapped[int]
    created_at: Mapped[datetime.datetime]


class BatchCase(Base):
    """One case of a batch; `done` is none until its turn has come.

    `shown_version` is the version that was shown, if it was; with `reasons` of its own it is rejected.
    """

    __tablename__ = "batch_case"

    batch_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[uuid.UUID]
    done: Mapped[bool | None]
    refusal: Mapped[dict | None]
    shown_version: Mapped[int | None]
    reasons: Mapped[list | None]


class SpotCheck(Base):
    """A sample of what was approved below an office, drawn to be looked at again (R-REV-10)."""

    __tablename__ = "spot_check"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    scope_id: Mapped[uuid.UUID]
    scope: Mapped[str]
    business: Mapped[str]
    from_at: Mapped[datetime.datetime]
    until_at: Mapped[datetime.datetime]
    share: Mapped[int]
    seed: Mapped[int]
    person_id: Mapped[uuid.UUID]
    person: Mapped[str]
    created_at: Mapped[datetime.datetime]
    total: Mapped[int]


class Inspected(Base):
    """One case of a sample; `approvers` are those whose approvals were drawn, `involved` all who had a part in it."""

    __tablename__ = "inspected"

    check_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("spot_check.id"), primary_key=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), primary_key=True)
    subject_id: Mapped[uuid.UUID]
    subject_name: Mapped[str]
    teacher_id: Mapped[uuid.UUID | None]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    approvers: Mapped[list]
    involved: Mapped[list[uuid.UUID]]
    state: Mapped[str]
    faults: Mapped[list]
    judged_by: Mapped[uuid.UUID | None]
    judged_by_name: Mapped[str | None]
    judged_at: Mapped[datetime.datetime | None]
    row_version: Mapped[int]
