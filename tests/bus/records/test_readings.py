"""Whoever reads a teacher's file, in whichever way, is told to the teacher (R-SEC-02)."""

import uuid

import pytest

from services.common.errors import NotFound
from services.common.processes import jobs
from services.records.duplicates import in_history
from services.records.exporting import starting
from services.records.jobs import KINDS
from services.records.selfservice import readings
from tests.bus.records.pairs_at_work import Authority
from tests.bus.records.printing import ASKED


@pytest.fixture
def told(begin, herself, teacher):
    """What the teacher is told that others read since it was asked last: (act, who), the oldest first."""
    known = set()

    def since():
        with begin(herself) as db:
            items = readings.file_readings(db, herself, teacher["id"], 200, None)["items"]
        fresh = [each for each in reversed(items) if each["id"] not in known]
        known.update(each["id"] for each in fresh)
        return [(each["act"], each["person"]) for each in fresh]

    since()
    return since


def read_history(begin, actor, teacher, code=None):
    with begin(actor) as db:
        in_history.history(db, actor, teacher["id"], code, None)


def test_the_history_of_a_file_is_a_reading_of_it(begin, clerk, teacher, told, staff_of, school_of):
    read_history(begin, clerk, teacher)
    read_history(begin, clerk, teacher, "education")
    assert told() == [("records.file_read", clerk.name), ("records.set_read", clerk.name)]
    neighbour = staff_of(school_of(), "entry_clerk")
    with pytest.raises(NotFound):
        read_history(begin, neighbour, teacher)
    assert told() == []


@pytest.mark.parametrize("kind", ["file", "workbook"])
def test_a_file_that_leaves_in_a_workbook_is_read_behind_its_masks_too(begin, clerk, stores, told, kind):
    with begin(clerk) as db:
        starting.start_export(db, clerk, uuid.uuid4(), kind, **ASKED)
    while jobs.run_one(stores["records"], "records", KINDS):
        pass
    assert told() == [("records.file_read", clerk.name)]


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that the school belongs to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


def test_the_preview_of_a_merge_is_a_reading_of_both_files(filing, teacher, told, values_of, office):
    pair = office.report(teacher["id"], filing.newcomer(values_of())["id"])
    told()
    office.preview(pair, teacher)
    assert told() == [("records.file_read", office.actor.name)]
