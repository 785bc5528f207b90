"""A clerk at work in tests: opens files, adds entries, hands over, and hears what review says."""

import datetime
import itertools
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from deploy.local.people import people
from services.common.actor import Actor
from services.common.bus import inbox
from services.records.entering import entries, files
from services.records.file import history, queries, showing
from services.records.submitting import first_entry_cases, submission

CONTACT = {"address": "东风路 1 号", "mobile": "13812345678"}
EDUCATION = {"education": "61", "institution": "第一中学", "major": "无", "normal_major": False, "degree_level": "0"}
EDUCATION |= {"study_way": "1"}
NUMBERS = itertools.count()  # all tests share one database


def somebody() -> dict[str, Any]:
    """Right values of 基本信息; each call another person."""
    return people(0, 1, "430623", datetime.date(2026, 11, 21), first=next(NUMBERS))[0]


class Filing:
    """What one person of a school does; each act is a transaction of its own."""

    def __init__(self, begin: Callable, actor: Actor):
        self.begin, self.actor = begin, actor

    def open(self, values: dict, **place: Any) -> dict:
        """A file of 基本信息 alone."""
        with self.begin(self.actor) as db:
            return files.add_teacher(db, self.actor, values, id=place.pop("id", uuid.uuid4()), **place)

    def newcomer(self, values: dict, **place: Any) -> dict:
        """A complete file: a newly hired teacher with 联系方式."""
        teacher = self.open(values, newly_hired=True, **place)
        self.add(teacher, "contact", CONTACT)
        return self.look(teacher)

    def add(self, teacher: dict, code: str, given: dict, id: uuid.UUID | None = None) -> dict:
        """An entry, saved."""
        with self.begin(self.actor) as db:
            return entries.add_entry(db, self.actor, id or uuid.uuid4(), teacher["id"], code, given)

    def draft(self, teacher: dict, code: str, given: dict) -> dict:
        """An entry, kept as a draft."""
        with self.begin(self.actor) as db:
            return entries.keep_new_entry_draft(db, self.actor, uuid.uuid4(), teacher["id"], code, given)

    def save(self, teacher: dict, code: str, entry_id: uuid.UUID, given: dict, row_version: int | None = None) -> dict:
        """An entry changed, by default in the version that stands."""
        with self.begin(self.actor) as db:
            return entries.save_entry(db, self.actor, given, **self._named(teacher, code, entry_id, row_version))

    def delete(self, teacher: dict, code: str, entry_id: uuid.UUID, row_version: int | None = None) -> dict:
        """An entry taken away."""
        with self.begin(self.actor) as db:
            return entries.delete_entry(db, self.actor, **self._named(teacher, code, entry_id, row_version))

    def save_basic(self, teacher: dict, given: dict) -> dict:
        """基本信息 changed in the version that stands."""
        row_version = self.look(teacher)["row_version"]
        with self.begin(self.actor) as db:
            return files.save_teacher(db, self.actor, teacher["id"], row_version, given)

    def look(self, teacher: dict) -> dict:
        """The whole file as this person sees it."""
        with self.begin(self.actor) as db:
            return showing.whole(db, self.actor, queries.teacher(db, self.actor, teacher["id"]))

    def entries(self, teacher: dict, code: str) -> list[dict]:
        """The entries of one set."""
        return next(found for found in self.look(teacher)["sets"] if found["code"] == code)["entries"]

    def submit(self, *teacher_ids: uuid.UUID) -> dict[uuid.UUID, dict]:
        """The outcomes by file."""
        with self.begin(self.actor) as db:
            outcome = submission.submit_chosen(db, self.actor, list(teacher_ids))
        return {item["id"]: item for item in outcome["items"]}

    def history(self, teacher: dict) -> list[dict]:
        """What happened to a file, newest first."""
        with self.begin(self.actor) as db:
            return history.history(db, self.actor, teacher["id"], None, None)["items"]

    def hear(self, *news: dict) -> None:
        """Review announces the cases."""
        with self.begin() as db:
            db.info[inbox.HANDLER] = "records.cases_moved"
            first_entry_cases.apply_cases(db, list(news))

    def case(self, teacher: dict, state: str, version: int = 2, desks: tuple = (), **more: Any) -> dict:
        """The news of a file's case as it was handed over last."""
        with self.begin() as db:
            row = db.execute(
                text("SELECT case_id, version, org_id FROM teacher WHERE id = :id"), {"id": teacher["id"]}
            ).one()
        known = {"case_id": row.case_id, "business": "first_entry", "subject_id": teacher["id"], "org_id": row.org_id}
        known |= {"subject_version": row.version, "subject_digest": "", "state": state, "step_roles": list(desks)}
        return (
            known | {"desk_ids": [], "decisions": [], "withdrawn_by": None, "row_version": version, "at": now()} | more
        )

    def _named(self, teacher: dict, code: str, entry_id: uuid.UUID, row_version: int | None) -> dict:
        seen = row_version if row_version is not None else self.look(teacher)["row_version"]
        return {"teacher_id": teacher["id"], "set": code, "entry_id": entry_id, "row_version": seen}


def decision(verdict: str = "approve", **more: Any) -> dict:
    """What a reviewer decided."""
    known = {"id": uuid.uuid4(), "step": 1, "step_name": "学校审核", "verdict": verdict, "reasons": []}
    known |= {"person_id": uuid.uuid4(), "person": "审核员", "org_id": uuid.uuid4(), "org_name": "某校", "at": now()}
    return known | {"annulled": False} | more


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
