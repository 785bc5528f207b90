"""系统外调入 among a school's transfers, from what records tells of it to the ledger (R-MOB-08, R-MOB-09)."""

import datetime
import itertools
import uuid
from functools import partial

import pytest

from services.common import clock
from services.common.errors import Conflict
from services.common.request import Request
from services.contracts.records.arrivals import arrivals_moved
from services.mobility import news
from services.mobility.ledger import lists as ledger
from services.mobility.transfers import outside, printing, taking_over, withdrawing
from tests.bus.mobility.province import POST, loaded

SCHOOL = "蜀山小学"
TODAY = clock.today()


@pytest.fixture
def clerk(province):
    return province.person(SCHOOL, "entry_clerk")


@pytest.fixture
def arrival(province):
    """What records tells of somebody who came to the school from outside."""
    return {
        "id": uuid.uuid4(), "row_version": 1, "teacher_id": uuid.uuid4(), "name": "王小红",
        "org_id": province.orgs[SCHOOL], "org_name": SCHOOL, "org_path": province.root + "340104/3401040001/",
        "department_id": None, "category": "primary_secondary", "origin": "某市文化馆", "post": POST,
        "post_said": [], "from_day": TODAY, "document": "合教人〔2026〕12号", "reason": "talent", "words": None,
        "person_id": uuid.uuid4(), "person": "李录入", "opened_at": clock.now(), "ended_at": None, "ended_by": None,
        "why": None,
    }  # fmt: skip


def tell(province, arrival, **more):
    body = {"arrivals": [as_sent(arrival | more)]}
    province.as_system("mobility", outside.hear, loaded(arrivals_moved, body)["arrivals"])


def as_sent(arrival):
    plain = {name: str(value) for name, value in arrival.items() if isinstance(value, uuid.UUID | datetime.date)}
    return arrival | plain


def goes(province, arrival, stage, version, **more):
    """What records announces of the file."""
    told = {
        "id": str(arrival["teacher_id"]), "row_version": version, "org_id": str(arrival["org_id"]), "stage": stage,
        "org_path": arrival["org_path"], "department_id": None, "category": arrival["category"], "name": "王晓红",
        "personnel_status": "100", "newly_hired": False, "number_state": "none", "courses": [], "school_duty": [],
        "staff_category": "11", "main_stage": "2", "source": "30", "school_start": f"{TODAY:%Y-%m}",
    }  # fmt: skip
    province.as_system("mobility", news.learn, [told | more])


def look(province, actor, arrival):
    return province.look(actor, arrival["id"])


def lines(province, actor):
    filters = {"first": None, "last": None, "reason": None, "org_id": None}
    return province.ask(actor, ledger.staff_changes, 50, None, **filters)["items"]


def test_it_stands_among_the_transfers_and_is_done_with_the_first_entry(province, clerk, arrival):
    tell(province, arrival)
    [row] = province.listed(clerk)
    assert (row["kind"], row["state"], row["from_org_name"], row["from_org_id"]) == (
        "outside", "collecting", "某市文化馆", None,
    )  # fmt: skip
    assert (row["desk_name"], row["may"], row["side"]) == (SCHOOL, ["take_back"], "receiving")
    states = []
    for version, stage in enumerate(("school_review", "authority_review", "effective"), start=1):
        goes(province, arrival, stage, version)
        states.append([step["state"] for step in look(province, clerk, arrival)["steps"]])
    assert states == [["done", "current", "ahead"], ["done", "done", "current"], ["done"] * 3]
    done = look(province, clerk, arrival)
    assert (done["state"], done["name"], done["may"], province.listed(clerk)) == ("done", "王晓红", [], [])


def test_the_ledger_counts_it_as_come_from_outside_and_leads_to_it(province, clerk, arrival):
    tell(province, arrival)
    goes(province, arrival, "school_review", 1)
    assert lines(province, clerk) == []
    goes(province, arrival, "effective", 2, source="11")  # whatever was entered besides
    [line] = lines(province, clerk)
    assert (line["reason"], line["kind"], line["day"], line["ref"]) == ("from_outside", "entry", TODAY, arrival["id"])


def test_the_ledger_finds_it_where_all_news_before_were_lost(province, clerk, arrival):
    tell(province, arrival)
    goes(province, arrival, "effective", 5)
    assert [line["reason"] for line in lines(province, clerk)] == ["from_outside"]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_whatever_order_and_however_often_the_news_come_it_is_one_and_done(province, clerk, arrival, order):
    said = (
        partial(tell, province, arrival),
        partial(goes, province, arrival, "school_review", 1),
        partial(goes, province, arrival, "effective", 2),
    )
    for number in (*order, *order):
        said[number]()
    assert [row["state"] for row in province.listed(clerk, "all")] == ["done"]
    assert len([line for line in look(province, clerk, arrival)["happened"] if line["act"] == "entered"]) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1, 0, 1)])
def test_a_draft_that_was_deleted_ends_it_with_who_and_why(province, clerk, arrival, order):
    ended = {"row_version": 2, "ended_at": clock.now(), "ended_by": "李录入", "why": "另有安排"}
    said = (arrival, arrival | ended)
    for number in order:
        tell(province, said[number])
    seen = look(province, clerk, arrival)
    assert (seen["state"], seen["may"]) == ("withdrawn", [])
    last = seen["happened"][-1]
    assert (last["act"], last["person"], last["words"]) == ("taken_back", "李录入", "另有安排")
    assert [step["state"] for step in seen["steps"]] == ["refused"]


def test_a_file_that_was_joined_with_another_one_ends_it_with_that_reason(province, clerk, arrival):
    tell(province, arrival)
    goes(province, arrival, "school_review", 1, merged_into=str(uuid.uuid4()))
    seen = look(province, clerk, arrival)
    assert (seen["state"], seen["why"]) == ("failed", "该档案已并入同一人的另一份档案。")


def test_it_is_neither_withdrawn_nor_taken_over_as_a_transfer_is(province, clerk, arrival):
    tell(province, arrival)
    version = look(province, clerk, arrival)["row_version"]
    with pytest.raises(Conflict, match="together with its file"):
        province.ask(clerk, withdrawing.withdraw_transfer, arrival["id"], version, "不办了")
    with pytest.raises(Conflict):
        province.ask(clerk, taking_over.take_over, arrival["id"], version)


def test_once_handed_over_and_for_others_there_is_nothing_to_take_back(province, clerk, arrival):
    tell(province, arrival)
    county = province.person("蜀山区教育局", "entry_clerk", org_level="county")
    assert look(province, county, arrival)["may"] == []
    goes(province, arrival, "rejected", 1)
    assert look(province, clerk, arrival)["may"] == []


def test_the_school_and_those_above_see_it_and_nobody_beside(province, clerk, arrival):
    tell(province, arrival)
    seen_by = {
        name: len(province.listed(province.person(name, "reviewer")))
        for name in (SCHOOL, "蜀山区教育局", "安徽省教育厅", "蜀山中学", "包河区教育局")
    }
    assert seen_by == {SCHOOL: 1, "蜀山区教育局": 1, "安徽省教育厅": 1, "蜀山中学": 0, "包河区教育局": 0}


def test_its_form_has_boxes_for_the_school_and_its_authority(province, clerk, arrival):
    tell(province, arrival)
    begin = partial(province.stores["mobility"].begin, Request(actor=clerk))
    assert printing.print_transfer(begin, clerk, arrival["id"], [], "")["name"] == "教师调动审批表-王小红.pdf"
