"""The ledger of staff changes, from what records announces to the form 教基4063 (R-MOB-09)."""

import datetime
import random
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from services.common import clock
from services.common.errors import NotFound
from services.contracts.mobility.ledger import REASONS
from services.mobility.ledger import flows as ledger_flows
from services.mobility.ledger import following, lists, opening, sums
from services.mobility.ledger.counting import first_day
from services.mobility.ledger.reasons import columns
from tests.bus.mobility.staff import COUNTY, LONG_AGO, SCHOOL

YEAR = first_day(clock.today()).year
LINES = text("SELECT delta, reason, stage, kind, ref, day FROM staff_change WHERE teacher_id = :id ORDER BY seq")
# How many there are, counted from the copy by itself and in other words than the ledger's.
COUNTED = text(
    """
    SELECT count(*) FROM known_teacher WHERE org_path >= :start AND org_path < :end AND stage = 'effective'
    AND merged_into IS NULL AND coalesce(personnel_status, '1') NOT LIKE '3%'
    AND CASE WHEN staff_category IS NULL THEN post_type = '1' ELSE staff_category = '11' END
    """
)
FORGET = text("DELETE FROM ledger_standing WHERE teacher_id = :id")
FORGET_LINES = text("DELETE FROM staff_change WHERE teacher_id = :id")
BEGIN_AGAIN = text("UPDATE ledger_opened SET after = :after")
NEWCOMER = {"newly_hired": True, "source": "11", "normal_graduate": True, "school_start": f"{YEAR}-09"}


@pytest.fixture
def clerk(staff):
    return staff.person(SCHOOL, "entry_clerk")


@pytest.fixture
def county(staff):
    return staff.person(COUNTY, "reviewer")


def lines(staff, teacher):
    return staff.as_system("mobility", lambda db: db.execute(LINES, {"id": teacher}).all())


def said(staff, teacher):
    return [(line.delta, line.reason, line.stage) for line in lines(staff, teacher)]


def form(staff, actor, year=YEAR, org_id=None):
    made = staff.ask(actor, sums.staff_change_form, year, org_id)
    names = [column["code"] for column in made["columns"]]
    rows = {(row["stage"], row["women"]): dict(zip(names, row["values"], strict=True)) for row in made["rows"]}
    assert made["broken"] == []
    return rows, made


def counted(staff, actor):
    start, end = actor.org_path, actor.org_path[:-1] + "0"
    return staff.as_system("mobility", lambda db: db.execute(COUNTED, {"start": start, "end": end}).scalar_one())


def closing(staff, actor, year=YEAR):
    rows, made = form(staff, actor, year)
    inside = sum(row["closing"] for (_, women), row in rows.items() if not women)
    return inside + sum(each["closing"] for each in made["outside"])


def test_what_happens_to_teachers_stands_in_the_form_and_the_form_closes(staff, clerk, county):
    there = [staff.teacher(sex="2", main_stage="2") for _ in range(3)]
    draft = staff.teacher(sex="2", main_stage="2", stage="school_review", **NEWCOMER)
    assert said(staff, draft) == []
    staff.goes(draft, SCHOOL, 2, stage="effective")
    retired = staff.done(clerk, there[0], "retirement", "301")
    staff.goes(there[1], SCHOOL, 2, main_stage="3")
    staff.goes(there[2], "包河小学", 2)

    assert said(staff, draft) == [(1, "graduate_normal", "primary")]
    assert said(staff, there[1])[1:] == [(-1, "stage_out", "primary"), (1, "stage_in", "junior")]
    rows, made = form(staff, clerk)
    primary = rows["primary", True]
    # The retirement took effect in the year before, so it is no loss of this one.
    assert (primary["opening"], primary["graduates"], primary["normal_graduates"]) == (2, 1, 1)
    assert (primary["stage_out"], primary["went"], primary["closing"]) == (1, 1, 1)
    assert rows["junior", True]["closing"] == rows["junior", False]["closing"] == 1
    before, _ = form(staff, clerk, YEAR - 1)
    assert (before["primary", True]["retired"], before["primary", True]["closing"]) == (1, 2)
    assert closing(staff, clerk) == counted(staff, clerk) == 2
    assert form(staff, county, org_id=staff.orgs[SCHOOL])[1]["rows"] == made["rows"]
    assert closing(staff, county) == counted(staff, county)
    [line] = [line for line in lines(staff, there[0]) if line.reason == "retired"]
    assert (line.ref, line.day, line.kind) == (retired["id"], LONG_AGO, "status")


