"""Schools whose teachers are away for a time and come back, while everything is killed."""

import io
import uuid
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from openpyxl import Workbook

from deploy.local.places import Place
from services.common import clock, roles, storage
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.mobility import assignments, status_acts, status_batches
from services.contracts.records import files
from tests.chaos.people import LOOK, Person, Work

SHARE_WITHDRAWN, SHARE_UNDONE, SHARE_ENDED, SHARE_LOANS = 0.1, 0.2, 0.3, 0.5
SHARE_BY_WORKBOOK, ROWS, MANY_BYTES = 0.15, 6, 1024 * 1024
QUICKER = (Stale, Conflict, Forbidden, NotFound, Invalid)
HOSTED = {"host_kind": "agency", "host_name": "某区人民政府"}
SICK = "暂未在本单位任职-长病假"
SAID = {"document": "区教人〔2026〕8号", "words": "按规定办理"}


class Staff:
    """A school that enters changes of status and loans, undoes and ends some, and takes a few back."""

    def __init__(self, work: Work, school: Place) -> None:
        self.work = work
        self.person = Person(work, school, roles.ENTRY_CLERK)
        self.random = Random(f"{work.seed} staff {school.code}")

    def keep_changing(self) -> None:
        """Enter something about somebody, go on with what was entered, until the run is over."""
        while not self.work.over.is_set():
            self.work.pause(LOOK)
            if self.random.random() < SHARE_BY_WORKBOOK:
                self.enter_together()
            elif teacher_id := self.somebody():
                self.enter(teacher_id)
            for act in self.person.ask(status_acts.status_acts, box="mine", limit=100)["items"]:
                self.go_on(act, status_acts.withdraw_status_act, "act_id")
                if "undo" in act["may"] and self.random.random() < SHARE_UNDONE:
                    self.tried(status_acts.undo_status_act, **_seen(act, "act_id"), id=uuid.uuid4(), words="登记有误")
            for each in self.person.ask(assignments.assignments, box="mine", limit=100)["items"]:
                self.go_on(each, assignments.withdraw_assignment, "assignment_id")
                if "end" in each["may"] and self.random.random() < SHARE_ENDED:
                    over = {"day": clock.today(), "words": "提前返校"}
                    self.tried(assignments.end_assignment, **_seen(each, "assignment_id"), **over)

    def somebody(self) -> UUID | None:
        """A teacher of the school whose file is effective."""
        rows = self.person.ask(files.list_teachers, status="effective", limit=200)["items"]
        return self.random.choice(rows)["id"] if rows else None

    def enter(self, teacher_id: UUID) -> None:
        """A long sick leave, the return from it, or a loan; whoever looks for them meanwhile may be refused."""
        with self.work.lock:
            self.work.asked_for.add(teacher_id)
        terms: dict[str, Any] = {"id": uuid.uuid4(), "teacher_id": teacher_id}
        today, later = clock.today(), clock.today() + timedelta(days=200)
        if self.random.random() < SHARE_LOANS:
            loan = HOSTED | {"kind": "loan", "start": today, "until": later, "reason": SAID["words"]}
            self.tried(assignments.enter_assignment, **terms, **loan)
            return
        try:
            choices = self.person.ask(status_acts.status_choices, teacher_id=teacher_id)["choices"]
        except QUICKER:
            return  # the teacher went to another school, or was joined with somebody
        wanted = [choice for choice in choices if choice["status"] in ("100", "203") and choice["act"] != "post_change"]
        if wanted:
            known = {name: wanted[0][name] for name in ("act", "status")}
            more = SAID | {"day": today, "until": later if "until" in wanted[0]["takes"] else None}
            self.tried(status_acts.enter_status_act, **terms, **known, **more)

    def enter_together(self) -> None:
        """A few long sick leaves by one workbook, some of people who are away already; each row has its outcome."""
        rows = self.person.ask(files.list_teachers, status="effective", limit=200)["items"]
        meant = self.random.sample(rows, min(ROWS, len(rows)))
        if not meant:
            return
        with self.work.lock:
            self.work.asked_for.update(teacher["id"] for teacher in meant)
        batch_id = uuid.uuid4()
        key = f"uploads/{batch_id}.xlsx"
        storage.put(key, [_workbook(meant)], MANY_BYTES)
        named = {"id": batch_id, "key": key, "file_name": "病假.xlsx", "statuses": {"203": SICK}}
        self.person.ask(status_batches.start_status_batch, **named)
        seen = self.once(batch_id, status_batches.READING, status_batches.CHECKING)
        if seen["counts"]["ready"]:
            wanted = {"batch_id": batch_id, "row_version": seen["row_version"], "count": seen["counts"]["ready"]}
            self.tried(status_batches.enter_status_batch, **wanted)
            seen = self.once(batch_id, status_batches.ENTERING)
            if seen["state"] == status_batches.READY:
                return  # something became different while the preview was looked at
        told = list(self.person.pages(status_batches.status_batch_rows, batch_id=batch_id))
        over = [row for row in told if row["state"] in ("entered", "refused")]
        if len(told) != len(meant) or len(over) != len(told):
            self.work.wrong.append(f"{len(meant)} changes by workbook, {len(told)} rows: {seen['state']} {told}")

    def once(self, batch_id: UUID, *before: str) -> dict[str, Any]:
        """A workbook as soon as it is in none of these states any more."""
        while (seen := self.person.ask(status_batches.status_batch, batch_id=batch_id))["state"] in before:
            self.work.pause(LOOK)
        return seen

    def go_on(self, each: dict[str, Any], withdraw: Any, name: str) -> None:
        """Think better of a few before they are decided."""
        if "withdraw" in each["may"] and self.random.random() < SHARE_WITHDRAWN:
            self.tried(withdraw, **_seen(each, name), words="不办了")

    def tried(self, call: Any, **terms: Any) -> None:
        """Ask; a reviewer, another business of the file or an earlier attempt may have been quicker."""
        try:
            self.person.ask(call, **terms)
        except QUICKER:
            return


def _workbook(teachers: list[dict[str, Any]]) -> bytes:
    """The filled-in template."""
    book, content = Workbook(), io.BytesIO()
    book.active.append(list(status_batches.COLUMNS.values()))
    today, later = f"{clock.today()}", f"{clock.today() + timedelta(days=200)}"
    for teacher in teachers:
        said = {"name": teacher["name"], "act": status_batches.ACTS["absence"], "status": SICK, "day": today}
        said |= {"until": later, "file": str(teacher["id"])} | SAID
        book.active.append([said.get(name, "") for name in status_batches.COLUMNS])
    book.save(content)
    return content.getvalue()


def _seen(each: dict[str, Any], name: str) -> dict[str, Any]:
    return {name: each["id"], "row_version": each["row_version"]}
