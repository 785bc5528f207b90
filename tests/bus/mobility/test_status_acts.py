"""What becomes of a teacher is entered by the school, reviewed, written, and undone on the same way (R-MOB-05)."""

import datetime
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from services.common import clock
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.mobility.status import finding, retirements, withdrawing
from tests.bus.mobility.staff import COUNTY, LONG_AGO, PERSONNEL, SCHOOL

NOTICES = text("SELECT body::jsonb FROM outbox WHERE type = 'people_notified' ORDER BY seq DESC LIMIT 40")
REOPENED = text("UPDATE status_act SET state = 'asked', teacher_id = :teacher WHERE id = :act")


@pytest.fixture
def clerk(staff):
    return staff.person(SCHOOL, "entry_clerk")


@pytest.fixture
def reviewer(staff):
    return staff.person(SCHOOL, "reviewer")


@pytest.fixture
def teacher(staff):
    return staff.teacher()


def kinds_told(staff) -> set[str]:
    rows = staff.as_system("mobility", lambda db: db.scalars(NOTICES).all())
    return {notice["kind"] for body in rows for notice in body["notices"]}


def test_a_retirement_is_confirmed_at_the_school_and_takes_effect(staff, clerk, reviewer, teacher):
    act = staff.entered(clerk, teacher, "retirement", "301")
    assert (act["state"], act["desk_name"], act["may"]) == ("reviewed", SCHOOL, ["withdraw"])
    assert staff.held == {teacher: act["id"]}

    staff.judge(reviewer, act)

    done = staff.see(clerk, act["id"])
    assert (done["state"], done["from_status"], done["to_status"]) == ("done", "100", "301")
    assert [(step["part"], step["state"]) for step in done["steps"]] == [
        ("entered", "done"),
        ("review", "done"),
        ("file", "done"),
    ]
    assert staff.statuses[teacher][0] == "301"
    assert staff.held == {}
    assert {"status_done", "own_status_done"} <= kinds_told(staff)


def test_nobody_decides_on_what_they_entered(staff, teacher):
    admin = staff.person(SCHOOL, "info_admin")  # enters, and reviews too
    act = staff.entered(admin, teacher, "retirement", "301")
    with pytest.raises((Conflict, Forbidden)):
        staff.judge(admin, act)
    assert staff.see(admin, act["id"])["state"] == "reviewed"


def test_where_the_county_wants_it_the_personnel_office_confirms_after_the_school(staff, clerk, reviewer, teacher):
    staff.switch_on()
    act = staff.entered(clerk, teacher, "resignation", "306")
    staff.judge(reviewer, act)

    waiting = staff.see(clerk, act["id"])
    assert (waiting["state"], waiting["desk_name"]) == ("reviewed", PERSONNEL)
    office = staff.person(PERSONNEL, "reviewer")
    assert [row["id"] for row in staff.acts(office, "todo")] == [act["id"]]
    assert staff.see(office, act["id"])["words"] == "按规定办理"
    staff.judge(office, act)

    assert staff.see(clerk, act["id"])["state"] == "done"
    with pytest.raises(NotFound):
        staff.see(office, act["id"])  # what is decided is the school's and its county's matter again


def test_a_refusal_ends_it_with_its_reason_and_lets_the_file_go(staff, clerk, reviewer, teacher):
    act = staff.entered(clerk, teacher, "absence", "203")
    staff.judge(reviewer, act, "reject", "没有病假证明")

    refused = staff.see(clerk, act["id"])
    assert (refused["state"], refused["why"], refused["may"]) == ("refused", "没有病假证明", [])
    assert staff.held == {}
    assert staff.statuses[teacher] == ("100", 1)
    assert staff.entered(clerk, teacher, "absence", "203")["id"] != act["id"]


def test_the_school_takes_back_what_is_not_decided(staff, clerk, reviewer, teacher):
    act = staff.entered(clerk, teacher, "absence", "203")
    staff.take_back(clerk, act)
    assert staff.see(clerk, act["id"])["state"] == "withdrawn"
    assert staff.held == {}

    done = staff.done(clerk, teacher, "absence", "203")
    with pytest.raises(Conflict, match="undone"):
        staff.take_back(clerk, done)


def test_a_page_that_shows_an_older_version_takes_nothing_back(staff, clerk, teacher):
    act = staff.enter(clerk, teacher, "absence", "203")
    staff.settle()
    with pytest.raises(Stale):
        staff.ask(clerk, withdrawing.withdraw_status_act, act["id"], act["row_version"], "不办了")


def test_what_holds_the_file_is_named_and_the_act_ends(staff, clerk, teacher):
    blocker = {"kind": "merge", "ref": uuid.uuid4()}
    staff.blocked[teacher] = blocker
    act = staff.entered(clerk, teacher, "retirement", "301")

    assert (act["state"], act["blocker"]) == ("blocked", {"kind": "merge", "ref": str(blocker["ref"])})
    assert "status_blocked" in kinds_told(staff)
    del staff.blocked[teacher]
    assert staff.entered(clerk, teacher, "retirement", "301")["state"] == "reviewed"


