"""Organisations and their tree (R-ID-01)."""

import uuid

import pytest
from sqlalchemy import event, func, select, text

from services.common.database import transactions
from services.common.errors import Conflict, Invalid, NotFound, Stale
from services.contracts.identity import orgs
from services.identity.actions.organisations import load_orgs
from services.identity.backfills import BACKFILLS
from services.identity.models import Org, OrgVersion


def new_school(site, parent="甲县", **more):
    org = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:10], "name": "新小学", "level": "school"}
    return org | {"parent_id": site.org_id(parent), "school_type": "211"} | more


def names(page):
    return [org["name"] for org in page["items"]]


def test_a_school_hangs_below_the_office_that_manages_it(site):
    university = site.ask(orgs.org, site.signed_in("省管理员"), org_id=site.org_id("大学"))

    province, own = site.orgs["省"]["code"], site.orgs["大学"]["code"]
    assert university["path"] == f"000000/{province}/{own}/"
    assert university["parent_id"] == site.org_id("市")
    assert university["category"] == "higher_education"


def test_a_new_organisation_is_announced_and_kept(site):
    new = new_school(site)
    added = site.ask(orgs.add_org, site.signed_in("甲县管理员"), **new)

    assert added["path"].endswith(f"/{site.orgs['甲县']['code']}/{new['code']}/")
    (announced,) = [body for body in site.announced_orgs() if body["id"] == new["id"]]
    assert orgs.OrgState().load(announced)["category"] == "primary_secondary"
    assert site.row(OrgVersion, (uuid.UUID(new["id"]), 1)).state == announced


def test_adding_the_same_organisation_again_changes_nothing(site):
    admin, new = site.signed_in("甲县管理员"), new_school(site)

    assert site.ask(orgs.add_org, admin, **new) == site.ask(orgs.add_org, admin, **new)
    assert [body["id"] for body in site.announced_orgs()].count(new["id"]) == 1


def test_a_code_is_given_once(site):
    admin, new = site.signed_in("甲县管理员"), new_school(site)
    site.ask(orgs.add_org, admin, **new)

    with pytest.raises(Conflict):
        site.ask(orgs.add_org, admin, **new | {"id": str(uuid.uuid4())})


@pytest.mark.parametrize(
    ("admin", "wrong", "refusal"),
    [
        ("甲县管理员", {"school_type": "999"}, Invalid),
        ("甲县管理员", {"school_type": None}, Invalid),
        ("甲县管理员", {"level": "county", "school_type": None}, Invalid),
        ("甲县管理员", {"code": "a/b"}, Invalid),
        ("甲县管理员", {"parent_id": None}, Invalid),
        ("甲小学管理员", {"parent_id": "甲小学"}, Invalid),
        ("乙县管理员", {}, NotFound),
        ("甲县管理员", {"authority_id": "省"}, NotFound),
    ],
)
def test_an_organisation_out_of_place_is_refused(site, admin, wrong, refusal):
    wrong = {field: site.org_id(value) if value in site.orgs else value for field, value in wrong.items()}

    with pytest.raises(refusal):
        site.ask(orgs.add_org, site.signed_in(admin), **new_school(site) | wrong)


def new_unit(site, level, parent="甲县", **more):
    return new_school(site, parent, name="人事股", level=level, school_type=None, **more)


@pytest.mark.parametrize(("level", "unit"), [("office", "personnel"), ("affiliated", "research"), ("training", None)])
def test_an_authority_has_offices_affiliated_units_and_training_institutions(site, level, unit):
    new = new_unit(site, level, unit=unit)
    added = site.ask(orgs.add_org, site.signed_in("甲县管理员"), **new)

    assert (added["level"], added["unit"], added["category"]) == (level, unit, None)
    assert added["path"].endswith(f"/{site.orgs['甲县']['code']}/{new['code']}/")
    (announced,) = [body for body in site.announced_orgs() if body["id"] == new["id"]]
    assert announced["unit"] == unit


