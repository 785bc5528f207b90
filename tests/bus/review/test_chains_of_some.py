"""Chains for the schools of one organisation: switched on from a day on, the nearest first, and behind a wall."""

import dataclasses
import datetime
import uuid
from functools import partial

import pytest
from sqlalchemy import select, text

from services.common import clock
from services.common.contract import schema_of
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.contracts.review.chains import ChainDraft, ChainFilter
from services.review import chain_list
from services.review.actions import switching
from services.review.models import Case, Chain
from services.review.publish import publish

SCHOOL = {"name": {"zh-CN": "学校审核", "en": "School"}, "desk": "school", "roles": ["reviewer"]}
COUNTY = {"name": {"zh-CN": "县级审核", "en": "County"}, "desk": "authority", "roles": ["reviewer"]}
DAY = datetime.timedelta(days=1)


@pytest.fixture
def admin(desks):
    """Who administers the county."""
    return dataclasses.replace(desks.person("蜀山区教育局", "info_admin"), org_level="county")


@pytest.fixture
def province_admin(desks):
    return dataclasses.replace(desks.person("安徽省教育厅", "system_admin"), org_level="province")


@pytest.fixture
def switch_on(desks, admin):
    """Let a chain count for the schools of an organisation."""

    def switching_on(org="蜀山区教育局", actor=admin, id=None, **change):
        draft = {
            "names": {"zh-CN": "本县流程", "en": "Own chain"},
            "business": "first_entry",
            "categories": ["primary_secondary"],
            "org_id": str(desks.orgs[org]),
            "positions": [[COUNTY]],
            "effective_from": clock.today().isoformat(),
        }
        wanted = schema_of(ChainDraft).load(draft | change)
        return desks.ask(actor, partial(switching.add_chain, id=id or uuid.uuid4(), **wanted))

    return switching_on


@pytest.fixture
def on_day(monkeypatch):
    """Let so many days go by."""
    real = clock.now

    def later(days):
        monkeypatch.setattr(clock, "now", lambda: real() + days * DAY)

    return later


def in_days(days):
    return (clock.today() + days * DAY).isoformat()


def chain_of(desks, case_id):
    query = select(Chain).join(Case, Case.chain_id == Chain.id).where(Case.id == case_id)
    return desks.as_system(lambda db: db.scalar(query))


def listed(desks, actor, **wanted):
    """The chains for some schools that somebody is shown, by name and state."""
    asked = schema_of(ChainFilter).load({"limit": 200} | wanted)
    found = desks.ask(actor, chain_list.list_chains, **asked)["items"]
    return [(each["name"], each["state"]) for each in found if each["org_id"]]


def test_new_cases_of_the_county_take_its_chain_and_those_of_another_do_not(desks, switch_on):
    made = switch_on()

    assert chain_of(desks, desks.submit()).id == made["id"]
    assert chain_of(desks, desks.submit(school="包河小学")).code == "k12_first_entry"


def test_the_nearest_chain_is_taken(desks, switch_on, province_admin):
    of_province = switch_on("安徽省教育厅", province_admin)
    of_school = switch_on("蜀山小学")

    assert chain_of(desks, desks.submit()).id == of_school["id"]
    assert chain_of(desks, desks.submit(school="蜀山中学")).id == of_province["id"]


def test_a_running_case_keeps_its_version_and_new_ones_take_the_next(desks, switch_on):
    first = switch_on(positions=[[SCHOOL], [COUNTY]])
    running = desks.submit()
    second = switch_on(replaces=str(first["id"]))

    assert (second["version"], second["code"]) == (2, first["code"])
    assert chain_of(desks, running).id == first["id"]
    assert chain_of(desks, desks.submit()).id == second["id"]
    assert desks.decide(desks.reviewer, running)["state"] == "open"
    assert desks.decide(desks.officer, running)["state"] == "approved"


def test_a_chain_counts_from_its_day_until_it_is_switched_off(desks, switch_on, admin, on_day):
    made = switch_on(effective_from=in_days(3))
    assert chain_of(desks, desks.submit()).code == "k12_first_entry"
    assert listed(desks, admin) == [("本县流程", "coming")]

    on_day(3)
    assert chain_of(desks, desks.submit()).id == made["id"]
    desks.ask(admin, switching.end_chain, made["id"], clock.today() + 2 * DAY)
    assert chain_of(desks, desks.submit()).id == made["id"]

    on_day(5)
    assert chain_of(desks, desks.submit()).code == "k12_first_entry"
    assert listed(desks, admin) == []
    assert listed(desks, admin, state="past") == [("本县流程", "past")]


