"""Everybody concerned hears how a case moved: the next desk, who submitted it, and the teacher whose file it is.

What one act does to many cases of one desk or submitter is one notice with a count.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple, Protocol

from sqlalchemy.orm import Session

from services.common.messages.notices import notice, notice_to_each, notify
from services.contracts.identity.notices import AT_ONCE
from services.contracts.mobility import assignments, status_acts, transfers
from services.contracts.records import change_requests
from services.contracts.training import claims, projects
from services.review.domain import case_progress
from services.review.rows import CaseRow, DecisionRow, StepRow, fields_of


class Case(Protocol):
    """A case that is held; see cases.Held."""

    case: CaseRow
    steps: list[StepRow]
    changed: set[int]
    fresh: list[DecisionRow]

    def current(self) -> list[StepRow]:
        """The steps that wait for a decision."""


class News(NamedTuple):
    """What somebody is to hear of one case; `act` is the kind without its number (`case_passed`, `cases_passed`)."""

    act: str
    to: tuple[tuple[str, Any], ...]
    params: tuple[tuple[str, str], ...]


CLOSED = {case_progress.APPROVED, case_progress.REJECTED}
REQUESTS = frozenset(change_requests.BUSINESSES)
TRANSFERS = frozenset(transfers.BUSINESSES)
OF_MOBILITY = {status_acts.BUSINESS: "status_act", assignments.BUSINESS: "assignment"}
OF_TRAINING = {projects.BUSINESS: "training_project", claims.BUSINESS: "credit_claim"}
SUMMED = ("id", "subject_name", "org_name")
OF_OTHERS = {"remark"}  # whose service tells its people by itself, in its own words
# Ends of which mobility tells, since more follows from them: nobody hears of one act twice.
TOLD_BY_MOBILITY = {business: {*CLOSED, case_progress.WITHDRAWN} for business in TRANSFERS} | {
    business: {case_progress.APPROVED} for business in OF_MOBILITY
}


def tell(db: Session, moved: Collection[Case]) -> None:
    """Tell of cases that were opened, moved on or closed just now."""
    found: dict[tuple[str, News], list[dict[str, Any]]] = {}
    own: dict[tuple[str, str, Any], list[dict[str, Any]]] = {}
    for held in (case for case in moved if case.case.business not in OF_OTHERS):
        kind = kind_of(held.case.business)
        for news in _news(held):
            found.setdefault((kind, news), []).append(fields_of(held.case, SUMMED) | {"due_at": _due(held, news)})
        for act, params in _news_of_submitter(held) if held.case.teacher_id else ():
            own.setdefault((kind, act, params), []).append({"teacher_id": held.case.teacher_id})
    to_teachers = (_own(db, *news, some) for news, teachers in own.items() for some in _parts(teachers))
    notify(db, [*(summed(db, kind, *news, cases) for (kind, news), cases in found.items()), *to_teachers])


def kind_of(business: str) -> str:
    """In which words people hear of a case: as of a whole file, a request, or what mobility and training do."""
    if business in TRANSFERS:
        return "transfer"
    if found := (OF_MOBILITY | OF_TRAINING).get(business):
        return found
    return "request" if business in REQUESTS else "case"


def summed(db: Session, kind: str, act: str, to: Any, params: Any, cases: list[dict[str, Any]]) -> dict[str, Any]:
    """One notice of an act to one recipient: of a case by name, of several by number; `due_at` is the earliest."""
    due = min((case["due_at"] for case in cases if case["due_at"]), default=None)
    known = dict(params) | {"due": due, "school": _schools(cases)}
    if len(cases) == 1:
        [case] = cases
        return notice(db, f"{kind}_{act}", _plain(to), id=case["id"], name=case["subject_name"], **known)
    return notice(db, f"{kind}s_{act}", _plain(to), count=len(cases), **known)


def desk(step: StepRow) -> tuple[tuple[str, Any], ...]:
    """Who decides a step."""
    return ("org_id", step.org_id), ("roles", tuple(step.roles))


NAMED = 2  # schools of many


def _schools(cases: list[dict[str, Any]]) -> str:
    """Whose files they are, the first schools by name."""
    names = list(dict.fromkeys(case["org_name"] for case in cases))
    return "、".join(names[:NAMED]) + "…" * (len(names) > NAMED)


def _due(held: Case, news: News) -> Any:
    """Until when whoever hears this is to decide; none for who has not to."""
    due = [step.due_at for step in held.current() if desk(step) == news.to]
    return min((instant for instant in due if instant), default=None)


def _news(held: Case) -> Iterator[News]:
    for step in _newly_waiting(held):
        returned = held.fresh and held.fresh[-1].verdict == case_progress.RETURN
        by = (("by", held.fresh[-1].org_name),) if returned else ()
        yield News("sent_back" if returned else "waiting", desk(step), by)
    for done in (decision for decision in held.fresh if decision.for_org_id):
        yield News("decided_above", desk(held.steps[done.step - 1]), (("by", done.org_name),))
    if held.case.state == case_progress.WITHDRAWN and not _is_told_elsewhere(held):
        by = (("by", held.case.withdrawn_by["org_name"]),)
        yield from (News("withdrawn", desk(step), by) for step in held.steps if _was_left(held, step))
    submitter = (("person_id", held.case.submitted_by),)
    yield from (News(act, submitter, params) for act, params in _news_of_submitter(held) if act != "withdrawn")


def _news_of_submitter(held: Case) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What became of the case, for who submitted it and for the teacher."""
    if _is_told_elsewhere(held):
        return
    desks = (("desk", "、".join(dict.fromkeys(step.org_name for step in held.current()))),)
    for done in held.fresh:
        by = (("by", done.org_name),)
        if held.case.state in CLOSED:
            yield held.case.state, by
        else:
            yield OPEN[done.verdict], (*by, *desks)
    if held.case.state == case_progress.WITHDRAWN:
        yield "withdrawn", (("by", held.case.withdrawn_by["org_name"]),)
    if any(_was_handed_on(held, step) for step in held.current()):
        yield "handed_on", desks


OWN_KINDS = ("request", "transfer", "status_act", "assignment", "credit_claim")
OWN = {kind: f"own_{kind}" for kind in OWN_KINDS} | {"case": "own_file"}
OPEN = {case_progress.APPROVE: "passed", case_progress.RETURN: "returned"}


def _is_told_elsewhere(held: Case) -> bool:
    """Whether the business tells how this case ended."""
    return held.case.state in TOLD_BY_MOBILITY.get(held.case.business, ())


def _newly_waiting(held: Case) -> list[StepRow]:
    """The steps that came to their desk just now."""
    new = held.case.row_version == 1
    return [step for step in held.current() if new or step.number in held.changed]


def _was_left(held: Case, step: StepRow) -> bool:
    """Whether the step waited until just now."""
    return step.number in held.changed and step.state != case_progress.CURRENT


def _was_handed_on(held: Case, step: StepRow) -> bool:
    """Whether the step came just now from a desk where nobody was left."""
    last = step.moved[-1] if step.moved else None
    return bool(last and last["from_desk"] and last["at"] == held.case.moved_at.isoformat())


def _own(
    db: Session, kind: str, act: str, params: tuple[tuple[str, str], ...], to: list[dict[str, Any]]
) -> dict[str, Any]:
    return notice_to_each(db, f"{OWN[kind]}_{act}", to, **dict(params))


def _parts(teachers: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return (teachers[start : start + AT_ONCE] for start in range(0, len(teachers), AT_ONCE))


def _plain(to: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in to}
