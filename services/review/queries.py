"""Work lists and cases as an asker sees them: what waits, what was decided, who may decide."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from services.common import known_orgs
from services.common.actor import Actor
from services.common.errors import NotFound
from services.common.paging import page
from services.common.request import LANGUAGES
from services.common.territory import path_range
from services.common.wording import word
from services.review import domain
from services.review.models import Case, CaseStep, Decision

ROW = (
    "id",
    "business",
    "subject_id",
    "subject_name",
    "org_id",
    "org_name",
    "state",
    "opened_at",
    "row_version",
)
WHOLE = ("subject_version", "subject_digest")
DECIDED = ("id", "step", "verdict", "reasons", "person_id", "person", "org_id", "org_name", "at")


def asker(actor: Actor) -> domain.Asker:
    """The actor as the rules see it."""
    return domain.Asker(actor.person_id, actor.org_id, actor.roles)


def visible(actor: Actor) -> Select:
    """The cases of the actor's territory."""
    return _within(select(Case), actor.org_path)


def list_cases(db: Session, actor: Actor, wanted: dict[str, Any]) -> dict[str, Any]:
    """One page of the box `wanted`: todo with the longest waiting first, done and all newest first."""
    query, key, newest_first = BOXES[wanted["box"]](actor)
    if wanted["q"]:
        query = query.where(Case.subject_name.icontains(wanted["q"], autoescape=True))
    if wanted["org_id"]:
        query = _within(query, known_orgs.known(db, wanted["org_id"]).path)
    found = page(db, query, key, wanted["limit"], wanted["after"], descending=newest_first)
    return {"items": [_row(db, actor, row.Case) for row in found["items"]], "next": found["next"]}


def case_counts(db: Session, actor: Actor) -> dict[str, Any]:
    """How much waits for the actor, and since when the oldest."""
    waiting = _todo(actor).subquery()
    count, oldest = db.execute(select(func.count(), func.min(waiting.c.waiting_since)).select_from(waiting)).one()
    return {"todo": count, "oldest": oldest}


def case(db: Session, actor: Actor, case_id: UUID) -> dict[str, Any]:
    """A whole case."""
    found = db.scalar(visible(actor).where(Case.id == case_id))
    if found is None:
        raise NotFound("This case does not exist.")
    return whole(db, actor, found)


def whole(db: Session, actor: Actor, case: Case) -> dict[str, Any]:
    """A case with its chain and every decision so far."""
    language = db.info["request"].language
    steps = [{"name": _name(step, language), "desk": step.org_name, "state": step.state} for step in case.steps]
    return _row(db, actor, case) | _fields(case, WHOLE) | {"steps": steps, "decisions": _decisions(case, language)}


def announcement(case: Case) -> dict[str, Any]:
    """A case as `case_moved` tells it; names of steps in the first language."""
    told = _fields(case, ("business", "subject_id", "subject_version", "subject_digest", "org_id", "state"))
    return told | {
        "case_id": case.id,
        "step_role": case.current.desk if case.current else None,
        "decisions": _decisions(case, LANGUAGES[0]),
        "row_version": case.row_version,
        "at": case.moved_at,
    }


def _todo(actor: Actor) -> Select:
    """Cases that `domain.objection` lets the actor decide, said in SQL."""
    decided = select(Decision.id).where(Decision.case_id == Case.id, Decision.person_id == actor.person_id)
    mine = and_(CaseStep.org_id == actor.org_id, CaseStep.roles.overlap(sorted(actor.roles)))
    cases = select(Case, CaseStep.waiting_since, CaseStep.case_id).join(CaseStep, CaseStep.case_id == Case.id)
    at_desk = cases.where(CaseStep.state == domain.CURRENT, mine)
    free = at_desk.where(~Case.involved.contains([actor.person_id]), ~decided.exists())
    return _within(free, actor.org_path)


def _todo_box(actor: Actor) -> tuple[Select, tuple, bool]:
    return _todo(actor), (CaseStep.waiting_since, CaseStep.case_id), False


def _done_box(actor: Actor) -> tuple[Select, tuple, bool]:
    query = select(Case, Decision.at, Decision.case_id).join(Decision, Decision.case_id == Case.id)
    own = query.where(Decision.person_id == actor.person_id)
    return _within(own, actor.org_path), (Decision.at, Decision.case_id), True


def _all_box(actor: Actor) -> tuple[Select, tuple, bool]:
    query = select(Case, Case.opened_at, Case.id)
    return _within(query, actor.org_path), (Case.opened_at, Case.id), True


BOXES: dict[str, Callable[[Actor], tuple[Select, tuple, bool]]] = {
    "todo": _todo_box,
    "done": _done_box,
    "all": _all_box,
}


def _within(query: Select, path: str) -> Select:
    start, end = path_range(path)
    return query.where(Case.org_path >= start, Case.org_path < end)


def _row(db: Session, actor: Actor, case: Case) -> dict[str, Any]:
    """A case in a list; `refusal` says in the asker's language why it cannot be decided."""
    language = db.info["request"].language
    refused = domain.objection(case.walk(), asker(actor))
    return (
        _fields(case, ROW)
        | _waiting(case.current, language)
        | {
            "may": [] if refused else ["decide"],
            "refusal": word(refused.message, refused.params, language) if refused else None,
        }
    )


def _waiting(step: CaseStep | None, language: str) -> dict[str, Any]:
    """On whose desk a case lies and since when; all none once it is closed."""
    if step is None:
        return dict.fromkeys(("step", "step_name", "desk", "waiting_since", "due_at"))
    return {
        "step": step.number,
        "step_name": _name(step, language),
        "desk": step.org_name,
        "waiting_since": step.waiting_since,
        "due_at": step.due_at,
    }


def _decisions(case: Case, language: str) -> list[dict[str, Any]]:
    names = {step.number: _name(step, language) for step in case.steps}
    return [_fields(done, DECIDED) | {"step_name": names[done.step]} for done in case.decisions]


def _name(step: CaseStep, language: str) -> str:
    return step.names.get(language, step.names[LANGUAGES[0]])


def _fields(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
