"""Reviewers: the people of one desk who share its work, deciding case by case and many at once."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any
from uuid import UUID

from deploy.local.places import Place
from services.common import roles
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.contracts.records import entries as entries_of
from services.contracts.review import cases as cases_contract
from services.contracts.review import decisions
from tests.chaos.people import AGAIN, LOOK, GivenUp, Person, Work

AT_A_TIME = 3
APPROVE, REJECT, RETURN = cases_contract.VERDICTS
WRONG_REMARK = {"set": "basic", "field": "remark", "reason": "备注与档案不一致，请核对。"}
WRONG_MOBILE = {"set": "contact", "field": "mobile", "reason": "手机号码已停用，请填写现用号码。"}
LOOK_AGAIN = {"reason": "请重新核对。"}
SHARE_REJECTED, SHARE_RETURNED, SHARE_CONTESTED, SHARE_MANY, SHARE_FILTER = 0.05, 0.05, 0.1, 0.5, 0.3
MOST_AT_ONCE = 3  # cases rejected or returned in one act


class Desk:
    """Everybody at an organisation who reviews."""

    def __init__(self, work: Work, place: Place) -> None:
        self.work = work
        self.people = [Person(work, place, role) for role in place.roles() if role in roles.REVIEW]
        self.random = Random(f"{work.seed} desk {place.code}")
        self.given_back: set[tuple[str, UUID]] = set()

    def keep_deciding(self) -> None:
        """Decide whatever comes, several cases at a time, until the run is over."""
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            while not self.work.over.is_set():
                self.work.pause(AGAIN if self.decide_some(pool) else LOOK)

    def decide_some(self, pool: ThreadPoolExecutor) -> bool:
        """What lies in everybody's work list now, some of it in one act; whether there was anything."""
        found = False
        for person in self.people:
            cases = person.ask(cases_contract.list_cases, box="todo", limit=50)["items"]
            found = found or bool(cases)
            many = cases[: self.random.randint(1, len(cases))] if cases else []
            act = pool.submit(self.decide_many, person, many) if self.random.random() < SHARE_MANY and many else None
            list(pool.map(lambda case, person=person: self.decide(person, case), cases[len(many) if act else 0 :]))
            if act:
                act.result()
        return found

    def decide(self, person: Person, case: dict) -> None:
        """Decide a case; now and then a colleague does at the same time, and one of them is told so."""
        verdict = self.verdict(case)
        others = [each for each in self.people if each is not person]
        contested = others and self.random.random() < SHARE_CONTESTED
        rivals = [
            threading.Thread(target=self._decide, args=(self.random.choice(others), case, verdict))
            for _ in range(1 if contested else 0)
        ]
        for rival in rivals:
            rival.start()
        self._decide(person, case, verdict)
        for rival in rivals:
            rival.join()

    def verdict(self, case: dict) -> str:
        """Some files are rejected, and some cases returned, each once."""
        return next((each for each, share in GIVES_BACK if self.gives_back(each, share, case)), APPROVE)

    def gives_back(self, verdict: str, share: float, case: dict) -> bool:
        """Whether this case is to be rejected or returned now."""
        named = verdict, case["subject_id"]
        may = verdict == REJECT or RETURN in case["may"]
        if not may or named in self.given_back or self.random.random() > share:
            return False
        self.given_back.add(named)
        return True

    def _decide(self, person: Person, case: dict, verdict: str) -> None:
        terms = {"case_id": case["id"], "row_version": case["row_version"], "verdict": verdict}
        try:
            person.ask(cases_contract.decide, **terms, reasons=self.reasons(person, case, verdict))
        except (Stale, Conflict, Forbidden, NotFound):
            return  # somebody was quicker; the work list is read again
        except GivenUp:
            return
        self.work.decided([case["business"]] if verdict == APPROVE else [])

    def reasons(self, person: Person, case: dict, verdict: str) -> list[dict[str, Any]]:
        """Why: a rejection names a value, of 基本信息 or of an entry."""
        if verdict != REJECT:
            return [LOOK_AGAIN] if verdict == RETURN else []
        if case["business"] != cases_contract.FIRST_ENTRY:
            return [LOOK_AGAIN]
        if self.random.random() < 0.5:
            return [WRONG_REMARK]
        held = person.ask(entries_of.file_set, teacher_id=case["teacher_id"], set="contact")["entries"]
        return [WRONG_MOBILE | {"entry_id": held[0]["id"]}]

    def decide_many(self, person: Person, cases: list[dict]) -> None:
        """The same verdict on these cases, or on all that a filter finds; there must be an outcome for each."""
        verdict, meant = self.meant(cases)
        which: dict[str, Any] = {"case_ids": [case["id"] for case in meant]}
        if verdict == APPROVE and self.random.random() < SHARE_FILTER:
            which = {"filter": {"org_id": meant[0]["org_id"]}}
        reasons = [] if verdict == APPROVE else [LOOK_AGAIN]
        batch_id = uuid.uuid4()
        try:
            person.ask(decisions.decide_many, id=batch_id, verdict=verdict, reasons=reasons, **which)
        except Conflict:
            return  # nothing is left that the filter would find
        told = self.wait_for(person, batch_id)
        outcomes = list(person.pages(decisions.outcomes, batch_id=batch_id))
        self.compare(told, outcomes, which.get("case_ids"))
        self.work.decided([case["business"] for case in meant[: told["decided"]]] if verdict == APPROVE else [])

    def meant(self, cases: list[dict]) -> tuple[str, list[dict]]:
        """A verdict, and on which of these cases."""
        for verdict, share in GIVES_BACK:
            if self.random.random() < share:
                few = [case for case in cases[:MOST_AT_ONCE] if self.gives_back(verdict, 1, case)]
                if few:
                    return verdict, few
        return APPROVE, cases

    def wait_for(self, person: Person, batch_id: UUID) -> dict:
        """How a batch ended."""
        while (told := person.ask(decisions.batch, batch_id=batch_id))["state"] in ("waiting", "running"):
            self.work.pause(AGAIN)
        return told

    def compare(self, told: dict, outcomes: list[dict], case_ids: list[UUID] | None) -> None:
        """What a batch tells must add up: each case that was meant once, and none without an outcome."""
        found = [outcome["case_id"] for outcome in outcomes]
        counts = [sum(outcome["done"] is done for outcome in outcomes) for done in (True, False)]
        if told["state"] != "done" or counts != [told["decided"], told["refused"]] or sum(counts) != told["total"]:
            self.work.wrong.append(f"a batch of {told['total']} is {told['state']} with {counts}: {told['message']}")
        if len(set(found)) < len(found) or (case_ids is not None and sorted(found) != sorted(case_ids)):
            self.work.wrong.append(f"a batch of {told['total']} has outcomes for other cases")


GIVES_BACK = ((REJECT, SHARE_REJECTED), (RETURN, SHARE_RETURNED))
