"""Careful people at work: clerks who enter, import, mend and submit files, and reviewers who decide them.

They behave as a good client does: a write carries a key and is asked again with it until there is an answer; after a
refusal they look again before they go on.
"""

import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

from deploy.local.places import Place
from deploy.local.sample import Site
from services.common import roles, storage
from services.common.actor import sign
from services.common.contract import Call
from services.common.contracts import records, review, submissions, workbooks
from services.common.errors import Broken, Conflict, Forbidden, Stale, Unavailable
from tests.chaos.workbook import workbook

AGAIN, LOOK, LOOK_BACK = 0.3, 1.5, 3.0
BUNDLE, AT_A_TIME = 15, 3
MINE, THEIRS = ("draft", "rejected"), ("school_review", "authority_review")
REASON = {"set": "basic", "field": "work_start", "reason": "参加工作年月与档案不一致，请核对。"}
DESKS = {"school": (roles.REVIEWER, roles.SCHOOL_HEAD), "office": (roles.REVIEWER, roles.INFO_ADMIN)}
SHARE_REJECTED, SHARE_CONTESTED, SHARE_CHANGED = 0.05, 0.1, 0.2


class GivenUp(Exception):
    """The run is over before the work is."""


@dataclass
class Work:
    """What a run's people share: when to stop, how far they are, which answers were wrong."""

    site: Site
    seed: int
    files: int
    done: int = 0
    wrong: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def step(self, count: int = 1) -> None:
        """Some more is done."""
        with self._lock:
            self.done += count

    def progress(self) -> float:
        """From 0 to 1: each file is entered, submitted and decided twice."""
        return min(1.0, self.done / (4 * self.files))

    def pause(self, seconds: float) -> None:
        """Wait a little; ends the work when the run is over."""
        if self.over.wait(seconds):
            raise GivenUp


@dataclass(frozen=True)
class Person:
    """One of the sample's people at work."""

    work: Work
    place: Place
    role: str

    def ask(self, call: Call, **payload: Any) -> dict:
        """Ask until there is an answer; the same write is never done twice. Raises what the service refuses."""
        site = self.work.site
        key = uuid.uuid4().hex
        while True:
            token = sign(site.actor(self.place, self.role), site.key, datetime.now(UTC))
            keyed = key if call.writes else None
            try:
                return site.bus.ask(call, payload, actor_token=token, key=keyed, request_id=key)
            except Unavailable:
                self.work.pause(AGAIN)
            except Broken as error:
                self.work.wrong.append(f"{call.name}: {error}")
                self.work.pause(AGAIN)

    def pages(self, call: Call, **wanted: Any) -> Iterator[dict]:
        """Every item of a list."""
        after = None
        while True:
            page = self.ask(call, **wanted, limit=200, after=after)
            yield from page["items"]
            after = page["next"]
            if after is None:
                return


