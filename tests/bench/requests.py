"""A request for a change from the click to its effect: handed in, decided twice, effective; all of it over HTTP.

At a university, whose personnel office decides before the province does. What one person waits for in all, with nobody
else there and with 20 at the same time; the clients look for the next step as often as a page would that is impatient.
"""

import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

import httpx

from deploy.local.people import entries as sample_entries
from deploy.local.people import people
from deploy.local.places import Place, places
from services.common import clock, roles
from services.contracts.records import entries, files, submissions
from services.contracts.review import cases as cases_contract
from tests.bench.figures import Figure
from tests.bench.ground import Ground, NotMeasured, refused, until
from tests.e2e.site import Site, done

UNIVERSITY, COUNTY, SERIES = "340000001", "340111", 330
CLIENTS = 20
LOOK = 0.05  # seconds between two looks
PATIENCE = 120.0
CATEGORY = "higher_education"


def run(ground: Ground) -> None:
    """First one after another, then by 20 clients; each on files of its own."""
    ground.only("serve", "react", "relay", "gateway")
    report, number = ground.report, ground.sizes.requests
    report.title(f"requests: {number} changes one by one, then {number} by {CLIENTS} clients; two decisions, over HTTP")
    ids = effective(ground, 2 * number)
    with Site(ground.stack.address()) as site:
        asker = Asker(site)
        for name, clients, some in (("light", 1, ids[:number]), ("20_clients", CLIENTS, ids[number:])):
            began = time.monotonic()
            with ground.busy() as busy, ThreadPoolExecutor(clients) as pool:
                waits = list(pool.map(asker.from_click_to_effect, some))
            took = time.monotonic() - began
            report.keep(Figure(f"request_to_effect_{name}_s", "s", (median(waits),)))
            report.note(f"slowest {max(waits):.2f} s; {len(waits) / took:.1f} requests/s; {busy.said()}")


class Asker:
    """A clerk of the university and its two reviewers, each signed in once."""

    def __init__(self, site: Site) -> None:
        self.clerk = site.client(f"{UNIVERSITY}.clerk")
        self.desks = [site.client(f"{UNIVERSITY}.reviewer"), site.client("340000.reviewer")]

    def from_click_to_effect(self, teacher_id: uuid.UUID) -> float:
        """Seconds from handing a draft in until the value counts."""
        remark = f"申请 {uuid.uuid4().hex[:8]}"
        item = {"op": "changed", "set": "basic", "values": {"remark": remark}}
        asked = {"teacher_id": str(teacher_id), "reason": "备注有变。", "items": [item]}
        draft = done(self.clerk.post("/change-requests", json=asked))
        began = time.monotonic()
        seen = {"If-Match": f'"{draft["row_version"]}"'}
        case_id = done(self.clerk.post(f"/change-requests/{draft['id']}/submission", headers=seen))["case_id"]
        for desk in self.desks:
            self.decide(desk, case_id)
        looked(lambda: done(self.clerk.get(f"/change-requests/{draft['id']}"))["state"] == "approved")
        took = time.monotonic() - began
        if done(self.clerk.get(f"/teachers/{teacher_id}"))["values"]["basic"].get("remark") != remark:
            raise NotMeasured("A request was approved, and the file says something else.")
        return took

    def decide(self, desk: httpx.Client, case_id: str) -> None:
        """Approve the case as soon as it lies on this desk."""

        def lies() -> dict[str, Any] | None:
            answer = desk.get(f"/cases/{case_id}")
            return answer.json() if answer.status_code == 200 and "decide" in answer.json()["may"] else None

        case = looked(lies)
        done(
            desk.post(
                f"/cases/{case_id}/decision",
                json={"verdict": "approve"},
                headers={"If-Match": f'"{case["row_version"]}"'},
            )
        )


def looked(find: Callable[[], Any]) -> Any:
    """What is found once it is there."""
    give_up = time.monotonic() + PATIENCE
    while not (found := find()):
        if time.monotonic() > give_up:
            raise NotMeasured(f"It did not come within {PATIENCE:.0f} s.")
        time.sleep(LOOK)
    return found


def effective(ground: Ground, number: int) -> list[uuid.UUID]:
    """So many files of the university that have passed their first review, over the bus."""
    by_code = {place.code: place for place in places()}
    university = by_code[UNIVERSITY]
    department = next(place for place in places() if place.above == UNIVERSITY)
    ids = [_entered(ground, university, department, each) for each in _people(number)]
    for start in range(0, number, 200):
        chosen = ids[start : start + 200]
        refused(ground.people.ask(university, roles.ENTRY_CLERK, submissions.submit, teacher_ids=chosen)["items"])
    desks = [(place, role) for place in (department, university, by_code["340000"]) for role in place.roles()]
    reviewing = [(place, role) for place, role in desks if role in roles.REVIEW]

    def all_are() -> bool:
        for place, role in reviewing:
            _approve_all(ground, place, role)
        with ground.database("records") as cursor:
            cursor.execute("SELECT count(*) FROM teacher WHERE stage = 'effective' AND category = %s", [CATEGORY])
            return cursor.fetchone()[0] >= number

    until(all_are, 600, pause=0.2, hindrance=ground.hindrance)
    return ids


def _people(number: int) -> Iterator[dict[str, Any]]:
    return iter(people(SERIES, number, COUNTY, clock.today(), CATEGORY))


def _entered(ground: Ground, university: Place, department: Place, values: dict[str, Any]) -> uuid.UUID:
    teacher_id = uuid.uuid4()
    placed = {"newly_hired": True, "department_id": department.id}
    ground.people.ask(university, roles.ENTRY_CLERK, files.add_teacher, id=teacher_id, values=values, **placed)
    for said in sample_entries(0, values, CATEGORY, "contact", clock.today()):
        contact = {"id": uuid.uuid4(), "teacher_id": teacher_id, "set": "contact", "values": said}
        ground.people.ask(university, roles.ENTRY_CLERK, entries.add_entry, **contact)
    return teacher_id


def _approve_all(ground: Ground, place: Place, role: str) -> None:
    """Everything that waits for this person."""
    for case in ground.people.ask(place, role, cases_contract.list_cases, box="todo", limit=200)["items"]:
        seen = {"case_id": case["id"], "row_version": case["row_version"]}
        ground.people.ask(place, role, cases_contract.decide, **seen, verdict="approve", reasons=[])
