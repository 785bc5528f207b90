"""Which rule holds for a school: that of the nearest office above it that has one (R-TRN-02)."""

import datetime

import pytest
from sqlalchemy import event

from services.common.copies import known_orgs
from services.common.database.transactions import system
from services.common.errors import NotFound
from services.training import org_news, publish
from services.training.rules import books
from tests.bus.training.rule_offices import CITY, COUNTY, GUANGXI, PROVINCE, SCHOOL, UNIVERSITY
from tests.bus.training.test_rules import CITY_VECTORS, COMING, NEXT_YEAR, OF_CITY, SECOND


@pytest.fixture
def governed(offices):
    """The code of the rule that holds for each place."""

    def of(*orgs, today=None):
        with offices.store.begin(system()) as db:
            found = books.governing(db, [offices.paths[org] for org in orgs], today)
        names = {path: name for name, path in offices.paths.items()}
        return {names[path]: book.versions[0].rule for path, book in found.items()}

    return of


def test_where_nobody_has_a_rule_that_of_the_ministry_holds(governed):
    assert governed(SCHOOL, UNIVERSITY) == {SCHOOL: "CN-national", UNIVERSITY: "CN-national"}


def test_the_nearest_office_with_a_rule_governs(offices, governed):
    offices.published(PROVINCE)
    assert governed(SCHOOL, UNIVERSITY) == {SCHOOL: "GX-2016", UNIVERSITY: "GX-2016"}
    offices.published(CITY, OF_CITY, CITY_VECTORS)

    assert governed(SCHOOL, COUNTY, CITY, PROVINCE, UNIVERSITY) == {
        SCHOOL: "SHI-1", COUNTY: "SHI-1", CITY: "SHI-1", PROVINCE: "GX-2016", UNIVERSITY: "GX-2016",
    }  # fmt: skip


def test_a_rule_that_does_not_hold_yet_governs_nobody(offices, governed):
    offices.published(PROVINCE, SECOND, COMING)

    assert governed(SCHOOL) == {SCHOOL: "CN-national"}
    assert governed(SCHOOL, today=NEXT_YEAR) == {SCHOOL: "GX-2016"}


def test_a_book_has_all_versions_each_until_its_last_day(offices):
    offices.published(PROVINCE)
    offices.published(PROVINCE, SECOND, COMING)
    with offices.store.begin(system()) as db:
        [book] = books.governing(db, [offices.paths[SCHOOL]]).values()

    days = [(rule.version, rule.since, rule.until) for rule in book.versions]
    last = NEXT_YEAR - datetime.timedelta(days=1)
    assert days == [("1", datetime.date(2016, 1, 1), last), ("2", NEXT_YEAR, None)]


def test_many_schools_take_two_queries_and_later_one(offices):
    offices.published(PROVINCE)
    paths = [f"{offices.paths[COUNTY]}{number}/" for number in range(500)]
    asked = []
    books._rules.clear()
    event.listen(offices.store.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for expected in (2, 1):
        asked.clear()
        with offices.store.begin(system()) as db:
            assert len(books.governing(db, paths)) == 500
        assert len([each for each in asked if "rule_version" in each]) == expected


def test_a_text_that_was_published_is_there_for_a_derivation_and_a_draft_is_not(offices):
    made, draft = offices.published(PROVINCE), offices.begin(offices.person(PROVINCE))
    with offices.store.begin(system()) as db:
        assert books.rule_text(db, made["id"]) == GUANGXI
        with pytest.raises(NotFound):
            books.rule_text(db, draft["id"])


def test_a_rule_goes_with_its_owner_to_another_place(offices, governed):
    offices.published(CITY, OF_CITY, CITY_VECTORS)
    moved = offices.org(CITY, path=f"000000/{offices.ids[CITY].hex[:8]}/", name="某市教育体育局", row_version=2)
    with offices.store.begin(system()) as db:
        org_news.learn(db, [moved])
        assert known_orgs.known(db, offices.ids[CITY]).path == moved["path"]
        assert books.governing(db, [moved["path"]])[moved["path"]].versions[0].rule == "SHI-1"

    assert governed(SCHOOL) == {SCHOOL: "CN-national"}


def test_the_national_rule_is_brought_in_once(offices):
    with offices.store.begin(system()) as db:
        publish.publish(db)
        assert [rule.version for _, rule in books.published_of(db, "000000/")] == ["1"]
