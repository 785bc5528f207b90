"""A workbook asks for changes of many effective files at once: one request and one case a teacher (R-REC-14)."""

import datetime

import pytest
from sqlalchemy import select, text

from services.records.catalogue import load
from services.records.requests.models import ChangeRequest, ChangeRequestItem
from tests.bus.records.asking import Asking, changed, hear, make_effective, news
from tests.bus.records.filing import somebody
from tests.data.books import CATEGORY, owned
from tests.data.entries import entries

ON_FILE = 3


def made(code: str, n: int, seed: int = 1) -> list[dict]:
    return entries(load().set(CATEGORY, code), n, seed, datetime.date(2025, 9, 1))


@pytest.fixture
def staff(filing, values_of):
    """People with effective files: (person, file)."""
    people = [values_of() for _ in range(ON_FILE)]
    return [(person, make_effective(filing, filing.newcomer(person))) for person in people]


@pytest.fixture
def requests_of(begin):
    """The requests on files, with what each asks, in the order of the files."""

    def look(files):
        with begin() as db:
            query = select(ChangeRequest).where(ChangeRequest.teacher_id.in_([each["id"] for each in files]))
            found = {each.teacher_id: each for each in db.scalars(query)}
            items = select(ChangeRequestItem).where(ChangeRequestItem.request_id.in_([r.id for r in found.values()]))
            asked = {}
            for item in db.scalars(items.order_by(ChangeRequestItem.place)):
                asked.setdefault(item.request_id, []).append(item)
            ordered = [found[each["id"]] for each in files if each["id"] in found]
            return [
                ({"id": r.id, "case_id": r.case_id, "business": r.business, "state": r.state}, asked.get(r.id, []))
                for r in ordered
            ]

    return look


def test_a_year_of_assessments_becomes_an_addition_for_each_teacher(
    begin, hand_in, workbook_of, staff, requests_of, filing
):
    rows = [row for n, (person, _) in enumerate(staff) for row in owned(person, made("assessment", 1, n))]
    result = hand_in(workbook_of(assessment=rows), mode="addition")
    assert (result["state"], result["faults"], result["added"]) == ("done", [], ON_FILE)
    files = [file for _, file in staff]
    found = requests_of(files)
    assert [(r["business"], r["state"], len(items)) for r, items in found] == [("addition", "submitted", 1)] * ON_FILE
    assert all(filing.entries(file, "assessment") == [] for file in files)
    with begin() as db:
        query = text("SELECT CAST(body AS jsonb) FROM outbox WHERE type = 'cases_wanted' AND body LIKE :id")
        [body] = db.scalars(query, {"id": f"%{found[0][0]['case_id']}%"})
    assert len(body["cases"]) == ON_FILE
    assert {tuple(case["contributors"]) for case in body["cases"]} == {()}
    with begin() as db:
        kept = db.get(ChangeRequest, found[0][0]["id"])
        assert kept.contributors == [kept.submitter_id]

    hear(begin, *(news(begin, request, "approved") for request, _ in found))
    assert all(len(filing.entries(file, "assessment")) == 1 for file in files)
    again = hand_in(workbook_of(assessment=rows), mode="addition")
    assert (again["unchanged"], len(requests_of(files))) == (ON_FILE, ON_FILE)


def test_changes_ask_only_for_what_differs(begin, hand_in, workbook_of, staff, requests_of, filing):
    people = [person | {"remark": "同一天改的"} for person, _ in staff]
    result = hand_in(workbook_of(*people), mode="change")
    assert (result["faults"], result["changed"]) == ([], ON_FILE)
    found = requests_of([file for _, file in staff])
    assert [(r["business"], [item.fields for item in items]) for r, items in found] == [("change", [["remark"]])] * 3
    hear(begin, *(news(begin, request, "approved") for request, _ in found))
    assert {filing.look(file)["values"]["basic"]["remark"] for _, file in staff} == {"同一天改的"}


def test_a_preview_asks_for_nothing_and_shows_what_it_would(hand_in, workbook_of, staff, requests_of):
    people = [person | {"remark": "同一天改的"} for person, _ in staff]
    result = hand_in(workbook_of(*people), mode="change", preview=True)
    assert (result["state"], len(result["changes"])) == ("preview", ON_FILE)
    assert requests_of([file for _, file in staff]) == []
    hand_in.start(result["id"])
    assert len(requests_of([file for _, file in staff])) == ON_FILE


@pytest.fixture
def asking(begin, clerk):
    return Asking(begin, clerk)


@pytest.fixture
def draft(filing, values_of):
    """Somebody whose file was not handed in yet."""
    person = values_of()
    filing.newcomer(person)
    return person


def test_rows_that_cannot_be_asked_for_are_told(hand_in, workbook_of, staff, requests_of, asking, draft):
    (busy, busy_file), (renamed, _), (free, free_file) = staff
    asking.hand_in(busy_file, changed("basic", None, {"remark": "先来的"}))
    people = [person | {"remark": "新的"} for person in (busy, free, draft, somebody())]
    people.append(renamed | {"sex": "2" if renamed["sex"] == "1" else "1"})
    result = hand_in(workbook_of(*people), mode="change")
    assert result["changed"] == 1
    assert {fault.row for fault in result["faults"] if fault.severity == "error"} >= {2, 4, 5, 6}
    assert [request["business"] for request, _ in requests_of([free_file])] == ["change"]
