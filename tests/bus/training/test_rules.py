"""A rule of credits is written, handed in, put in force by another person, ended and revoked (R-TRN-02)."""

import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.common import clock
from services.common.database.transactions import system
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.training.crediting import shipped
from services.training.rules import deciding, drafting, viewing
from tests.bus.training.rule_offices import CITY, COUNTY, GUANGXI, PROVINCE, SCHOOL, UNIVERSITY, VECTORS

TODAY = clock.today()
NEXT_YEAR = datetime.date(TODAY.year + 1, 1, 1)
SECOND = GUANGXI.replace('version: "1"', 'version: "2"').replace("from: 2016-01-01", f"from: {NEXT_YEAR}")
COMING = (
    VECTORS[: VECTORS.index("vectors:")]
    + f"""vectors:
  - says: 集中 6 学时
    source: ours
    now: {NEXT_YEAR}
    results: [{{finished: [{NEXT_YEAR}], attributes: {{mode: 集中}}, measures: {{hours: 6}}}}]
    expect: {{credits: 2}}
"""
)
TOLD = text(
    "SELECT notice FROM outbox, jsonb_array_elements(body::jsonb->'notices') notice WHERE type = 'people_notified'"
    " AND notice->'link'->>'id' = :id ORDER BY seq"
)
OF_CITY = GUANGXI.replace("owner_level: province", "owner_level: city").replace("GX-2016", "SHI-1")
CITY_VECTORS = VECTORS.replace("GX-2016", "SHI-1")


@pytest.fixture
def writer(offices):
    return offices.person(PROVINCE)


@pytest.fixture
def decider(offices):
    return offices.person(PROVINCE, "reviewer")


def refused(kind, ask, *given, **said):
    with pytest.raises(kind) as caught:
        ask(*given, **said)
    return caught.value


def test_a_rule_is_written_handed_in_and_put_in_force_by_another_person(offices, writer, decider):
    draft = offices.begin(writer)
    assert (draft["state"], draft["may"]) == ("draft", ["edit", "hand_in", "discard", "copy"])
    saved = offices.save(writer, draft)
    assert (saved["rule"], saved["name"], str(saved["since"])) == (
        "GX-2016", "广西中小学教师继续教育学分", "2016-01-01",
    )  # fmt: skip
    waiting = offices.hand_in(writer, saved)
    assert (waiting["state"], waiting["may"]) == ("handed_in", ["return", "copy"])

    done = offices.publish(decider, waiting)

    assert (done["state"], done["holds"], done["published_by"]) == ("published", True, decider.name)
    seen = offices.see(offices.person(SCHOOL, "entry_clerk"), done["id"])
    assert "“公开课示范课”每年合计最多 3 学分，超出的不计。" in seen["sentences"]
    assert seen["passes"]
    assert [each["passes"] for each in seen["outcomes"]] == [True] * len(shipped.vectors()["GX-2016"])
    assert seen["form"]["kinds"][0]["name"] == "集中"
    assert [each["act"] for each in seen["happened"]] == ["begun", "saved", "handed_in", "published"]
    english = offices.see(writer, done["id"], "en")
    assert "公开课示范课: at most 3 credits per year; the rest is lost." in english["sentences"]


def test_who_wrote_anything_of_it_never_publishes_it(offices, writer):
    made = offices.handed_in(PROVINCE)

    assert refused(Forbidden, offices.publish, writer, made)


def test_two_people_who_save_do_not_overwrite_each_other(offices, writer):
    draft = offices.begin(writer)
    offices.save(writer, draft)

    assert refused(Stale, offices.save, writer, draft).params["row_version"] == draft["row_version"] + 1


