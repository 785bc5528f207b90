"""Whoever owns a training confirms its results, returns or refuses them; each becomes one credit (R-TRN-05).

Accounts are held while their caps are used up, in the order of their teachers, so that two offices confirm one after
another. Nobody confirms what they entered or submitted.
"""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from services.common import clock, failpoints
from services.common.actor import Actor
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.training.projects import MINISTRY, OPEN
from services.contracts.training.results import CONFIRMED, ENTERED, REFUSED, RETURNED, SENT, SUBMITTED
from services.training import crediting, frozen_cycles
from services.training.confirming import accounts, announcing, reversing, worth
from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.voids import NOT_PROVIDED, VOID
from services.training.models import Credit, Project, Result
from services.training.national import arriving, sending
from services.training.projects import finding, happened, notifying
from services.training.results import facts, rules

NOT_HERE = "There is no such result for you."
OF_THE_OFFICE = "The office that owns the training confirms its results."
OWN_ENTRY = "You entered or submitted this yourself; somebody else confirms it."
CHANGED = "The result of {name} changed meanwhile. Please look at it again."
NOT_NOW = "The result of {name} does not wait for a decision any more."
SAY_WHY = "Please say why."
LOOK_FIRST = "{name} belongs to the sample. Please look at this result closely first."
OPEN_ACCOUNTS = text(
    "INSERT INTO credit_account (teacher_id) SELECT id FROM unnest(CAST(:ids AS uuid[])) AS new (id)"
    " ORDER BY id ON CONFLICT DO NOTHING"
)
HOLD = text(
    "SELECT teacher_id, confirmations FROM credit_account WHERE teacher_id = ANY (CAST(:ids AS uuid[]))"
    " ORDER BY teacher_id FOR UPDATE"
)
COUNT = text(
    "UPDATE credit_account SET confirmations = told.number"
    " FROM jsonb_to_recordset(CAST(:told AS jsonb)) AS told (id uuid, number integer)"
    " WHERE credit_account.teacher_id = told.id"
)
DECIDED = (VOID, NOT_PROVIDED)  # outcomes that no time and no entry changes any more
LANGUAGES = ("zh", "en")


def decide_results(
    db: Session, actor: Actor, results: Sequence[dict[str, Any]], verdict: str, words: str | None
) -> dict[str, Any]:
    """Decide on up to 500 results, all seen at their present version; what became of each."""
    if verdict != "confirm" and not (words or "").strip():
        raise Invalid(SAY_WHY)
    found = held(db, actor, results)
    for each in found:
        _refuse(actor, each, verdict)
    signed = Signed.of(actor)
    if verdict == "confirm":
        national = [each for each in found if each.training["level"] == MINISTRY and each.source == "project"]
        others = [each for each in found if each not in national]
        outcomes = sending.send(db, national, signed) if national else []
        outcomes += confirm(db, others, signed) if others else []
    else:
        outcomes = _turn_down(db, found, signed, words or "", for_good=verdict == "refuse")
    db.flush()
    _follow_projects(db, {each.project_id for each in found if each.project_id}, signed)
    ordered = {each["id"]: each for each in outcomes}
    return {"outcomes": [ordered[each["id"]] for each in results]}


@dataclass(frozen=True)
class Signed:
    """Who decides, when."""

    person: str
    by_id: UUID
    org_id: UUID
    org_name: str
    at: datetime.datetime

    @classmethod
    def of(cls, actor: Actor) -> "Signed":
        """The asker, now."""
        return cls(actor.name, actor.person_id, actor.org_id, actor.org_name, clock.now())

    @property
    def by(self) -> str:
        """The office and the person, as they are shown."""
        return f"{self.org_name} {self.person}"


def held(db: Session, actor: Actor, seen: Sequence[dict[str, Any]]) -> list[Result]:
    """These results, held in the order of their ids; raises NotFound, Forbidden or Stale."""
    versions = {each["id"]: each["row_version"] for each in seen}
    visible = db.execute(select(Result.id, Result.office_id).where(Result.id.in_(versions))).all()
    if len(visible) != len(versions):
        raise NotFound(NOT_HERE)
    if any(row.office_id != actor.org_id for row in visible):
        raise Forbidden(OF_THE_OFFICE)
    query = select(Result).where(Result.id.in_(versions)).order_by(Result.id)
    query = query if failpoints.is_off("row_lock") else query.with_for_update()
    found = list(db.scalars(query.execution_options(populate_existing=True)))
    for each in found:
        if each.row_version != versions[each.id]:
            raise Stale(CHANGED, name=each.name, row_version=each.row_version)
    return found


