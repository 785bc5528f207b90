"""A records service of the tests' own: has the files of one school, and says no where it is told to."""

import uuid
from typing import Any

from services.common import actor as actors
from services.common import settings
from services.common.contract import Call
from services.common.errors import Unavailable
from services.contracts.records import persons
from services.identity import logins


class Records:
    """Stands where the bus stands: `records(call, payload, actor_token=…)`, in the shapes of the contract."""

    def __init__(self, *, away: int = 0, refuses: dict[str, str] | None = None):
        self.files: dict[str, dict[str, Any]] = {}
        self.away, self.refuses, self.asked, self.given = away, refuses or {}, [], []

    def __call__(self, call: Call, payload: dict, *, actor_token: str, language: str) -> dict:
        actor = actors.verify(actor_token, settings.load().actor_public_key)
        assert actor.has(call.roles)
        self.asked.append(call.method)
        if self.away:
            self.away -= 1
            raise Unavailable("This part of the system does not answer now. Trying again is safe.")
        taken = call.takes().load(call.takes().dump(payload))
        return call.gives().load(call.gives().dump(getattr(self, call.method)(**taken)))

    def add(self, name: str, number: str) -> uuid.UUID:
        """A file that stands already."""
        return self._file(name, number)["teacher_id"]

    def files_for(self, org_id: uuid.UUID, persons: list[dict]) -> dict:
        self.given += persons
        return {"items": [self._found(each) for each in persons]}

    def accountless(self, org_id: uuid.UUID, limit: int, after: str | None) -> dict:
        start = int(after or 0)
        page = list(self.files.values())[start : start + limit]
        more = start + limit < len(self.files)
        return {"items": page, "next": str(start + limit) if more else None}

    def _found(self, person: dict) -> dict:
        number = logins.sealer().open(person["id_number_sealed"])
        if number in self.refuses:
            return {"ref": person["ref"], "teacher_id": None, "opened": False, "message": self.refuses[number]}
        opened = number not in self.files
        known = self._file(person["name"], number)
        return {"ref": person["ref"], "teacher_id": known["teacher_id"], "opened": opened, "message": None}

    def _file(self, name: str, number: str) -> dict[str, Any]:
        made = {"teacher_id": uuid.uuid4(), "name": name, "id_type": "1"}
        return self.files.setdefault(number, made | {"id_number_sealed": logins.sealer().seal(number)})


FILES_FOR, ACCOUNTLESS = persons.files_for.method, persons.accountless.method