def test_who_decides_hears_of_what_is_handed_in_and_its_writer_what_becomes_of_it(offices, writer, decider):
    made = offices.handed_in(PROVINCE)
    back = offices.ask(decider, deciding.return_rule, made["id"], made["row_version"], "请补算例")
    offices.publish(decider, offices.hand_in(writer, offices.save(writer, back)))

    with offices.store.begin(system()) as db:
        told = db.scalars(TOLD, {"id": str(made["id"])}).all()

    to = {"org_id": str(offices.ids[PROVINCE]), "roles": ["info_admin", "reviewer"]}
    assert [(each["kind"], each["to"][0].get("person_id")) for each in told] == [
        ("rule_handed_in", None),
        ("rule_returned", str(writer.person_id)),
        ("rule_handed_in", None),
        ("rule_published", str(writer.person_id)),
    ]
    assert told[0]["to"][0].items() >= to.items()
    assert told[1]["params"]["words"] == "请补算例"


def test_a_draft_is_for_its_own_office_and_what_is_published_for_all(offices, writer, decider):
    draft = offices.begin(writer)
    for org in (CITY, COUNTY, SCHOOL, UNIVERSITY):
        refused(NotFound, offices.see, offices.person(org), draft["id"])
        assert offices.listed(offices.person(org), "above")[0]["rule"] == "CN-national"
    below = offices.begin(offices.person(CITY))
    refused(NotFound, offices.see, writer, below["id"])
    done = offices.published(PROVINCE)

    assert offices.see(offices.person(SCHOOL, "query_user"), done["id"])["may"] == []
    assert refused(Forbidden, offices.save, offices.person(CITY), done)
    assert [each["id"] for each in offices.listed(offices.person(COUNTY))[:1]] == [done["id"]]


def test_a_rule_with_faults_is_kept_and_not_handed_in(offices, writer):
    wrong = GUANGXI.replace("kinds: [论文], at_most: 5", "kinds: [论著], at_most: 5")
    saved = offices.save(writer, offices.begin(writer), wrong)

    faults = offices.see(writer, saved["id"])["faults"]
    assert [(each["at"], each["message"]) for each in faults] == [
        ("caps[4].kinds[0]", "项目类型“论著”没有在 kinds 中声明，请补充声明或改正。")
    ]
    assert wrong.splitlines()[faults[0]["line"] - 1].strip() == "- {per: year, kinds: [论著], at_most: 5}"
    refusal = refused(Invalid, offices.hand_in, writer, saved)
    assert refusal.errors.keys() == {"caps[4].kinds[0]"}


@pytest.mark.parametrize(
    ("vectors", "message"),
    [
        ("", "This rule has no vectors. Write at least one case with what is expected of it."),
        (VECTORS.replace("expect: {credits: 3}", "expect: {credits: 5}", 1), None),
    ],
)
def test_a_rule_is_not_handed_in_without_vectors_or_when_it_does_otherwise(offices, writer, vectors, message):
    saved = offices.save(writer, offices.begin(writer), vectors=vectors)

    refusal = refused(Conflict, offices.hand_in, writer, saved)

    assert refusal.message == (message or "This rule does not do what its vectors say: {count} of them differ.")
    differing = [each for each in offices.see(writer, saved["id"])["outcomes"] if not each["passes"]]
    told = [(each["about"], each["expected"], each["found"]) for one in differing for each in one["differences"]]
    assert told == ([] if message else [("总计", "5", "3")])


def test_what_was_returned_says_why_and_is_handed_in_again(offices, writer, decider):
    made = offices.handed_in(PROVINCE)
    back = offices.ask(decider, deciding.return_rule, made["id"], made["row_version"], "远程上限应为 40")
    assert back["state"] == "returned"
    assert offices.see(writer, back["id"])["happened"][-1]["words"] == "远程上限应为 40"

    again = offices.hand_in(writer, offices.save(writer, back))

    assert offices.publish(decider, again)["state"] == "published"


