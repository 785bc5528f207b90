"""A school that held a file once sees it as of its last day there, prints it, and learns nothing later (R-MOB-01)."""

import datetime
import uuid
from functools import partial

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from services.common import storage
from services.common.errors import Conflict, NotFound
from services.common.processes import jobs
from services.records import printing
from services.records.exporting import queries as exports
from services.records.exporting import starting
from services.records.file import between, history, queries
from services.records.file.values import sealer
from services.records.jobs import KINDS
from services.records.numbers import lookup
from services.records.requests import evidence
from services.records.selfservice import readings, remarks
from tests.bus.records.filing import EDUCATION
from tests.bus.records.schools_of_a_file import (
    effective,
    file_as_of,
    former_file,
    former_files,
)
from tests.bus.records.test_exporting import ASKED
from tests.bus.records.test_printing import fetched, texts

LIST = {"org_id": None, "limit": 200, "after": None}
BASIC = text("SELECT basic->>'id_number' FROM teacher WHERE id = :id")


@pytest.fixture
def gone(filing, values_of, mobility) -> dict:
    """A file that went, as the old school saw it last."""
    teacher = effective(filing, values_of(remark="原在本校"))
    mobility.move(teacher)
    return teacher


@pytest.fixture
def later(gone, mobility, school_of):
    """The file goes on to a third school, which `later()` gives."""

    def go() -> dict:
        third = school_of()
        mobility.move(gone, old=mobility.new, new=third)
        return third

    return go


def test_the_last_day_is_shown_read_only_and_masked(begin, filing, gone, mobility, taking):
    shown = former_file(begin, filing.actor, gone)

    for name in ("id", "name", "id_number", "category", "status", "org_id", "texts"):
        assert shown[name] == gone[name], name
    assert shown["org_name"] == mobility.old["name"]
    assert shown["values"]["basic"] == gone["values"]["basic"]
    assert "***" in shown["values"]["basic"]["id_number"]
    assert shown["may"] == [] == [act for found in shown["sets"] for act in found["may"]]
    assert [len(found["entries"]) for found in shown["sets"]] == [len(found["entries"]) for found in gone["sets"]]
    assert former_files(begin, filing.actor) == [
        {"teacher_id": gone["id"], "went_to": mobility.new["name"], "name": gone["name"]}
    ]
    assert former_files(begin, taking.actor) == []


def test_nothing_later_is_shown(begin, filing, gone, later, taking):
    before = former_file(begin, filing.actor, gone)
    third = later()

    assert former_file(begin, filing.actor, gone) == before
    assert third["name"] not in str(before)
    [row] = former_files(begin, taking.actor)
    assert row["went_to"] == third["name"]
    assert len(former_file(begin, taking.actor, gone)["sets"]) > 0


def test_the_teacher_is_told_of_the_reading(begin, filing, gone, mobility, actor_of):
    former_file(begin, filing.actor, gone)
    self_ = actor_of("teacher", path=mobility.new["path"], org_id=mobility.new["id"], teacher_id=gone["id"])
    with begin(self_) as db:
        acts = [item["act"] for item in readings.file_readings(db, self_, gone["id"], 10, None)["items"]]
    assert "records.former_file_read" in acts


def test_who_never_held_it_or_holds_it_still_has_no_former_file(begin, gone, taking, staff_of, school_of):
    for actor in (taking.actor, staff_of(school_of(), "entry_clerk")):
        with pytest.raises(NotFound):
            former_file(begin, actor, gone)
        assert former_files(begin, actor) == []


@pytest.fixture
def officer(actor_of, place):
    """Reviews for the county of both schools."""
    return actor_of("reviewer", path=place, org_level="county")


def test_the_office_over_both_schools_sees_the_file_itself(begin, gone, officer):
    with pytest.raises(NotFound):
        former_file(begin, officer, gone)
    assert former_files(begin, officer) == []


def test_the_office_over_the_old_school_alone_sees_it_so_too(begin, gone, mobility, school_of, officer):
    far = school_of("000000/zzzzzz/yyyyyy/")
    mobility.move(gone, old=mobility.new, new=far)

    assert former_file(begin, officer, gone)["name"] == gone["name"]
    assert [row["went_to"] for row in former_files(begin, officer, gone["name"])] == [far["name"]]
    assert former_files(begin, officer, "查无此人") == []


