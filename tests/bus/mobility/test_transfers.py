"""A teacher goes from one school to another: asked for, confirmed by both sides, taken over (R-MOB-01, -02, -03)."""

import datetime
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.common.request import Request
from services.mobility.transfers import printing, taking_over, withdrawing


@pytest.fixture
def clerk(province):
    return province.person("蜀山小学", "entry_clerk")


@pytest.fixture
def desks(province):
    """Those who confirm a transfer between two counties, in their order."""
    names = ("蜀山小学", "蜀山区教育局", "包河小学", "包河区教育局")
    return [province.person(name, "reviewer") for name in names]


@pytest.fixture
def transfer(province, clerk):
    return province.reviewed(clerk, province.teacher())


def test_a_transfer_between_two_counties_is_confirmed_by_four_desks_and_taken_over(province, clerk, desks, transfer):
    assert transfer["state"] == "reviewed"
    for reviewer in desks:
        seen = province.look(reviewer, transfer["id"])
        assert seen["desk_name"] == reviewer.org_name
        province.decide(reviewer, transfer)
    awaited = province.look(clerk, transfer["id"])
    assert (awaited["state"], awaited["desk_name"], awaited["may"]) == ("awaited", "蜀山小学", ["take_over"])

    province.take_over(clerk, transfer)
    province.settle()

    done = province.look(clerk, transfer["id"])
    assert done["state"] == "done"
    assert province.places[done["teacher_id"]] == "蜀山小学"
    assert province.held == {}
    assert [(step["org_name"], step["state"]) for step in done["steps"]] == [
        *((reviewer.org_name, "done") for reviewer in desks),
        ("蜀山小学", "done"),
    ]


def test_a_form_that_is_printed_is_no_second_reading(province, desks, transfer):
    [reader, *_] = desks
    province.look(reader, transfer["id"])
    begin = partial(province.stores["mobility"].begin, Request(actor=reader))
    printing.print_transfer(begin, reader, transfer["id"], [], "")
    query = text("SELECT action FROM audit WHERE subject = :id AND account_id = :reader ORDER BY id")
    with begin() as db:
        acts = db.scalars(query, {"id": str(transfer["teacher_id"]), "reader": reader.account_id}).all()
    assert acts == ["mobility.transfer_read", "mobility.transfer_printed"]


def test_within_one_county_its_office_decides_once_and_last(province):
    clerk = province.person("蜀山中学", "entry_clerk")
    transfer = province.reviewed(clerk, province.teacher("蜀山小学"))

    for name in ("蜀山中学", "蜀山小学", "蜀山区教育局"):
        assert province.look(clerk, transfer["id"])["desk_name"] == name
        province.decide(province.person(name, "reviewer"), transfer)

    assert province.look(clerk, transfer["id"])["state"] == "awaited"


def test_universities_state_the_move_and_their_office_confirms(province):
    clerk = province.person("淮河大学", "entry_clerk")
    transfer = province.reviewed(clerk, province.teacher("皖江大学"))

    for name in ("淮河大学", "皖江大学", "安徽省教育厅"):
        province.decide(province.person(name, "reviewer"), transfer)

    assert province.look(clerk, transfer["id"])["state"] == "awaited"


@pytest.mark.parametrize("step", range(4))
def test_a_refusal_at_any_step_ends_it_with_its_reason_and_lets_the_file_go(province, clerk, desks, transfer, step):
    for reviewer in desks[:step]:
        province.decide(reviewer, transfer)
    province.decide(desks[step], transfer, "reject", "岗位已满")

    for actor in (clerk, *desks):
        seen = province.look(actor, transfer["id"])
        assert (seen["state"], seen["why"]) == ("refused", "岗位已满")
        assert seen["steps"][-1] | {"at": None} == {
            "part": ("school", "authority", "sending", "sending_authority")[step],
            "org_name": desks[step].org_name,
            "state": "refused",
            "person": desks[step].name,
            "words": "岗位已满",
            "at": None,
        }
    assert province.held == {}


def test_after_a_refusal_the_same_teacher_is_asked_for_anew_as_another_transfer(province, clerk, desks, transfer):
    province.decide(desks[0], transfer, "reject", "材料不全")
    again = province.reviewed(clerk, transfer["teacher_id"])

    assert again["id"] != transfer["id"]
    assert again["case_id"] != transfer["case_id"]
    assert {row["state"] for row in province.listed(clerk, "all", teacher_id=transfer["teacher_id"])} == {
        "refused",
        "reviewed",
    }