class Clerk:
    """Brings a school's teachers from nothing to effective."""

    def __init__(self, work: Work, school: Place) -> None:
        self.work = work
        self.person = Person(work, school, roles.ENTRY_CLERK)
        self.random = Random(f"{work.seed} {school.code}")

    def bring_in(self, imported: list[dict], typed: list[dict]) -> None:
        """Type some in, import the others at any time between, submit now and then, and see all of them through."""
        begin = self.random.randint(0, len(typed))
        for person in typed[:begin]:
            self.enter(person)
        run = self.upload(imported) if imported else None
        for number, person in enumerate(typed[begin:], start=1):
            self.enter(person)
            if number % BUNDLE == 0:
                self.some_left()
        if run:
            self.wait_for(run, imported)
        # A file may move on between two lists: only a second look tells that none is left.
        while self.some_left() or self.some_left():
            self.work.pause(LOOK_BACK)

    def upload(self, people: list[dict]) -> UUID:
        """Hand a workbook in."""
        run = uuid.uuid4()
        storage.put(f"uploads/{run}.xlsx", [workbook(people)], 20 * 1024 * 1024)
        self.person.ask(workbooks.start_import, id=run, key=f"uploads/{run}.xlsx", file_name="教师.xlsx")
        return run

    def wait_for(self, run: UUID, people: list[dict]) -> None:
        """Wait for the end of an import; what it tells must be what happened."""
        while (told := self.person.ask(workbooks.import_result, import_id=run))["state"] in ("waiting", "running"):
            self.work.pause(LOOK)
        if (told["state"], told["added"]) != ("done", len(people)):
            self.work.wrong.append(f"{told['added']} of {len(people)} imported, {told['state']}: {told['message']}")
        self.work.step(len(people))

    def enter(self, person: dict) -> None:
        """Type a teacher in; some are looked through and changed once more."""
        teacher = self.person.ask(records.add_teacher, id=uuid.uuid4(), values=person)
        if self.random.random() < SHARE_CHANGED:
            self.change(teacher)
        self.work.step()

    def change(self, teacher: dict) -> None:
        """Save a file with something new in it; whoever was quicker is looked at first, the next time round."""
        remark = f"第{self.random.randrange(1_000_000)}次核对"
        version = teacher["row_version"]
        try:
            self.person.ask(
                records.save_teacher, teacher_id=teacher["id"], row_version=version, values={"remark": remark}
            )
        except (Stale, Conflict):
            return

    def some_left(self) -> bool:
        """Submit what is ready, mend what was rejected; whether any file is still on its way."""
        mine = {stage: list(self.person.pages(records.list_teachers, status=stage)) for stage in MINE}
        for teacher in mine["rejected"]:
            self.change(teacher)
        self.submit([teacher["id"] for stage in MINE for teacher in mine[stage]])
        lists = (self.person.ask(records.list_teachers, status=stage, limit=1) for stage in THEIRS)
        return any(mine.values()) or any(found["items"] for found in lists)

    def submit(self, ready: list[UUID]) -> None:
        """Hand files over in bundles of any size."""
        while ready:
            size = self.random.randint(1, 20)
            bundle, ready = ready[:size], ready[size:]
            outcomes = self.person.ask(submissions.submit, teacher_ids=bundle)["items"]
            self.work.step(sum(outcome["done"] for outcome in outcomes))


class Desk:
    """The reviewers of a school or an office, two people who share one work list."""

    def __init__(self, work: Work, place: Place) -> None:
        self.work = work
        self.level = "school" if place.level == "school" else "office"
        self.people = [Person(work, place, role) for role in DESKS[self.level]]
        self.random = Random(f"{work.seed} desk {place.code}")
        self.rejected: set[UUID] = set()

    def keep_deciding(self) -> None:
        """Decide whatever comes, several cases at a time, until the run is over."""
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            while not self.work.over.is_set():
                cases = self.people[0].ask(review.list_cases, box="todo", limit=50)["items"]
                list(pool.map(self.decide, cases))
                self.work.pause(AGAIN if cases else LOOK)

    def decide(self, case: dict) -> None:
        """Decide a case; now and then both people do at the same time, and one of them is told so."""
        verdict = self.verdict(case)
        people = self.random.sample(self.people, 2 if self.random.random() < SHARE_CONTESTED else 1)
        rivals = [threading.Thread(target=self._decide, args=(person, case, verdict)) for person in people[1:]]
        for rival in rivals:
            rival.start()
        self._decide(people[0], case, verdict)
        for rival in rivals:
            rival.join()

    def verdict(self, case: dict) -> str:
        """Some files are rejected the first time."""
        if case["subject_id"] in self.rejected or self.random.random() > SHARE_REJECTED:
            return "approve"
        self.rejected.add(case["subject_id"])
        return "reject"

    def _decide(self, person: Person, case: dict, verdict: str) -> None:
        reasons = [REASON] if verdict == "reject" else []
        terms = {"case_id": case["id"], "row_version": case["row_version"], "verdict": verdict}
        try:
            person.ask(review.decide, **terms, reasons=reasons)
        except (Stale, Conflict, Forbidden):
            return  # somebody was quicker; the work list is read again
        except GivenUp:
            return
        self.work.step(1 if verdict == "approve" else 0)