def test_lists_search_export_and_the_as_of_view_give_nothing_of_it(begin, filing, gone, values_of):
    actor, moment = filing.actor, datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    with begin(actor) as db:
        assert gone["id"] not in {row["id"] for row in queries.list_teachers(db, actor, **LIST)["items"]}
        assert queries.list_teachers(db, actor, **LIST, q=gone["name"])["items"] == []
        assert db.scalar(text("SELECT count(*) FROM version WHERE teacher_id = :id"), gone) == 0
        assert db.scalar(text("SELECT count(*) FROM step WHERE teacher_id = :id"), gone) == 0
    with begin() as db:
        number = sealer().open(db.scalar(BASIC, gone)).strip('"')
    with begin(actor) as db:
        assert lookup.lookup(db, actor, number)["items"] == []
    asks = {
        "as of": lambda: file_as_of(begin, actor, gone, moment),
        "history": lambda: _as(begin, actor, history.history, gone["id"], None, None),
        "changes": lambda: _as(begin, actor, between.file_changes, gone["id"], moment, moment + moment.resolution),
        "links": lambda: _as(begin, actor, evidence.file_links, gone["id"], None),
        "remarks": lambda: _as(begin, actor, remarks.file_remarks, gone["id"]),
    }
    for ask in asks.values():
        with pytest.raises(NotFound, match="handed over to"):
            ask()


def test_an_export_of_the_old_school_says_nothing_of_it(begin, stores, filing, gone, values_of, tmp_path):
    stays = effective(filing, values_of())
    export_id, path = uuid.uuid4(), tmp_path / "list.xlsx"
    _as(begin, filing.actor, starting.start_export, export_id, "list", **ASKED)
    while jobs.run_one(stores["records"], "records", KINDS):
        pass
    storage.copy_to(_as(begin, filing.actor, exports.exported_file, export_id)["key"], path)
    said = str(list(load_workbook(path).active.values))

    assert stays["name"] in said
    assert gone["name"] not in said


def _as(begin, actor, function, *given, **named):
    with begin(actor) as db:
        return function(db, actor, *given, **named)


def test_the_database_opens_no_more_than_the_last_day(begin, filing, gone, taking, staff_of, school_of):
    held_until = text("SELECT held_until FROM file_holder WHERE teacher_id = :id AND held_until IS NOT NULL")
    with begin() as db:
        last_day = db.scalar(held_until, gone)
    ask = text("SELECT count(*) FROM former_versions(:id, :at)")
    day = datetime.timedelta(days=1)
    for actor, at, seen in (
        (filing.actor, last_day, True),
        (filing.actor, last_day + day, False),
        (filing.actor, last_day - day, False),
        (taking.actor, last_day, False),
        (staff_of(school_of(), "entry_clerk"), last_day, False),
    ):
        with begin(actor) as db:
            assert bool(db.scalar(ask, {"id": gone["id"], "at": at})) is seen
    with begin(filing.actor) as db:
        assert db.execute(text("UPDATE file_holder SET held_until = now() WHERE teacher_id = :id"), gone).rowcount == 0


@pytest.fixture
def print_file(begin):
    def run(teacher, asker, as_of=None) -> str:
        made = printing.print_file(partial(begin, asker), partial(begin, asker), asker, teacher["id"], as_of)
        return texts(fetched(made["key"]))

    return run


def test_the_old_school_prints_the_file_of_its_last_day(filing, gone, mobility, later, print_file):
    third = later()
    paper = print_file(gone, filing.actor)

    assert gone["name"] in paper
    assert "原在本校" in paper
    assert mobility.old["name"] in paper
    assert mobility.new["name"] not in paper
    assert third["name"] not in paper
    assert "截至" in paper
    with pytest.raises(NotFound):
        print_file(gone, filing.actor, datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1))


def test_a_file_that_came_back_is_no_former_file_until_it_goes_again(begin, filing, gone, mobility, school, taking):
    mobility.move(gone, old=mobility.new, new=mobility.old)
    assert former_files(begin, filing.actor) == []
    assert [row["went_to"] for row in former_files(begin, taking.actor)] == [mobility.old["name"]]
    with pytest.raises(NotFound):
        former_file(begin, filing.actor, gone)

    mobility.move(gone)
    assert len(former_files(begin, filing.actor)) == 1
    with pytest.raises(Conflict, match="handed over to"):
        filing.add(gone, "education", EDUCATION)
