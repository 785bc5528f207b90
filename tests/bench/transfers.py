"""A transfer from the click to its effect, and a county's list of a thousand that are open; all of it over HTTP.

Five steps by five people of two cities: the receiving school applies, its reviewer and its authority confirm, the
sending school and its authority do, the receiving school takes the file over; the clock stops when it holds the file.
Between the steps nobody waits: the clients look for the next one as often as an impatient page would.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

import httpx

from deploy.local.places import Place, places
from services.common import clock
from tests.bench import batches
from tests.bench.figures import Figure, ratio
from tests.bench.ground import Ground, NotMeasured, schools
from tests.bench.requests import looked
from tests.bench.workbook import staff_of
from tests.e2e.site import Site, done

RECEIVING = "340200001"  # in another city than the sample's first school
CLIENTS = 20
LOOKS = 15  # of each list
AT_POST = "100"
FIRST_PAGE = {"box": "open", "limit": 50}


def run(ground: Ground) -> None:
    """One after another, then by 20 clients; then the county's list with the few that are left open, and with many."""
    ground.only("serve", "react", "relay", "jobs", "gateway")
    report, number, many = ground.report, ground.sizes.transfers, ground.sizes.open_transfers
    report.title(
        f"transfers: {number} one by one, {number} by {CLIENTS} clients; a list of {many} open ones, over HTTP"
    )
    sending = schools()[0]
    people = staffed(2 * number + many)
    batches.bring_in(ground, sending, people)
    numbers = [person["id_number"] for person in staff_of(people) if person["personnel_status"] == AT_POST]
    with Site(ground.stack.address()) as site:
        going = Going(site, sending)
        for name, clients, some in (("light", 1, numbers[:number]), ("20_clients", CLIENTS, numbers[number:][:number])):
            began = time.monotonic()
            with ground.busy() as busy, ThreadPoolExecutor(clients) as pool:
                waits = list(pool.map(going.from_click_to_effect, some))
            took = time.monotonic() - began
            report.keep(Figure(f"transfer_to_effect_{name}_s", "s", (median(waits),)))
            report.note(f"slowest {max(waits):.2f} s; {len(waits) / took:.1f} transfers/s; {busy.said()}")
        few = _looks(going.county, number)
        with ThreadPoolExecutor(CLIENTS // 2) as pool:
            list(pool.map(going.apply, numbers[2 * number :][:many]))
        full = _looks(going.county, many)
        report.row(f"list with {number} closed, none open", few, "ms")
        report.keep(Figure(f"transfers_list_{many}_open_ms", "ms", (median(full),)))
        report.keep(ratio("transfers_list_many_vs_none", [median(full)], [median(few)]))


def staffed(wanted: int) -> int:
    """Of how many of the workbooks' people so many are at their post."""
    count = at_post = 0
    for person in staff_of(2 * wanted):
        count, at_post = count + 1, at_post + (person["personnel_status"] == AT_POST)
        if at_post == wanted:
            return count
    raise NotMeasured(f"Of {count} people {at_post} are at their post, and not {wanted}.")


def _looks(county: httpx.Client, least: int) -> Sequence[float]:
    """Milliseconds until a county has the first page of its open transfers, and how many there are in each box."""
    taken = []
    for _ in range(LOOKS):
        began = time.monotonic()
        done(county.get("/transfers", params=FIRST_PAGE))
        counts = done(county.get("/transfers/counts"))
        taken.append(1000 * (time.monotonic() - began))
    if counts["all"] < least:
        raise NotMeasured(f"The county's list has {counts['all']} transfers, and not {least}.")
    return taken


class Going:
    """The five people, each signed in once, and an officer of the county that they leave."""

    def __init__(self, site: Site, sending: Place) -> None:
        receiving = next(place for place in places() if place.code == RECEIVING)
        self.clerk = site.client(f"{RECEIVING}.clerk")
        sides = receiving.code, receiving.above, sending.code, sending.above
        self.desks = [site.client(f"{code}.reviewer") for code in sides]
        self.county = site.client(f"{sending.above}.reviewer")

    def apply(self, number: str) -> dict[str, Any]:
        """Find somebody and ask for her or him."""
        found = done(self.clerk.post("/transfers/lookup", json={"id_number": number, "purpose": "拟调入本校"}))
        if not found["may_be_asked_for"]:
            raise NotMeasured(f"Nobody can be asked for: {found['why_not']}")
        asked = {"ticket": found["ticket"], "from_day": f"{clock.today()}", "reason": "post", "post": {}}
        return done(self.clerk.post("/transfers", json=asked))

    def from_click_to_effect(self, number: str) -> float:
        """Seconds from the application until the receiving school has the file."""
        began = time.monotonic()
        transfer = self.apply(number)
        for desk in self.desks:
            self._confirm(desk, transfer["id"])
        awaited = looked(lambda: self._now(transfer["id"], "awaited"))
        done(self.clerk.post(f"/transfers/{transfer['id']}/hand-over", headers=_seen(awaited)))
        looked(lambda: self._now(transfer["id"], "done"))
        took = time.monotonic() - began
        done(self.clerk.get(f"/teachers/{transfer['teacher_id']}"))
        return took

    def _now(self, transfer_id: str, state: str) -> dict[str, Any] | None:
        found = done(self.clerk.get(f"/transfers/{transfer_id}"))
        return found if found["state"] == state else None

    def _confirm(self, desk: httpx.Client, transfer_id: str) -> None:
        """As soon as it lies on this desk."""
        case = looked(lambda: next(_at(desk, transfer_id), None))
        done(desk.post(f"/cases/{case['id']}/decision", json={"verdict": "approve"}, headers=_seen(case)))


def _at(desk: httpx.Client, transfer_id: str) -> Iterator[dict[str, Any]]:
    """The case of a transfer, if whoever looks may decide it now."""
    transfer = desk.get(f"/transfers/{transfer_id}")
    if transfer.status_code == 200 and (case_id := transfer.json()["case_id"]):
        case = desk.get(f"/cases/{case_id}")
        if case.status_code == 200 and "decide" in case.json()["may"]:
            yield case.json()


def _seen(thing: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{thing["row_version"]}"'}