def test_a_retirement_that_is_undone_takes_its_line_back(staff, clerk):
    teacher = staff.teacher(main_stage="2")
    act = staff.done(clerk, teacher, "retirement", "301")
    undo = staff.undo(clerk, act)
    staff.judge(staff.person(SCHOOL, "reviewer"), undo)

    loss, gain = lines(staff, teacher)[1:]
    assert [(line.delta, line.reason, line.day) for line in (loss, gain)] == [
        (-1, "retired", LONG_AGO),
        (1, "retired", LONG_AGO),
    ]
    assert (loss.ref, gain.ref) == (act["id"], undo["id"])
    rows, _ = form(staff, clerk, YEAR - 1)
    assert (rows["primary", False]["retired"], rows["primary", False]["closing"]) == (0, 1)
    again = staff.done(clerk, teacher, "death", "303")
    assert lines(staff, teacher)[-1].ref == again["id"]
    assert said(staff, teacher)[-1] == (-1, "died", "primary")


def test_a_transfer_has_a_line_at_either_school_with_its_day_and_is_a_flow_of_the_county(staff, county):
    teacher = staff.teacher(main_stage="2", sex="2")
    asker = staff.person("蜀山中学", "entry_clerk")
    transfer = staff.reviewed(asker, teacher, to_org_id=None, from_day=datetime.date(YEAR, 10, 1))
    for org in ("蜀山中学", SCHOOL, COUNTY):
        staff.decide(staff.person(org, "reviewer"), transfer)
    staff.take_over(asker, staff.look(asker, transfer["id"]))
    staff.goes(teacher, "蜀山中学", 2)  # before records' answer to the transfer is heard
    staff.settle()

    left, came = lines(staff, teacher)[1:]
    assert [(line.delta, line.reason) for line in (left, came)] == [(-1, "to_school"), (1, "from_school")]
    assert {(line.ref, line.day) for line in (left, came)} == {(transfer["id"], datetime.date(YEAR, 10, 1))}
    flows = staff.ask(county, ledger_flows.staff_flows, YEAR, None)
    [flow] = flows["items"]
    assert (flow["from_org_name"], flow["to_org_name"], flow["direction"]) == (SCHOOL, "蜀山中学", "within")
    assert (flow["count"], flow["women"], flows["within"], flows["came"]) == (1, 1, 1, 0)
    assert staff.ask(asker, ledger_flows.staff_flows, YEAR, None)["items"][0]["direction"] == "came"
    rows, _ = form(staff, county)
    assert (rows["primary", True]["from_schools"], rows["primary", True]["went"]) == (1, 1)
    own = staff.person(SCHOOL, "reviewer")
    assert [line["other_org_name"] for line in listed(staff, own)] == ["蜀山中学"]
    totals = staff.ask(own, lists.staff_change_totals, **everything())
    [total] = [each for each in totals["items"] if each["lines"]]
    assert (totals["gains"], totals["losses"], len(totals["items"])) == (0, 1, len(REASONS))
    assert (total["reason"], total["lines"], total["sum"], total["code"]) == ("to_school", 1, -1, "213")


def everything(**wanted):
    return {"first": None, "last": None, "reason": None, "org_id": None} | wanted


def listed(staff, actor, **wanted):
    found, after = [], None
    while True:
        page = staff.ask(actor, lists.staff_changes, 2, after, **everything(**wanted))
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def test_whoever_resigned_and_is_taken_in_elsewhere_is_lost_once_and_gained_once(staff, clerk, county):
    teacher = staff.teacher(main_stage="2")
    staff.done(clerk, teacher, "resignation", "306", day=LONG_AGO)
    transfer = staff.reviewed(staff.person("包河小学", "entry_clerk"), teacher, from_day=datetime.date(2026, 2, 1))
    for org in ("包河小学", "包河区教育局", SCHOOL, COUNTY):
        staff.decide(staff.person(org, "reviewer"), transfer)
    staff.take_over(staff.person("包河小学", "entry_clerk"), transfer)
    staff.settle()
    staff.goes(teacher, "包河小学", 9, personnel_status="100")

    assert said(staff, teacher)[1:] == [(-1, "resigned", "primary"), (1, "recruited", "primary")]
    gain = lines(staff, teacher)[-1]
    assert (gain.ref, gain.kind, gain.day) == (transfer["id"], "transfer", LONG_AGO)  # never before the loss
    assert closing(staff, county) == counted(staff, county) == 0


def test_a_file_that_is_merged_counts_no_more_until_it_is_parted_again(staff, clerk):
    teacher = staff.teacher(main_stage="2")
    staff.goes(teacher, SCHOOL, 2, merged_into=str(uuid.uuid4()))
    assert closing(staff, clerk) == counted(staff, clerk) == 0
    staff.goes(teacher, SCHOOL, 3, merged_into=None)
    assert said(staff, teacher)[1:] == [(-1, "other_out", "primary"), (1, "other_out", "primary")]
    assert closing(staff, clerk) == counted(staff, clerk) == 1


