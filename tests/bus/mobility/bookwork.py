"""The province in which acts of status are entered by workbook; records knows whose the numbers are."""

import io
import uuid
from typing import Any
from uuid import UUID

import openpyxl
from sqlalchemy import text

from services.common import storage
from services.common.actor import Actor
from services.common.processes import jobs
from services.common.request import Request
from services.contracts.mobility.status_acts import BUSINESS
from services.contracts.mobility.status_batches import COLUMNS, REQUIRED
from services.contracts.records.people_named import people_named
from services.mobility.jobs import KINDS
from services.mobility.status_batches import actions, judging_rows, sealed, views
from services.review import batch_list
from services.review.actions import batches
from tests.bus.mobility.province import loaded
from tests.bus.mobility.staff import SCHOOL, Staff

STATUSES = {
    "100": "在本单位任职", "203": "暂未在本单位任职-长病假", "301": "不在本单位任职-退休", "302": "不在本单位任职-离休",
    "303": "不在本单位任职-死亡", "306": "不在本单位任职-辞职",
}  # fmt: skip
RETIRES = {
    "act": "离退休",
    "status": "退休",
    "day": "2026-03-01",
    "document": "合教人〔2026〕8号",
    "words": "按规定办理",
}
ACTS = text("SELECT id, teacher_id, state FROM status_act WHERE teacher_id = ANY (:ids) ORDER BY seq")


class Bookwork(Staff):
    """Teachers with numbers, workbooks about them, and what becomes of those."""

    def __init__(self, *known: Any):
        super().__init__(*known)
        self.numbers: dict[str, UUID] = {}

    def numbered(self, count: int, school: str = SCHOOL, **known: Any) -> list[dict[str, str]]:
        """New teachers, each as a row that retires them."""
        found = []
        for place in range(count):
            name, number = f"教师{place:04}", f"34010419660512{len(self.numbers):04}"
            self.numbers[number] = self.teacher(school, name, **known)
            found.append(RETIRES | {"name": name, "number": number})
        return found

    def whose(self, row: dict[str, str]) -> UUID:
        return self.numbers[row["number"]]

    def upload(self, actor: Actor, rows: list[dict[str, Any]]) -> UUID:
        """Hand a workbook in, without what follows from it."""
        batch_id, key = uuid.uuid4(), f"uploads/{uuid.uuid4()}"
        storage.put(key, [workbook(rows)], 1 << 26)
        self.ask(actor, actions.start, batch_id, key=key, file_name="退休.xlsx", statuses=STATUSES)
        return batch_id

    def previewed(self, actor: Actor, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """The same, read and judged."""
        batch_id = self.upload(actor, rows)
        self.work()
        return self.batch(actor, batch_id)

    def submit(self, actor: Actor, batch: dict[str, Any]) -> dict[str, Any]:
        """Have entered what is ready, without what follows from it."""
        version, count = batch["row_version"], batch["counts"]["ready"]
        return self.ask(actor, actions.enter, batch["id"], version, count)

    def submitted(self, actor: Actor, batch: dict[str, Any]) -> dict[str, Any]:
        """The same, entered and under review."""
        self.submit(actor, batch)
        self.work()
        return self.batch(actor, batch["id"])

    def work(self) -> None:
        """What the job process does, and all that follows."""
        while jobs.run_one(self.stores["mobility"], "mobility", KINDS):
            self.settle()
        self.settle()

    def batch(self, actor: Actor, batch_id: UUID) -> dict[str, Any]:
        return self.ask(actor, views.batch, batch_id)

    def batch_rows(self, actor: Actor, batch: dict[str, Any], kind: str | None = None) -> list[dict[str, Any]]:
        return self.ask(actor, views.batch_rows, batch["id"], kind, limit=200, after=None)["items"]

    def reasons(self, actor: Actor, batch: dict[str, Any]) -> dict[str, list[tuple[str | None, str]]]:
        """Why rows were refused, by name: (column, reason)."""
        found = self.batch_rows(actor, batch, "refused")
        return {row["name"]: [(each["field"], each["message"]) for each in row["faults"]] for row in found}

    def acts_of(self, rows: list[dict[str, str]]) -> list[Any]:
        ids = [self.whose(row) for row in rows]
        return self.as_system("mobility", lambda db: db.execute(ACTS, {"ids": ids}).all())

    def decide_all(self, actor: Actor) -> dict[str, Any]:
        """Approve all changes of status that wait for somebody, as the work list does; how the batch ended."""
        wanted = {"q": None, "org_id": None, "business": BUSINESS, "step": None, "due": None}
        with self.stores["review"].begin(Request(actor=actor)) as db:
            made = batches.decide_found(db, actor, uuid.uuid4(), verdict="approve", reasons=[], filter=wanted)
        while jobs.run_one(self.stores["review"], "review", {batches.KIND: batches.run_batch}):
            pass
        self.settle()
        with self.stores["review"].begin(Request(actor=actor)) as db:
            return batch_list.batch(db, actor, made["id"])

    def hear(self, service: str, type_: str, body: dict[str, Any]) -> None:
        if service == "mobility" and type_ == people_named.type:
            asked = loaded(people_named, body)
            self.as_system("mobility", self.find, asked["list_id"], asked["items"])
        else:
            super().hear(service, type_, body)

    def find(self, db: Any, list_id: UUID, items: list[dict[str, Any]]) -> None:
        """As records does; who is not of the asker's schools is left to mobility here."""
        found = [
            {"number": item["number"], "teacher_id": self.numbers.get(sealed.read(item["number_sealed"]))}
            for item in items
        ]
        judging_rows.hear(db, list_id, found)


def workbook(rows: list[dict[str, Any]]) -> bytes:
    """The template filled in with these rows."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([name + "*" * (field in REQUIRED) for field, name in COLUMNS.items()])
    for row in rows:
        page.append([row.get(field) for field in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