def test_news_of_before_there_were_units_is_still_understood(site):
    site.ask(orgs.add_org, site.signed_in("甲县管理员"), **new_school(site))
    told = {name: value for name, value in site.announced_orgs()[-1].items() if name != "unit"}

    assert orgs.OrgState().load(told)["unit"] is None


@pytest.mark.parametrize(
    ("level", "wrong", "field"),
    [
        ("office", {}, "unit"),
        ("affiliated", {"unit": None}, "unit"),
        ("affiliated", {"unit": "kitchen"}, "unit"),
        ("training", {"unit": "other"}, "unit"),
        ("office", {"unit": "personnel", "parent_id": "市", "authority_id": "甲县"}, "parent_id"),
        ("affiliated", {"unit": "research", "parent_id": "甲小学"}, "authority_id"),
    ],
)
def test_a_unit_out_of_place_is_refused_and_the_field_named(site, level, wrong, field):
    wrong = {name: site.org_id(value) if value in site.orgs else value for name, value in wrong.items()}

    with pytest.raises(Invalid) as raised:
        site.ask(orgs.add_org, site.signed_in("市管理员"), **new_unit(site, level) | wrong)
    assert list(raised.value.errors) == [field]


@pytest.mark.parametrize("level", ["school", "department", "office", "affiliated", "training"])
def test_nothing_hangs_below_a_unit(site, level):
    admin, office = site.signed_in("甲县管理员"), new_unit(site, "office", unit="personnel")
    site.ask(orgs.add_org, admin, **office)
    unit = "other" if level in ("office", "affiliated") else None
    below = new_school(site, level=level, school_type="211" if level == "school" else None, unit=unit)

    with pytest.raises(Invalid):
        site.ask(orgs.add_org, admin, **below | {"parent_id": office["id"]})


def test_the_list_holds_the_own_territory_from_the_top_down(site):
    listed = site.ask(orgs.list_orgs, site.signed_in("甲县管理员"))

    assert names(listed) == ["甲县", "甲小学", "甲中学"]
    assert [org["has_children"] for org in listed["items"]] == [True, False, False]


def test_children_are_those_that_an_office_manages(site):
    admin = site.signed_in("省管理员")

    assert names(site.ask(orgs.list_orgs, admin, parent_id=site.org_id("省"))) == ["市", "大学"]
    assert names(site.ask(orgs.list_orgs, admin, parent_id=site.org_id("市"))) == ["甲县", "乙县"]


def test_the_list_is_searched_by_part_of_name_or_code(site):
    admin = site.signed_in("省管理员")

    assert names(site.ask(orgs.list_orgs, admin, q="小学")) == ["甲小学", "乙小学"]
    assert names(site.ask(orgs.list_orgs, admin, q=site.orgs["大学"]["code"][2:])) == ["大学"]
    assert names(site.ask(orgs.list_orgs, admin, q="%")) == []
    assert names(site.ask(orgs.list_orgs, admin, level="county")) == ["甲县", "乙县"]


def test_the_list_is_paged_by_key(site):
    admin, seen, after = site.signed_in("省管理员"), [], None
    for _ in range(3):
        page = site.ask(orgs.list_orgs, admin, limit=3, after=after)
        seen, after = seen + names(page), page["next"]

    assert after is None
    assert sorted(seen) == sorted(set(site.orgs) - {"教育部"})


