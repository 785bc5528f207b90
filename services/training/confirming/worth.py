"""What results would be worth now, or are worth, in sentences."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.training.results import CONFIRMED
from services.training import crediting
from services.training.confirming import accounts
from services.training.crediting.domain.lines import Line
from services.training.crediting.domain.rounding import ZERO
from services.training.crediting.domain.voids import COUNTED
from services.training.crediting.words.language import shown
from services.training.models import Credit, Result
from services.training.results import facts


def of_many(db: Session, results: Collection[Result]) -> dict[UUID, dict[str, Any]]:
    """By result: the outcome, the amount, why it does not count, the steps, and the one at which a cap cut it."""
    if not results:
        return {}
    words = language(db)
    places = {each.teacher_id: each.org_path for each in results}
    known = accounts.of_teachers(db, places.keys(), places)
    query = select(Credit).where(Credit.result_id.in_([each.id for each in results]), Credit.reverses_id.is_(None))
    known_credits = {each.result_id: each for each in db.scalars(query)}
    evaluators, found = accounts.Evaluators(), {}
    for each in results:
        if credit := known_credits.get(each.id):
            found[each.id] = _as_confirmed(credit, words)
            continue
        account = known[each.teacher_id]
        if account.governor is None:
            found[each.id] = NOWHERE | {"why": NO_BOOK[words]}
            continue
        line = line_of(evaluators.of(account.governor.book), account, each)
        found[each.id] = said(line, words)
    return found


NOWHERE = {"outcome": "no_rule", "amount": None, "steps": [], "cut": None}
CUTS = ("cut", "moved")
NO_BOOK = {
    "zh": "档案所在地尚无学分规则，暂不能认定。",
    "en": "There is no rule of credits where the file is; nothing can be confirmed yet.",
}


def language(db: Session) -> str:
    """The language of the asker as rules know it."""
    return "en" if db.info["request"].language == "en" else "zh"


def line_of(evaluator: crediting.Evaluator, account: accounts.Known, result: Result) -> Line:
    """What a result would be worth after all that was confirmed."""
    others = [each for each in account.confirmed if each.id != str(result.subject_id)]
    lines = evaluator.lines([*others, facts.as_result(result)])
    return next(line for line in lines if line.result.id == str(result.subject_id))


def said(line: Line, language: str) -> dict[str, Any]:
    """A line of an account in sentences; the last step says why it does not count."""
    way = crediting.way(line)
    steps = [crediting.said(step, line.rule, language) for step in way]
    cuts = [words for step, words in zip(way, steps, strict=True) if step.code in CUTS]
    counts = line.outcome == COUNTED
    return {
        "outcome": line.outcome,
        "amount": shown(sum((amount for _, amount in line.amounts), start=ZERO)) if counts else None,
        "why": None if counts else (steps[-1] if steps else None),
        "steps": steps,
        "cut": cuts[-1] if cuts else None,
    }


def _as_confirmed(credit: Credit, language: str) -> dict[str, Any]:
    return {
        "outcome": CONFIRMED,
        "amount": shown(total(credit.amounts)),
        "why": None,
        "steps": [step[language] for step in credit.derivation],
        "cut": next((step[language] for step in reversed(credit.derivation) if step.get("code") in CUTS), None),
    }


def total(amounts: Collection[Mapping[str, str]]) -> Any:
    """All credits of a confirmation."""
    return sum((amount for _, amount in facts.amounts(amounts)), start=ZERO)
