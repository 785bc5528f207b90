"""People who ask for changes of effective files in tests, and what review says of their requests."""

import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from services.common.actor import Actor
from services.common.bus import inbox
from services.common.bus.dumping import dumper
from services.common.contract import schema_of
from services.contracts.records.change_requests import change_request
from services.records.file import queries, values
from services.records.file.finishing import finish
from services.records.file.saving import write_basic
from services.records.requests import asking, copying, request_cases, resolving, submitting, viewing
from services.records.selfservice import own
from tests.bus.records.filing import Filing, decision, now

EFFECTIVE = ("school_review", "authority_review", "effective")
WHO = ("id_number", "sex", "birth_date")
WITH_THEM = (*WHO, "work_start", "school_start")  # which have to lie after the birth


class Asking:
    """What one person asks of effective files; each act is a transaction of its own."""

    def __init__(self, begin: Callable, actor: Actor):
        self.begin, self.actor = begin, actor

    def ask(self, teacher: dict, *items: dict, reason: str = "有误", **more: Any) -> dict:
        """A draft."""
        said = {"seen": None, "order_id": None, "remark_id": None, "reason": reason} | more
        with self.begin(self.actor) as db:
            request_id = said.pop("id", uuid.uuid4())
            whole = [item | {"keeps_former_name": item.get("keeps_former_name", False)} for item in items]
            return asking.add_change_request(db, self.actor, request_id, teacher["id"], items=whole, **said)

    def edit(self, request: dict, **said: Any) -> dict:
        with self.begin(self.actor) as db:
            return asking.edit_change_request(db, self.actor, request["id"], request["row_version"], **said)

    def submit(self, request: dict) -> dict:
        with self.begin(self.actor) as db:
            return submitting.submit_change_request(db, self.actor, request["id"], request["row_version"])

    def give_back(self, request: dict, reason: str = "不清楚") -> dict:
        with self.begin(self.actor) as db:
            return submitting.return_change_request(db, self.actor, request["id"], request["row_version"], reason)

    def withdraw(self, request: dict) -> dict:
        with self.begin(self.actor) as db:
            return submitting.withdraw_change_request(db, self.actor, request["id"], request["row_version"])

    def copy(self, request: dict) -> dict:
        with self.begin(self.actor) as db:
            return copying.copy_change_request(db, self.actor, uuid.uuid4(), request["id"])

    def resolve(self, request: dict, take: str, items: list | None = None) -> dict:
        with self.begin(self.actor) as db:
            return resolving.resolve_change_request(
                db, self.actor, request["id"], request["row_version"], take=take, items=items
            )

    def look(self, request: dict) -> dict:
        with self.begin(self.actor) as db:
            view = viewing.one(db, self.actor, request["id"])
        assert dumper(schema_of(change_request.gives))(view).keys() >= {"items", "happened", "may"}
        return view

    def hand_in(self, teacher: dict, *items: dict, **more: Any) -> dict:
        """Asked and handed in at once."""
        return self.submit(self.ask(teacher, *items, **more))


def added(code: str, given: dict, **more: Any) -> dict:
    return {"op": "added", "set": code, "entry_id": uuid.uuid4(), "values": given, "evidence": {}} | more


def changed(code: str, entry_id: uuid.UUID | None, given: dict, **more: Any) -> dict:
    return {"op": "changed", "set": code, "entry_id": entry_id, "values": given, "evidence": {}} | more


def deleted(code: str, entry_id: uuid.UUID) -> dict:
    return {"op": "deleted", "set": code, "entry_id": entry_id, "values": {}, "evidence": {}}


def hear(begin: Callable, *news: dict) -> None:
    """Review announces cases of requests."""
    for business in {case["business"] for case in news}:
        with begin() as db:
            db.info[inbox.HANDLER] = f"records.{business}_cases_moved"
            request_cases.apply_cases(db, business, [case for case in news if case["business"] == business])


def news(begin: Callable, request: dict, state: str, version: int = 2, **more: Any) -> dict:
    """The news of a request's case."""
    with begin() as db:
        row = db.execute(text("SELECT * FROM change_request WHERE id = :id"), {"id": request["id"]}).one()
    known = {"case_id": request["case_id"], "business": request["business"], "subject_id": request["id"]}
    known |= {"teacher_id": row.teacher_id, "org_id": row.org_id, "state": state, "row_version": version}
    verdict = {"approved": "approve", "rejected": "reject"}.get(state)
    decisions = [decision(verdict)] if verdict else []
    known |= {"subject_version": row.version, "subject_digest": "", "subject_entries": [], "doors": []}
    known |= {"step_roles": [], "desk_ids": [], "decisions": decisions, "withdrawn_by": None, "at": now()}
    return known | more


def make_effective(filing: Filing, teacher: dict) -> dict:
    """The first entry of a file passes review."""
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved", decisions=[decision()]))
    return filing.look(teacher)


def open_window(begin: Callable, school: dict) -> None:
    """The school lets its teachers fill in."""
    with begin() as db:
        window = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None}
        own.learn_window(db, **window, closed_teachers=[], row_version=uuid.uuid4().int % 1_000_000 + 2)


def held_evidence(begin: Callable, teacher: dict) -> str:
    """A file that the teacher's file holds."""
    file_id = uuid.uuid4()
    with begin() as db:
        db.execute(
            text("""INSERT INTO held_file (teacher_id, id, sha256, kind, name, type, bytes, pages, person)
                VALUES (:teacher, :id, :sha, 'evidence', '户口.pdf', 'application/pdf', 1, 1, '某人')"""),
            {"teacher": teacher["id"], "id": file_id, "sha": file_id.hex},
        )
    return str(file_id)


def change_behind_its_back(begin: Callable, clerk: Actor, teacher: dict, given: dict) -> None:
    """Somebody else writes 基本信息 while a request is open."""
    with begin(clerk) as db:
        each = queries.teacher(db, clerk, teacher["id"])
        known = values.opened(values.basic_of(each.org_path, each.category), each.basic)
        write_basic(db, clerk, each, known | given, 0)
        finish(db)


def basic(look: Callable, teacher: dict) -> dict:
    """基本信息 as somebody sees it."""
    return look(teacher)["values"]["basic"]