def test_a_version_that_follows_ends_the_one_before_and_gives_it_back_when_revoked(offices, writer, decider):
    first = offices.published(PROVINCE)
    second = offices.published(PROVINCE, SECOND, COMING)
    assert offices.see(writer, first["id"])["until"] == NEXT_YEAR - datetime.timedelta(days=1)
    assert (second["holds"], second["may"]) == (False, ["end", "revoke"])

    gone = offices.ask(decider, deciding.revoke_rule, second["id"], second["row_version"], "暂缓施行")

    assert gone["state"] == "revoked"
    again = offices.see(writer, first["id"])
    assert (again["until"], again["holds"]) == (None, True)
    assert [each["act"] for each in again["happened"]][-2:] == ["followed", "goes_on"]


def test_a_version_that_holds_is_ended_and_not_revoked(offices, decider):
    made = offices.published(PROVINCE)
    refused(Conflict, offices.ask, decider, deciding.revoke_rule, made["id"], made["row_version"], "写错了")

    ended = offices.ask(decider, deciding.end_rule, made["id"], made["row_version"], TODAY, "改用新规则")
    assert (ended["until"], ended["holds"]) == (TODAY, True)
    for day in (TODAY - datetime.timedelta(days=1), datetime.date(2015, 1, 1)):
        refused(Invalid, offices.ask, decider, deciding.end_rule, made["id"], ended["row_version"], day, "改期")


def test_two_versions_in_force_on_one_day_or_in_the_middle_of_a_cycle_are_refused(offices, writer):
    offices.published(PROVINCE)
    for text_, at in (
        (GUANGXI.replace('version: "1"', 'version: "2"'), "in_force"),
        (GUANGXI, "version"),
        (SECOND.replace("rule: GX-2016", "rule: GX"), "rule"),
        (SECOND.replace("years: 5", "years: 3"), "in_force"),
    ):
        vectors = COMING.replace("GX-2016", "GX") if at == "rule" else COMING
        saved = offices.save(writer, offices.begin(writer), text_, vectors)
        assert at in refused(Invalid, offices.hand_in, writer, saved).errors


def test_the_day_is_that_of_the_text(offices, decider):
    made = offices.handed_in(PROVINCE)

    assert refused(Invalid, offices.publish, decider, made, NEXT_YEAR).errors.keys() == {"since"}


def test_a_city_keeps_to_the_frame_of_its_province_and_a_university_is_free(offices):
    offices.published(PROVINCE)
    writer = offices.person(CITY)
    other = OF_CITY.replace("buckets: [集中, 远程, 校本研修]", "buckets: [集中, 远程, 校本研修, 自主]")
    other = other.replace("places: 2", "places: 1").replace("into: {远程: 1}", "into: {远程: 1/2, 自主: 1/2}")
    saved = offices.save(writer, offices.begin(writer), other, CITY_VECTORS)
    errors = refused(Invalid, offices.hand_in, writer, saved).errors
    assert errors["places"] == [f"与“{PROVINCE} GX-2016 1”现行规则的框架不一致，该规则为：2。请改成一致。"]
    assert "集中、远程、校本研修" in errors["buckets"][0]

    assert offices.published(CITY, OF_CITY, CITY_VECTORS)["state"] == "published"
    free, cases = shipped.texts("OLD-6-8")
    free = free.replace("owner_level: county", "owner_level: university")
    assert offices.published(UNIVERSITY, free, cases)["state"] == "published"


def test_an_office_below_hears_that_its_rule_is_outside_of_a_new_frame_and_its_own_holds_on(offices):
    offices.published(PROVINCE)
    own = offices.published(CITY, OF_CITY, CITY_VECTORS)
    wider = SECOND.replace('version: "2"', 'version: "3"').replace(f"from: {NEXT_YEAR}", "from: 2099-01-01")
    wider = wider.replace("buckets: [集中, 远程, 校本研修]", "buckets: [集中, 远程, 校本研修, 自主]")
    wider = wider.replace("into: {远程: 1}", "into: {远程: 1/2, 自主: 1/2}")

    offices.published(PROVINCE, SECOND, COMING)
    offices.published(PROVINCE, wider, COMING.replace(f"{NEXT_YEAR}", "2099-01-01"))

    with offices.store.begin(system()) as db:
        told = [each for each in db.scalars(TOLD, {"id": str(own["id"])}) if each["kind"] == "rule_outside_frame"]
    assert [(each["to"][0]["org_id"], each["params"]["since"]) for each in told] == [
        (str(offices.ids[CITY]), "2099-01-01")
    ]
    assert offices.see(offices.person(CITY), own["id"])["holds"]


