"""A trial is begun, and what it found is shown: sums, people, and the way of each result by both rules."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.database.paging import page
from services.common.database.tables import job, known_org, known_teacher
from services.common.errors import Conflict, Forbidden, NotFound
from services.common.processes import jobs
from services.contracts.training.rule_trials import CANCELLED, DONE, FAILED, GAIN, LOSE, RUNNING, WAITING
from services.training.crediting import Evaluator, Result, Rule, book, said, trace
from services.training.crediting.words.language import Language, shown
from services.training.models import RuleTrial, RuleTrialPerson, RuleVersion
from services.training.results.past import of_teachers
from services.training.rules import books, examining, finding, owners
from services.training.rules.trials import comparing, trial_job
from services.training.rules.trials.trial_job import NOT_HERE

# Who begins trials of one version at once does so one after the other.
TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:rule_id, 2))")
NOT_READ = "This version cannot be tried: it has faults."
NO_RULE = "No rule is in force at your office to compare it with."
NOTHING = {
    "people": 0, "own_rule": 0, "results": 0, "gain": 0, "lose": 0, "gained": "0", "lost": "0", "passing": 0,
    "failing": 0, "orgs": [], "bins": [], "reasons": [],
}  # fmt: skip
PERSON = RuleTrialPerson


def start_rule_trial(db: Session, actor: Actor, id: UUID, rule_id: UUID) -> dict[str, Any]:
    """Begin a trial of a version of the asker's office; what was tried of it before goes. The same id is harmless."""
    found = finding.seen(db, actor, rule_id)
    if found.org_path != actor.org_path:
        raise Forbidden(finding.OF_THE_OWNER)
    db.execute(TURN, {"rule_id": str(rule_id)})
    if db.get(RuleTrial, id) is None:
        before_id, before = _in_force(db, actor.org_path, rule_id)
        if examining.examine(found.text, found.vectors).rule is None:
            raise Conflict(NOT_READ)
        db.execute(delete(RuleTrial).where(RuleTrial.rule_id == rule_id))
        known = {"rule_row_version": found.row_version, "org_path": found.org_path, "text": found.text}
        by = {"started_by": actor.name, "started_at": clock.now(), "before_id": before_id, "before_name": before}
        db.add(RuleTrial(id=id, rule_id=rule_id, **known, **by))
        db.flush()
        jobs.add(db, id, trial_job.KIND, found.name or "", {"trial_id": str(id), "rule_id": str(rule_id)})
    return rule_trial(db, actor, id)


def _in_force(db: Session, path: str, rule_id: UUID) -> tuple[UUID, str]:
    """The version that holds at this place today, or the nearest in time; of a published one the one before it."""
    for place in reversed(owners.above(path)):
        governor = books.of_owners(db, [place]).get(place)
        versions = (
            [] if governor is None else [rule for rule in governor.book.versions if _is_other(governor, rule, rule_id)]
        )
        if governor is not None and versions:
            today = clock.today()
            begun = [rule for rule in versions if rule.since <= today]
            rule = (begun or versions)[-1]
            return governor.version_ids[rule.version], f"{rule.name}（{rule.rule} {rule.version}，{governor.org_name}）"
    raise Conflict(NO_RULE)


def _is_other(governor: books.Governor, rule: Rule, rule_id: UUID) -> bool:
    return governor.version_ids[rule.version] != rule_id


def rule_trials(db: Session, actor: Actor, rule_id: UUID) -> dict[str, Any]:
    """The trial of a version of the asker's office, if it was tried."""
    query = select(RuleTrial).where(RuleTrial.rule_id == rule_id, RuleTrial.org_path == actor.org_path)
    return {"items": [_view(db, each) for each in db.scalars(query)]}


def rule_trial(db: Session, actor: Actor, trial_id: UUID) -> dict[str, Any]:
    """How far a trial is, and what it found."""
    return _view(db, _own(db, actor, trial_id))


def _own(db: Session, actor: Actor, trial_id: UUID) -> RuleTrial:
    found = db.scalar(select(RuleTrial).where(RuleTrial.id == trial_id, RuleTrial.org_path == actor.org_path))
    if found is None:
        raise NotFound(NOT_HERE)
    return found


