"""A rotation writes its status and its entry of 交流轮岗 in one step, and its end closes the entry (R-MOB-06)."""

import datetime
import uuid

import pytest

from services.common.errors import Conflict
from services.records.file import holds
from services.records.handing_over import rules as of_hand_overs
from tests.bus.records.schools_of_a_file import effective
from tests.bus.records.test_status_changes import Changing, status_of, values_in

START, END = datetime.date(2026, 9, 1), datetime.date(2026, 11, 20)


@pytest.fixture
def teacher(filing, values_of) -> dict:
    return effective(filing, values_of())


class Rotating(Changing):
    """Mobility, as far as records hears of rotations."""

    def hold(self, item):
        if item["hold"] is None:  # a death has a hold of its own
            return super().hold(item)
        with self.begin() as db:
            holds.hold(db, item["teacher_id"], holds.ASSIGNMENT, item["hold"])
        return item

    def entry(self, **more):
        known = {"entry_id": uuid.uuid4(), "type": "7", "origin": self.school["name"], "host": "某镇中心小学"}
        return known | {"start": START, "until": None} | more


@pytest.fixture
def mobile(begin, clerk, school) -> Rotating:
    return Rotating(begin, clerk, school)


def test_it_begins_with_its_entry_and_ends_with_the_months_of_both_days(begin, filing, mobile, teacher, school):
    hold, entry = uuid.uuid4(), mobile.entry()
    _, begun = mobile.changed(teacher, "205", hold=hold, rotation=entry)

    assert (begun["done"], status_of(filing, teacher)) == (True, "205")
    [said] = values_in(filing, teacher, "rotation")
    assert said == {
        "rotation_type": "7", "moves_personnel_relation": False, "from": "2026-09", "origin": school["name"],
        "host": "某镇中心小学",
    }  # fmt: skip
    after = filing.look(teacher)
    assert (after["status"], after["missing"]) == ("effective", teacher["missing"])
    with begin() as db:
        [held] = holds.held(db, [teacher["id"]])[teacher["id"]]
    assert (held["kind"], held["ref"]) == (holds.ELSEWHERE, hold)

    more = {"hold": hold, "rotation": entry | {"until": END}}
    _, ended = mobile.changed(teacher, "100", "205", **more)

    assert (ended["done"], status_of(filing, teacher)) == (True, "100")
    with begin() as db:
        assert holds.held(db, [teacher["id"]]) == {}
    assert values_in(filing, teacher, "rotation") == [said | {"to": "2026-11"}]
    assert {step["act"] for step in filing.history(teacher) if step["set"] == "rotation"} == {"status_changed"}


def test_what_the_file_says_already_is_not_said_twice_and_is_what_ends(filing, mobile, teacher):
    hold, entry = uuid.uuid4(), mobile.entry()
    for number in range(2):  # the school enters the same once more after it ended wrongly
        mobile.changed(teacher, "205", hold=hold, rotation=entry | {"entry_id": uuid.uuid4()})
        until = entry | {"until": END, "entry_id": uuid.uuid4()}
        mobile.changed(teacher, "100", "205", hold=hold, rotation=until)
        assert [each["to"] for each in values_in(filing, teacher, "rotation")] == ["2026-11"], number


def test_a_death_ends_the_entry_too_and_undone_gives_it_back(begin, filing, mobile, teacher):
    hold, entry = uuid.uuid4(), mobile.entry()
    mobile.changed(teacher, "205", hold=hold, rotation=entry)
    died, _ = mobile.changed(teacher, "303", "205", rotation=entry | {"until": END})
    assert values_in(filing, teacher, "rotation")[0]["to"] == "2026-11"
    with begin() as db:
        assert holds.held(db, [teacher["id"]]) == {}
    _, undone = mobile.changed(teacher, "205", "303", undoes=died["ref"])
    assert undone["done"], undone["why"]
    assert "to" not in values_in(filing, teacher, "rotation")[0]
    with begin() as db:
        assert [held["ref"] for held in holds.held(db, [teacher["id"]])[teacher["id"]]] == [hold]


def test_who_is_elsewhere_is_merged_with_nobody_and_may_die_change_and_come_home(begin, mobile, teacher):
    hold = uuid.uuid4()
    mobile.changed(teacher, "202", hold=hold)
    with begin() as db:
        holds.release(db, [hold])  # as mobility says when an end could not be written
        with pytest.raises(Conflict, match="please end that first") as refusal:
            holds.hold(db, teacher["id"], holds.MERGE, uuid.uuid4())
        assert refusal.value.params == {"blocked_by": "elsewhere", "ref": str(hold)}
        holds.hold(db, teacher["id"], holds.STATUS, uuid.uuid4())
        holds.hold(db, teacher["id"], holds.REQUEST, uuid.uuid4(), [uuid.uuid4()])


def test_a_hold_for_it_excludes_the_businesses_of_mobility_and_merges(begin, teacher):
    with begin() as db:
        holds.hold(db, teacher["id"], holds.ASSIGNMENT, uuid.uuid4())
        for kind in (holds.TRANSFER, holds.STATUS, holds.ASSIGNMENT, holds.MERGE):
            with pytest.raises(Conflict, match="rotation or loan"):
                holds.hold(db, teacher["id"], kind, uuid.uuid4())
        holds.hold(db, teacher["id"], holds.REQUEST, uuid.uuid4(), [uuid.uuid4()])


@pytest.mark.parametrize("status", ["201", "202", "205"])
def test_who_is_on_rotation_or_on_loan_cannot_be_asked_for(status):
    assert of_hand_overs.against("effective", status, "交流轮岗").message == of_hand_overs.IS_ELSEWHERE