def test_a_rule_says_the_level_of_its_owner(offices):
    writer = offices.person(CITY)
    saved = offices.save(writer, offices.begin(writer))

    assert refused(Invalid, offices.hand_in, writer, saved).errors.keys() == {"owner_level"}


def test_a_school_has_no_rules(offices):
    refused(Forbidden, offices.begin, offices.person(SCHOOL))


def test_a_draft_begins_as_a_copy_or_from_a_sample_and_can_be_thrown_away(offices, writer):
    done = offices.published(PROVINCE)
    copy = offices.begin(offices.person(CITY), copy_of=done["id"])
    sample = offices.begin(writer, sample="ZJ-2016")
    assert (copy["rule"], sample["name"]) == ("GX-2016", "浙江省中小学教师专业发展培训学分")
    assert len(offices.ask(writer, viewing.rule_samples)["items"]) == len(shipped.books())

    offices.ask(writer, drafting.discard_rule, sample["id"], sample["row_version"])

    refused(NotFound, offices.see, writer, sample["id"])


def test_a_form_is_kept_as_the_text_that_says_the_same(offices, writer):
    form, cases = (
        offices.see(writer, offices.begin(writer, sample="GX-2016")["id"])[key] for key in ("form", "vectors_form")
    )
    draft = offices.begin(writer)
    said = {"text": None, "vectors_text": "", "form": form, "vectors_form": cases}
    saved = offices.ask(writer, drafting.save_rule, draft["id"], draft["row_version"], **said)

    seen = offices.see(writer, saved["id"])

    assert (seen["form"], seen["vectors_form"], seen["faults"], seen["passes"]) == (form, cases, [], True)


def test_what_differs_is_said(offices, writer):
    first = offices.published(PROVINCE)
    saved = offices.save(
        writer, offices.begin(writer), SECOND.replace("kinds: [论文], at_most: 5", "kinds: [论文], at_most: 6"), COMING
    )

    changes = offices.ask(writer, viewing.rule_difference, saved["id"], first["id"])["items"]

    assert "原为：“论文”每年合计最多 5 学分，超出的不计。现为：“论文”每年合计最多 6 学分，超出的不计。" in [
        each["text"] for each in changes
    ]
    assert len(changes) == 3


def test_a_check_keeps_nothing_and_says_the_faults_of_the_place_too(offices, writer):
    before = offices.listed(writer)
    wrong = GUANGXI.replace("owner_level: province", "owner_level: county")
    said = {"text": wrong, "vectors_text": VECTORS, "form": None, "vectors_form": None}

    checked = offices.ask(writer, viewing.check_rule, **said)

    assert [each["at"] for each in checked["faults"]] == ["owner_level"]
    assert not checked["passes"]
    assert offices.listed(writer) == before


def test_the_database_itself_changes_nothing_that_was_published(offices):
    made = offices.published(PROVINCE)
    for statement in (
        "UPDATE rule_version SET text = 'x' WHERE id = :id",
        "UPDATE rule_version SET state = 'draft' WHERE id = :id",
        "DELETE FROM rule_version WHERE id = :id",
    ):
        with pytest.raises(DBAPIError), offices.store.begin(system()) as db:
            db.execute(text(statement), {"id": made["id"]})


def test_the_database_shows_a_draft_to_nobody_of_another_place(offices, writer):
    draft = offices.begin(writer)
    one = text("SELECT count(*) FROM rule_version WHERE id = :id")
    for org, count in ((PROVINCE, 1), (CITY, 0), (UNIVERSITY, 0)):
        assert offices.ask(offices.person(org), lambda db, _: db.scalar(one, {"id": draft["id"]})) == count
