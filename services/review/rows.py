"""Rows of cases as typed values. Thousands are read and moved at once, which entities of the session make slow.

Each has the columns of its table in their order, so that a row of a query fills it by position.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(slots=True)
class CaseRow:
    """A row of `review_case`; what the columns mean says models.Case."""

    id: UUID
    business: str
    category: str
    chain_id: UUID
    subject_id: UUID
    subject_kind: str | None
    teacher_id: UUID | None
    submission_id: UUID
    subject_version: int
    subject_digest: str
    subject_name: str
    subject_sets: list[str]
    subject_entries: list[dict[str, Any]] | None
    org_id: UUID
    org_name: str
    org_path: str
    department_id: UUID | None
    doors: list[str]
    watchers: list[str] | None
    parties: dict[str, str] | None
    due: datetime.datetime | None
    submitted_by: UUID
    involved: list[UUID]
    state: str
    withdrawn_by: dict[str, Any] | None
    conflict: dict[str, Any] | None
    opened_at: datetime.datetime
    moved_at: datetime.datetime
    row_version: int
    evidence: list[dict[str, Any]] | None
    alike: str | None
    alike_words: str | None
    alike_before: str | None
    asked: dict[str, Any] | None


@dataclass(slots=True)
class StepRow:
    """A row of `case_step`."""

    case_id: UUID
    number: int
    position: int
    names: dict[str, str]
    desk: str
    unit: str | None
    role: str
    org_id: UUID
    org_name: str
    roles: list[str]
    sets: list[str] | None
    days: int
    state: str
    waiting_since: datetime.datetime | None
    due_at: datetime.datetime | None
    moved: list[dict[str, Any]]
    subject_id: UUID
    teacher_id: UUID | None
    org_path: str
    doors: list[str]
    watchers: list[str] | None
    originals: bool | None


@dataclass(slots=True)
class DecisionRow:
    """A row of `decision`."""

    id: UUID
    case_id: UUID
    step: int
    verdict: str
    reasons: list[dict[str, Any]]
    person_id: UUID
    person: str
    for_person_id: UUID | None
    for_person: str | None
    org_id: UUID
    org_name: str
    annulled: bool
    at: datetime.datetime
    subject_id: UUID
    teacher_id: UUID | None
    org_path: str
    doors: list[str]
    watchers: list[str] | None
    originals: list[UUID] | None = None
    for_org_id: UUID | None = None
    for_org: str | None = None


def fields_of(row: CaseRow | StepRow | DecisionRow, names: Iterable[str] | None = None) -> dict[str, Any]:
    """These fields of a row by their names; without names all of them."""
    return {name: getattr(row, name) for name in names or row.__slots__}
