"""Cases as an asker sees them: work lists, a whole case, what can be done to it now."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.common.messages.readings import note_reading
from services.common.messages.wording import word
from services.contracts.records.readings import CASE_READ
from services.review import boxes, cases, overdue_below, standing_in
from services.review.askers import asker_of
from services.review.cases import Held
from services.review.domain import case_progress, four_eyes
from services.review.domain.standing_in import days_late
from services.review.models import Case
from services.review.rows import StepRow, fields_of
from services.review.words import named, party_of, place_of

ROW = (
    "id",
    "business",
    "category",
    "subject_id",
    "subject_kind",
    "subject_name",
    "teacher_id",
    "org_id",
    "org_name",
    "state",
    "opened_at",
    "row_version",
)
WHOLE = ("subject_version", "subject_digest", "subject_sets", "withdrawn_by")
FILE = "file"  # what a case was about before there were others
WAITING = ("number", "role", "sets", "waiting_since", "due_at")
STEP = (*WAITING, "position", "state")
IN_STEAD = "{desk} is {days} days late; by the province's setting the office above may decide."
IN_STEAD_TODAY = "{desk} is late since today; by the province's setting the office above may decide."
NO_STEP = {"overdue": False, "originals": False}


def list_cases(db: Session, actor: Actor, **wanted: Any) -> dict[str, Any]:
    """One page of the box that is wanted: todo with the longest waiting first, done and all newest first."""
    now = clock.now()
    asker = asker_of(db, actor, now)
    found = boxes.page_of(db, actor, asker, wanted, now)
    held = cases.whole(db, _rows_of(db, [row.id for row in found["items"]]))
    return {"items": [_row(db, actor, asker, each, now) for each in held.values()], "next": found["next"]}


def _rows_of(db: Session, ids: list[UUID]) -> list[Row]:
    """The rows of these cases in this order."""
    found = {row.id: row for row in db.execute(select(Case.__table__).where(Case.id.in_(ids)))}
    return [found[case_id] for case_id in dict.fromkeys(ids) if case_id in found]


def case_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How much waits for the actor, by business and step; since when the oldest, how much is overdue or soon is."""
    now = clock.now()
    waiting = boxes.todo(actor, asker_of(db, actor, now)).subquery()
    overdue, soon = boxes.overdue(waiting.c.due_at, now), boxes.soon(waiting.c.due_at, now)
    figures = (
        func.count().label("todo"),
        func.count().filter(overdue).label("overdue"),
        func.count().filter(soon).label("soon"),
        func.min(waiting.c.waiting_since).label("oldest"),
    )
    grouped = select(waiting.c.business, waiting.c.role.label("step"), *figures).group_by(
        waiting.c.business, waiting.c.role
    )
    steps = [dict(row) for row in db.execute(grouped.order_by("oldest")).mappings()]
    sums = {name: sum(step[name] for step in steps) for name in ("todo", "overdue", "soon")}
    kept = [{name: value for name, value in step.items() if name != "soon"} for step in steps]
    sums |= {"overdue_below": overdue_below.count(db, actor, now)}
    return sums | {"oldest": min((step["oldest"] for step in steps), default=None), "steps": kept}


def case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """A whole case."""
    held = cases.seen(db, actor, case_id)
    if held is None:
        raise NotFound("This case does not exist.")
    if held.case.teacher_id:
        note_reading(db, CASE_READ, held.case.teacher_id, held.case.business, case=str(case_id))
    standing_in.note(db, actor, [held], clock.now())
    return view_of(db, actor, held)


def view_of(db: Session, actor: Actor, held: Held) -> dict[str, Any]:
    """A case with its chain and every decision so far."""
    now, language = clock.now(), db.info["request"].language
    asker = asker_of(db, actor, now)
    row = _row(db, actor, asker, held, now)
    steps = [_step(step, language) for step in held.steps]
    view = fields_of(held.case, WHOLE) | {
        "subject_entries": held.case.subject_entries or [],
        "evidence": held.case.evidence or [],
        "parties": _parties(db, held, language),
        "conflict": _conflict(held, language),
        "in_stead": _in_stead(held, asker, language, now),
        "reminders": overdue_below.reminders_of(db, held.case.id),
    }
    return row | view | {"steps": steps, "decisions": cases.decisions(held, language)}


