"""Ten thousand retirements by one workbook, until all are under review, and then until the last is in force (R-MOB-10).

Against what the same minutes give: the same people's files made effective by one act of their office, and acts entered
one by one by a program that waits for each.
"""

import datetime
import io
import uuid

import xlsxwriter

from deploy.local.places import Place, places
from services.common import roles, storage
from services.contracts.mobility import status_acts, status_batches
from services.contracts.mobility.status_batches import COLUMNS
from services.contracts.review import decisions
from tests.bench import batches
from tests.bench.figures import Figure, ratio
from tests.bench.ground import Ground, NotMeasured, schools, until, until_true
from tests.bench.workbook import staff_of

SERIES = 340  # people of its own: no file of theirs is there before
PATIENCE = 1800.0
DAY = datetime.date(2026, 3, 1)
STATUSES = {"301": "不在本单位任职-退休"}
SAID = {"act": "离退休", "status": "退休", "day": str(DAY), "document": "合教人〔2026〕8号", "words": "按规定办理"}
KNOWN = "SELECT count(*) >= {number} FROM known_teacher WHERE stage = 'effective' AND org_id = '{school}'"
ALL = "SELECT count(*) = {number} FROM status_act WHERE state = '{state}' AND org_id = '{school}'"
UNTOUCHED = "SELECT id FROM known_teacher WHERE org_id = '{school}' AND name = ANY (%s) ORDER BY id"


def run(ground: Ground) -> None:
    """The files of one school; the clock runs from the upload, and nobody takes time to look at the preview."""
    ground.only("serve", "react", "relay", "jobs")
    number, report, school = ground.sizes.acts, ground.report, schools()[1]
    single = ground.sizes.single_acts
    report.title(f"status-workbook: {number:,} retirements by one workbook, until all are in force")
    files = _effective(ground, school, number + single)
    people = list(staff_of(number + single, SERIES))
    with ground.busy() as busy:
        entered = batches.timed(lambda: _enter(ground, school, people[:number]))
        in_force = batches.timed(lambda: _decide(ground, school, number))
    by_one = batches.timed(lambda: _enter_singly(ground, school, [each["name"] for each in people[number:]]))
    report.row("entered, until under review", (number / entered,), "acts/s")
    report.row("decided by batch, until in force", (number / in_force,), "acts/s")
    report.row("files made effective by one act", (files,), "files/s")
    report.row("entered one by one", (single / by_one,), "acts/s")
    report.note(busy.said())
    report.keep(ratio("status_workbook_vs_single", (number / entered,), (single / by_one,)))
    report.keep(ratio("status_workbook_vs_batch", (number / (entered + in_force),), (files,)))
    report.keep(Figure("status_workbook_acts_per_s", "acts/s", (number / (entered + in_force),)))


def _effective(ground: Ground, school: Place, number: int) -> float:
    """Have so many files at the school that mobility knows as effective; files a second at the office's act."""
    office = next(place for place in places() if place.code == school.above)
    batches.hand_over(ground, school, number, SERIES)
    batches.approve_all(ground, school)
    until(lambda: batches.todo(ground, office) == number, PATIENCE, 0.2, ground.hindrance)
    seconds = batches.timed(lambda: batches.make_effective(ground, office, uuid.uuid4()))
    until_true(ground, "mobility", KNOWN.format(number=number, school=school.id), PATIENCE)
    return number / seconds


def _enter(ground: Ground, school: Place, people: list[dict]) -> None:
    """Upload, wait for the preview, submit it, until review has the last case."""
    batch_id, key, clerk = uuid.uuid4(), f"uploads/{uuid.uuid4()}", (school, roles.ENTRY_CLERK)
    storage.put(key, [_workbook(people)], batches.LIMIT)
    given = {"id": batch_id, "key": key, "file_name": "退休.xlsx", "statuses": STATUSES}
    ground.people.ask(*clerk, status_batches.start_status_batch, **given)
    until(lambda: _batch(ground, clerk, batch_id)["state"] in ("ready", "failed"), PATIENCE, 0.2, ground.hindrance)
    ready = _batch(ground, clerk, batch_id)
    if ready["counts"]["ready"] != len(people):
        rows = ground.people.ask(*clerk, status_batches.status_batch_rows, batch_id=batch_id, limit=1)["items"]
        raise NotMeasured(f"{ready['counts']} of {len(people)} are ready: {ready['error']} {rows}")
    seen = {"batch_id": batch_id, "row_version": ready["row_version"], "count": len(people)}
    ground.people.ask(*clerk, status_batches.enter_status_batch, **seen)
    until_true(ground, "mobility", ALL.format(number=len(people), state="reviewed", school=school.id), PATIENCE)


def _batch(ground: Ground, clerk: tuple[Place, str], batch_id: uuid.UUID) -> dict:
    return ground.people.ask(*clerk, status_batches.status_batch, batch_id=batch_id)


def _workbook(people: list[dict]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(COLUMNS.values()))
        for line, person in enumerate(people, start=1):
            said = SAID | {"name": person["name"], "number": person["id_number"]}
            for column, field in enumerate(COLUMNS):
                page.write_string(line, column, said.get(field, ""))
    return out.getvalue()


def _decide(ground: Ground, school: Place, number: int) -> None:
    """The school's reviewer approves all in one act, until the last one is in force."""
    act = uuid.uuid4()
    wanted = {"business": status_acts.BUSINESS}
    until(lambda: batches.todo(ground, school) == number, PATIENCE, 0.2, ground.hindrance)
    ground.people.ask(school, roles.REVIEWER, decisions.decide_many, id=act, filter=wanted, verdict="approve")
    until_true(ground, "mobility", ALL.format(number=number, state="done", school=school.id), PATIENCE)
    batches.check_act(ground, school, act)


def _enter_singly(ground: Ground, school: Place, names: list[str]) -> None:
    """One after another, each until it is answered; that they are under review is waited for once, at the end."""
    with ground.database("mobility") as cursor:
        cursor.execute(UNTOUCHED.format(school=school.id), (names,))
        free = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT teacher_id FROM status_act")
        taken = {row[0] for row in cursor.fetchall()}
    chosen = [each for each in free if each not in taken][: len(names)]
    said = {"act": "retirement", "status": "301", "day": DAY, "document": SAID["document"], "words": SAID["words"]}
    for teacher_id in chosen:
        terms = said | {"id": uuid.uuid4(), "teacher_id": teacher_id}
        ground.people.ask(school, roles.ENTRY_CLERK, status_acts.enter_status_act, **terms)
    until_true(ground, "mobility", ALL.format(number=len(chosen), state="reviewed", school=school.id), PATIENCE)
