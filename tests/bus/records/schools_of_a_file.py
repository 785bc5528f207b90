"""Files that go from school to school in tests: made effective, held for a transfer, handed over, looked at."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from services.common.actor import Actor
from services.records.file import former, history, holds
from services.records.handing_over import hand_overs
from tests.bus.records.filing import Filing

FROM_DAY = datetime.date(2026, 9, 1)
POST = {"post_type": "1", "post_grade": "109", "title": None, "stage": None, "courses": []}
NO_POST = dict.fromkeys(POST) | {"courses": []}
NEWEST = text("SELECT body::jsonb->'items' FROM outbox WHERE type = 'files_handed_over' ORDER BY seq DESC LIMIT 1")
PLACE = text("SELECT org_id, org_path, department_id, category, row_version FROM teacher WHERE id = :id")


def effective(filing: Filing, values: dict, status: str = "100") -> dict:
    """A file that passed its first review, of somebody at the post."""
    teacher = filing.newcomer(values | {"personnel_status": status})
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved"))
    return filing.look(teacher)


class Mobility:
    """What mobility does with files: holds them, and has records hand them over, here from one school to another."""

    def __init__(self, begin: Callable, actor: Actor, old: dict, new: dict):
        self.begin, self.actor, self.old, self.new = begin, actor, old, new

    def hold(self, teacher: dict, ref: uuid.UUID | None = None) -> uuid.UUID:
        ref = ref or uuid.uuid4()
        with self.begin() as db:
            holds.hold(db, teacher["id"], holds.TRANSFER, ref)
        return ref

    def asks(self, teacher: dict, ref: uuid.UUID, **more: Any) -> dict:
        """A hand-over as it is asked for, signed by whoever takes over; `old` and `new` may be other schools."""
        old, new = more.pop("old", self.old), more.pop("new", self.new)
        known = {"ref": ref, "teacher_id": teacher["id"], "from_org_id": old["id"], "to_org_id": new["id"]}
        known |= {"department_id": None, "from_day": FROM_DAY, "post": POST, "document": None, "reason": None}
        known |= {"rotation": False, "rotation_type": "1", "person_id": self.actor.person_id, "person": "王接收"}
        return known | {"org_id": new["id"], "org_name": new["name"]} | more

    def hand_over(self, *items: dict) -> list[dict]:
        """What became of each."""
        with self.begin() as db:
            hand_overs.hand_over(db, list(items))
        with self.begin() as db:
            return db.scalar(NEWEST)

    def try_to_move(self, teacher: dict, **more: Any) -> dict:
        """Held and handed over at once, or not."""
        [answer] = self.hand_over(self.asks(teacher, self.hold(teacher), **more))
        return answer

    def move(self, teacher: dict, **more: Any) -> dict:
        """The same, done."""
        answer = self.try_to_move(teacher, **more)
        assert answer["done"], answer["why"]
        return answer

    def place(self, teacher: dict) -> Any:
        with self.begin() as db:
            return db.execute(PLACE, {"id": teacher["id"]}).one()


def former_file(begin: Callable, actor: Actor, teacher: dict) -> dict:
    with begin(actor) as db:
        return former.former_file(db, actor, teacher["id"])


def former_files(begin: Callable, actor: Actor, q: str | None = None) -> list[dict]:
    with begin(actor) as db:
        found = former.former_files(db, actor, q, 50, None)["items"]
        return [{"teacher_id": row.teacher_id, "went_to": row.went_to, "name": row.name} for row in found]


def file_as_of(begin: Callable, actor: Actor, teacher: dict, at: datetime.datetime) -> dict:
    with begin(actor) as db:
        return history.teacher(db, actor, teacher["id"], at)
