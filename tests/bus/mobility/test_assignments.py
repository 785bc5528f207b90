"""A teacher works elsewhere for a time: entered, confirmed, written, extended, ended (R-MOB-06, R-MOB-08)."""

import datetime
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from services.common import clock
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.mobility.assignments import acting, finding
from tests.bus.mobility.elsewhere import BEGAN, HOST, OTHER_COUNTY, UNTIL, YEAR
from tests.bus.mobility.staff import COUNTY, SCHOOL

NOTICES = text("SELECT body::jsonb FROM outbox WHERE type = 'people_notified' ORDER BY seq DESC LIMIT 60")
REOPENED = text("UPDATE assignment SET state = 'asked', teacher_id = :teacher WHERE id = :id")
TODAY = clock.today()
LATER, FAR = UNTIL + datetime.timedelta(days=150), UNTIL + datetime.timedelta(days=300)


@pytest.fixture
def clerk(elsewhere):
    return elsewhere.person(SCHOOL, "entry_clerk")


@pytest.fixture
def host(elsewhere):
    return elsewhere.person(HOST, "entry_clerk")


@pytest.fixture
def teacher(elsewhere):
    return elsewhere.teacher()


def told(elsewhere) -> list[dict]:
    rows = elsewhere.as_system("mobility", lambda db: db.scalars(NOTICES).all())
    ours = {str(org_id) for org_id in elsewhere.orgs.values()}
    notices = [notice for body in rows for notice in body["notices"]]
    return [notice for notice in notices if any(to.get("org_id") in ours for to in notice["to"])]


def told_to(elsewhere, kind: str) -> set[str]:
    """Which schools and offices heard of it, by name."""
    names = {str(org_id): name for name, org_id in elsewhere.orgs.items()}
    to = [each for notice in told(elsewhere) if notice["kind"] == kind for each in notice["to"]]
    return {names[each["org_id"]] for each in to if each.get("org_id") in names}


def test_a_rotation_is_confirmed_by_school_and_county_written_extended_and_ended(elsewhere, clerk, host, teacher):
    made = elsewhere.send(clerk, teacher)
    assert (made["state"], made["to_status"], made["may"]) == ("asked", "205", ["withdraw"])
    elsewhere.settle()
    waiting = elsewhere.see_it(clerk, made)
    assert (waiting["state"], waiting["desk_name"]) == ("reviewed", SCHOOL)
    assert elsewhere.held == {teacher: made["id"]}

    at_county = elsewhere.decided(SCHOOL, made)
    assert (at_county["state"], at_county["desk_name"]) == ("reviewed", COUNTY)
    assert elsewhere.box(elsewhere.person(COUNTY, "reviewer"), "todo") == [made["id"]]
    active = elsewhere.decided(COUNTY, made)

    assert (active["state"], active["may"]) == ("active", ["extend", "end"])
    assert elsewhere.statuses[teacher][0] == "205"
    assert elsewhere.held == {}
    [began] = elsewhere.rotations[teacher]
    assert (began["type"], began["origin"], began["host"], began["start"], began["until"]) == (
        "7", SCHOOL, HOST, BEGAN, None,
    )  # fmt: skip
    assert told_to(elsewhere, "assignment_begun") == {SCHOOL, HOST, COUNTY}
    assert [(step["part"], step["state"]) for step in active["steps"]] == [
        ("entered", "done"), ("review", "done"), ("review", "done"), ("file", "done"), ("end", "ahead"),
    ]  # fmt: skip

    asked = elsewhere.extend(clerk, active, LATER)
    assert (asked["state"], asked["until"], asked["wanted_until"]) == ("extending", UNTIL, LATER)
    extended = elsewhere.agreed(asked)
    assert (extended["state"], extended["until"], extended["wanted_until"]) == ("active", LATER, None)
    assert told_to(elsewhere, "assignment_extended") == {SCHOOL, HOST, COUNTY}
    assert len(elsewhere.rotations[teacher]) == 1

    ended = elsewhere.come_back(clerk, extended, TODAY)
    assert (ended["state"], ended["ended_on"], ended["may"]) == ("ended", TODAY, [])
    assert elsewhere.statuses[teacher][0] == "100"
    assert elsewhere.held == {}
    assert elsewhere.rotations[teacher][-1] == began | {"until": TODAY}
    assert told_to(elsewhere, "assignment_ended") == {SCHOOL, HOST, COUNTY}
    assert elsewhere.see_it(host, ended)["ended_on"] == TODAY
    assert elsewhere.send(clerk, teacher)["state"] == "asked"  # and the next one


