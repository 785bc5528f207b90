"""The job that tries a rule: some thousand people at a time are read, worked out beside the database, and kept."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from services.common import failpoints
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.common.errors import NotFound
from services.common.processes.jobs import Work
from services.training.crediting import Rule, read_rule
from services.training.models import RuleTrial, RuleTrialPerson
from services.training.results.past import FIRST, Past, past_results
from services.training.rules import books
from services.training.rules.trials.comparing import Compared, Comparison
from services.training.rules.trials.sums import Sums

KIND = "rule_trial"
NOT_HERE = "There is no such trial at your office."
COUNT = text(
    "SELECT count(*) FROM result WHERE org_path >= :start AND org_path < :end AND state IN ('submitted', 'confirmed')"
)
Told = tuple[Past, Compared | None]


def run_trial(work: Work, trial_id: str, rule_id: str) -> dict[str, int]:  # noqa: ARG001 - its notice leads there
    """The job; begun again after a break, it begins with nobody."""
    with work.begin() as db:
        trial = db.get(RuleTrial, UUID(trial_id))
        if trial is None:
            raise NotFound(NOT_HERE)
        db.execute(delete(RuleTrialPerson).where(RuleTrialPerson.trial_id == trial.id))
        before, start_end = read_rule(books.rule_text(db, trial.before_id)), path_range(trial.org_path)
        total = db.execute(COUNT, dict(zip(("start", "end"), start_end, strict=True))).scalar_one()
    work.progress(0, total)
    sums = _tried(work, trial, before, read_rule(trial.text))
    return _finish(work, trial, sums)


def _tried(work: Work, trial: RuleTrial, before: Rule, after: Rule) -> Sums:
    comparison, sums, last = Comparison(before, after), Sums(), FIRST
    while True:
        with work.begin() as db:
            people = past_results(db, trial.org_path, last)
            below = _under_own_rule(db, trial.org_path, people)
        if not people:
            return sums
        last = people[-1].teacher_id
        told = [(one, comparison.compare(one.results)) for one in people if one.org_path not in below]
        sums.own_rule += len(people) - len(told)
        for one, compared in told:
            sums.add(part_of(trial.org_path, one.org_path), len(one.results), compared)
        with work.begin() as db:
            _keep(db, trial.id, told)
            failpoints.reach("job.before_commit")
        work.progress(sums.results)


def _under_own_rule(db: Session, path: str, people: list[Past]) -> set[str]:
    """Places that have a rule of their own further down."""
    found = books.governors(db, {one.org_path for one in people})
    return {place for place, governor in found.items() if len(governor.path) > len(path)}


def part_of(path: str, place: str) -> str:
    """The part of a territory in which a place lies: what is managed by its office, or that office itself."""
    below = place.removeprefix(path).split("/", 1)[0]
    return f"{path}{below}/" if below else path


def _keep(db: Session, trial_id: UUID, told: list[Told]) -> None:
    rows = [_row(trial_id, one, compared) for one, compared in told if compared is not None]
    if rows:
        db.execute(insert(RuleTrialPerson), rows)


def _row(trial_id: UUID, one: Past, compared: Compared) -> dict[str, Any]:
    same = {name: getattr(compared, name) for name in ("before", "after", "delta", "passed_before", "passed_after")}
    reasons = [f"{reason.code}|{reason.about}" for reason in compared.reasons]
    who = {"trial_id": trial_id, "teacher_id": one.teacher_id, "org_path": one.org_path}
    return who | same | {"size": abs(compared.delta), "reasons": reasons}


def _finish(work: Work, trial: RuleTrial, sums: Sums) -> dict[str, int]:
    result = {"people": sums.people, "differing": sum(sums.deltas.values())}
    with work.begin() as db:
        parts = select(known_org.c.path, known_org.c.name).where(known_org.c.path.in_(list(sums.parts)))
        names = {row.path: row.name for row in db.execute(parts)}
        held = db.scalar(select(RuleTrial).where(RuleTrial.id == trial.id).with_for_update())
        if held is not None:
            held.found = sums.found(names)
        db.flush()
        work.finish(db, result)
    return result
