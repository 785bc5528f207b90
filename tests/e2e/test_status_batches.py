"""Thirty teachers retire by one workbook, from its upload until the acts are in force, by HTTP (R-MOB-05, R-MOB-10)."""

import io

import openpyxl
import pytest
from sqlalchemy import text

from services.common.database import transactions
from services.contracts.mobility.status_batches import COLUMNS
from tests.bench.workbook import staff_of, workbook_of
from tests.e2e import belongings
from tests.e2e.site import done
from tests.e2e.things import XLSX, imported, waited_for

SCHOOL = "340104003"
NUMBER = 30
# A newly hired teacher owes 基本信息 and 联系方式 only; what is tried here does not depend on more.
COMPLETE = text(
    "UPDATE teacher SET newly_hired = true, missing = 0 WHERE stage = 'draft' AND id = ANY (CAST(:ids AS uuid[]))"
)


@pytest.fixture
def clerk(site):
    return site.client(f"{SCHOOL}.clerk")


@pytest.fixture
def staff(site, unwalled, clerk, stack):
    """Thirty effective teachers of the school: the numbers of their ID documents and their files, by name."""
    imported(clerk, workbook_of(stack.folder, NUMBER).read_bytes())
    people = {each["name"]: each["id_number"] for each in staff_of(NUMBER)}
    ids = {name: id_of(clerk, name, number) for name, number in people.items()}
    with unwalled("records").begin(transactions.system()) as db:
        db.execute(COMPLETE, {"ids": list(ids.values())})
    done(clerk.post("/submissions", json={"teacher_ids": list(ids.values())}))
    for who in (f"{SCHOOL}.reviewer", "340104.reviewer"):
        approve(site.client(who), ids.values(), "first_entry")
    for teacher_id in ids.values():
        waited_for(lambda each=teacher_id: done(clerk.get(f"/teachers/{each}"))["status"] == "effective")
    return {name: (people[name], ids[name]) for name in ids}


def id_of(clerk, name, number):
    rows = done(clerk.get("/teachers", params={"q": name, "limit": 200}))["items"]
    return next(row["id"] for row in rows if row["id_number"][-4:] == number[-4:])


def approve(reviewer, subjects, business):
    """All cases about these, in one act, as soon as they wait."""
    wanted = set(subjects)

    def waiting():
        query = {"box": "todo", "business": business, "limit": 200}
        rows = done(reviewer.get("/cases", params=query))["items"]
        found = [row["id"] for row in rows if row["subject_id"] in wanted]
        return found if len(found) == len(wanted) else None

    chosen = waited_for(waiting)
    act = done(reviewer.post("/decisions", json={"case_ids": chosen, "verdict": "approve"}))
    told = waited_for(lambda: (now := done(reviewer.get(f"/decisions/{act['id']}")))["finished_at"] and now)
    assert (told["decided"], told["refused"]) == (len(wanted), 0)


def in_state(clerk, batch, *states):
    def look():
        now = done(clerk.get(f"/status-batches/{batch['id']}"))
        return now if now["state"] in states else None

    return waited_for(look)


def row_of(name, number, **more):
    said = {
        "act": "离退休",
        "status": "退休",
        "day": "2026-03-01",
        "document": "合教人〔2026〕8号",
        "words": "按规定办理",
    }
    return {"name": name, "number": number} | said | more


def test_thirty_teachers_retire_by_one_workbook_and_the_rows_that_were_wrong_go_in_afterwards(site, clerk, staff):
    (wrong, (number, wrong_id)), *right = staff.items()
    rows = [row_of(name, each) for name, (each, _) in right] + [row_of(wrong, number, document="")]
    batch = in_state(clerk, belongings.uploaded(clerk, rows), "ready", "failed")
    assert (batch["counts"]["ready"], batch["counts"]["refused"]) == (NUMBER - 1, 1)
    [first, *_] = done(clerk.get(f"/status-batches/{batch['id']}/rows"))["items"]
    assert (first["name"], [fault["field"] for fault in first["faults"]]) == (wrong, ["文号"])
    assert number not in str(first)
    none_yet = {"teacher_id": wrong_id, "box": "all"}
    assert done(clerk.get("/status-changes", params=none_yet))["items"] == []

    seen = {"If-Match": f'"{batch["row_version"]}"'}
    entry = f"/status-batches/{batch['id']}/entry"
    assert clerk.post(entry, headers=seen, json={"count": NUMBER}).status_code == 412
    done(clerk.post(entry, headers=seen, json={"count": NUMBER - 1}))
    entered = in_state(clerk, batch, "done")
    assert (entered["counts"]["entered"], entered["counts"]["refused"]) == (NUMBER - 1, 1)

    acts = [row["act_id"] for row in all_rows(clerk, batch) if row["act_id"]]
    approve(site.client(f"{SCHOOL}.reviewer"), acts, "status_change")
    waited_for(lambda: all(row["act_state"] == "done" for row in all_rows(clerk, batch) if row["act_id"]))
    for _, teacher_id in (each for _, each in right):
        assert done(clerk.get(f"/teachers/{teacher_id}"))["values"]["basic"]["personnel_status"] == "301"

    left = clerk.get(f"/status-batches/{batch['id']}/refused.xlsx").raise_for_status()
    book = openpyxl.load_workbook(io.BytesIO(left.content))
    _, [*cells] = book.worksheets[0].iter_rows(values_only=True)
    assert (cells[1], cells[-1]) == (number, "办理这项变动必须填写。")
    place = list(COLUMNS).index("document") + 1
    book.worksheets[0].cell(2, place, "合教人〔2026〕9号")
    filled = io.BytesIO()
    book.save(filled)
    again = done(clerk.post("/status-batches", files={"file": ("改正.xlsx", filled.getvalue(), XLSX)}))
    assert in_state(clerk, again, "ready", "failed")["counts"]["ready"] == 1


def all_rows(clerk, batch):
    return done(clerk.get(f"/status-batches/{batch['id']}/rows", params={"limit": 200}))["items"]


def test_the_template_of_a_month_lists_who_retires_until_then_and_goes_in_as_it_is_but_for_the_day(site, clerk):
    book = openpyxl.load_workbook(
        io.BytesIO(clerk.get("/status-batches/template.xlsx", params={"until": "2070-12"}).raise_for_status().content)
    )
    page = book.worksheets[0]
    fields = list(COLUMNS)
    for line in range(2, page.max_row + 1):
        for field, value in {"day": "2026-03-01", "document": "合教人〔2026〕8号", "words": "本人申请提前退休"}.items():
            page.cell(line, fields.index(field) + 1, value)
    filled = io.BytesIO()
    book.save(filled)
    batch = done(clerk.post("/status-batches", files={"file": ("退休.xlsx", filled.getvalue(), XLSX)}))
    now = in_state(clerk, batch, "ready", "failed")
    assert now["counts"]["ready"] == page.max_row - 1 > 0


def test_an_office_finds_those_whom_it_manages_in_its_template(site):
    office = site.client("340104.info")
    book = openpyxl.load_workbook(
        io.BytesIO(office.get("/status-batches/template.xlsx", params={"until": "2070-12"}).raise_for_status().content)
    )
    schools = {row[len(COLUMNS)] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)}
    assert len(schools) > 1
