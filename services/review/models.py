"""The tables of review: chains, cases, the steps of each case, the decisions taken."""

import datetime
import uuid

from sqlalchemy import DateTime, ForeignKey, ForeignKeyConstraint, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from services.review import domain


class Base(DeclarativeBase):
    """The tables of this service."""

    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it once, when the class is made
        datetime.datetime: DateTime(timezone=True),
        dict: JSONB,
        list: JSONB,
        str: Text,
    }


class Chain(Base):
    """One version of a chain (R-REV-02); `in_force` is the version that new cases take."""

    __tablename__ = "chain"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    code: Mapped[str]
    version: Mapped[int]
    business: Mapped[str]
    categories: Mapped[list] = mapped_column(ARRAY(Text))
    steps: Mapped[list]
    in_force: Mapped[bool]


class Case(Base):
    """A subject under review at one version of it; `involved` are who submitted it or contributed to it."""

    __tablename__ = "review_case"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    business: Mapped[str]
    chain_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("chain.id"))
    subject_id: Mapped[uuid.UUID]
    submission_id: Mapped[uuid.UUID]
    subject_version: Mapped[int]
    subject_digest: Mapped[str]
    subject_name: Mapped[str]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    submitted_by: Mapped[uuid.UUID]
    involved: Mapped[list] = mapped_column(ARRAY(Uuid))
    state: Mapped[str]
    opened_at: Mapped[datetime.datetime]
    moved_at: Mapped[datetime.datetime]
    row_version: Mapped[int] = mapped_column()
    steps: Mapped[list["CaseStep"]] = relationship(order_by="CaseStep.number", lazy="selectin")
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.step", lazy="selectin")

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012  SQLAlchemy's way to name it

    @property
    def current(self) -> "CaseStep | None":
        """The step that waits for a decision."""
        return next((step for step in self.steps if step.state == domain.CURRENT), None)

    def walk(self) -> domain.Walk:
        """The case as the rules see it."""
        return domain.Walk(
            steps=tuple(domain.Step(step.org_id, step.org_name, frozenset(step.roles)) for step in self.steps),
            involved=frozenset(self.involved),
            decisions=tuple(domain.Decided(done.step, done.person_id, done.verdict) for done in self.decisions),
            state=self.state,
        )

    def follow(self, walk: domain.Walk, now: datetime.datetime) -> None:
        """Take over where the rules have led: the state, and the clock of a step that begins to wait."""
        self.state, self.moved_at = walk.state, now
        for step in self.steps:
            step.state = walk.state_of(step.number)
            if step.state == domain.CURRENT and step.waiting_since is None:
                step.waiting_since, step.due_at = now, domain.due(now, step.days)


class CaseStep(Base):
    """One step of one case, with the desk (组织) that decides it as it was when the case was opened."""

    __tablename__ = "case_step"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    names: Mapped[dict]
    desk: Mapped[str]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    roles: Mapped[list] = mapped_column(ARRAY(Text))
    days: Mapped[int]
    state: Mapped[str] = mapped_column(default=domain.AHEAD)
    waiting_since: Mapped[datetime.datetime | None]
    due_at: Mapped[datetime.datetime | None]


class Decision(Base):
    """What one person decided at one step of one case."""

    __tablename__ = "decision"
    __table_args__ = (ForeignKeyConstraint(["case_id", "step"], ["case_step.case_id", "case_step.number"]),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("review_case.id"))
    step: Mapped[int]
    verdict: Mapped[str]
    reasons: Mapped[list]
    person_id: Mapped[uuid.UUID]
    person: Mapped[str]
    org_id: Mapped[uuid.UUID]
    org_name: Mapped[str]
    org_path: Mapped[str]
    at: Mapped[datetime.datetime]
