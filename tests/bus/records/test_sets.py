"""Record sets beside 基本信息: who fills in what, keys, versions, completeness (R-REC-02, -04, -05, -07, -12)."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from deploy.local.entries import entries
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.common.messages.wording import word
from services.records.catalogue import load
from services.records.entering import checksheet, copies, drafts, files, owing
from services.records.file import history, queries, showing
from services.records.selfservice import own
from tests.bus.records.filing import CONTACT, EDUCATION, Filing

TODAY = date(2026, 11, 22)
PAY = {"year": 2025, "year_income": "80000.00"}


@pytest.fixture
def person(values_of) -> dict:
    """Right values of 基本信息."""
    return values_of()


@pytest.fixture
def made(person):
    """Makes faultless entries of a set for the person."""
    return lambda code: entries(7, person, "primary_secondary", code, TODAY)


@pytest.fixture
def file(filing, person) -> dict:
    """A file of 基本信息 alone."""
    return filing.open(person)


@pytest.fixture
def own_filing(begin, filing, file, actor_of, school):
    """The file's own teacher, the school's window open."""
    with begin() as db:
        window = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None, "row_version": 1}
        own.learn_window(db, **window)
    return Filing(begin, actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=file["id"]))


def test_every_set_takes_its_faultless_entries_and_the_file_owes_nothing(filing, file, made):
    for record_set in load().sets("primary_secondary")[1:]:
        for given in made(record_set.code):
            saved = filing.add(file, record_set.code, given)
    assert saved["file_missing"] == 0
    shown = filing.look(file)
    assert [found["missing"] for found in shown["sets"]] == [0] * len(shown["sets"])
    assert shown["missing_items"] == []


def test_a_file_is_read_in_the_same_few_queries_however_many_entries_it_has(begin, clerk, filing, file, made, stores):
    few = statements(begin, clerk, stores, file)
    for code in ("education", "work", "post", "assessment", "training"):
        for given in made(code):
            filing.add(file, code, given)
    assert statements(begin, clerk, stores, file) == few <= 6


def test_a_list_takes_many_entries_and_a_single_set_one(filing, file, made):
    filing.add(file, "contact", CONTACT)
    with pytest.raises(Conflict, match="联系方式 is there already"):
        filing.add(file, "contact", {"address": "别处"})
    filing.add(file, "education", EDUCATION)
    filing.add(file, "education", EDUCATION | {"institution": "第二中学"})
    assert len(filing.entries(file, "education")) == 2


def test_the_natural_key_is_there_once_and_the_refusal_says_where(filing, file):
    filing.add(file, "education", EDUCATION | {"institution": "第二中学"})
    filing.add(file, "education", EDUCATION)
    with pytest.raises(Conflict, match="Entry 2 of 学习经历") as refusal:
        filing.add(file, "education", EDUCATION | {"study_way": "2"})
    assert "院校" in refusal.value.params["fields"]
    first = filing.entries(file, "education")[0]
    with pytest.raises(Conflict, match="Entry 2"):
        filing.save(file, "education", first["id"], {"institution": EDUCATION["institution"]})


def test_saving_refuses_faults_by_field_and_a_draft_counts_them(filing, file):
    with pytest.raises(Invalid) as refusal:
        filing.add(file, "education", {"education": "61"})
    assert {"institution", "major"} <= refusal.value.errors.keys()
    kept = filing.draft(file, "education", {"education": "没有"})
    assert kept["entry"]["values"]["education"] == "没有"
    assert kept["entry"]["missing"] == kept["set_missing"] > 0
    assert kept["file_missing"] == filing.look(file)["missing"]


@pytest.mark.parametrize("strange", [{"a": 1}, [["x"]], 7, True, "x" * 300])
def test_whatever_is_typed_into_a_draft_can_be_read_again(filing, file, strange):
    kept = filing.draft(file, "education", {"education": strange, "institution": strange, "no_such_field": strange})
    shown = filing.look(file)
    assert len([item for item in shown["missing_items"] if item["set"] == "education"]) == kept["set_missing"]


def test_the_main_set_comes_before_all_others(begin, clerk, filing):
    with begin(clerk) as db:
        draft = files.keep_new_draft(db, clerk, {"name": "王芳"}, id=uuid.uuid4())
    with pytest.raises(Conflict, match="basic information"):
        filing.add(draft, "contact", CONTACT)


def test_the_same_entry_added_twice_is_there_once(filing, file):
    entry_id = uuid.uuid4()
    for _ in range(2):
        filing.add(file, "education", EDUCATION, entry_id)
    assert len(filing.entries(file, "education")) == 1


def test_a_deleted_entry_leaves_a_last_version_and_its_id_is_never_used_again(filing, file, begin):
    entry_id = filing.add(file, "education", EDUCATION)["entry"]["id"]
    filing.delete(file, "education", entry_id)
    assert filing.entries(file, "education") == []
    newest = filing.history(file)[0] if filing.history(file)[0]["act"] == "deleted" else filing.history(file)[1]
    assert (newest["act"], newest["version"], newest["entry_id"]) == ("deleted", 2, entry_id)
    assert {change["before"] for change in newest["changes"] if change["field"] == "institution"} == {"第一中学"}
    with pytest.raises(Conflict, match="already in use"):
        filing.add(file, "education", EDUCATION, entry_id)
    filing.add(file, "education", EDUCATION)
    with begin() as db:
        values = db.execute(
            text("SELECT values FROM version WHERE entry_id = :id AND known_to IS NULL"), {"id": entry_id}
        )
        assert values.scalars().all() == [{}]


def test_a_stale_change_of_an_entry_says_who_changed_the_file(filing, file, clerk):
    saved = filing.add(file, "education", EDUCATION)
    filing.save_basic(file, {"remark": "甲"})
    with pytest.raises(Stale) as refusal:
        filing.save(file, "education", saved["entry"]["id"], {"major": "数学"}, saved["row_version"])
    assert refusal.value.params["by"] == clerk.name
    assert refusal.value.params["current"]["major"] == "无"
    with pytest.raises(Stale):
        filing.delete(file, "education", saved["entry"]["id"], saved["row_version"])


def test_an_entry_of_another_file_or_set_is_not_found(filing, file, values_of):
    entry_id = filing.add(file, "education", EDUCATION)["entry"]["id"]
    other = filing.open(values_of())
    for teacher, code in ((other, "education"), (file, "work")):
        with pytest.raises(NotFound):
            filing.save(teacher, code, entry_id, {"major": "数学"})


def test_a_phone_is_shown_masked_and_a_mask_that_comes_back_changes_nothing(begin, clerk, filing, file):  # R-REC-19
    kept = filing.add(file, "contact", CONTACT)["entry"]
    assert kept["values"]["mobile"] == "138****5678"
    filing.save(file, "contact", kept["id"], kept["values"] | {"other": "微信"})
    with begin(clerk) as db:
        asked = {"set": "contact", "entry_id": kept["id"], "field": "mobile"}
        assert drafts.reveal(db, clerk, file["id"], "核对", **asked) == {"value": "13812345678"}
    with begin() as db:
        held = db.execute(text("SELECT values->>'mobile' FROM entry WHERE id = :id"), {"id": kept["id"]}).scalar_one()
    assert held.startswith("1:")


def test_what_follows_from_another_set_follows_it(filing, file, made):
    for given in made("education"):
        filing.add(file, "education", given)
    shown = filing.look(file)
    highest = shown["values"]["basic"]["highest_education"]
    assert highest in {each["education"] for each in made("education")}
    filing.save_basic(file, {"remark": "核对"})
    assert filing.look(file)["values"]["basic"]["highest_education"] == highest
    for each in filing.entries(file, "education"):
        filing.delete(file, "education", each["id"])
    assert "highest_education" not in filing.look(file)["values"]["basic"]


def test_a_newly_hired_teacher_owes_two_sets_only(begin, clerk, filing, file):  # R-REC-05
    filing.add(file, "contact", CONTACT)
    before = filing.look(file)
    assert before["missing"] > 0
    with begin(clerk) as db:
        after = files.place_teacher(db, clerk, file["id"], before["row_version"], newly_hired=True)
    assert after["missing"] == 0
    assert {found["code"] for found in after["sets"] if found["owed"]} == {"basic", "contact"}


def test_a_retired_teacher_is_refused_with_that_reason(filing, values_of):  # R-REC-01
    with pytest.raises(Invalid) as refusal:
        filing.open(values_of(personnel_status="301"))
    assert "退休" in refusal.value.errors["personnel_status"][0]


def test_what_is_missing_is_named_with_what_leads_there(begin, clerk, filing, file):  # R-REC-12
    draft = filing.draft(file, "education", {"education": "61"})
    with begin(clerk) as db:
        found = owing.of_file(db, clerk, file["id"])
    named = {(item["kind"], item["set"], item["field"]) for item in found["items"]}
    assert ("field", "education", "institution") in named
    assert ("set", "contact", None) in named
    assert {item["entry_id"] for item in found["items"] if item["set"] == "education"} == {draft["entry"]["id"]}
    assert found["missing"] == len(found["items"])


def test_a_school_sees_which_files_lack_what(begin, clerk, filing, school, file, values_of):  # R-REC-12
    complete = filing.newcomer(values_of())
    filing.draft(file, "education", {"education": "61"})
    with begin(clerk) as db:
        found = owing.of_school(db, clerk, school["id"], None, 50, None)
        lacking = owing.of_school(db, clerk, school["id"], False, 50, None)["items"]
    assert (found["files"], found["complete"]) == (2, 1)
    assert {row["id"] for row in found["items"]} == {file["id"], complete["id"]}
    [row] = lacking
    by_set = {each["set"]: each["absent"] for each in row["sets"]}
    assert (by_set["education"], by_set["contact"]) == (False, True)
    assert sum(each["missing"] for each in row["sets"]) == row["missing"]
    assert {each["set"]: each["files"] for each in found["by_set"]}["contact"] == 1


def test_a_teacher_fills_in_the_own_sets_within_the_window_and_never_a_reserved_one(own_filing, file):  # R-REC-04
    own_filing.add(file, "education", EDUCATION)
    with pytest.raises(Forbidden, match="Your school fills in"):
        own_filing.draft(file, "pay", PAY)
    shown = {found["code"]: found for found in own_filing.look(file)["sets"]}
    assert (shown["education"]["may"], shown["pay"]["may"]) == (["add"], [])
    assert shown["pay"]["locked"]


def test_a_teacher_does_nothing_outside_the_window(begin, own_filing, file, school):  # R-ID-11
    with begin() as db:
        closed = {"org_id": school["id"], "mode": "school", "opens_at": None, "closes_at": None, "row_version": 2}
        own.learn_window(db, **closed)
        own.learn_window(db, **(closed | {"mode": "self", "row_version": 1}))  # older news
    with pytest.raises(Forbidden, match="not opened self-service"):
        own_filing.add(file, "education", EDUCATION)


@pytest.mark.parametrize(
    ("days", "says"),
    [((1, 9), "开始，在此之前可以查看。"), ((-9, -1), "截止，现在可以查看；有误时请点“信息有误”告知学校。")],
)
def test_outside_the_window_a_teacher_reads_the_own_file_and_hears_why_and_until_when(  # R-ID-11
    begin, own_filing, file, school, days, says
):
    opens, closes = (datetime.now(UTC) + timedelta(days=each) for each in days)
    window = {"org_id": school["id"], "mode": "self", "opens_at": opens, "closes_at": closes, "row_version": 2}
    with begin() as db:
        own.learn_window(db, **window)
    with pytest.raises(Forbidden) as raised:
        own_filing.add(file, "education", EDUCATION)
    assert word(raised.value.message, raised.value.params, "zh-CN").endswith(says)
    assert all(found["may"] == [] for found in own_filing.look(file)["sets"])


def test_an_authority_fills_in_reserved_sets_of_its_schools_and_nothing_else(  # R-REC-04
    begin, filing, file, school, actor_of, made
):
    office = Filing(begin, actor_of("reviewer", org_id=school["authority_id"]))
    other = Filing(begin, actor_of("reviewer"))
    office.add(file, "ethics", made("ethics")[0])
    with pytest.raises(Forbidden, match="reserved"):
        office.add(file, "education", EDUCATION)
    with pytest.raises(Forbidden):
        other.add(file, "assessment", made("assessment")[0])
    assert "fill_reserved" in office.look(file)["may"]
    filing.delete(file, "ethics", filing.entries(file, "ethics")[0]["id"])


def test_what_a_teacher_sends_back_unchanged_of_a_locked_set_is_no_offence(own_filing, filing, file):
    shown = filing.look(file)["values"]["basic"]
    own_filing.save_basic(file, shown | {"remark": "本人填写"})
    assert filing.look(file)["values"]["basic"]["remark"] == "本人填写"


@pytest.mark.parametrize("act", [files.save_teacher, files.keep_draft])
def test_a_teacher_becomes_nobody_else(begin, own_filing, filing, file, values_of, act):  # R-REC-25
    stranger, before = values_of(), filing.look(file)
    wrong = {code: stranger[code] for code in ("name", "sex", "id_number", "birth_date")}
    with pytest.raises(Invalid) as told, begin(own_filing.actor) as db:
        act(db, own_filing.actor, file["id"], before["row_version"], wrong | {"remark": "x"})
    changed = {code for code in wrong if wrong[code] != before["values"]["basic"].get(code)}
    assert set(told.value.errors) == changed
    assert filing.look(file)["values"] == before["values"]
    filing.open(stranger)  # the number is still the stranger's


def test_entries_are_out_of_sight_for_a_neighbour(begin, filing, file, school_of, staff_of):  # R-SEC-01
    filing.add(file, "contact", CONTACT)
    neighbour = staff_of(school_of(), "entry_clerk")
    with begin(neighbour) as db:
        seen = db.execute(text("SELECT count(*) FROM entry WHERE teacher_id = :id"), {"id": file["id"]}).scalar_one()
    assert seen == 0
    with pytest.raises(NotFound):
        Filing(begin, neighbour).add(file, "education", EDUCATION)


def test_the_file_can_be_read_as_it_was_known_at_an_instant(begin, clerk, filing, file):  # R-REC-15
    entry_id = filing.add(file, "education", EDUCATION)["entry"]["id"]
    with begin() as db:
        then = db.execute(text("SELECT clock_timestamp()")).scalar_one()
    filing.save(file, "education", entry_id, {"major": "数学"})
    filing.delete(file, "education", entry_id)
    filing.save_basic(file, {"remark": "后来"})
    with begin(clerk) as db:
        shown = history.known_at(db, clerk, queries.teacher(db, clerk, file["id"]), then)
    education = next(found for found in shown["sets"] if found["code"] == "education")
    assert [each["values"]["major"] for each in education["entries"]] == ["无"]
    assert "remark" not in shown["values"]["basic"]
    assert filing.look(file)["values"]["basic"]["remark"] == "后来"


def test_last_terms_teaching_comes_again_as_a_draft_of_the_next_term(begin, clerk, filing, file, made):  # R-REC-22
    [given, *_] = made("teaching")
    filing.add(file, "teaching", given | {"school_year": "2025-2026", "term": "2"})
    with begin(clerk) as db:
        row_version = queries.teacher(db, clerk, file["id"]).row_version
        found = copies.copy_teaching(db, clerk, file["id"], row_version)
    terms = [(each["values"]["school_year"], each["values"]["term"]) for each in found["entries"]]
    assert terms == [("2025-2026", "2"), ("2026-2027", "1")]
    assert found["row_version"] > row_version


def test_the_sheet_to_sign_has_every_set_in_words(begin, clerk, filing, file):
    filing.add(file, "education", EDUCATION)
    with begin(clerk) as db:
        sheet = checksheet.check_sheet(db, clerk, file["id"])
    education = next(each for each in sheet["sets"] if each["code"] == "education")
    names = [column["name"] for column in education["columns"]]
    assert len(education["rows"][0]) == len(names)
    assert "普通高中" in education["rows"][0][0]
    assert (sheet["printed_by"], sheet["catalogue_version"]) == (clerk.name, load().version)
    assert "***" in sheet["id_number"]


def statements(begin, clerk, stores, file) -> int:
    """How many statements a reading of the whole file takes."""
    from sqlalchemy import event

    seen: list[str] = []
    listen = lambda *given: seen.append(given[2])  # noqa: E731
    engine = stores["records"].engine
    event.listen(engine, "before_cursor_execute", listen)
    with begin(clerk) as db:
        showing.whole(db, clerk, queries.teacher(db, clerk, file["id"]))
    event.remove(engine, "before_cursor_execute", listen)
    return len(seen)