def test_a_version_for_later_leaves_the_present_one_until_then(desks, switch_on, on_day):
    first = switch_on()
    second = switch_on(replaces=str(first["id"]), effective_from=in_days(2))

    assert chain_of(desks, desks.submit()).id == first["id"]
    on_day(2)
    assert chain_of(desks, desks.submit()).id == second["id"]


def test_what_is_planned_gives_way_to_what_counts_earlier(desks, switch_on, on_day):
    first = switch_on()
    switch_on(replaces=str(first["id"]), effective_from=in_days(5))
    third = switch_on(replaces=str(first["id"]), effective_from=in_days(1))

    on_day(6)
    assert chain_of(desks, desks.submit()).id == third["id"]


def test_the_same_id_again_changes_nothing(switch_on):
    made = switch_on()

    assert switch_on(id=made["id"]) == made


def test_a_second_chain_for_the_same_cases_is_refused_by_the_name_of_the_first(switch_on):
    switch_on()

    with pytest.raises(Conflict, match="“本县流程” serves the same cases"):
        switch_on(names={"zh-CN": "另一流程", "en": "Another"}, effective_from=in_days(9))
    assert switch_on(categories=["kindergarten"])["state"] == "now"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"effective_from": "2026-01-01"}, "effective_from"),
        ({"org": "文学院"}, "org_id"),
        ({"business": "lunch"}, "business"),
        ({"replaces": str(uuid.uuid4())}, "replaces"),
    ],
)
def test_what_cannot_be_switched_on_is_refused_by_field(switch_on, province_admin, change, field):
    with pytest.raises(Invalid) as refused:
        switch_on(actor=province_admin, **change)
    assert list(refused.value.errors) == [field]


def test_nobody_switches_on_a_chain_outside_the_own_territory_or_at_a_school(desks, switch_on):
    with pytest.raises(NotFound):
        switch_on("包河小学")
    with pytest.raises(NotFound):
        switch_on("安徽省教育厅")
    with pytest.raises(Forbidden, match="education authorities"):
        switch_on("蜀山小学", desks.second_reviewer)


def test_nobody_switches_off_what_is_for_all_or_of_others(desks, switch_on, admin):
    of_all = desks.as_system(lambda db: db.scalar(select(Chain.id).where(Chain.code == "k12_first_entry")))
    other = dataclasses.replace(desks.person("包河区教育局", "info_admin"), org_level="county")
    made = switch_on()

    for actor, chain_id in ((admin, of_all), (other, made["id"])):
        with pytest.raises(NotFound):
            desks.ask(actor, switching.end_chain, chain_id, clock.today())


def test_a_chain_is_seen_below_and_above_and_not_beside(desks, switch_on, province_admin):
    switch_on()

    assert listed(desks, desks.reviewer) == [("本县流程", "now")]
    assert listed(desks, province_admin) == [("本县流程", "now")]
    assert listed(desks, desks.other_officer) == []


def test_the_wall_lets_read_what_is_above_and_change_only_what_is_below(desks, switch_on, admin, province_admin):
    made = switch_on("安徽省教育厅", province_admin)
    change = text("UPDATE chain SET made_by = made_by WHERE id = :id")
    read = text("SELECT count(*) FROM chain WHERE id = :id")

    def rows(actor, statement):
        return desks.ask(actor, lambda db, _: db.execute(statement, {"id": made["id"]}))

    assert desks.ask(admin, lambda db, _: db.scalar(read, {"id": made["id"]})) == 1
    assert (rows(admin, change).rowcount, rows(province_admin, change).rowcount) == (0, 1)
    for_all = text("UPDATE chain SET made_by = made_by WHERE org_id IS NULL")
    assert desks.ask(province_admin, lambda db, _: db.execute(for_all).rowcount) == 0


def test_deploying_the_files_leaves_chains_for_some_schools_alone(desks, switch_on):
    made = switch_on()
    desks.as_system(publish)

    assert chain_of(desks, desks.submit()).id == made["id"]


def test_a_chain_goes_with_its_organisation(desks, switch_on):
    made = switch_on()
    moved = desks.org("蜀山区教育局") | {"path": f"{desks.root}340199/340104/", "row_version": 2}
    desks.as_system(switching.learn_org, **moved)

    assert desks.as_system(lambda db: db.get(Chain, made["id"])).org_path == moved["path"]
