"""A running development site, seen by a program that may act as any of the sample's people."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deploy.local.places import TEACHERS, Place, accounts, id_of, teacher, teacher_id
from services.common import clock, roles, settings
from services.common.actor import Actor, sign
from services.common.bus.client import Bus
from services.common.contract import Call

PATIENCE = 90.0
PAUSE = 0.3


class Site:
    """Asks over the bus by the calls that pages use."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.key = settings.load().actor_private_key
        self.paths: dict[str, str] = {}

    def ask(self, place: Place, role: str, call: Call, **payload: Any) -> dict:
        """Ask in the name of the person with this role at this place."""
        return self._ask(self.actor(place, role), call, payload)

    def ask_as_teacher(self, place: Place, username: str, call: Call, **payload: Any) -> dict:
        """Ask in the name of one of the sample's teachers with an account."""
        someone, number = teacher(username, ""), TEACHERS[username][1]
        named = {"account_id": someone["id"], "person_id": someone["id"], "name": someone["name"]}
        place_and_role = self.actor(place, roles.ENTRY_CLERK)
        own = named | {"roles": frozenset({roles.TEACHER}), "teacher_id": teacher_id(place.code, number)}
        return self._ask(replace(place_and_role, **own), call, payload)

    def actor(self, place: Place, role: str) -> Actor:
        """The person with this role at this place."""
        someone = accounts(place, "")[place.roles().index(role)]
        return Actor(
            account_id=someone["id"],
            person_id=someone["id"],
            name=someone["name"],
            roles=frozenset(someone["roles"]),
            org_id=place.id,
            org_name=place.name,
            org_path=self.paths[place.code],
            org_level=place.level,
            session_id=id_of("sample session"),
        )

    def _ask(self, actor: Actor, call: Call, payload: dict[str, Any]) -> dict:
        return self.bus.ask(call, payload, actor_token=sign(actor, self.key, clock.now()))


def paths_of(known: list[Place]) -> dict[str, str]:
    """Each place's path in the management tree."""
    paths: dict[str, str] = {}
    for place in known:
        paths[place.code] = (paths[place.above] if place.above else "") + place.code + "/"
    return paths


def wait_until(holds: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait for what comes by itself over the bus."""
    give_up = time.monotonic() + patience
    while not holds():
        if time.monotonic() > give_up:
            raise SystemExit("The sample data did not come through; see the logs of serve, react, relay and jobs.")
        time.sleep(PAUSE)
