"""Clerks ask for changes of files that are effective, take some of the requests back, and see the others decided."""

import uuid
from random import Random
from typing import Any
from uuid import UUID

from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.records import change_requests as contract
from services.contracts.records import files
from tests.chaos.people import Person

SHARE_CHANGED, SHARE_WITHDRAWN = 0.2, 0.2
QUICKER = (Stale, Conflict, Forbidden, NotFound)


class Requests:
    """What a school asks of its effective files; of each file once."""

    def __init__(self, person: Person, random: Random) -> None:
        self.person = person
        self.random = random
        self.looked_at: set[UUID] = set()

    def some_left(self) -> bool:
        """Ask for changes of what has become effective; whether any request waits for a decision."""
        for teacher in self.person.pages(files.list_teachers, status="effective"):
            if teacher["id"] not in self.looked_at:
                self.looked_at.add(teacher["id"])
                if self.random.random() < SHARE_CHANGED:
                    self.ask(teacher["id"])
        waiting = list(self.person.pages(contract.change_requests, box="open"))
        for request in waiting:
            self.go_on(request)
        return bool(waiting)

    def ask(self, teacher_id: UUID) -> None:
        """A draft about 备注; it is handed in the next time round."""
        item = {"op": "changed", "set": "basic", "values": {"remark": f"申请 {uuid.uuid4().hex[:12]}"}}
        terms = {"id": uuid.uuid4(), "teacher_id": teacher_id, "reason": "备注有变。", "items": [item]}
        try:
            self.person.ask(contract.add_change_request, **terms)
        except (*QUICKER, Invalid) as refusal:
            if teacher_id in self.person.work.joined | self.person.work.asked_for:
                return  # it was joined with another one meanwhile or went elsewhere, or is about to
            self.person.work.wrong.append(f"a request about {teacher_id} was refused: {refusal}")

    def go_on(self, request: dict[str, Any]) -> None:
        """Hand in what is a draft, insist where something was changed meanwhile, take a few back."""
        seen = {"request_id": request["id"], "row_version": request["row_version"]}
        try:
            if "submit" in request["may"]:
                self.person.ask(contract.submit_change_request, **seen)
            elif "resolve" in request["may"]:
                self.person.ask(contract.resolve_change_request, **seen, take="asked", items=None)
            elif "withdraw" in request["may"] and self.random.random() < SHARE_WITHDRAWN:
                self.person.ask(contract.withdraw_change_request, **seen)
        except QUICKER:
            return  # a reviewer was quicker, or an earlier attempt of this one