def _view(db: Session, found: RuleTrial) -> dict[str, Any]:
    run = db.execute(select(job.c.state, job.c.done, job.c.total, job.c.error).where(job.c.id == found.id)).first()
    version = db.execute(select(RuleVersion.row_version, RuleVersion.text).where(RuleVersion.id == found.rule_id)).one()
    language = Language(db.info["request"].language)
    what = {**NOTHING, **(found.found or {})}
    reasons = [{"text": reason_said(reason, language), "people": people} for reason, people in what["reasons"]]
    before, after = _rules(db, found)
    return {name: getattr(found, name) for name in ("id", "rule_id", "started_by", "started_at", "before_name")} | {
        **what,
        "reasons": reasons,
        "job_id": found.id,
        "state": _state(found, run),
        "error": run.error if run else None,
        "done": run.done if run else what["results"],
        "total": run.total if run else None,
        "outdated": version.text != found.text,
        "same_unit": before.unit == after.unit,
    }


def _state(found: RuleTrial, run: Row | None) -> str:
    """A job that is purged has long ended."""
    if found.found is not None:
        return DONE
    known = {"waiting": WAITING, "running": RUNNING, "cancelled": CANCELLED}
    return known.get(run.state, FAILED) if run else FAILED


def _rules(db: Session, found: RuleTrial) -> tuple[Rule, Rule]:
    before = examining.examine(books.rule_text(db, found.before_id), "").rule
    after = examining.examine(found.text, "").rule
    assert before is not None and after is not None  # noqa: S101, PT018 - both were read when the trial began
    return before, after


def rule_trial_people(db: Session, actor: Actor, trial_id: UUID, way: str, **paged: Any) -> dict[str, Any]:
    """A page of those for whom the two differ, those with most first."""
    _own(db, actor, trial_id)
    query = select(PERSON).where(PERSON.trial_id == trial_id)
    if way in (GAIN, LOSE):
        query = query.where(PERSON.delta > 0 if way == GAIN else PERSON.delta < 0)
    found = page(db, query, (PERSON.size, PERSON.teacher_id), descending=True, **paged)
    language = Language(db.info["request"].language)
    names = _names(db, found["items"])
    return found | {"items": [_person(each, names, language) for each in found["items"]]}


def _names(db: Session, people: Iterable[RuleTrialPerson]) -> tuple[dict[UUID, str], dict[str, str]]:
    ids, paths = {each.teacher_id for each in people}, {each.org_path for each in people}
    teachers = db.execute(select(known_teacher.c.id, known_teacher.c.name).where(known_teacher.c.id.in_(ids)))
    orgs = db.execute(select(known_org.c.path, known_org.c.name).where(known_org.c.path.in_(paths)))
    return {row.id: row.name or "" for row in teachers}, {row.path: row.name for row in orgs}


def _person(each: RuleTrialPerson, names: Any, language: Language) -> dict[str, Any]:
    teachers, orgs = names
    return {
        "teacher_id": each.teacher_id,
        "name": teachers.get(each.teacher_id, ""),
        "org_name": orgs.get(each.org_path, ""),
        **{name: shown(getattr(each, name)) for name in ("before", "after", "delta")},
        "passed_before": each.passed_before,
        "passed_after": each.passed_after,
        "reasons": [reason_said(reason, language) for reason in each.reasons],
    }


def reason_said(reason: str, language: Language) -> str:
    """Why something differs, in words."""
    code, _, about = reason.partition("|")
    if code == comparing.OUTCOME:
        about = language.choice("outcome", about) if about in OUTCOMES else language.choice("reason", about)
    return language.say(f"differs_{code}", about=about)


OUTCOMES = ("void", "waiting", "not_provided", "no_rule", "revoked")


def rule_trial_way(db: Session, actor: Actor, trial_id: UUID, teacher_id: UUID) -> dict[str, Any]:
    """Each result of somebody by both rules, sentence by sentence; worked out now, from the results as they are now."""
    trial = _own(db, actor, trial_id)
    known = select(PERSON.teacher_id).where(PERSON.trial_id == trial_id, PERSON.teacher_id == teacher_id)
    if db.scalar(known) is None:
        raise NotFound(NOT_HERE)
    results = [comparing.unconfirmed(result) for _, result in of_teachers(db, [teacher_id])]
    language = db.info["request"].language
    before, after = (_ways(comparing.always(rule), results, language) for rule in _rules(db, trial))
    items = [
        {"finished": result.finished, "before": before[result.id], "after": after[result.id]}
        | {"differs": before[result.id][1:] != after[result.id][1:]}  # the first sentence names the rule
        for result in sorted(results, key=lambda each: (each.finished, each.id))
    ]
    return {"items": items}


def _ways(rule: Rule, results: list[Result], language: str) -> dict[str, list[str]]:
    account = Evaluator(book(rule)).evaluate(results, clock.today())
    return {
        line.result.id: [said(step, line.rule, language) for step in trace(account, line)] for line in account.lines
    }