def test_a_page_costs_one_query_however_long(site):
    admin, statements = site.signed_in("省管理员"), []
    event.listen(site.store.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    site.ask(orgs.list_orgs, admin)

    assert len([sql for sql in statements if "FROM org" in sql]) == 1


@pytest.mark.parametrize(("admin", "org"), [("甲小学管理员", "甲县"), ("甲县管理员", "乙小学"), ("市管理员", "大学")])
def test_outside_the_territory_nothing_is_there(site, admin, org):
    with pytest.raises(NotFound):
        site.ask(orgs.org, site.signed_in(admin), org_id=site.org_id(org))


def test_many_are_loaded_in_any_order_and_once(site):
    rows = [site.add_org("丙县", "county", "市"), site.add_org("丙小学", "school", "丙县", school_type="218")]
    for expected in (2, 0):
        with site.store.begin(transactions.system()) as db:
            assert load_orgs(db, reversed(rows)) == expected

    with site.store.begin(transactions.system()) as db:
        kept = select(func.count()).where(OrgVersion.org_id.in_([row["id"] for row in rows]))
        assert db.scalar(kept) == 2


def test_many_are_announced_in_sets_of_500(site):
    before = len(site.announced("orgs_changed"))
    rows = [site.add_org(f"小学{number}", "school", "甲县", school_type="211") for number in range(501)]
    with site.store.begin(transactions.system()) as db:
        load_orgs(db, rows)

    assert [len(news["orgs"]) for news in site.announced("orgs_changed")[before:]] == [500, 1]


def test_a_school_says_where_it_stands_which_is_announced_and_kept(site):
    admin, school_id = site.signed_in("甲县管理员"), site.org_id("甲小学")
    before = site.ask(orgs.org, admin, org_id=school_id)
    changed = site.ask(orgs.change_org, admin, org_id=school_id, row_version=1, urban_rural="121")

    assert (before["urban_rural"], changed["urban_rural"], changed["row_version"]) == (None, "121", 2)
    announced = site.announced_orgs()[-1]
    assert (announced["id"], announced["urban_rural"], announced["row_version"]) == (school_id, "121", 2)
    assert site.row(OrgVersion, (uuid.UUID(school_id), 2)).state == announced
    same = site.ask(orgs.change_org, admin, org_id=school_id, row_version=2, urban_rural="121")
    assert same["row_version"] == 2
    assert site.ask(orgs.change_org, admin, org_id=school_id, row_version=2, urban_rural=None)["urban_rural"] is None


@pytest.mark.parametrize(
    ("admin", "which", "said", "refusal"),
    [
        ("甲县管理员", "甲小学", {"row_version": 7}, Stale),
        ("甲县管理员", "甲小学", {"urban_rural": "11"}, Invalid),
        ("甲县管理员", "甲县", {}, Invalid),
        ("甲县管理员", "乙小学", {}, NotFound),
    ],
)
def test_where_a_school_stands_is_refused_where_it_does_not_fit(site, admin, which, said, refusal):
    known = {"org_id": site.org_id(which), "row_version": 1, "urban_rural": "111"} | said
    with pytest.raises(refusal):
        site.ask(orgs.change_org, site.signed_in(admin), **known)


def test_a_new_school_says_it_at_once_and_an_office_never(site):
    admin = site.signed_in("甲县管理员")
    assert site.ask(orgs.add_org, admin, **new_school(site, urban_rural="210"))["urban_rural"] == "210"
    office = {"level": "office", "school_type": None, "unit": "personnel", "urban_rural": "210"}
    with pytest.raises(Invalid):
        site.ask(orgs.add_org, admin, **new_school(site, **office))


def test_all_that_were_there_before_are_announced_once_more_as_they_are_from_the_top(site):
    with site.store.begin(transactions.system()) as db:
        db.execute(text("UPDATE orgs_announced SET after = ''"))
    before, total = len(site.announced("orgs_changed")), site.count(Org)
    rounds = []
    while not rounds or rounds[-1]:
        with site.store.begin(transactions.system()) as db:
            rounds.append(BACKFILLS["announce_orgs"](db))

    told = [org for news in site.announced("orgs_changed")[before:] for org in news["orgs"]]
    assert sum(rounds) == len(told) == total
    assert [org["path"] for org in told] == sorted(org["path"] for org in told)
    [school] = [org for org in told if org["id"] == site.org_id("甲小学")]
    assert school["row_version"] == site.row(Org, uuid.UUID(site.org_id("甲小学"))).row_version