def test_news_that_is_late_or_told_again_writes_nothing_twice(staff, clerk):
    teacher = staff.teacher(main_stage="2")
    staff.goes(teacher, SCHOOL, 3, main_stage="3")
    kept = said(staff, teacher)
    staff.goes(teacher, SCHOOL, 3, main_stage="3")
    staff.goes(teacher, SCHOOL, 2, main_stage="4")
    tell_again(staff, teacher)
    assert said(staff, teacher) == kept
    assert closing(staff, clerk) == counted(staff, clerk)


def tell_again(staff, teacher):
    """What a rebuild of the copies tells."""
    row = staff.as_system("mobility", lambda db: db.execute(WHOLE, {"id": teacher}).scalar_one())
    staff.as_system("mobility", following.compare, [row])


def test_the_same_news_at_the_same_moment_is_written_once_and_nobody_waits_for_each_other(staff):
    teachers = [staff.teacher(main_stage="2") for _ in range(20)]
    rows = [
        staff.as_system("mobility", lambda db, id_=each: db.execute(WHOLE, {"id": id_}).scalar_one())
        for each in teachers
    ]
    news = [row | {"row_version": 2, "main_stage": "3"} for row in rows]
    strangers = [row | {"id": str(uuid.uuid4()), "newly_hired": True, "source": "11"} for row in rows]
    both = [news + strangers, strangers[::-1] + news[::-1]] * 2
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda told: staff.as_system("mobility", following.learn, told), both))
    assert {tuple(said(staff, teacher)[1:]) for teacher in teachers} == {
        ((-1, "stage_out", "primary"), (1, "stage_in", "junior"))
    }
    assert {tuple(said(staff, uuid.UUID(each["id"]))) for each in strangers} == {((1, "graduate", "primary"),)}


WHOLE = text("SELECT to_jsonb(known_teacher) FROM known_teacher WHERE id = :id")


def test_who_was_there_before_the_ledger_is_opened_by_the_first_news_the_rebuild_or_the_backfill(staff, clerk):
    by_news, by_rebuild, by_backfill = (staff.teacher(main_stage="2") for _ in range(3))

    def forget(db):
        for teacher in (by_news, by_rebuild, by_backfill):
            db.execute(FORGET, {"id": teacher})
            db.execute(FORGET_LINES, {"id": teacher})
        db.execute(BEGIN_AGAIN, {"after": uuid.UUID(int=by_backfill.int - 1)})

    staff.as_system("mobility", forget)
    staff.goes(by_news, SCHOOL, 2, personnel_status="301")
    tell_again(staff, by_rebuild)
    staff.as_system("mobility", following.open_next)
    assert said(staff, by_news) == [(1, "opening", "primary"), (-1, "retired", "primary")]
    assert said(staff, by_rebuild) == said(staff, by_backfill) == [(1, "opening", "primary")]
    assert {line.kind for line in lines(staff, by_backfill)} == {"opening"}
    staff.as_system("mobility", following.open_next)
    assert closing(staff, clerk) == counted(staff, clerk) == 2
    never_known = {"id": str(uuid.uuid4())}
    row = staff.as_system("mobility", lambda db: db.execute(WHOLE, {"id": by_backfill}).scalar_one())
    staff.as_system("mobility", following.compare, [row | never_known | {"newly_hired": True}])
    assert said(staff, uuid.UUID(never_known["id"])) == [(1, "opening", "primary")]


def test_a_stage_that_becomes_known_takes_the_entry_along(staff, clerk):
    teacher = staff.teacher(stage="school_review", **NEWCOMER)
    staff.goes(teacher, SCHOOL, 2, stage="effective")
    assert form(staff, clerk)[1]["outside"] == [{"stage": "unknown", "closing": 1}]
    staff.goes(teacher, SCHOOL, 3, main_stage="2")
    rows, made = form(staff, clerk)
    assert (rows["primary", False]["normal_graduates"], rows["primary", False]["closing"]) == (1, 1)
    assert made["outside"] == []