def test_it_is_taken_back_until_the_sending_authority_has_confirmed(province, clerk, desks, transfer):
    for reviewer in desks[:3]:
        province.decide(reviewer, transfer)
    province.withdraw(clerk, transfer)
    province.settle()

    assert province.look(desks[3], transfer["id"])["state"] == "withdrawn"
    assert province.held == {}
    with pytest.raises(Conflict):
        province.decide(desks[3], transfer)


def test_once_both_sides_have_confirmed_it_cannot_be_taken_back(province, clerk, desks, transfer):
    for reviewer in desks:
        province.decide(reviewer, transfer)

    with pytest.raises(Conflict, match="cannot be taken back"):
        province.withdraw(clerk, transfer)


def test_what_the_last_desk_confirms_while_it_is_taken_back_is_void(province, clerk, desks, transfer):
    for reviewer in desks[:3]:
        province.decide(reviewer, transfer)
    province.withdraw(clerk, transfer)  # review has not heard of it yet
    province.decide(desks[3], transfer)

    assert province.look(clerk, transfer["id"])["state"] == "withdrawn"
    assert province.held == {}


def test_a_second_school_that_asks_is_refused_while_a_transfer_is_open(province, transfer):
    other = province.person("蜀山中学", "entry_clerk")

    with pytest.raises(Conflict, match="under way already"):
        province.apply(other, transfer["teacher_id"])


def test_what_another_business_holds_is_told_to_who_asked(province, clerk):
    teacher_id = province.teacher()
    province.held[teacher_id] = teacher_id  # a request, say
    blocked = province.reviewed(clerk, teacher_id)

    assert (blocked["state"], blocked["blocker"]["kind"]) == ("blocked", "transfer")
    assert blocked["case_id"] is None


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"stage": "submitted"}, "not effective yet"),
        ({"personnel_status": "301"}, "enters 返聘"),
        ({"personnel_status": "308"}, "died or was dismissed"),
        ({"personnel_status": "203"}, "away from the post"),
    ],
)
def test_somebody_who_cannot_be_transferred_is_refused_with_the_reason(province, clerk, known, why):
    with pytest.raises(Conflict, match=why):
        province.apply(clerk, province.teacher(**known))


def test_whom_somebody_else_has_found_is_not_asked_for(province, clerk):
    with pytest.raises(Invalid, match="look for the person by number again"):
        province.apply(clerk, province.teacher(), found_by=province.person("蜀山中学", "entry_clerk"))


def test_a_school_does_not_ask_for_its_own_teacher(province, clerk):
    with pytest.raises(Conflict, match="at that school already"):
        province.apply(clerk, province.teacher("蜀山小学"))


def test_an_office_asks_for_its_schools_and_for_no_others(province):
    officer = province.person("蜀山区教育局", "info_admin")
    transfer = province.reviewed(officer, province.teacher(), to_org_id=province.orgs["蜀山中学"])
    assert (transfer["to_org_name"], transfer["applicant_org"]) == ("蜀山中学", "蜀山区教育局")

    with pytest.raises(Forbidden):
        province.apply(officer, province.teacher(), to_org_id=province.orgs["皖江大学"])
    with pytest.raises(Invalid):
        province.apply(officer, province.teacher())  # an office is no school


def test_whoever_began_it_confirms_nothing(province):
    officer = province.person("蜀山区教育局", "info_admin")
    transfer = province.reviewed(officer, province.teacher(), to_org_id=province.orgs["蜀山中学"])
    province.decide(province.person("蜀山中学", "reviewer"), transfer)

    with pytest.raises(Forbidden):
        province.decide(officer, transfer)
    province.decide(province.person("蜀山区教育局", "reviewer"), transfer)


def test_the_sending_side_neither_takes_it_back_nor_takes_it_over(province, desks, transfer):
    sender = province.person("包河小学", "entry_clerk")
    assert province.look(sender, transfer["id"])["may"] == []

    with pytest.raises(Forbidden):
        province.withdraw(sender, transfer)
    for reviewer in desks:
        province.decide(reviewer, transfer)
    with pytest.raises(Forbidden):
        province.take_over(sender, transfer)


def test_a_stale_page_can_do_nothing(province, clerk, desks, transfer):
    seen = province.look(clerk, transfer["id"])["row_version"]
    province.decide(desks[0], transfer)

    with pytest.raises(Stale):
        province.ask(clerk, withdrawing.withdraw_transfer, transfer["id"], seen, "另有安排")


