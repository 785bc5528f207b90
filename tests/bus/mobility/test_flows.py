"""Moves between city, town and country: each figure is as long as the list to which it leads (R-MOB-09)."""

import pytest

from services.common import clock
from services.common.copies import known_orgs
from services.contracts.mobility.ledger import AREAS, FLOW_KINDS
from services.mobility.ledger import flows, lists
from services.mobility.ledger.counting import first_day
from tests.bus.mobility.province import ORGS
from tests.bus.mobility.staff import COUNTY, SCHOOL

YEAR = first_day(clock.today()).year
TYPES = {"蜀山小学": "111", "蜀山中学": "122", "包河小学": "220"}
# from where to where, of which sex
MOVES = (
    ("蜀山小学", "包河小学", "2"), ("蜀山小学", "包河小学", "1"), ("包河小学", "蜀山小学", "2"),
    ("蜀山中学", "蜀山小学", "1"), ("蜀山中学", "包河小学", "2"), ("蜀山小学", "皖江大学", "1"),
)  # fmt: skip


@pytest.fixture
def county(staff):
    return staff.person(COUNTY, "reviewer")


@pytest.fixture
def above(staff):
    return staff.person("安徽省教育厅", "reviewer")


@pytest.fixture
def classified(staff):
    """The schools say where they stand, all but the universities."""
    for name, code in TYPES.items():
        say(staff, name, code)
    return staff


def say(staff, name, code, version=2):
    told = staff.org(name) | {"urban_rural": code, "row_version": version, "path": staff.root + ORGS[name]}
    staff.as_system("mobility", lambda db: known_orgs.learn(db, **told))


@pytest.fixture
def moved(classified):
    for left, reached, sex in MOVES:
        teacher = classified.teacher(left, sex=sex, main_stage="2")
        classified.goes(teacher, reached, 2)
    return classified


def asked(staff, actor):
    return staff.ask(actor, flows.staff_flows, YEAR, None)


def listed(staff, actor, **wanted):
    filters = {"first": None, "last": None, "reason": None, "org_id": None} | wanted
    return staff.ask(actor, lists.staff_changes, 200, None, **filters)["items"]


def test_moves_are_counted_by_the_areas_of_both_schools_with_their_kind(moved, above):
    found = {
        (each["from_area"], each["to_area"]): (each["kind"], each["count"], each["women"])
        for each in asked(moved, above)["areas"]
    }
    assert found == {
        ("urban", "rural"): ("3", 2, 1), ("rural", "urban"): ("1", 1, 1), ("town", "urban"): ("1", 1, 0),
        ("town", "rural"): ("2", 1, 1), ("urban", "not_said"): ("9", 1, 0),
    }  # fmt: skip


@pytest.mark.parametrize("of", ["above", "county", "school"])
def test_each_figure_leads_to_a_list_of_that_length(moved, above, county, of):
    actor = {"above": above, "county": county, "school": moved.person(SCHOOL, "reviewer")}[of]
    said = asked(moved, actor)
    assert sum(each["count"] for each in said["areas"]) == said["within"] + said["came"] + said["went"] > 0
    for each in said["areas"]:
        assert len(listed(moved, actor, from_area=each["from_area"], to_area=each["to_area"])) == each["count"]
    for each in said["items"]:
        names = {"from_school": each["from_org_id"], "to_school": each["to_org_id"]}
        assert len(listed(moved, actor, **names)) == each["count"]
    for kind in FLOW_KINDS:
        count = sum(each["count"] for each in said["areas"] if each["kind"] == kind)
        assert len(listed(moved, actor, flow_kind=kind)) == count
    for area in AREAS:
        count = sum(each["count"] for each in said["areas"] if each["from_area"] == area)
        assert len(listed(moved, actor, from_area=area)) == count


def test_the_sums_of_the_list_follow_the_same_filter(moved, above):
    filters = {"first": None, "last": None, "reason": None, "org_id": None, "from_area": "urban", "to_area": "rural"}
    totals = moved.ask(above, lists.staff_change_totals, **filters)
    assert {each["reason"]: each["sum"] for each in totals["items"] if each["lines"]} == {"from_school": 2}


def test_schools_that_have_not_said_where_they_stand_are_named_to_those_above_them(classified, above, county):
    said = asked(classified, above)
    assert {each["name"] for each in said["without_area"]} == {"皖江大学", "淮河大学"}
    assert said["without_area_count"] == 2
    assert asked(classified, county)["without_area"] == []


def test_what_a_school_says_later_counts_for_the_moves_that_were(moved, above):
    say(moved, "皖江大学", "111")
    kinds = {each["to_area"]: each["kind"] for each in asked(moved, above)["areas"] if each["from_area"] == "urban"}
    assert kinds == {"urban": "2", "rural": "3"}