def _refuse(actor: Actor, result: Result, verdict: str) -> None:
    if result.state != SUBMITTED:
        raise Conflict(NOT_NOW, name=result.name)
    if actor.person_id in (result.person_id, result.submitted_by):
        raise Forbidden(OWN_ENTRY)
    if verdict == "confirm" and result.sampled and result.looked_by is None:
        raise Conflict(LOOK_FIRST, name=result.name)


def confirm(db: Session, results: Sequence[Result], signed: Signed) -> list[dict[str, Any]]:
    """Make credits of results that are held; what does not count says why and waits, or is void for good."""
    kept = accounts.people(db, {each.teacher_id for each in results})  # files that were joined share their caps
    teacher_ids = sorted(kept)
    db.execute(OPEN_ACCOUNTS, {"ids": teacher_ids})
    numbers = {row.teacher_id: row.confirmations for row in db.execute(HOLD, {"ids": teacher_ids})}
    earlier = reversing.standing(db, [each.subject_id for each in results if each.number > 1])
    places = {each.teacher_id: each.org_path for each in results}
    known = accounts.of_teachers(db, places.keys(), places)
    closed = frozen_cycles.held_for(db, [each.org_path for each in known.values()])
    by_person: dict[UUID, list[Result]] = {}
    for each in results:
        by_person.setdefault(kept[each.teacher_id], []).append(each)
    language, evaluators = worth.language(db), accounts.Evaluators()
    made: list[tuple[Result, dict[str, Any]]] = []
    outcomes: list[dict[str, Any]] = []
    for person in sorted(by_person):
        batch = by_person[person]
        account = known[batch[0].teacher_id]
        if account.governor is None:
            outcomes += [_left(each, worth.NO_BOOK[language]) for each in batch]
            continue
        waiting = {each.id: shut for each in batch if (shut := closed.on(account.org_path, each.finished))}
        outcomes += [
            _left(each, frozen_cycles.waits(waiting[each.id], language)) for each in batch if each.id in waiting
        ]
        batch = [each for each in batch if each.id not in waiting]
        first = 1 + max(number for each, number in numbers.items() if kept[each] == person)
        for result, worked in _lines(evaluators, account, batch, first):
            outcomes.append(_outcome(result, worked, signed, language))
            teacher_id = result.teacher_id
            if result.state == CONFIRMED and (old := earlier.get(result.subject_id)):
                numbers[teacher_id] += 1
                _reverse(db, old, result, worked, numbers[teacher_id], signed)
            if worked.is_confirmed and worked.rule is not None:
                numbers[teacher_id] += 1
                made.append((result, _credit(result, worked, account, numbers[teacher_id], signed)))
    if made:
        db.execute(insert(Credit), [credit for _, credit in made])
    _count(db, numbers)
    announcing.tell(db, made, signed)
    amounts = {result.id: worth.total(credit["amounts"]) for result, credit in made}
    arriving.tell_of_ends(db, [(each, amounts.get(each.id, 0)) for each in results if each.state == CONFIRMED])
    return outcomes


def _reverse(db: Session, old: Credit, result: Result, line: Line, number: int, signed: Signed) -> None:
    """A correction takes the place of what was confirmed before; where it gives nothing, records is told so."""
    reversed_ = reversing.reverse(db, old, number, signed, result.why)
    if not line.is_confirmed:
        announcing.tell_of_reversal(db, result, reversed_, signed)


def _lines(
    evaluators: accounts.Evaluators, account: accounts.Known, batch: Sequence[Result], first: int
) -> Iterator[tuple[Result, Line]]:
    """The lines of one teacher's batch, by day, as caps are used up in their order."""
    assert account.governor is not None  # noqa: S101 - whoever has none is not asked for
    rows = {str(each.subject_id): each for each in batch}
    ordered = [facts.as_result(each) for each in sorted(batch, key=lambda each: (each.finished, each.subject_id))]
    others = [each for each in account.confirmed if each.id not in rows]  # what is corrected makes room for itself
    for found in evaluators.of(account.governor.book).confirm(others, ordered, first):
        yield rows[found.result.id], found