def test_lines_are_seen_in_the_own_territory_only_and_found_by_reason_day_and_school(staff, clerk, county):
    teacher = staff.teacher(main_stage="2")
    staff.done(clerk, teacher, "retirement", "301")
    [line] = listed(staff, county)
    assert (line["reason"], line["name"], line["org_name"], line["code"]) == ("retired", "王小红", SCHOOL, "211")
    assert listed(staff, county, reason="died") == []
    assert [each["reason"] for each in listed(staff, county, reason="opening")] == ["opening"]
    assert listed(staff, county, first=LONG_AGO, last=LONG_AGO, org_id=staff.orgs[SCHOOL]) == [line]
    assert listed(staff, county, first=LONG_AGO + datetime.timedelta(days=1)) == []
    assert listed(staff, county, org_id=staff.orgs["蜀山中学"]) == []
    stranger = staff.person("包河区教育局", "reviewer")
    assert listed(staff, stranger) == []
    for call in (sums.staff_change_form, ledger_flows.staff_flows):
        with pytest.raises(NotFound):
            staff.ask(stranger, call, YEAR, staff.orgs[SCHOOL])


KNOWN = {
    "stage": ("effective", "effective", "effective", "school_review"), "personnel_status": ("100", "203", "301", "306"),
    "staff_category": (None, "11", "13"), "main_stage": ("1", "2", "3", "4", "6", None), "sex": ("1", "2"),
}  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9))
def test_after_any_changes_in_any_order_the_ledger_is_as_many_as_there_are(staff, county, seed):
    at_random = random.Random(seed)
    teachers = [staff.teacher(**picked(at_random)) for _ in range(3)]
    news = [(teacher, version) for teacher in teachers for version in range(2, 7)]
    at_random.shuffle(news)  # late news among them
    for teacher, version in news:
        school = at_random.choice((SCHOOL, "蜀山中学", "包河小学"))
        merged = at_random.choice((None, None, None, str(uuid.UUID(int=1))))
        staff.goes(teacher, school, version, merged_into=merged, **picked(at_random))
    for actor in (county, staff.person(SCHOOL, "reviewer"), staff.person("安徽省教育厅", "reviewer")):
        assert in_all(staff, actor) == counted(staff, actor)


def picked(at_random):
    return {name: at_random.choice(values) for name, values in KNOWN.items()}


def in_all(staff, actor):
    """The form's closing with everybody in it, whatever the order of days was: what is less than nobody is said."""
    made = staff.ask(actor, sums.staff_change_form, YEAR, None)
    at = [column.code for column in columns()].index("closing")
    inside = sum(row["values"][at] for row in made["rows"] if not row["women"])
    return inside + sum(each["closing"] for each in made["outside"])


def stood(staff, actor, year=YEAR, limit=2):
    """All who were there when a year began, page by page."""
    found, after = [], None
    while True:
        page = staff.ask(actor, opening.staff_opening, limit, after, year, None)
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def test_whoever_was_there_at_first_stands_by_name_and_with_the_lines_of_the_year_they_are_all(staff, clerk, county):
    old = [staff.teacher(name=name, post_type="1", courses=["010"]) for name in ("王一", "王二", "王三")]
    staff.as_system("mobility", lambda db: [db.execute(FORGET, {"id": id_}) for id_ in old])
    staff.as_system("mobility", lambda db: [db.execute(FORGET_LINES, {"id": id_}) for id_ in old])
    staff.as_system("mobility", lambda db: following._open(db, old))
    staff.teacher(name="李新", **NEWCOMER)
    staff.done(clerk, old[0], "retirement", "301", day=datetime.date(YEAR, 9, 1))

    assert [row["name"] for row in stood(staff, clerk)] == ["王一", "王三", "王二"]
    assert {row["org_name"] for row in stood(staff, county)} == {SCHOOL}
    found = staff.ask(clerk, opening.staff_balance, YEAR, None)
    assert (found["opening"], found["more"], found["less"], found["closing"]) == (3, 1, 1, 3)
    assert found["closing"] == closing(staff, clerk) == counted(staff, clerk)
    year_after = staff.ask(clerk, opening.staff_balance, YEAR + 1, None)
    assert year_after["opening"] == found["closing"]
    assert sorted(row["name"] for row in stood(staff, clerk, YEAR + 1)) == ["李新", "王三", "王二"]


def test_whoever_resigned_and_is_hired_again_by_the_same_school_is_recruited_until_that_is_undone(staff, clerk):
    teacher = staff.teacher(main_stage="2")
    staff.done(clerk, teacher, "resignation", "306", day=LONG_AGO)
    again = staff.done(clerk, teacher, "rehire", "100", post={"stage": "2"})

    assert staff.statuses[teacher][0] == "100"
    assert said(staff, teacher)[1:] == [(-1, "resigned", "primary"), (1, "recruited", "primary")]
    staff.judge(staff.person(SCHOOL, "reviewer"), staff.undo(clerk, again))
    assert said(staff, teacher)[3:] == [(-1, "recruited", "primary")]
