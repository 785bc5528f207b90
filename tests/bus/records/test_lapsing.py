"""新聘 lapses on its day: the whole file is owed then, the school hears, no business is disturbed (R-REC-12)."""

import pytest
from sqlalchemy import text

from services.common.errors import Conflict
from services.records.entering import files
from services.records.entering.lapsing import ACT, lapse_due

LONG_AGO = text("UPDATE teacher SET created_at = now() - interval '500 days' WHERE id = :id")


@pytest.fixture
def of_old(begin):
    """Has a file be there for more than a year."""

    def make(teacher):
        with begin() as db:
            db.execute(LONG_AGO, {"id": teacher["id"]})
        return teacher

    return make


@pytest.fixture
def lapse(stores):
    """The job process at work until nothing is due."""

    def run():
        while lapse_due(stores["records"]):
            pass

    return run


def test_who_was_newly_hired_owes_the_whole_file_and_the_school_hears_of_it_once(
    filing, effective, of_old, lapse, notified, school
):
    assert (effective["newly_hired"], effective["missing"]) == (True, 0)
    of_old(effective)
    lapse()
    lapse()

    now = filing.look(effective)
    assert (now["newly_hired"], now["status"]) == (False, "effective")
    assert now["missing"] > 0
    assert filing.history(effective)[0]["act"] == ACT
    [told] = [each for each in notified(ACT) if each["to"][0]["org_id"] == str(school["id"])]
    assert told["params"] == {"count": 1}


def test_who_came_lately_goes_on_owing_two_sets(filing, teacher, lapse):
    lapse()

    assert filing.look(teacher)["newly_hired"]


def test_a_file_at_review_is_as_it_was_handed_in_until_that_has_ended(filing, teacher, of_old, lapse):
    filing.submit(of_old(teacher)["id"])
    lapse()
    assert filing.look(teacher)["newly_hired"]

    filing.hear(filing.case(teacher, "approved"))
    lapse()
    assert not filing.look(teacher)["newly_hired"]


def test_a_file_on_its_way_to_another_school_lapses_there(filing, mobility, effective, of_old, lapse, taking):
    ref = mobility.hold(of_old(effective))
    lapse()
    assert filing.look(effective)["newly_hired"]

    mobility.hand_over(mobility.asks(effective, ref))
    lapse()
    assert not taking.look(effective)["newly_hired"]


def test_a_file_that_is_there_for_long_is_not_marked_again(filing, begin, clerk, values_of, of_old):
    old = filing.look(of_old(filing.open(values_of())))
    with pytest.raises(Conflict, match="there for too long"), begin(clerk) as db:
        files.place_teacher(db, clerk, old["id"], old["row_version"], newly_hired=True)
