"""Where the province says so, the office above decides what is overdue at a desk; nobody else does (R-MOB-02)."""

import dataclasses
import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from services.common import clock
from services.common.database import transactions
from services.common.database.tables import outbox
from services.common.errors import Forbidden, Invalid, NotFound, Stale
from services.common.request import Request
from services.contracts.identity import notices as contract
from services.review import overdue_below, queries, standing_in
from services.review.actions import batches, deciding, saying_stand_ins
from services.review.models import CaseStep

DAY = datetime.timedelta(days=1)


@pytest.fixture
def admin(desks):
    """Who administers the province."""
    return dataclasses.replace(desks.person("安徽省教育厅", "info_admin"), org_level="province")


@pytest.fixture
def say(desks, admin):
    """The province lets the office above decide, or no more."""

    def saying(*, on=True, business="first_entry", days=0, actor=admin, id=None):
        said = {"id": id or uuid.uuid4(), "business": business, "on": on}
        day = clock.today() + days * DAY
        return desks.ask(actor, saying_stand_ins.set_stand_in, **said, effective_from=day)

    return saying


@pytest.fixture
def late(desks):
    """Cases are overdue at their first step, or at the step that is named."""

    def falling_due(*case_ids, days=3, step=1):
        with desks.store.begin(transactions.system()) as db:
            for case_id in case_ids:
                db.get(CaseStep, (case_id, step)).due_at = clock.now() - days * DAY
        return case_ids[0]

    return falling_due


@pytest.fixture
def remark(desks):
    """What a teacher of one county says, which a school of the other one answers: its county only watches."""

    def opened():
        wanted = desks.submission("王小红") | {
            "business": "remark",
            "subject": {"id": uuid.uuid4(), "kind": "remark", "name": "王小红"},
            "parties": {"handling": desks.orgs["包河小学"]},
        }
        return desks.submit_all([wanted])[0]

    return opened


def test_the_office_above_decides_in_the_desks_stead_and_the_decision_says_so(desks, late, say):
    case_id = late(desks.submit())
    say()

    seen = desks.case(desks.officer, case_id)
    assert (seen["may"], seen["refusal"]) == (["decide"], None)
    assert seen["in_stead"] == "蜀山小学逾期 3 天，按省里设置由上级办理。"
    assert desks.case(desks.officer, case_id, "en")["in_stead"].startswith("蜀山小学 is 3 days late")

    [decision] = desks.decide(desks.officer, case_id)["decisions"]
    assert (decision["org_name"], decision["person"], decision["for_org"]) == (
        "蜀山区教育局",
        desks.officer.name,
        "蜀山小学",
    )
    told = desks.announced()[-1]
    assert (told["decisions"][-1]["for_org_id"], told["step_roles"]) == (desks.orgs["蜀山小学"], ["authority"])
    assert told["decisions"][-1]["org_name"] == "蜀山区教育局（上级代办）"  # as others write it down


def test_the_desk_is_told_that_it_need_not_decide_any_more(desks, late, say):
    case_id = late(desks.submit())
    say()
    desks.decide(desks.officer, case_id)

    query = select(outbox.c.body).where(outbox.c.type == contract.people_notified.type)
    bodies = desks.as_system(lambda db: db.scalars(query).all())
    told = [each for body in bodies for each in body["notices"] if each["kind"] == "case_decided_above"]
    [mine] = [each for each in told if each["to"][0]["org_id"] == str(desks.orgs["蜀山小学"])]
    assert mine["params"]["by"] == "蜀山区教育局"


def test_the_desk_below_still_decides_and_that_is_its_own_decision(desks, late, say):
    case_id = late(desks.submit())
    say()

    assert desks.case(desks.reviewer, case_id)["in_stead"] is None
    [decision] = desks.decide(desks.reviewer, case_id)["decisions"]
    assert (decision["org_name"], decision["for_org"]) == ("蜀山小学", None)


def test_it_rejects_and_returns_as_the_desk_could(desks, late, say):
    rejected = late(desks.submit())
    returned = desks.submit()
    desks.decide(desks.reviewer, returned)
    late(returned, step=2)
    say()

    assert desks.decide(desks.officer, rejected, "reject", "材料不全")["state"] == "rejected"
    province = desks.case(desks.province, returned)
    assert (province["may"], province["in_stead"] is None) == (["decide", "return"], False)
    case = desks.decide(desks.province, returned, "return", "请核实学历")
    assert (case["decisions"][-1]["for_org"], case["step"]) == ("蜀山区教育局", 1)