def test_the_file_is_taken_over_once(province, clerk, desks, transfer):
    for reviewer in desks:
        province.decide(reviewer, transfer)
    seen = province.look(clerk, transfer["id"])["row_version"]
    province.take_over(clerk, transfer)

    with pytest.raises(Stale):
        province.ask(clerk, taking_over.take_over, transfer["id"], seen)
    with pytest.raises(Conflict):
        province.take_over(clerk, transfer)


def test_before_both_sides_have_confirmed_nothing_is_taken_over(province, clerk, transfer):
    with pytest.raises(Conflict, match="once both sides"):
        province.take_over(clerk, transfer)


def test_others_see_nothing_of_it(province, transfer):
    stranger = province.person("蜀山中学", "entry_clerk")
    colleague = province.person("包河小学", "teacher", teacher_id=province.teacher())
    for actor in (stranger, colleague):
        assert province.listed(actor, "all") == []
        with pytest.raises(NotFound):
            province.look(actor, transfer["id"])


def test_the_teacher_sees_where_it_lies(province, transfer):
    teacher = province.person("包河小学", "teacher", teacher_id=transfer["teacher_id"])
    [row] = province.listed(teacher)
    assert (row["desk_name"], row["may"], row["side"]) == ("蜀山小学", [], None)


def test_each_desk_finds_it_in_its_own_box_and_numbers_count_what_the_list_shows(province, clerk, desks, transfer):
    for reviewer in desks:
        assert [row["id"] for row in province.listed(reviewer, "todo")] == [transfer["id"]]
        assert province.counts(reviewer)["todo"] == 1
        province.decide(reviewer, transfer)
        assert province.listed(reviewer, "todo") == []
    assert [row["id"] for row in province.listed(clerk, "todo")] == [transfer["id"]]
    assert province.counts(clerk) == {"mine": 1, "todo": 1, "open": 1, "closed": 0, "all": 1}


def test_what_waits_and_what_is_there_now_stand_beside_each_other_for_the_sending_side(province, transfer):
    transfer = province.look(province.person("包河小学", "reviewer"), transfer["id"])
    assert transfer["post"]["title"] == "083"
    assert transfer["now"]["post_type"] == "1"
    assert transfer["from_day"] == datetime.date(2027, 2, 1)
    assert transfer["number"].startswith("DD")


def test_the_receiving_side_sees_the_post_of_now_only_once_the_sending_school_has_confirmed(
    province, clerk, desks, transfer
):
    receiving = [clerk, province.person("蜀山小学", "reviewer"), province.person("蜀山区教育局", "reviewer")]
    shown = [province.look(actor, transfer["id"])["now"] for actor in receiving]
    for desk in desks[:2]:
        province.decide(desk, transfer)
        shown += [province.look(actor, transfer["id"])["now"] for actor in receiving]
    assert set(shown) == {None}
    assert province.look(desks[2], transfer["id"])["now"]["post_type"] == "1"
    assert province.look(province.person("安徽省教育厅", "reviewer"), transfer["id"])["now"]["post_type"] == "1"

    province.decide(desks[2], transfer)
    assert all(province.look(actor, transfer["id"])["now"]["post_type"] == "1" for actor in receiving)


def test_what_the_sending_school_refuses_shows_the_receiving_side_no_more(province, clerk, desks, transfer):
    for desk in desks[:2]:
        province.decide(desk, transfer)
    province.decide(desks[2], transfer, "reject", "本校师资不足")
    assert province.look(clerk, transfer["id"])["now"] is None


WAITING = text(
    "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND database ="
    " (SELECT oid FROM pg_database WHERE datname = current_database())"
)
PATIENCE = 4.0  # a call gives up waiting for a lock after five seconds


def test_of_two_schools_that_ask_in_one_instant_the_second_is_told_that_a_transfer_is_under_way(province, clerk):
    teacher_id, other = province.teacher(), province.person("蜀山中学", "entry_clerk")

    with ThreadPoolExecutor(1) as pool:

        def both(db, actor):
            province.application(actor, teacher_id)(db, actor)
            second, until = pool.submit(province.apply, other, teacher_id), time.monotonic() + PATIENCE
            while not (waits := db.scalar(WAITING)) and time.monotonic() < until:
                time.sleep(0.02)
            assert waits, "The second school did not wait for the first."
            return second

        second = province.ask(clerk, both)
        with pytest.raises(Conflict, match="under way already"):
            second.result()