def test_the_host_sees_name_dates_and_state_and_neither_reasons_nor_file(elsewhere, clerk, host, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.agreed(made)
    whole = elsewhere.see_it(clerk, made)
    seen = elsewhere.see_it(host, made)
    same = ("name", "kind", "state", "start", "until", "org_name", "host_name", "document")
    assert [seen[name] for name in same] == [whole[name] for name in same]
    assert (seen["side"], seen["may"], seen["reason"], seen["case_id"]) == ("host", [], None, None)
    assert (seen["steps"], seen["happened"]) == ([], [])
    assert whole["reason"] == "支援薄弱学校"
    for above in (host, elsewhere.person(OTHER_COUNTY, "reviewer")):
        assert elsewhere.box(above, "incoming") == [made["id"]]
    for act in (acting.withdraw_assignment, acting.end_assignment, acting.extend_assignment):
        more = () if act is acting.withdraw_assignment else (TODAY,)
        with pytest.raises(Forbidden):
            elsewhere.ask(host, act, made["id"], seen["row_version"], *more, "不同意")
    with pytest.raises(NotFound):
        elsewhere.see_it(elsewhere.person("蜀山中学", "reviewer"), made)
    own = elsewhere.person(SCHOOL, "teacher", teacher_id=teacher)
    assert (elsewhere.see_it(own, made)["may"], elsewhere.box(own, "all")) == ([], [made["id"]])


def test_a_loan_goes_to_an_agency_or_an_institution_or_a_school_and_writes_no_rotation(elsewhere, clerk):
    wanted = (({"host_kind": "agency"}, "201"), ({"host_kind": "institution"}, "202"))
    wanted += (({"host_kind": "school", "host_id": elsewhere.orgs[HOST], "host_name": None}, "202"),)
    for said, status in wanted:
        lent = elsewhere.teacher(name="张借调")
        active = elsewhere.agreed(elsewhere.lend(clerk, lent, **said))
        assert (active["state"], active["host_kind"]) == ("active", said["host_kind"])
        assert elsewhere.statuses[lent][0] == status
        with pytest.raises(Conflict, match="on loan"):
            elsewhere.enter(clerk, lent, "return", "100")
        elsewhere.come_back(clerk, active, TODAY)
        assert elsewhere.statuses[lent][0] == "100"
        assert lent not in elsewhere.rotations


def test_a_refusal_says_why_and_lets_the_file_go(elsewhere, clerk, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.decided(SCHOOL, made)
    refused = elsewhere.decided(COUNTY, made, "reject", "本学年名额已满")
    assert (refused["state"], refused["why"], refused["may"]) == ("refused", "本学年名额已满", [])
    assert elsewhere.held == {}
    assert elsewhere.statuses[teacher] == ("100", 1)


def test_it_is_taken_back_while_it_is_undecided_or_has_not_begun(elsewhere, clerk, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.decided(SCHOOL, made)
    assert elsewhere.call_off(clerk, made)["state"] == "withdrawn"
    assert elsewhere.held == {}
    with pytest.raises((Conflict, NotFound, Forbidden)):  # nothing remains to be decided at review
        elsewhere.decided(COUNTY, made)

    ahead = elsewhere.agreed(elsewhere.send(clerk, teacher, start=TODAY + datetime.timedelta(days=40)))
    assert ahead["state"] == "agreed"
    assert elsewhere.call_off(clerk, ahead)["state"] == "withdrawn"
    assert HOST in told_to(elsewhere, "assignment_taken_back")
    assert elsewhere.held == {}

    active = elsewhere.agreed(elsewhere.send(clerk, teacher))
    with pytest.raises(Conflict, match="has begun"):
        elsewhere.call_off(clerk, active)


def test_nobody_decides_on_what_they_entered(elsewhere, teacher):
    admin = elsewhere.person(SCHOOL, "info_admin", name=f"{SCHOOL}的reviewer")
    made = elsewhere.send(admin, teacher)
    elsewhere.settle()
    case_id = elsewhere.see_it(admin, made)["case_id"]
    with pytest.raises((Conflict, Forbidden)):
        elsewhere.judge_case(admin, case_id)


def test_what_starts_in_the_future_is_written_on_its_first_day_by_the_round_and_once(elsewhere, clerk, teacher):
    first = TODAY + datetime.timedelta(days=30)
    agreed = elsewhere.agreed(elsewhere.send(clerk, teacher, start=first))
    assert (agreed["state"], elsewhere.statuses[teacher][0]) == ("agreed", "100")
    assert told_to(elsewhere, "assignment_agreed") == {SCHOOL, HOST, COUNTY}
    assert elsewhere.held == {teacher: made_id(agreed)}
    elsewhere.day_comes(first - datetime.timedelta(days=1))
    assert elsewhere.see_it(clerk, agreed)["state"] == "agreed"

    elsewhere.day_comes(first)
    elsewhere.day_comes(first)

    assert elsewhere.see_it(clerk, agreed)["state"] == "active"
    assert elsewhere.statuses[teacher] == ("205", 2)
    assert len(elsewhere.rotations[teacher]) == 1


def made_id(assignment):
    return assignment["id"]


def test_both_schools_are_reminded_once_before_the_last_day_and_once_after_it(elsewhere, clerk):
    pair = [elsewhere.agreed(elsewhere.send(clerk, elsewhere.teacher(name=f"人{number}"))) for number in range(2)]
    elsewhere.day_comes(UNTIL - datetime.timedelta(days=31))
    assert told_to(elsewhere, "assignments_end_soon") == set()
    for _ in range(2):
        elsewhere.day_comes(UNTIL - datetime.timedelta(days=30))
    soon = [notice for notice in told(elsewhere) if notice["kind"] == "assignments_end_soon"]
    assert [notice["params"]["count"] for notice in soon] == [2, 2]
    assert told_to(elsewhere, "assignments_end_soon") == {SCHOOL, HOST}

    elsewhere.agreed(elsewhere.extend(clerk, pair[0], LATER))
    for _ in range(2):
        elsewhere.day_comes(UNTIL + datetime.timedelta(days=1))
    late = [notice for notice in told(elsewhere) if notice["kind"] == "assignment_end_overdue"]
    assert [notice["link"]["id"] for notice in late] == [str(pair[1]["id"])] * 2
    elsewhere.day_comes(LATER - datetime.timedelta(days=3))  # of the new last day they hear anew
    assert told_to(elsewhere, "assignment_end_soon") == {SCHOOL, HOST}


def test_one_assignment_of_a_teacher_is_open_at_a_time(elsewhere, clerk, teacher, monkeypatch):
    made = elsewhere.send(clerk, teacher)
    assert elsewhere.may_go(clerk, teacher)["open_id"] == made["id"]
    with pytest.raises(Conflict, match="under way"):
        elsewhere.lend(clerk, teacher)
    other = elsewhere.send(clerk, elsewhere.teacher(name="李四"))
    with pytest.raises(IntegrityError, match="assignment_open"):
        elsewhere.as_system("mobility", lambda db: db.execute(REOPENED, {"id": other["id"], "teacher": teacher}))
    monkeypatch.setattr(finding, "open_of", lambda _db, _teacher_id: None)  # looked before the other one was there
    with pytest.raises(Conflict, match="under way"):
        elsewhere.lend(clerk, teacher)


def test_neither_a_transfer_nor_a_status_begins_meanwhile(elsewhere, clerk, host, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.settle()
    assert elsewhere.reviewed(host, teacher)["state"] == "blocked"
    blocked = elsewhere.entered(clerk, teacher, "retirement", "301")
    assert (blocked["state"], blocked["blocker"]["ref"]) == ("blocked", str(made["id"]))

    elsewhere.agreed(made)
    with pytest.raises(Conflict, match="away from the post"):  # by the status, as nothing holds the file any more
        elsewhere.apply(host, teacher)
    choices = elsewhere.choices(clerk, teacher)
    assert (choices["assignment_id"], {each["act"] for each in choices["choices"]}) == (made["id"], {"death"})
    assert elsewhere.may_go(clerk, teacher)["why_not"]


def test_a_transfer_under_way_stops_it_and_is_named(elsewhere, clerk, host, teacher):
    transfer = elsewhere.reviewed(host, teacher)
    made = elsewhere.send(clerk, teacher)
    elsewhere.settle()
    blocked = elsewhere.see_it(clerk, made)
    assert (blocked["state"], blocked["blocker"]) == ("blocked", {"kind": "transfer", "ref": str(transfer["id"])})


def test_a_status_that_was_changed_meanwhile_is_told(elsewhere, clerk, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.decided(SCHOOL, made)
    elsewhere.change_elsewhere(teacher, "203")
    failed = elsewhere.decided(COUNTY, made)
    assert (failed["state"], failed["why"]) == ("failed", "人员状态已不同。")
    assert elsewhere.held == {}


def test_an_end_that_cannot_be_written_leaves_it_as_it_was_and_can_be_entered_again(elsewhere, clerk, teacher):
    active = elsewhere.agreed(elsewhere.send(clerk, teacher))
    version = elsewhere.statuses[teacher]
    elsewhere.change_elsewhere(teacher, "210")
    failed = elsewhere.come_back(clerk, active, TODAY)
    assert (failed["state"], failed["ended_on"], failed["why"]) == ("active", None, "人员状态已不同。")
    assert elsewhere.held == {}
    elsewhere.statuses[teacher] = version
    assert elsewhere.come_back(clerk, active, TODAY)["state"] == "ended"


def test_an_extension_is_refused_or_taken_back_and_the_end_recalls_it(elsewhere, clerk, teacher):
    active = elsewhere.agreed(elsewhere.send(clerk, teacher))
    with pytest.raises(Invalid):
        elsewhere.extend(clerk, active, UNTIL)
    asked = elsewhere.extend(clerk, active, LATER)
    refused = elsewhere.decided(SCHOOL, asked, "reject", "本校缺人")
    assert (refused["state"], refused["until"]) == ("active", UNTIL)
    assert refused["happened"][-1]["words"] == "本校缺人"

    taken = elsewhere.call_off(clerk, elsewhere.extend(clerk, active, LATER))
    assert (taken["state"], taken["wanted_until"]) == ("active", None)
    asked = elsewhere.extend(clerk, active, FAR)
    assert asked["may"] == ["take_back", "end"]
    ended = elsewhere.come_back(clerk, asked, TODAY)
    assert (ended["state"], ended["until"]) == ("ended", UNTIL)
    with pytest.raises((Conflict, NotFound, Forbidden)):
        elsewhere.decided(SCHOOL, asked)


def test_a_page_that_shows_an_older_version_ends_nothing(elsewhere, clerk, teacher):
    active = elsewhere.agreed(elsewhere.send(clerk, teacher))
    with pytest.raises(Stale):
        elsewhere.ask(clerk, acting.end_assignment, active["id"], active["row_version"] - 1, TODAY, "返岗")


def test_a_death_ends_what_is_under_way_and_what_has_begun_and_its_undoing_lets_it_go_on(elsewhere, clerk, teacher):
    made = elsewhere.send(clerk, teacher)
    elsewhere.settle()
    died = elsewhere.entered(clerk, teacher, "death", "303", words=None, document=None)
    overtaken = elsewhere.see_it(clerk, made)
    assert overtaken["state"] == "failed"
    assert "死亡" in overtaken["why"]
    assert elsewhere.held == {teacher: died["id"]}

    other = elsewhere.teacher(name="李四")
    active = elsewhere.agreed(elsewhere.send(clerk, other))
    died = elsewhere.done(clerk, other, "death", "303", words=None, document=None, day=TODAY)
    cut = elsewhere.see_it(clerk, active)
    assert (cut["state"], cut["ended_on"]) == ("ended", TODAY)
    assert elsewhere.rotations[other][-1]["until"] == TODAY
    elsewhere.judge(elsewhere.person(SCHOOL, "reviewer"), elsewhere.undo(clerk, died))
    again = elsewhere.see_it(clerk, active)
    assert (again["state"], again["ended_on"], again["closed_at"]) == ("active", None, None)
    assert elsewhere.statuses[other][0] == "205"
    assert elsewhere.come_back(clerk, again, TODAY)["state"] == "ended"


def test_only_the_own_school_sends_and_to_another_school_that_is_there(elsewhere, clerk, teacher):
    for org in (COUNTY, HOST):
        with pytest.raises((Forbidden, NotFound)):
            elsewhere.send(elsewhere.person(org, "entry_clerk"), teacher)
    for host_id in (elsewhere.orgs[SCHOOL], elsewhere.orgs[COUNTY], teacher):
        with pytest.raises(Invalid) as refusal:
            elsewhere.send(clerk, teacher, host_id=host_id)
        assert set(refusal.value.errors) == {"host_id"}
    mark = uuid.uuid4().hex[:8]
    own = elsewhere.org(HOST) | {
        "name": f"包河{mark}小学",
        "row_version": 2,
    }  # other tests have schools of the same name
    elsewhere.as_system("mobility", lambda db: known_orgs.learn(db, **own))
    assert elsewhere.hosts(clerk, mark) == elsewhere.hosts(clerk, f"{mark}小学") == {own["name"]}
    assert elsewhere.hosts(clerk, "小") == set()
    young = elsewhere.teacher(stage="school_review")
    with pytest.raises(Conflict, match="not effective"):
        elsewhere.send(clerk, young)
    assert elsewhere.may_go(clerk, young)["why_not"]


def test_lists_and_counts_of_the_boxes_agree_and_a_year_shows_what_falls_into_it(elsewhere, clerk, host):
    made = [elsewhere.send(clerk, elsewhere.teacher(name=f"人{number}")) for number in range(3)]
    first = elsewhere.agreed(made[0])
    elsewhere.come_back(clerk, first, TODAY)
    elsewhere.agreed(made[1])

    for who in (clerk, host, elsewhere.person(COUNTY, "reviewer")):
        counts = elsewhere.box_counts(who)
        assert counts == {box: len(elsewhere.box(who, box)) for box in counts}
    assert elsewhere.box_counts(clerk) == {"mine": 3, "todo": 1, "open": 2, "incoming": 0, "closed": 1, "all": 3}
    assert elsewhere.box_counts(host)["incoming"] == 3
    assert set(elsewhere.box(clerk, "all", school_year=YEAR)) == {made[0]["id"], made[1]["id"]}
    assert elsewhere.box(clerk, "all", school_year=YEAR - 1) == []
    assert elsewhere.box(clerk, "all", q="人1") == [made[1]["id"]]


def test_the_share_counts_who_began_a_rotation_of_those_in_post(elsewhere, clerk):
    office = elsewhere.person(COUNTY, "query_user")
    known = {"staff_category": "11"}
    people = [elsewhere.teacher(name=f"人{number}", backbone_teacher=number < 1, **known) for number in range(8)]
    elsewhere.teacher(name="职员", staff_category="13")
    elsewhere.teacher(name="退休", personnel_status="301", **known)
    for teacher in people[:2]:
        elsewhere.agreed(elsewhere.send(clerk, teacher))
    elsewhere.agreed(elsewhere.lend(clerk, people[2]))
    elsewhere.send(clerk, people[3])  # not decided yet
    again = elsewhere.come_back(clerk, elsewhere.one_of(clerk, people[0]), TODAY)
    elsewhere.agreed(elsewhere.send(clerk, people[0], start=again["ended_on"]))  # a second time in the year

    found = elsewhere.share(office, YEAR)

    assert (found["in_post"], found["rotated"], found["backbone"]) == (8, 2, 1)
    assert (found["share"], found["backbone_share"]) == (0.25, 0.5)
    assert (found["wanted_share"], found["wanted_backbone_share"]) == (0.1, 0.2)
    [school] = elsewhere.shares(office, YEAR)
    assert (school["org_name"], school["in_post"], school["rotated"], school["backbone"]) == (SCHOOL, 8, 2, 1)
    assert (school["share"], school["backbone_share"]) == (0.25, 0.5)
    rows = elsewhere.rotated(office, YEAR, limit=1)
    assert sorted(row["teacher_id"] for row in rows) == sorted([people[0], *people[:2]])
    assert elsewhere.share(office, YEAR - 1)["rotated"] == 0
    assert elsewhere.share(office, YEAR, elsewhere.orgs["蜀山中学"])["in_post"] == 0
    assert elsewhere.share(elsewhere.person(HOST, "query_user"), YEAR)["rotated"] == 0
    with pytest.raises(NotFound):
        elsewhere.share(office, YEAR, elsewhere.orgs[HOST])


def test_a_rotation_by_transfer_is_counted_by_the_school_that_the_teacher_left(elsewhere, clerk, host):
    teacher = elsewhere.teacher(name="轮岗", staff_category="11")
    transfer = elsewhere.reviewed(host, teacher, kind="rotation", from_day=BEGAN)
    for org in (HOST, OTHER_COUNTY, SCHOOL, COUNTY):
        elsewhere.decide(elsewhere.person(org, "reviewer"), transfer)
    elsewhere.take_over(host, transfer)
    elsewhere.settle()
    [row] = elsewhere.rotated(clerk, YEAR)
    assert (row["way"], row["teacher_id"], row["to_org_name"]) == ("transfer", teacher, HOST)
    assert elsewhere.share(clerk, YEAR)["rotated"] == 1


def test_schools_are_sorted_by_their_share_page_by_page(elsewhere, clerk):
    for number in range(4):
        elsewhere.teacher(name=f"人{number}", staff_category="11")
    elsewhere.agreed(elsewhere.send(clerk, elsewhere.teacher(name="轮岗", staff_category="11")))
    elsewhere.teacher("蜀山中学", "中学的人", staff_category="11")
    office = elsewhere.person(COUNTY, "query_user")
    least = [(row["org_name"], row["share"]) for row in elsewhere.shares(office, YEAR, limit=1)]
    assert least == [("蜀山中学", 0.0), (SCHOOL, 0.2)]
    assert [row["org_name"] for row in elsewhere.shares(office, YEAR, order="most", limit=1)] == [SCHOOL, "蜀山中学"]
    assert elsewhere.shares(elsewhere.person(HOST, "query_user"), YEAR) == []
