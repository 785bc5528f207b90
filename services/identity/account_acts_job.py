"""Does one act to all teachers' accounts that a filter chooses, as a job, in sets of 500 (R-ID-05)."""

from collections import Counter
from typing import Any
from uuid import UUID

from services.common.processes.jobs import Work
from services.contracts.identity import teacher_accounts as contract
from services.identity.actions import teachers
from services.identity.clock import now
from services.identity.models import Account

KIND = teachers.KIND
SET = contract.MOST_AT_ONCE


def run_act(work: Work, act: str, chosen: dict[str, Any]) -> dict[str, int]:
    """The job. Who is chosen is settled at the start; doing the same again changes nothing, so it may start again."""
    actor = work.request.actor
    if actor is None:
        raise PermissionError("a job of nobody")
    wanted = contract.Chosen().load(chosen)
    with work.begin() as db:
        query = teachers.chosen(actor, now(), **wanted).with_only_columns(Account.id)
        ids: list[UUID] = list(db.scalars(query.order_by(*teachers.KEY)))
    work.progress(0, len(ids))
    counts: Counter[str] = Counter()
    for start in range(0, len(ids), SET):
        with work.begin() as db:
            outcomes = teachers.act_on(db, actor, now(), act, ids[start : start + SET])
        counts.update("done" if one["done"] else "unchanged" for one in outcomes)
        work.progress(start + len(outcomes))
    return {"done": counts["done"], "unchanged": counts["unchanged"]}