def _left(result: Result, why: str | None) -> dict[str, Any]:
    return {"id": result.id, "name": result.name, "state": result.state, "amount": None, "why": why}


def _outcome(result: Result, line: Line, signed: Signed, language: str) -> dict[str, Any]:
    """Keep what became of a result: what only waits for something stays where it is."""
    told = worth.said(line, language)
    if not line.is_confirmed and line.outcome not in DECIDED:
        return _left(result, told["why"])
    result.state, result.decided_by, result.decided_at = CONFIRMED, signed.by, signed.at
    result.row_version += 1
    if result.certificate is None and rules.earns_certificate(result):
        result.certificate = rules.certificate_number(result)
    return _left(result, told["why"]) | {"amount": told["amount"]}


def _credit(result: Result, line: Line, account: accounts.Known, number: int, signed: Signed) -> dict[str, Any]:
    assert line.rule is not None and account.governor is not None  # noqa: S101, PT018 - it was confirmed
    same = (
        "subject_id", "teacher_id", "name", "org_id", "org_name", "org_path", "office_id", "office_path", "finished",
        "training",
    )  # fmt: skip
    return {name: getattr(result, name) for name in same} | {
        "id": uuid5(result.id, "credit"),
        "result_id": result.id,
        "number": number,
        "rule": line.rule.rule,
        "version": line.rule.version,
        "version_id": account.governor.version_ids[line.rule.version],
        "kind": line.kind or "",
        "kept": line.kept,
        "amounts": [{"bucket": bucket, "amount": str(amount)} for bucket, amount in line.amounts],
        "programme": line.programme,
        "counts": str(line.counts),
        "derivation": [
            {"code": step.code} | {language: crediting.said(step, line.rule, language) for language in LANGUAGES}
            for step in crediting.way(_as_pending(line))
        ],
        "confirmed_by": signed.by,
        "confirmed_by_id": signed.by_id,
        "confirmed_at_org": signed.org_name,
        "confirmed_at": signed.at,
    }


def _as_pending(line: Line) -> Line:
    """The line as it was worked out, so that its way leads from hours to credits."""
    return replace(line, result=replace(line.result, confirmed=None))


def _count(db: Session, numbers: dict[UUID, int]) -> None:
    told = [{"id": teacher_id, "number": number} for teacher_id, number in sorted(numbers.items())]
    db.execute(COUNT, {"told": json.dumps(told, default=str)})


def _turn_down(
    db: Session, results: Sequence[Result], signed: Signed, words: str, *, for_good: bool
) -> list[dict[str, Any]]:
    """Results go back to be mended, or are refused; a refused correction leaves what was confirmed as it was."""
    for each in results:
        each.state, each.why = REFUSED if for_good else RETURNED, words
        each.decided_by, each.decided_at = signed.by, signed.at
        each.row_version += 1
    arriving.tell_of_ends(db, [(each, 0) for each in results])
    corrections = [each for each in results if each.number > 1]
    if for_good and corrections:
        reversing.restore(db, corrections)
    return [_left(each, words) for each in results]


def _follow_projects(db: Session, project_ids: set[UUID], signed: Signed) -> None:
    """A project whose results are all decided on is closed; one with results to be mended goes back."""
    for project in finding.held_where(db, Project.id.in_(project_ids)):
        query = (
            select(Result.state, func.count().label("many"))
            .where(Result.project_id == project.id)
            .group_by(Result.state)
        )
        states = {row.state: row.many for row in db.execute(query)}
        if states.get(SUBMITTED) or states.get(SENT) or project.state != OPEN:
            continue
        if returned := states.get(RETURNED, 0):
            project.results_state = "returned"
            project.row_version += 1
            notifying.tell_of_returned(db, project, returned)
        elif not states.get(ENTERED):
            project.results_state = "confirmed"
            happened.follow(
                project, "closed", happened.line("closed", signed.at, signed.by, signed.org_name, None), closes=True
            )
