"""Ten thousand submitted files approved by filter in one act, until the last of them is effective (R-REV-04)."""

import time
import uuid
from typing import Any

from deploy.local.places import Place, places
from services.common import roles, storage
from services.contracts.records import submissions, workbooks
from services.contracts.review import cases, decisions
from tests.bench.figures import Figure
from tests.bench.ground import Ground, NotMeasured, refused, schools, until, until_true
from tests.bench.workbook import SERIES, workbook_of

LIMIT = 50 * 1024 * 1024
PATIENCE = 1200.0
AS_A_PAGE = 1.0  # seconds after which a page asks again how far an act is
# A newly hired teacher owes 基本信息 and 联系方式 only; what is measured here does not depend on more.
COMPLETE = "UPDATE teacher SET newly_hired = true, missing = 0"
ALL_EFFECTIVE = "SELECT NOT EXISTS (SELECT FROM teacher WHERE stage <> 'effective')"


def run(ground: Ground) -> None:
    """One school's files on the county's desk; the clock runs from the county's act to the last effective file."""
    ground.only("serve", "react", "relay", "jobs")
    number, report = ground.sizes.batch, ground.report
    report.title(f"batch: {number:,} files approved by filter in one act, until the last one is effective")
    school = schools()[0]
    office = office_of(school)
    took = {"imported and handed over": timed(lambda: hand_over(ground, school, number))}
    took["approved at the school"] = timed(lambda: approve_all(ground, school))
    until(lambda: todo(ground, office) == number, PATIENCE, 0.2, ground.hindrance)
    act = uuid.uuid4()
    with ground.busy() as busy:
        seconds = timed(lambda: make_effective(ground, office, act))
    check_act(ground, office, act)
    report.note(", ".join(f"{what}: {number / each:,.0f} files/s" for what, each in took.items()))
    report.note(f"at the county: {busy.said()}")
    report.keep(Figure("batch_files_per_s", "files/s", (number / seconds,), "300"))


def bring_in(ground: Ground, school: Place, number: int) -> None:
    """So many effective files of a school that has none, those of `workbook.staff_of`."""
    office = office_of(school)
    hand_over(ground, school, number)
    approve_all(ground, school)
    until(lambda: todo(ground, office) == number, PATIENCE, 0.2, ground.hindrance)
    make_effective(ground, office, uuid.uuid4())


def office_of(school: Place) -> Place:
    """The office that manages a school."""
    return next(place for place in places() if place.code == school.above)


def timed(act: Any) -> float:
    """Seconds that it takes."""
    began = time.monotonic()
    act()
    return time.monotonic() - began


def hand_over(ground: Ground, school: Place, number: int, series: int = SERIES) -> None:
    """Import, complete and submit new files by filter, until their cases lie at the school."""
    key, clerk = f"uploads/{uuid.uuid4()}", (school, roles.ENTRY_CLERK)
    storage.put(key, [workbook_of(ground.stack.folder, number, series).read_bytes()], LIMIT)
    run_id = uuid.uuid4()
    ground.people.ask(*clerk, workbooks.start_import, id=run_id, key=key, file_name="教师.xlsx")
    until(lambda: ended(ground.people.ask(*clerk, workbooks.import_result, import_id=run_id)), PATIENCE, 0.5)
    _check_import(ground, clerk, run_id, number)
    with ground.database("records") as cursor:
        cursor.execute(COMPLETE)
    chosen = uuid.uuid4()
    ground.people.ask(*clerk, submissions.submit, id=chosen, filter={"status": "draft"})
    until(lambda: ended(ground.people.ask(*clerk, submissions.submission, submission_id=chosen)), PATIENCE, 0.5)
    refused(ground.people.ask(*clerk, submissions.submission_outcomes, submission_id=chosen, limit=200)["items"])
    until(lambda: todo(ground, school) == number, PATIENCE, 0.5, ground.hindrance)


def _check_import(ground: Ground, clerk: tuple[Place, str], run_id: uuid.UUID, number: int) -> None:
    """Raise what kept any row from coming in."""
    told = ground.people.ask(*clerk, workbooks.import_result, import_id=run_id)
    if told["state"] != "done" or told["faulty"] or told["added"] != number:
        faults = ground.people.ask(*clerk, workbooks.import_faults, import_id=run_id, limit=5)["items"]
        why = [fault["message"] for fault in faults] or told["message"]
        raise NotMeasured(f"{told['added']} of {number} rows came in, the import is {told['state']}: {why}")


def approve_all(ground: Ground, place: Place) -> None:
    """Everything that waits here, until it is decided."""
    act = uuid.uuid4()
    _approve(ground, place, act)
    check_act(ground, place, act)


def _approve(ground: Ground, place: Place, act: uuid.UUID) -> None:
    ground.people.ask(place, roles.REVIEWER, decisions.decide_many, id=act, filter={}, verdict="approve")


def make_effective(ground: Ground, place: Place, act: uuid.UUID) -> None:
    """The office approves all, until the last file is effective."""
    _approve(ground, place, act)
    until_true(ground, "records", ALL_EFFECTIVE, PATIENCE)


def check_act(ground: Ground, place: Place, act: uuid.UUID) -> None:
    """Wait until an act has ended, and raise if anything was refused."""
    which = (place, roles.REVIEWER, decisions.batch)
    until(lambda: ended(ground.people.ask(*which, batch_id=act)), PATIENCE, AS_A_PAGE)
    told = ground.people.ask(*which, batch_id=act)
    if told["state"] != "done" or told["refused"]:
        raise NotMeasured(f"{told['refused']} of {told['total']} were refused, the act is {told['state']}")


def todo(ground: Ground, place: Place) -> int:
    """How many cases wait here."""
    return ground.people.ask(place, roles.REVIEWER, cases.case_counts)["todo"]


def ended(job: dict) -> bool:
    """Whether a job has ended."""
    return job["state"] not in ("waiting", "running")
