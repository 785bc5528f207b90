"""The tables of training."""

import datetime
from decimal import Decimal
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


class Project(Base):
    """A training as its owner registered it; `org_*` is the owner, `institution_*` who holds it, if another one does.

    `office_*` confirms its results: the owner, or the authority of a school that may not confirm by itself.

    `attributes` are what the owner's rule of credits asks of it, such as {"mode": "集中"}. `results_state` says how far
    its results are: none, submitted, returned, confirmed. `happened`, `desk_ids` and `doors` are as those of every
    business that is reviewed; only projects of schools are.
    """

    __tablename__ = "project"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    row_version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    office_id: Mapped[UUID]
    office_path: Mapped[str] = mapped_column(PATH)
    level: Mapped[str]
    category: Mapped[str]
    year: Mapped[int]
    name: Mapped[str]
    mode: Mapped[str]
    content: Mapped[str]
    hours: Mapped[Decimal]
    places: Mapped[int | None]
    institution_id: Mapped[UUID | None]
    institution_name: Mapped[str | None]
    institution_path: Mapped[str | None] = mapped_column(PATH)
    directions: Mapped[list[str]]
    enrol_from: Mapped[datetime.datetime]
    enrol_until: Mapped[datetime.datetime]
    start: Mapped[datetime.date]
    finish: Mapped[datetime.date]
    results_due: Mapped[datetime.date]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    notes: Mapped[str | None]
    round: Mapped[int] = mapped_column(default=1)
    results_state: Mapped[str] = mapped_column(default="none")
    results_at: Mapped[datetime.datetime | None]
    results_by: Mapped[UUID | None]
    overdue_told_for: Mapped[datetime.date | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    case_id: Mapped[UUID | None]
    case_version: Mapped[int] = mapped_column(default=0)
    desk_ids: Mapped[list[UUID]] = mapped_column(default=list)
    desk_roles: Mapped[list[str]] = mapped_column(default=list)
    doors: Mapped[list[str]] = mapped_column(default=list)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    why: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    opened_at: Mapped[datetime.datetime]
    closed_at: Mapped[datetime.datetime | None]


class Quota(Base):
    """How many places an area or school has in a project: 0 is nobody, none is no limit; `by_*` is who gave them."""

    __tablename__ = "quota"

    project_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    owner_path: Mapped[str] = mapped_column(PATH)
    places: Mapped[int | None]
    by_org_id: Mapped[UUID]
    by_org_name: Mapped[str]
    by_path: Mapped[str] = mapped_column(PATH)


class QuotaDivision(Base):
    """An office that divided its places of a project among those below it: how often, who last, when."""

    __tablename__ = "quota_division"

    project_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    row_version: Mapped[int]
    person: Mapped[str]
    at: Mapped[datetime.datetime]


class Enrolment(Base):
    """A teacher in a project; `org_*` is the school at that time.

    `start` and `finish` are the days of the project; `in_person` says that these days cannot be spent elsewhere.
    """

    __tablename__ = "enrolment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    row_version: Mapped[int] = mapped_column(default=1)
    project_id: Mapped[UUID]
    teacher_id: Mapped[UUID]
    name: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    owner_path: Mapped[str] = mapped_column(PATH)
    institution_path: Mapped[str | None] = mapped_column(PATH)
    direction: Mapped[str]
    round: Mapped[int]
    state: Mapped[str]
    start: Mapped[datetime.date]
    finish: Mapped[datetime.date]
    in_person: Mapped[bool]
    replaces_id: Mapped[UUID | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    by_org_id: Mapped[UUID]
    by_org_name: Mapped[str]
    entered_at: Mapped[datetime.datetime]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime.datetime | None]
    why: Mapped[str | None]


class Result(Base):
    """What a training, or a piece of work of one's own, has brought one teacher; `number` counts its versions.

    `source` says where it came from: a project of this site, a claim of the teacher's, or a project of the ministry
    whose results were sent to the province (`origin_id` is theirs). `org_*` is the school when it ended, `office_*` who
    confirms it. A blank grade or hour is not assessed, and nothing is put in its place. The current version of a
    result is the one that is not superseded.
    """

    __tablename__ = "result"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    row_version: Mapped[int] = mapped_column(default=1)
    subject_id: Mapped[UUID]
    number: Mapped[int]
    source: Mapped[str]
    state: Mapped[str]
    project_id: Mapped[UUID | None]
    enrolment_id: Mapped[UUID | None]
    origin_id: Mapped[UUID | None]
    origin_version: Mapped[int | None]
    teacher_id: Mapped[UUID]
    name: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    office_id: Mapped[UUID]
    office_path: Mapped[str] = mapped_column(PATH)
    institution_path: Mapped[str | None] = mapped_column(PATH)
    training: Mapped[dict[str, Any]]
    first_day: Mapped[datetime.date]
    finished: Mapped[datetime.date]
    hours: Mapped[Decimal | None]
    planned: Mapped[Decimal | None]
    absent: Mapped[Decimal | None]
    grade: Mapped[str | None]
    reviewed: Mapped[Decimal | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    measures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    certificate: Mapped[str | None]
    sampled: Mapped[bool] = mapped_column(default=False)
    looked_by: Mapped[str | None]
    why: Mapped[str | None]
    person_id: Mapped[UUID]
    person: Mapped[str]
    entered_at: Mapped[datetime.datetime]
    submitted_by: Mapped[UUID | None]
    submitted_at: Mapped[datetime.datetime | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime.datetime | None]


class CreditAccount(Base):
    """The account of one teacher: how many confirmations it has had; its row is held while credits are confirmed."""

    __tablename__ = "credit_account"

    teacher_id: Mapped[UUID] = mapped_column(primary_key=True)
    confirmations: Mapped[int] = mapped_column(default=0)


class CreditTally(Base):
    """How the teachers of a school stood with their credits when they were counted last."""

    __tablename__ = "credit_tally"

    org_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    teachers: Mapped[int]
    behind: Mapped[int]
    on_the_way: Mapped[int]
    done: Mapped[int]
    counted_at: Mapped[datetime.datetime]


class Credit(Base):
    """A confirmed credit, or the reversal of one (`reverses_id`); neither ever changes.

    `number` is its place among the confirmations of its teacher. `org_*` is the school on the last day of the training.
    `amounts` are [[bucket, amount]], `derivation` is the way from hours to credits as it was shown.
    """

    __tablename__ = "credit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    result_id: Mapped[UUID]
    subject_id: Mapped[UUID]
    reverses_id: Mapped[UUID | None]
    teacher_id: Mapped[UUID]
    number: Mapped[int]
    name: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    office_id: Mapped[UUID]
    office_path: Mapped[str] = mapped_column(PATH)
    finished: Mapped[datetime.date]
    training: Mapped[dict[str, Any]]
    rule: Mapped[str]
    version: Mapped[str]
    version_id: Mapped[UUID]
    kind: Mapped[str]
    kept: Mapped[Decimal]
    amounts: Mapped[list[dict[str, Any]]]
    programme: Mapped[str | None]
    counts: Mapped[str]
    derivation: Mapped[list[dict[str, Any]]]
    confirmed_by: Mapped[str]
    confirmed_by_id: Mapped[UUID]
    confirmed_at_org: Mapped[str]
    confirmed_at: Mapped[datetime.datetime]
    why: Mapped[str | None]


class Claim(Base):
    """Credits claimed for what a teacher did outside of registered projects; `org_*` is the school of that time.

    `office_*` confirms its credits: the authority of the school. `evidence` are the facts of its files as media knows
    them. `digest` is of all that was claimed, which never changes. `happened`, `desk_ids` and `doors` are as those of
    every business that is reviewed.
    """

    __tablename__ = "claim"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    row_version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str]
    kind: Mapped[str]
    teacher_id: Mapped[UUID]
    teacher_name: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    department_id: Mapped[UUID | None]
    category: Mapped[str]
    office_id: Mapped[UUID]
    office_path: Mapped[str] = mapped_column(PATH)
    name: Mapped[str]
    organiser: Mapped[str | None]
    start: Mapped[datetime.date]
    finish: Mapped[datetime.date]
    hours: Mapped[Decimal | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    measures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    words: Mapped[str]
    digest: Mapped[str]
    person_id: Mapped[UUID]
    person: Mapped[str]
    entered_at: Mapped[datetime.datetime]
    case_id: Mapped[UUID]
    case_version: Mapped[int] = mapped_column(default=0)
    desk_ids: Mapped[list[UUID]] = mapped_column(default=list)
    desk_roles: Mapped[list[str]] = mapped_column(default=list)
    doors: Mapped[list[str]] = mapped_column(default=list)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]
    why: Mapped[str | None]
    happened: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    closed_at: Mapped[datetime.datetime | None]


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


class RuleTrial(Base):
    """A version of a rule tried on the results of its owner's territory, one a version; `text` is what was tried.

    `before_id` is the version that was in force. `found` is what came out, once it is done.
    """

    __tablename__ = "rule_trial"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rule_id: Mapped[UUID]
    rule_row_version: Mapped[int]
    org_path: Mapped[str] = mapped_column(PATH)
    text: Mapped[str]
    before_id: Mapped[UUID]
    before_name: Mapped[str]
    started_by: Mapped[str]
    started_at: Mapped[datetime.datetime]
    found: Mapped[dict[str, Any] | None]


class RuleTrialPerson(Base):
    """Somebody for whom the two rules differ; `size` is how much, whichever way. `reasons` are "code|about"."""

    __tablename__ = "rule_trial_person"

    trial_id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(primary_key=True)
    org_path: Mapped[str] = mapped_column(PATH)
    before: Mapped[Decimal]
    after: Mapped[Decimal]
    delta: Mapped[Decimal]
    size: Mapped[Decimal]
    passed_before: Mapped[bool]
    passed_after: Mapped[bool]
    reasons: Mapped[list[str]]


class CycleClosing(Base):
    """A cycle that an office closed for its territory, until it is opened again; `rule` is whose cycle it is."""

    __tablename__ = "cycle_closing"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(server_default=FetchedValue())
    row_version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str]
    org_id: Mapped[UUID]
    org_name: Mapped[str]
    org_path: Mapped[str] = mapped_column(PATH)
    first: Mapped[datetime.date]
    last: Mapped[datetime.date]
    rule: Mapped[str]
    closed_by_id: Mapped[UUID]
    closed_by: Mapped[str]
    closed_at: Mapped[datetime.datetime]
    closed_words: Mapped[str]
    opened_by: Mapped[str | None]
    opened_by_org: Mapped[str | None]
    opened_at: Mapped[datetime.datetime | None]
    opened_words: Mapped[str | None]