@pytest.mark.parametrize(
    ("who", "refusal"), [("province", Forbidden), ("other_officer", NotFound), ("sibling", NotFound)]
)
def test_two_levels_above_another_county_and_a_sibling_decide_nothing(desks, late, say, who, refusal):
    case_id = late(desks.submit())
    say()

    with pytest.raises(refusal):
        desks.decide(getattr(desks, who), case_id)


@pytest.mark.parametrize("role", ["entry_clerk", "query_user", "school_head"])
def test_who_is_no_reviewer_of_the_office_above_does_not_decide(desks, late, say, role):
    case_id = late(desks.submit())
    say()

    with pytest.raises(Forbidden):
        desks.decide(desks.person("蜀山区教育局", role), case_id)


def test_before_it_is_overdue_and_where_nothing_is_said_the_desk_alone_decides(desks, late, say):
    overdue, on_time = late(desks.submit()), desks.submit()
    with pytest.raises(Forbidden, match="蜀山小学"):
        desks.decide(desks.officer, overdue)
    assert desks.case(desks.officer, overdue)["may"] == []

    say()
    with pytest.raises(Forbidden, match="蜀山小学"):
        desks.decide(desks.officer, on_time)


def test_it_is_said_of_one_business_by_one_province(desks, late, say, actor_of):
    case_id = late(desks.submit())
    say(business="transfer")
    elsewhere = actor_of("info_admin", path=f"000000/{uuid.uuid4().hex}/", org_level="province", org_id=uuid.uuid4())
    say(actor=elsewhere)

    with pytest.raises(Forbidden):
        desks.decide(desks.officer, case_id)


def test_it_counts_from_its_day_on_until_another_day(desks, late, say, monkeypatch):
    case_id = late(desks.submit())
    say(days=1)
    with pytest.raises(Forbidden):
        desks.decide(desks.officer, case_id)

    now = clock.now() + DAY
    monkeypatch.setattr(clock, "now", lambda: now)
    assert desks.case(desks.officer, case_id)["may"] == ["decide"]
    say(on=False, days=1)
    assert desks.case(desks.officer, case_id)["may"] == ["decide"]
    later = now + DAY
    monkeypatch.setattr(clock, "now", lambda: later)
    assert desks.case(desks.officer, case_id)["may"] == []


def test_switched_off_between_look_and_click_nothing_is_decided(desks, late, say):
    case_id = late(desks.submit())
    say()
    assert desks.case(desks.officer, case_id)["may"] == ["decide"]
    say(on=False)

    with pytest.raises(Forbidden, match="蜀山小学"):
        desks.decide(desks.officer, case_id)
    assert desks.case(desks.reviewer, case_id)["decisions"] == []


def test_four_eyes_hold_for_the_office_above(desks, late, say):
    contributed = late(desks.submit(contributors=[desks.officer.person_id]))
    twice = late(desks.submit())
    say()
    with pytest.raises(Forbidden, match="entered or submitted"):
        desks.decide(desks.officer, contributed)

    desks.decide(desks.officer, twice)
    with pytest.raises(Forbidden, match="earlier step"):
        desks.decide(desks.officer, twice)
    colleague = desks.person("蜀山区教育局", "info_admin")
    assert desks.decide(colleague, twice)["decisions"][-1]["for_org"] is None


def test_where_it_has_no_second_reviewer_the_own_step_goes_further_up(desks, late, say):
    desks.staff("蜀山区教育局", desks.officer)
    case_id = late(desks.submit())
    say()

    case = desks.decide(desks.officer, case_id)
    assert [step["desk"] for step in case["waiting"]] == ["安徽省教育厅"]


def test_of_two_that_decide_at_the_same_instant_one_is_first_and_the_other_hears_of_it(desks, late, say):
    case_ids = [desks.submit() for _ in range(4)]
    late(*case_ids)
    say()

    def deciding_it(actor, case_id):
        given = {"row_version": 1, "verdict": "approve", "reasons": []}
        try:
            return desks.ask(actor, deciding.decide, case_id, **given)["decisions"][0]["person"]
        except Stale as refusal:
            return refusal

    with ThreadPoolExecutor(8) as pool:
        both = [
            [pool.submit(deciding_it, actor, case_id) for actor in (desks.officer, desks.reviewer)]
            for case_id in case_ids
        ]
    for case_id, pair in zip(case_ids, both, strict=True):
        answers = [each.result() for each in pair]
        assert sum(isinstance(each, Stale) for each in answers) == 1
        [decision] = desks.case(desks.province, case_id)["decisions"]
        assert decision["person"] in answers


