"""Progress and the monthly report count each file once, for whoever may see it (R-REV-08, R-REV-09)."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.copies import known_orgs
from services.common.database.paging import encode
from services.common.errors import Forbidden, Invalid, NotFound
from services.records.monitoring import campaigns, monthly, progress

ADD = text("""
    INSERT INTO teacher (id, org_id, org_path, category, stage, desk, row_version, version, catalogue_version, basic,
                         missing, created_at)
    VALUES (:id, :org_id, :org_path, 'primary_secondary', :stage, :desk, 1, 1, 'x', '{}', :missing, :at)
""")
PASSED = text("""
    INSERT INTO step (id, teacher_id, at, act, stage, version, reasons, person_id, person, org_id, org_name)
    VALUES (:id, :teacher_id, :at, 'approved', 'effective', 1, '[]', :id, '审核员', :id, '教育局')
""")

MANY = text("""
    INSERT INTO known_org (id, code, name, level, path, authority_id, category, closed, row_version)
    SELECT gen_random_uuid(), :path || n, '第' || n || '小学', 'school', :path || n || '/', :authority_id,
        'primary_secondary', false, 1
    FROM generate_series(1, 2998) AS n
""")


@pytest.fixture
def county(begin, place):
    """The office above the test's schools, as records knows it."""
    org = {
        "id": uuid.uuid4(),
        "code": place.split("/")[-2],
        "name": "华县教育局",
        "level": "county",
        "path": place,
        "closed": False,
        "row_version": 1,
    }
    with begin() as db:
        known_orgs.learn(db, **org)
    return org


@pytest.fixture
def schools(county, school_of, begin):
    """Two schools that the office manages."""
    made = [school_of() | {"authority_id": county["id"], "row_version": 2} for _ in range(2)]
    with begin() as db:
        for school in made:
            known_orgs.learn(db, **school)
    return made


@pytest.fixture
def planner(actor_of, county):
    """The office's information administrator."""
    return actor_of("info_admin", path=county["path"], org_id=county["id"], org_name="华县教育局", org_level="county")


def file_at(db, school, stage, *, desk=None, missing=0, at=None, passed=None):
    at = at or datetime.now(UTC)
    known = {"id": uuid.uuid4(), "org_id": school["id"], "org_path": school["path"], "at": at}
    db.execute(ADD, known | {"stage": stage, "desk": desk, "missing": missing})
    if passed:
        db.execute(PASSED, {"id": uuid.uuid4(), "teacher_id": known["id"], "at": passed})


def plan(**more):
    day = clock.today()
    known = {
        "id": uuid.uuid4(),
        "name": "首次采集",
        "kind": "first_collection",
        "sets": [],
        "categories": [],
        "starts_on": day - timedelta(days=30),
        "submit_by": day - timedelta(days=1),
        "school_review_by": day + timedelta(days=5),
        "authority_review_by": day + timedelta(days=9),
        "report_day": 20,
        "responsible": "人事股",
        "participants": "各校",
    }
    return known | more


def shown(db, actor, **wanted):
    return progress.progress(db, actor, **({"org_id": None, "campaign_id": None, "level": None} | wanted))


def test_an_office_sees_each_school_with_where_its_files_lie(begin, planner, schools):
    with begin(planner) as db:
        file_at(db, schools[0], "draft", missing=2)
        file_at(db, schools[0], "authority_review", desk="authority")
        file_at(db, schools[1], "effective")
        board = shown(db, planner)

    rows = {row["org_id"]: row for row in board["items"]}
    assert (rows[schools[0]["id"]]["incomplete"], rows[schools[0]["id"]]["desks"]) == (1, {"authority": 1})
    assert board["totals"]["entered"] == 3
    assert board["items"][-1]["org_id"] == schools[1]["id"]  # laggards first


def office_of(db, county):
    org = {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:12], "name": "人事股", "level": "office", "unit": "personnel"}
    org |= {"authority_id": county["id"], "path": f"{county['path']}{org['code']}/", "closed": False, "row_version": 1}
    known_orgs.learn(db, **org)
    return org


def test_the_offices_of_an_authority_hold_no_files_and_are_no_rows_of_its_board(begin, planner, county, schools):
    with begin(planner) as db:
        office_of(db, county)
        board = shown(db, planner)

    assert {row["org_id"] for row in board["items"]} == {school["id"] for school in schools}


def test_an_office_of_an_authority_sees_nothing_on_its_board_and_calls_for_no_campaign(
    begin, planner, county, schools, actor_of
):
    with begin(planner) as db:
        file_at(db, schools[0], "effective")
        office = office_of(db, county)
    clerk = actor_of("info_admin", path=office["path"], org_id=office["id"], org_level="office")
    with begin(clerk) as db:
        board = shown(db, clerk)
        with pytest.raises(Forbidden):
            campaigns.add_campaign(db, clerk, **plan())

    assert ([row["org_id"] for row in board["items"]], board["totals"]["entered"]) == ([office["id"]], 0)


