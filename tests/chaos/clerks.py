"""Clerks: they enter, import, mend, submit and take back files, and ask again about numbers that were refused."""

import uuid
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from deploy.local.people import entries
from deploy.local.places import Place
from services.common import roles, storage
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.contracts.identity import teacher_accounts
from services.contracts.records import entries as entries_of
from services.contracts.records import files, numbers, selfservice, submissions, workbooks
from services.contracts.review import cases
from tests.chaos import workbook
from tests.chaos.people import LOOK, LOOK_BACK, Herself, Person, Work
from tests.chaos.requesters import Requests

BUNDLE = 15
MANY_BYTES = 20 * 1024 * 1024
MINE, THEIRS = ("draft", "rejected"), ("school_review", "authority_review")
UNDER_WAY = ("waiting", "running")
SHARE_CHANGED, SHARE_WITHDRAWN, SHARE_PUT_RIGHT, SHARE_BY_FILTER = 0.2, 0.1, 0.5, 0.3
SHARE_WITH_ACCOUNT = 0.2
SHARE_OBJECTED, SHARE_ANSWERED = 0.3, 0.3  # of teachers; of remarks that wait, each time round


class Clerk:
    """Brings a school's teachers from nothing to effective."""

    def __init__(self, work: Work, school: Place, category: str, departments: list[Place]) -> None:
        self.work = work
        self.person = Person(work, school, roles.ENTRY_CLERK)
        self.category = category
        self.departments = departments
        self.random = Random(f"{work.seed} {school.code}")
        self.taken_back: set[UUID] = set()
        self.asked_again: set[UUID] = set()
        self.marked: list[str] = []
        self.requests = Requests(self.person, self.random)

    def bring_in(self, imported: list[dict], typed: list[dict], marked: list[str]) -> None:
        """Type some in, import the others at any time between, submit now and then, and see all of them through.

        `marked` are the ID numbers of those whom the population database does not know by their names.
        """
        self.marked = marked
        begin = self.random.randint(0, len(typed))
        for person in typed[:begin]:
            self.enter(person)
        if imported:
            content, rows = workbook.first(imported, self.category)
            run = self.upload(content, workbooks.APPEND)
        for number, person in enumerate(typed[begin:], start=1):
            self.enter(person)
            if number % BUNDLE == 0:
                self.some_left()
        if imported:
            self.wait_for(run, rows, 0)
            content, added, deleted = workbook.second(imported, self.category)
            self.wait_for(self.upload(content, workbooks.REPLACE), added, deleted)
            self.work.step(len(imported))
            self.work.enter(imported)
        # A file may move on between two lists: only a second look tells that none is left.
        while self.some_left() or self.some_left():
            self.work.pause(LOOK_BACK)

    def upload(self, content: bytes, mode: str) -> UUID:
        """Hand a workbook in."""
        run = uuid.uuid4()
        storage.put(f"uploads/{run}.xlsx", [content], MANY_BYTES)
        named = {"id": run, "key": f"uploads/{run}.xlsx", "file_name": "教师.xlsx"}
        self.person.ask(workbooks.start_import, **named, mode=mode)
        return run

    def wait_for(self, run: UUID, added: int, deleted: int) -> None:
        """Wait for the end of an import; what it tells must be what happened."""
        while (told := self.person.ask(workbooks.import_result, import_id=run))["state"] in UNDER_WAY:
            self.work.pause(LOOK)
        if (told["state"], told["added"], told["deleted"]) != ("done", added, deleted):
            faults = self.person.ask(workbooks.import_faults, import_id=run, limit=5)["items"]
            text = f"{told['added']} of {added} imported, {told['deleted']} of {deleted} deleted, {told['state']}"
            self.work.wrong.append(f"{text}: {told['message']} {[fault['message'] for fault in faults]}")

    def enter(self, person: dict) -> UUID:
        """Type somebody newly hired in, with what that owes; some are looked through and changed once more."""
        teacher_id = uuid.uuid4()
        department = self.random.choice(self.departments).id if self.departments else None
        placed = {"newly_hired": True, "department_id": department}
        self.person.ask(files.add_teacher, id=teacher_id, values=person, **placed)
        if self.random.random() < SHARE_CHANGED:
            self.think_better(teacher_id, person)
        for values in entries(0, person, self.category, "contact", workbook.today()):
            self.add(teacher_id, "contact", values)
        if "remarks" in self.work.also and self.random.random() < SHARE_OBJECTED:
            self.object(teacher_id)
        has_admin = roles.SYSTEM_ADMIN in self.person.place.roles()
        if "merges" in self.work.also and has_admin and self.random.random() < SHARE_WITH_ACCOUNT:
            self.open_account(person, department)
        if self.random.random() < SHARE_CHANGED:
            self.change_basic(teacher_id)
        self.work.step()
        self.work.enter([person])
        return teacher_id

    def open_account(self, person: dict, department: UUID | None) -> None:
        """Have some teachers come in by themselves: where a file goes, its account has to follow."""
        admin = Person(self.work, self.person.place, roles.SYSTEM_ADMIN)
        told = {name: person[name] for name in ("name", "sex", "id_type", "id_number")}
        told["birth_date"] = date.fromisoformat(person["birth_date"])
        admin.ask(teacher_accounts.add_teacher_account, id=uuid.uuid4(), **told, department_id=department)

    def object(self, teacher_id: UUID) -> None:
        """Some teachers find something wrong, in one set or in two."""
        herself = Herself(self.work, self.person.place, self.person.role, teacher_id)
        for code in ("basic", "contact")[: self.random.randint(1, 2)]:
            said = {"id": uuid.uuid4(), "teacher_id": teacher_id, "set": code, "text": "有误，请核对。"}
            herself.ask(selfservice.add_remark, **said)

    def answer(self) -> None:
        """Answer some remarks on the school's own page, while others are decided at review."""
        for remark in self.person.ask(selfservice.remarks, limit=20)["items"]:
            if "answer" in remark["may"] and self.random.random() < SHARE_ANSWERED:
                try:
                    self.person.ask(selfservice.answer_remark, remark_id=remark["id"], answer="已核对。")
                except (Conflict, NotFound):
                    continue  # a reviewer was quicker, or it went with its file to another school

    def add(self, teacher_id: UUID, code: str, values: dict) -> dict:
        """Add an entry."""
        terms = {"teacher_id": teacher_id, "set": code, "id": uuid.uuid4(), "values": values}
        return self.person.ask(entries_of.add_entry, **terms)

    def think_better(self, teacher_id: UUID, person: dict) -> None:
        """Add two entries, change one and take the other away."""
        first, second = entries(0, person, self.category, "training", workbook.today())
        kept, other = self.add(teacher_id, "training", first), self.add(teacher_id, "training", second)
        named = {"teacher_id": teacher_id, "set": "training"}
        change = {"entry_id": kept["entry"]["id"], "row_version": other["row_version"], "values": {"hours": 12}}
        saved = self.person.ask(entries_of.save_entry, **named, **change)
        dropped = {"entry_id": other["entry"]["id"], "row_version": saved["row_version"]}
        self.person.ask(entries_of.delete_entry, **named, **dropped)

    def mend(self, teacher_id: UUID) -> None:
        """Change what was rejected; whoever was quicker is looked at first, the next time round."""
        reasons = self.person.ask(files.teacher, teacher_id=teacher_id)["reasons"]
        for reason in reasons:
            if reason["set"] == "contact":
                self.change_contact(teacher_id)
        self.change_basic(teacher_id)

    def change_basic(self, teacher_id: UUID) -> None:
        """Save a file with something new in it."""
        version = self.person.ask(files.teacher, teacher_id=teacher_id)["row_version"]
        values = {"remark": f"{uuid.uuid4().hex[:8]} 核对"}
        self.save(files.save_teacher, teacher_id=teacher_id, row_version=version, values=values)

    def change_contact(self, teacher_id: UUID) -> None:
        """Save another mobile number."""
        held = self.person.ask(entries_of.file_set, teacher_id=teacher_id, set="contact")
        entry = {"entry_id": held["entries"][0]["id"], "row_version": held["row_version"]}
        values = {"mobile": f"139{self.random.randrange(10**8):08}"}
        self.save(entries_of.save_entry, teacher_id=teacher_id, set="contact", **entry, values=values)

    def save(self, call: Any, **terms: Any) -> None:
        """Save, unless somebody was quicker."""
        try:
            self.person.ask(call, **terms)
        except (Stale, Conflict):
            return

    def some_left(self) -> bool:
        """Submit what is ready, mend what was rejected, take a few back; whether any file is still on its way."""
        mine = {stage: list(self.person.pages(files.list_teachers, status=stage)) for stage in MINE}
        for teacher in mine["rejected"]:
            self.mend(teacher["id"])
        if self.random.random() < SHARE_BY_FILTER:
            self.submit_all()
        else:
            self.submit([teacher["id"] for stage in MINE for teacher in mine[stage]])
        self.take_back()
        self.answer()
        self.ask_again()
        lists = (self.person.ask(files.list_teachers, status=stage, limit=1) for stage in THEIRS)
        asked = "requests" in self.work.also and self.requests.some_left()
        return asked or any(mine.values()) or any(found["items"] for found in lists)

    def submit(self, ready: list[UUID]) -> None:
        """Hand files over in bundles of any size."""
        while ready:
            size = self.random.randint(1, 20)
            bundle, ready = ready[:size], ready[size:]
            outcomes = self.person.ask(submissions.submit, teacher_ids=bundle)["items"]
            if [outcome["id"] for outcome in outcomes] != bundle:
                self.work.wrong.append(f"{len(bundle)} files handed over, {len(outcomes)} outcomes")
            self.work.step(sum(outcome["done"] for outcome in outcomes))

    def submit_all(self) -> None:
        """Hand over all that is complete, in one act; what that tells must add up."""
        act = uuid.uuid4()
        self.person.ask(submissions.submit, id=act, filter={"status": "draft", "complete": True})
        while (told := self.person.ask(submissions.submission, submission_id=act))["state"] in UNDER_WAY:
            self.work.pause(LOOK)
        outcomes = list(self.person.pages(submissions.submission_outcomes, submission_id=act))
        counts = [sum(outcome["done"] is done for outcome in outcomes) for done in (True, False)]
        if told["state"] != "done" or counts != [told["submitted"], told["refused"]]:
            self.work.wrong.append(f"a submission is {told['state']} with {counts}: {told}")
        self.work.step(told["submitted"])

    def take_back(self) -> None:
        """Withdraw a few files that nobody has decided on, each at most once."""
        for case in self.person.ask(cases.list_cases, box="all", limit=50)["items"]:
            wanted = "withdraw" in case["may"] and case["subject_id"] not in self.taken_back
            if wanted and self.random.random() < SHARE_WITHDRAWN:
                self.taken_back.add(case["subject_id"])
                try:
                    self.person.ask(cases.withdraw, case_id=case["id"], row_version=case["row_version"])
                except (Stale, Conflict, Forbidden):
                    continue  # a reviewer was quicker

    def ask_again(self) -> None:
        """Have those checked again whose number was refused, some of them after the police put them right."""
        for problem in self.person.ask(numbers.list_problems, limit=50)["items"]:
            if problem["teacher_id"] not in self.asked_again:
                self.asked_again.add(problem["teacher_id"])
                self.put_right(problem["id_number"])
                try:
                    self.person.ask(numbers.recheck, teacher_id=problem["teacher_id"])
                except (Conflict, NotFound):
                    continue

    def put_right(self, masked: str) -> None:
        """Now and then, have the police correct what they know of somebody."""
        if self.random.random() < SHARE_PUT_RIGHT:
            for number in self.marked:
                if (number[:6], number[-4:]) == (masked[:6], masked[-4:]):
                    self.work.population.put_right(number)