def test_in_batches_nothing_is_decided_in_another_desks_stead(desks, late, say):
    case_id = late(desks.submit())
    say()
    terms = {"verdict": "approve", "reasons": [], "case_ids": [case_id]}
    desks.ask(desks.officer, batches.decide_chosen, id=uuid.uuid4(), **terms)
    desks.work()

    assert desks.case(desks.reviewer, case_id)["decisions"] == []
    assert desks.names(desks.officer, "todo") == []


def test_the_list_of_what_is_overdue_below_says_what_may_be_decided(desks, late, say):
    late(desks.submit())
    say()

    [row] = desks.ask(desks.officer, overdue_below.list_overdue_below, q=None, business=None, limit=50, after=None)[
        "items"
    ]
    assert (row["may"], row["refusal"]) == (["remind", "decide"], None)


def test_the_list_does_not_offer_what_four_eyes_refuse_and_says_why(desks, late, say):
    late(desks.submit(contributors=[desks.officer.person_id]))
    say()
    listing, terms = overdue_below.list_overdue_below, {"q": None, "business": None, "limit": 50, "after": None}

    [row] = desks.ask(desks.officer, listing, **terms)["items"]
    assert row["may"] == ["remind"]
    assert "其他审核人员" in row["refusal"]
    [colleagues] = desks.ask(desks.person("蜀山区教育局", "info_admin"), listing, **terms)["items"]
    assert (colleagues["may"], colleagues["refusal"]) == (["remind", "decide"], None)


def test_a_county_that_only_watches_a_case_decides_what_is_overdue_at_its_school(desks, late, say, remark):
    case_id = remark()
    with pytest.raises(NotFound):
        desks.decide(desks.other_officer, case_id)
    say(business="remark")
    with pytest.raises(NotFound):
        desks.decide(desks.other_officer, case_id)
    late(case_id)

    assert desks.case(desks.other_officer, case_id)["may"] == ["decide"]
    with pytest.raises(Forbidden):
        desks.decide(desks.officer, case_id)
    [decision] = desks.decide(desks.other_officer, case_id)["decisions"]
    assert (decision["org_name"], decision["for_org"]) == ("包河区教育局", "包河小学")
    assert desks.case(desks.hub, case_id)["state"] == "approved"


def test_a_county_that_comes_second_hears_that_somebody_was_first(desks, late, say, remark):
    case_id = late(remark())
    say(business="remark")
    seen = desks.case(desks.other_officer, case_id)["row_version"]
    desks.decide(desks.hub, case_id)

    with pytest.raises(Stale):
        desks.ask(desks.other_officer, deciding.decide, case_id, row_version=seen, verdict="approve", reasons=[])


@pytest.mark.parametrize(("table", "key"), [("review_case", "id"), ("case_step", "case_id")])
def test_the_database_lets_it_write_only_while_it_may_decide(desks, late, say, remark, table, key):
    case_id, on_time = remark(), remark()

    def written(actor, of=case_id, *, saying_when=True):
        def writing(db, _actor):
            if saying_when:
                standing_in.say_when(db, clock.now())
            change = text(f"UPDATE {table} SET watchers = watchers WHERE {key} = :id")  # noqa: S608 - ours
            return db.execute(change, {"id": of}).rowcount

        return desks.ask(actor, writing)

    late(case_id)
    assert written(desks.other_officer) == 0
    say(business="remark")
    assert written(desks.other_officer, on_time) == 0
    assert written(desks.other_officer, saying_when=False) == 0
    unit = dataclasses.replace(desks.other_officer, org_path=f"{desks.other_officer.org_path}01/")
    assert written(unit) == written(desks.village) == 0
    assert written(desks.other_officer) > 0
    say(business="remark", on=False)
    assert written(desks.other_officer) == 0


