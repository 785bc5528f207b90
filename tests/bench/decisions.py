"""Single decisions by reviewers at work at the same time, until the files are effective in records."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from deploy.local.people import people
from deploy.local.places import Place, places
from services.common import clock, roles
from services.contracts.records import entries, files, submissions
from services.contracts.review import cases as cases_contract
from tests.bench.events import commit
from tests.bench.figures import Figure, ratio
from tests.bench.ground import Ground, refused, schools, until, until_true

REVIEWERS = 8
SERIES = 310
SUBMITTED_AT_ONCE = 200
LIMIT = 200


def run(ground: Ground) -> None:
    """Each reviewer takes one decision after another, the school's and then the county's on each file."""
    ground.only("serve", "react", "relay")
    report, number = ground.report, ground.sizes.files
    report.title(f"decisions: {number} files, two decisions each, {REVIEWERS} reviewers at a time, over the bus")
    rates, commits = [], []
    for turn in range(ground.sizes.rounds):
        school = schools()[turn]
        cases = _submitted(ground, school, number, series=SERIES + turn)
        commits.append(commit(ground))
        with ground.busy() as busy:
            rates.append(decide_all(ground, school, cases))
    report.row("bare transactions, 10 connections", commits, "/s")
    report.note(f"in the last run: {busy.said()}")
    report.keep(Figure("decisions_per_s", "decisions/s", tuple(rates)))
    report.keep(ratio("decisions_vs_transactions", rates, commits))


def decide_all(ground: Ground, school: Place, cases: list[dict[str, Any]]) -> float:
    """Decisions per second, from the first one to the last file that is effective."""
    office = next(place for place in places() if place.code == school.above)

    def approve_twice(case: dict[str, Any]) -> None:
        for place in (school, office):
            seen = {"case_id": case["id"], "row_version": case["row_version"]}
            case = ground.people.ask(
                place, roles.REVIEWER, cases_contract.decide, **seen, verdict="approve", reasons=[]
            )

    began = time.monotonic()
    with ThreadPoolExecutor(REVIEWERS) as pool:
        list(pool.map(approve_twice, cases))
    until_true(ground, "records", "SELECT NOT EXISTS (SELECT FROM teacher WHERE stage <> 'effective')")
    return 2 * len(cases) / (time.monotonic() - began)


def _submitted(ground: Ground, school: Place, number: int, series: int) -> list[dict[str, Any]]:
    """New files of a school, entered and handed over; their cases, as they lie on its reviewer's desk."""

    def enter(values: dict[str, Any]) -> uuid.UUID:
        teacher_id = uuid.uuid4()
        asked = {"id": teacher_id, "values": values, "newly_hired": True}  # two sets are enough
        ground.people.ask(school, roles.ENTRY_CLERK, files.add_teacher, **asked)
        contact = {"id": uuid.uuid4(), "teacher_id": teacher_id, "set": "contact", "values": {"address": "校内"}}
        ground.people.ask(school, roles.ENTRY_CLERK, entries.add_entry, **contact)
        return teacher_id

    with ThreadPoolExecutor(REVIEWERS) as pool:
        ids = list(pool.map(enter, people(series, number, school.code[:6], clock.today())))
    for start in range(0, number, SUBMITTED_AT_ONCE):
        chosen = ids[start : start + SUBMITTED_AT_ONCE]
        refused(ground.people.ask(school, roles.ENTRY_CLERK, submissions.submit, teacher_ids=chosen)["items"])
    until(
        lambda: ground.people.ask(school, roles.REVIEWER, cases_contract.case_counts)["todo"] == number,
        hindrance=ground.hindrance,
    )
    return _desk(ground, school)


def _desk(ground: Ground, school: Place) -> list[dict[str, Any]]:
    """Everything that waits for the school's reviewer."""
    found, after = [], None
    while True:
        asked = {"box": "todo", "limit": LIMIT, "after": after}
        page = ground.people.ask(school, roles.REVIEWER, cases_contract.list_cases, **asked)
        found += page["items"]
        after = page["next"]
        if after is None:
            return found
