"""Fills a fresh development site: organisations, accounts of each role, some hundred teachers in all states.

`python -m deploy.local.sample STACK`. Organisations and accounts are loaded into identity; everything else goes over
the bus by the calls that pages use, in the name of the sample's people. Refused in production; harmless when repeated.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from deploy.local.people import people
from deploy.local.places import (
    NEWCOMER,
    PASSWORD,
    TEACHER,
    Place,
    accounts,
    id_of,
    newcomer,
    places,
    teacher,
    teacher_id,
)
from deploy.local.stack import Stack
from services.common import roles, settings
from services.common.actor import Actor, sign
from services.common.bus import Bus
from services.common.contract import Call
from services.common.contracts import records, review, submissions
from services.common.db import Store, system
from services.common.errors import Refused
from services.identity import hashing
from services.identity.actions.accounts import load_accounts
from services.identity.actions.organisations import load_orgs

PER_SCHOOL = 24
SEED = 2026
PATIENCE = 60.0
REASON = {"set": "basic", "field": "work_start", "reason": "参加工作年月与档案不一致，请核对。"}
FORGOTTEN = ("work_start", "school_start", "source")


class Site:
    """A running site, seen by a program that may act as any of its people."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.key = settings.load().actor_private_key or b""
        self.paths: dict[str, str] = {}

    def ask(self, place: Place, role: str, call: Call, **payload: Any) -> dict:
        """Ask in the name of the person with this role at this place."""
        return self.bus.ask(call, payload, actor_token=sign(self.actor(place, role), self.key, datetime.now(UTC)))

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


def main(folder: Path, per_school: int = PER_SCHOOL) -> None:
    """Put the sample in with so many teachers at each school, unless it is there."""
    if settings.load().mode == settings.PRODUCTION:
        raise SystemExit("The sample data has public passwords and is refused in production.")
    known = places()
    if not load_identity(known):
        return
    site = Site()
    site.paths = paths_of(known)
    schools = [place for place in known if place.level == "school"]
    wait_until(lambda: knows_all(site, schools))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda school: fill(site, school, above(school, known), per_school), schools))
    site.bus.close()
    (folder / "accounts.txt").write_text(introduction(known), encoding="utf-8")


def load_identity(known: list[Place]) -> bool:
    """Load organisations and accounts; false when they were there."""
    password_hash = hashing.hashed(PASSWORD)
    rows = [row for place in known for row in accounts(place, password_hash)]
    first_school = next(place for place in known if place.level == "school")
    store = Store("identity", pool=1)
    with store.begin(system()) as db:
        new = load_orgs(db, [place.as_org() for place in known])
        load_accounts(db, [*rows, newcomer(first_school, password_hash), teacher(first_school, password_hash)])
    store.close()
    return new > 0


def paths_of(known: list[Place]) -> dict[str, str]:
    """Each place's path in the management tree."""
    paths: dict[str, str] = {}
    for place in known:
        paths[place.code] = (paths[place.above] if place.above else "") + place.code + "/"
    return paths


def above(school: Place, known: list[Place]) -> Place:
    """The office that manages a school."""
    return next(place for place in known if place.code == school.above)


def knows_all(site: Site, schools: list[Place]) -> bool:
    """Whether records has heard of every school: what identity announced travels by itself."""
    try:
        for school in schools:
            site.ask(school, roles.ENTRY_CLERK, records.catalogue)
    except Refused:
        return False
    return True


def fill(site: Site, school: Place, office: Place, per_school: int) -> None:
    """Enter a school's teachers and take them as far as each is to go."""
    ids = enter(site, school, per_school)
    drafts, at_school, at_office, rejected, effective = (ids[start::5] for start in range(5))
    moving = [*at_school, *at_office, *rejected, *effective]
    if not site.ask(school, roles.ENTRY_CLERK, submissions.submit, teacher_ids=moving)["items"]:
        raise SystemExit(f"Nothing of {school.name} could be submitted.")
    decide(site, school, dict.fromkeys((*at_office, *effective), "approve") | dict.fromkeys(rejected, "reject"))
    decide(site, office, dict.fromkeys(effective, "approve"))
    assert drafts  # noqa: S101 - they stay as they are


def enter(site: Site, school: Place, per_school: int) -> list[UUID]:
    """Add the teachers; every tenth is a draft that lacks something."""
    known = people(SEED + int(school.code), per_school, school.code[:6], datetime.now(UTC).date())
    ids = []
    for number, values in enumerate(known):
        incomplete = number % 10 == 0
        call = records.keep_new_draft if incomplete else records.add_teacher
        kept = {name: value for name, value in values.items() if not (incomplete and name in FORGOTTEN)}
        site.ask(school, roles.ENTRY_CLERK, call, id=teacher_id(school.code, number), values=kept)
        ids.append(teacher_id(school.code, number))
    return ids


def decide(site: Site, place: Place, verdicts: dict[UUID, str]) -> None:
    """Decide the cases of these teachers as they arrive on the reviewer's desk."""
    left = dict(verdicts)

    def none_left() -> bool:
        page = site.ask(place, roles.REVIEWER, review.list_cases, box="todo", limit=200)
        for case in page["items"]:
            verdict = left.pop(case["subject_id"], None)
            if verdict:
                reasons = [REASON] if verdict == "reject" else []
                terms = {"case_id": case["id"], "row_version": case["row_version"], "verdict": verdict}
                site.ask(place, roles.REVIEWER, review.decide, **terms, reasons=reasons)
        return not left

    wait_until(none_left)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what comes by itself over the bus."""
    give_up = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > give_up:
            raise SystemExit("The sample data did not come through; see the logs of serve and relay.")
        time.sleep(0.2)


def introduction(known: list[Place]) -> str:
    """What `make run` prints: who may sign in, and with which password."""
    shown = ("000000", "340000", "340104", "340104001", "340104002")
    lines = [f"Sample accounts, all with the password {PASSWORD}", ""]
    for place in known:
        if place.code in shown:
            names = "  ".join(row["username"] for row in accounts(place, ""))
            lines.append(f"  {place.name}\n    {names}")
    lines += ["", f"  {NEWCOMER} has to change its password first.", f"  {TEACHER} is a teacher with an own file.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(Stack(sys.argv[1]).folder))