def test_the_database_lets_it_decide_only_then(desks, late, say, remark):
    case_id = remark()
    add = text(
        "INSERT INTO decision (id, case_id, step, verdict, reasons, person_id, person, org_id, org_name, org_path, at,"
        " subject_id, doors, watchers) SELECT gen_random_uuid(), id, 1, 'return', '[]', id, '某人', org_id, org_name,"
        " org_path, now(), subject_id, doors, watchers FROM review_case WHERE id = :id"
    )

    def added(db, _actor):
        standing_in.say_when(db, clock.now())
        return db.execute(add, {"id": case_id}).rowcount

    say(business="remark")
    with pytest.raises(Exception, match="row-level security"):
        desks.ask(desks.other_officer, added)
    late(case_id)
    assert desks.ask(desks.other_officer, added) == 1


def test_without_the_databases_wall_the_service_still_refuses(unwalled, desks, late, say, remark):
    overdue, on_time = late(remark()), remark()

    def refused(actor, case_id, refusal):
        with unwalled("review").begin(Request(actor=actor)) as db, pytest.raises(refusal):
            deciding.decide(db, actor, case_id, row_version=1, verdict="approve", reasons=[])

    refused(desks.other_officer, overdue, Forbidden)
    say(business="remark")
    refused(desks.other_officer, on_time, Forbidden)
    refused(desks.province, overdue, Forbidden)
    refused(desks.village, overdue, NotFound)
    with unwalled("review").begin(Request(actor=desks.other_officer)) as db:
        assert queries.case(db, desks.other_officer, on_time)["may"] == []


def how(stand_ins, business="first_entry"):
    [found] = [each for each in stand_ins["items"] if each["business"] == business]
    return found


def test_a_province_sees_how_it_stands_what_comes_and_what_was_said(desks, admin, say):
    stand_ins = desks.ask(admin, saying_stand_ins.list_stand_ins)
    assert (stand_ins["org_name"], stand_ins["may"]) == ("安徽省教育厅", ["set"])
    assert {each["on"] for each in stand_ins["items"]} == {False}
    assert {"transfer", "status_change", "assignment", "change", "first_entry"} <= {
        each["business"] for each in stand_ins["items"]
    }

    say()
    stand_in = how(say(on=False, days=7))
    assert (stand_in["on"], stand_in["now"]["person"]) == (True, admin.name)
    assert (stand_in["coming"]["on"], stand_in["coming"]["effective_from"]) == (False, clock.today() + 7 * DAY)
    assert [each["on"] for each in stand_in["said"]] == [False, True]


def test_everybody_below_sees_how_it_stands_and_sets_nothing(desks, say):
    say()
    for actor in (desks.officer, desks.reviewer, desks.clerk):
        stand_ins = desks.ask(actor, saying_stand_ins.list_stand_ins)
        assert (how(stand_ins)["on"], stand_ins["may"]) == (True, [])


def test_the_same_again_is_said_once(say):
    known = uuid.uuid4()
    say(id=known)
    assert len(how(say(id=known))["said"]) == 1


@pytest.mark.parametrize(("org", "role", "level"), [
    ("安徽省教育厅", "reviewer", "province"),
    ("蜀山区教育局", "info_admin", "county"),
    ("蜀山小学", "info_admin", "school"),
])  # fmt: skip
def test_only_an_information_administrator_of_the_province_says_so(desks, say, org, role, level):
    with pytest.raises(Forbidden):
        say(actor=dataclasses.replace(desks.person(org, role), org_level=level))


@pytest.mark.parametrize("wrong", [{"business": "unheard_of"}, {"days": -1}])
def test_a_business_that_is_not_reviewed_and_a_day_that_is_over_are_refused(say, wrong):
    with pytest.raises(Invalid):
        say(**wrong)


def test_what_was_said_is_never_changed_and_only_the_province_adds_to_it(desks, admin, say):
    say()
    added = text(
        "INSERT INTO stand_in (id, org_id, org_path, business, turned_on, effective_from, person_id, person, at)"
        " VALUES (gen_random_uuid(), gen_random_uuid(), :path, 'change', true, current_date,"
        " gen_random_uuid(), '', now())"
    )
    for change in ("UPDATE stand_in SET turned_on = false", "DELETE FROM stand_in"):
        assert desks.ask(admin, lambda db, _actor, change=change: db.execute(text(change)).rowcount) == 0
    for actor in (desks.officer, desks.sibling):
        with pytest.raises(Exception, match="row-level security"):
            desks.ask(actor, lambda db, _actor: db.execute(added, {"path": admin.org_path}))