def _parties(db: Session, held: Held, language: str) -> list[dict[str, Any]]:
    found = {party: UUID(org_id) for party, org_id in (held.case.parties or {}).items()}
    names = known_orgs.names(db, set(found.values())) if found else {}
    return [
        {"party": party, "party_name": party_of(party, language), "org_id": org_id, "org_name": names.get(org_id, "")}
        for party, org_id in found.items()
    ]


def _conflict(held: Held, language: str) -> dict[str, Any] | None:
    found = held.case.conflict
    if found is None:
        return None
    at = datetime.datetime.fromisoformat(found["at"])
    return {"why": word(found["why"], {}, language), "changed": found["changed"], "at": at}


def _in_stead(held: Held, asker: four_eyes.Asker, language: str, now: datetime.datetime) -> str | None:
    """Why the asker may decide what is another desk's."""
    number = four_eyes.in_stead(held.walk(), asker)
    if number is None:
        return None
    step = held.steps[number - 1]
    days = days_late(step.due_at, now)
    return word(IN_STEAD if days else IN_STEAD_TODAY, {"desk": step.org_name, "days": days}, language)


def submits(actor: Actor, held: Held) -> bool:
    """Whether the actor can speak for who submitted the case: of a file, whoever enters files where it comes from."""
    if (held.case.subject_kind or FILE) != FILE:
        return held.case.submitted_by == actor.person_id
    return actor.has(roles.ENTRY) and actor.org_id in (held.case.org_id, held.case.department_id)


def _row(db: Session, actor: Actor, asker: four_eyes.Asker, held: Held, now: datetime.datetime) -> dict[str, Any]:
    """A case in a list; `refusal` says in the asker's language why it cannot be decided."""
    language = db.info["request"].language
    walk = held.walk()
    refused = four_eyes.objection(walk, asker)
    view = fields_of(held.case, ROW) | _subject(held) | _own_step(held, walk, asker, language, now)
    return (
        view
        | _likeness(held)
        | {
            "waiting": [_waiting(step, language) for step in held.current()],
            "may": four_eyes.may(walk, asker) + _may_submitter(actor, held, walk),
            "refusal": word(refused.message, refused.params, language) if refused else None,
        }
    )


def _likeness(held: Held) -> dict[str, Any]:
    case = held.case
    known = {"alike": case.alike, "words": case.alike_words, "before": case.alike_before}
    asked = case.asked and case.asked | {"day": datetime.date.fromisoformat(case.asked["day"])}
    return known | {"pieces": len({piece["id"] for piece in case.evidence or []}), "asked": asked}


def _subject(held: Held) -> dict[str, Any]:
    kind = held.case.subject_kind or FILE
    teacher_id = held.case.teacher_id or (held.case.subject_id if kind == FILE else None)
    return {"subject_kind": kind, "teacher_id": teacher_id, "in_conflict": held.case.conflict is not None}


def _may_submitter(actor: Actor, held: Held, walk: case_progress.Walk) -> list[str]:
    return ["withdraw"] if submits(actor, held) and case_progress.no_withdrawal(walk) is None else []


def _own_step(
    held: Held, walk: case_progress.Walk, asker: four_eyes.Asker, language: str, now: datetime.datetime
) -> dict[str, Any]:
    """The waiting step that is the asker's, else the first; all none once the case is closed."""
    waiting = held.current()
    if not waiting:
        return dict.fromkeys(("step", "step_name", "desk", "sets", "waiting_since", "due_at")) | NO_STEP
    number = four_eyes.nearest(walk, asker)
    step = next(each for each in waiting if each.number == number)
    return {
        "step": step.number,
        "step_name": named(step.names, language),
        "desk": step.org_name,
        "sets": step.sets,
        "originals": bool(step.originals),
        "waiting_since": step.waiting_since,
        "due_at": step.due_at,
        "overdue": step.due_at < now,
    }


def _waiting(step: StepRow, language: str) -> dict[str, Any]:
    return fields_of(step, WAITING) | {
        "name": named(step.names, language),
        "desk": step.org_name,
    }


def _step(step: StepRow, language: str) -> dict[str, Any]:
    return fields_of(step, STEP) | {
        "name": named(step.names, language),
        "desk": step.org_name,
        "originals": bool(step.originals),
        "moved": [_moved(entry, language) for entry in step.moved],
    }


def _moved(entry: dict[str, Any], language: str) -> dict[str, Any]:
    desk = entry["from_desk"] or place_of(entry["from_part"], entry.get("unit"), language)
    at = datetime.datetime.fromisoformat(entry["at"])
    return {"from_desk": desk, "why": word(entry["why"], {"desk": desk}, language), "at": at}