def test_one_act_of_a_teacher_is_open_at_a_time(staff, clerk, teacher):
    act = staff.entered(clerk, teacher, "absence", "203")
    with pytest.raises(Conflict, match="under way"):
        staff.enter(clerk, teacher, "retirement", "301")
    told = staff.choices(clerk, teacher)
    assert (told["open_act_id"], told["choices"]) == (act["id"], [])
    other = staff.done(clerk, staff.teacher(name="李四"), "absence", "203")
    with pytest.raises(IntegrityError, match="status_act_open"):
        staff.as_system("mobility", lambda db: db.execute(REOPENED, {"act": other["id"], "teacher": teacher}))


def test_who_enters_at_the_same_moment_as_somebody_else_is_told_of_the_other_act(staff, clerk, teacher, monkeypatch):
    staff.entered(clerk, teacher, "absence", "203")
    before, known = [{}], finding.open_among  # the first look was before the other one was there
    monkeypatch.setattr(finding, "open_among", lambda db, ids: before.pop() if before else known(db, ids))
    with pytest.raises(Conflict, match="under way"):
        staff.enter(clerk, teacher, "retirement", "301")


def test_a_status_that_was_changed_meanwhile_is_answered_as_a_conflict(staff, clerk, reviewer, teacher):
    act = staff.entered(clerk, teacher, "retirement", "301")
    staff.change_elsewhere(teacher, "203")
    staff.judge(reviewer, act)

    failed = staff.see(clerk, act["id"])
    assert (failed["state"], failed["why"]) == ("failed", "人员状态已不同。")
    assert staff.statuses[teacher][0] == "203"
    assert staff.held == {}
    assert "status_failed" in kinds_told(staff)


def test_an_act_is_undone_on_the_same_way(staff, clerk, reviewer, teacher):
    act = staff.done(clerk, teacher, "retirement", "301")
    assert act["may"] == ["undo"]
    undo = staff.undo(clerk, act)
    assert (undo["act"], undo["undoes"], undo["state"], undo["to_status"]) == ("undo", act["id"], "reviewed", "100")
    assert staff.see(clerk, act["id"])["state"] == "done"

    staff.judge(reviewer, undo)

    undone = staff.see(clerk, act["id"])
    assert (undone["state"], undone["undone_by"], undone["may"]) == ("undone", undo["id"], [])
    assert staff.see(clerk, undo["id"])["state"] == "done"
    assert staff.statuses[teacher][0] == "100"
    with pytest.raises(Conflict, match="no undoing"):
        staff.undo(clerk, undo)


def test_nothing_is_undone_while_something_later_stands_on_it(staff, clerk, reviewer, teacher):
    absence = staff.done(clerk, teacher, "absence", "203")
    retirement = staff.done(clerk, teacher, "retirement", "301")
    with pytest.raises(Conflict, match="Another act"):
        staff.undo(clerk, absence)

    staff.judge(reviewer, staff.undo(clerk, retirement))
    assert staff.statuses[teacher][0] == "203"
    staff.judge(reviewer, staff.undo(clerk, absence))
    assert staff.statuses[teacher][0] == "100"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"document": None}, "document"),
        ({"day": clock.today() + datetime.timedelta(days=1)}, "day"),
        ({"until": datetime.date(2027, 1, 1)}, "until"),
    ],
)
def test_what_a_retirement_lacks_is_said_at_its_field(staff, clerk, teacher, said, field):
    with pytest.raises(Invalid) as refusal:
        staff.enter(clerk, teacher, "retirement", "301", **said)
    assert set(refusal.value.errors) == {field}


def test_who_retires_before_the_age_of_the_law_says_why(staff, clerk):
    young = staff.teacher(birth_date="1975-05-12")
    with pytest.raises(Invalid) as refusal:
        staff.enter(clerk, young, "retirement", "301", words=None)
    assert "2038-01" in refusal.value.errors["words"][0]
    assert staff.entered(clerk, young, "retirement", "301", words="因病提前退休")["state"] == "reviewed"


def test_a_later_act_is_no_earlier_than_the_one_before(staff, clerk, teacher):
    staff.done(clerk, teacher, "absence", "203")
    assert staff.choices(clerk, teacher)["not_before"] == LONG_AGO
    with pytest.raises(Invalid) as refusal:
        staff.enter(clerk, teacher, "return", "100", day=LONG_AGO - datetime.timedelta(days=1))
    assert set(refusal.value.errors) == {"day"}


def test_only_the_own_school_enters_acts(staff, teacher):
    for org in (COUNTY, "蜀山中学", "包河小学"):
        stranger = staff.person(org, "entry_clerk")
        with pytest.raises((Forbidden, NotFound)):
            staff.enter(stranger, teacher, "retirement", "301")
        with pytest.raises((Forbidden, NotFound)):
            staff.choices(stranger, teacher)


def test_a_file_that_is_not_effective_has_nothing_entered(staff, clerk):
    teacher = staff.teacher(stage="school_review")
    with pytest.raises(Conflict, match="not effective"):
        staff.enter(clerk, teacher, "retirement", "301")
    assert staff.choices(clerk, teacher)["choices"] == []