def test_a_school_behind_its_target_is_late_the_day_after(begin, planner, schools):
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
        wanted = [{"org_id": schools[0]["id"], "expected": 2}]
        campaigns.set_targets(db, planner, made["id"], wanted)
        file_at(db, schools[0], "effective")
        board = shown(db, planner)

    row = next(row for row in board["items"] if row["org_id"] == schools[0]["id"])
    assert (row["expected"], row["late"], board["campaign"]["id"]) == (2, ["submit"], made["id"])


def test_the_campaign_of_the_office_above_is_the_schools_too(begin, planner, schools, actor_of):
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
    clerk = actor_of("entry_clerk", path=schools[0]["path"], org_id=schools[0]["id"])
    with begin(clerk) as db:
        campaigns.set_targets(db, clerk, made["id"], [{"org_id": schools[0]["id"], "expected": 7}])
        board = shown(db, clerk)
        assert campaigns.campaigns(db, clerk, 50, None)["items"][0]["may"] == []

    assert [row["expected"] for row in board["items"]] == [7]


def test_a_school_sets_no_target_for_another(begin, planner, schools, actor_of):
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
    clerk = actor_of("entry_clerk", path=schools[0]["path"], org_id=schools[0]["id"])
    with begin(clerk) as db, pytest.raises(NotFound):
        campaigns.set_targets(db, clerk, made["id"], [{"org_id": schools[1]["id"], "expected": 7}])


def test_a_school_calls_for_no_campaign_and_another_office_changes_none(begin, planner, schools, actor_of):
    school = actor_of("info_admin", path=schools[0]["path"], org_id=schools[0]["id"])
    with begin(school) as db, pytest.raises(Forbidden):
        campaigns.add_campaign(db, school, **plan())
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
    changed = {name: value for name, value in plan(name="另名").items() if name != "id"} | {"closed": True}
    with begin(school) as db, pytest.raises(Forbidden):
        campaigns.change_campaign(db, school, made["id"], made["row_version"], **changed)
    with begin(planner) as db:
        assert campaigns.change_campaign(db, planner, made["id"], made["row_version"], **changed)["closed"]
        assert shown(db, planner)["campaign"] is None


def test_a_campaign_whose_days_are_in_disorder_is_refused(begin, planner):
    with begin(planner) as db, pytest.raises(Invalid):
        campaigns.add_campaign(db, planner, **plan(submit_by=clock.today() + timedelta(days=30)))


def test_nobody_sees_the_progress_of_another_office(begin, planner, actor_of, schools):
    stranger = actor_of("query_user", path="000000/999999/", org_level="province")
    with begin(stranger) as db, pytest.raises(NotFound):
        shown(db, stranger, org_id=schools[0]["id"])


def test_the_monthly_report_counts_what_there_was_when_the_month_ended(begin, planner, schools):
    october, november = datetime(2026, 10, 31, 15, 59, tzinfo=UTC), datetime(2026, 10, 31, 16, 0, tzinfo=UTC)
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
        campaigns.set_targets(db, planner, made["id"], [{"org_id": schools[0]["id"], "expected": 1}])
        file_at(db, schools[0], "effective", at=october, passed=october)
        file_at(db, schools[0], "effective", at=november, passed=november)
        report = monthly.monthly(db, planner, "2026-10", None, None)

    row = next(row for row in report["items"] if row["org_id"] == schools[0]["id"])
    assert (row["entered"], row["reviewed"]) == (1, 1)
    assert (row["entry_complete"], row["entry_completed_on"]) == (True, date(2026, 10, 31))
    assert report["due_on"] == date(2026, 10, 20)


def pages_of(db, actor, **wanted):
    found = [shown(db, actor, **wanted)]
    while after := found[-1]["next"]:
        found.append(shown(db, actor, after=after, **wanted))
    return found


def test_a_list_of_three_thousand_schools_is_read_on_by_keys_and_misses_none(begin, planner, county, schools):
    known = {"path": county["path"], "authority_id": county["id"]}
    with begin() as db:
        db.execute(MANY, known)
    with begin(planner) as db:
        campaigns.add_campaign(db, planner, **plan())
        for school in schools:
            file_at(db, school, "draft")
        found = pages_of(db, planner, level="school")

    names = [row["org_name"] for each in found for row in each["items"]]
    assert [len(each["items"]) for each in found] == [1000, 1000, 1000]
    assert len(set(names)) == 3000
    assert set(names[:2]) == {school["name"] for school in schools}  # laggards first, and no more
    assert {(each["late"], each["totals"]["entered"]) for each in found} == {(2, 2)}


def test_a_key_that_was_not_made_here_is_refused(begin, planner, schools):
    with begin(planner) as db, pytest.raises(Invalid):
        shown(db, planner, after=encode(["a", "b", "c", "d", "e", "f"]))