def test_a_death_ends_an_open_transfer_with_that_reason_on_both_sides(staff, clerk, reviewer, teacher):
    asker = staff.person("包河小学", "entry_clerk")
    transfer = staff.reviewed(asker, teacher)
    assert transfer["state"] == "reviewed"

    act = staff.entered(clerk, teacher, "death", "303", words=None, document=None)

    for side in (clerk, asker):
        ended = staff.look(side, transfer["id"])
        assert (ended["state"], ended["may"]) == ("failed", [])
        assert "死亡" in ended["why"]
    assert "transfer_failed" in kinds_told(staff)
    assert act["state"] == "reviewed"
    assert staff.held == {teacher: act["id"]}
    with pytest.raises((Conflict, NotFound, Forbidden)):  # nothing acceptable remains at review
        staff.decide(staff.person("包河小学", "reviewer"), transfer)
    staff.judge(reviewer, act)
    assert staff.statuses[teacher][0] == "303"
    assert staff.choices(clerk, teacher)["why_not"]


def test_any_other_act_waits_until_the_transfer_has_ended(staff, clerk, teacher):
    transfer = staff.reviewed(staff.person("包河小学", "entry_clerk"), teacher)
    act = staff.entered(clerk, teacher, "retirement", "301")
    assert (act["state"], act["blocker"]["kind"]) == ("blocked", "transfer")
    assert staff.look(clerk, transfer["id"])["state"] == "reviewed"


def test_lists_and_counts_of_the_boxes_agree(staff, clerk, reviewer):
    acts = [staff.entered(clerk, staff.teacher(name=f"人{number}"), "absence", "203") for number in range(3)]
    staff.judge(reviewer, acts[0])

    counts = staff.act_counts(clerk)
    assert counts == {box: len(staff.acts(clerk, box)) for box in counts}
    assert (counts["open"], counts["closed"], counts["todo"], counts["mine"]) == (2, 1, 2, 3)
    assert staff.acts(clerk, q="人0")[0]["id"] == acts[0]["id"]
    assert staff.act_counts(staff.person("包河小学", "entry_clerk"))["all"] == 0


def test_another_school_and_another_county_see_no_act(staff, clerk, teacher):
    act = staff.entered(clerk, teacher, "absence", "203")
    assert staff.see(staff.person(COUNTY, "reviewer"), act["id"])["id"] == act["id"]
    for org in ("蜀山中学", "包河区教育局"):
        with pytest.raises(NotFound):
            staff.see(staff.person(org, "reviewer"), act["id"])


def test_a_teacher_sees_the_own_acts_and_no_others(staff, clerk, teacher):
    act = staff.entered(clerk, teacher, "absence", "203")
    own = staff.person(SCHOOL, "teacher", teacher_id=teacher)
    other = staff.person(SCHOOL, "teacher", teacher_id=uuid.uuid4())
    assert staff.see(own, act["id"])["may"] == []
    assert staff.acts(other) == []


def listed(staff, actor, until=None, limit=50):
    found, after = [], None
    while True:
        page = staff.ask(actor, retirements.retirements, until, limit, after)
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def test_who_reaches_the_age_is_listed_page_by_page_the_eldest_first(staff, clerk):
    born = {"1964-12-31": True, "1966-01-01": True, "1966-05-12": True, "1990-01-01": False}
    men = {staff.teacher(name="男", birth_date=day, sex="1"): day for day in born}
    cadre = staff.teacher(name="女", birth_date="1970-01-31", sex="2", post_type="1")
    worker = staff.teacher(name="工", birth_date="1970-02-01", sex="2", post_type="4")
    younger = staff.teacher(name="幼", birth_date="1975-06-01", sex="2", post_type="1")
    gone = staff.teacher(name="离", birth_date="1960-01-01", personnel_status="301")

    rows = listed(staff, clerk, "2027-01", limit=2)

    found = [row["teacher_id"] for row in rows]
    assert set(found) == {teacher for teacher, day in men.items() if born[day]} | {cadre, worker}
    assert not {gone, younger} & set(found)
    assert [row["born"] for row in rows] == sorted(row["born"] for row in rows)
    groups = {row["teacher_id"]: (row["group"], row["due"]) for row in rows}
    assert groups[cadre] == ("woman_cadre", "2025-02")
    assert groups[worker] == ("woman_worker", "2020-02")
    assert all(row["due"] <= "2027-01" for row in rows)


def test_the_office_above_sees_the_list_of_its_schools_and_nobody_elses(staff, clerk, teacher):
    act = staff.entered(clerk, teacher, "retirement", "301")
    row = next(
        row for row in listed(staff, staff.person(COUNTY, "reviewer"), "2030-01") if row["teacher_id"] == teacher
    )
    assert (row["org_name"], row["open_act_id"]) == (SCHOOL, act["id"])
    assert listed(staff, staff.person("包河区教育局", "reviewer"), "2030-01") == []
