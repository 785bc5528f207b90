"""Workbooks know no photo and no evidence, and never touch or lose any (R-REC-10, R-MED-03)."""

import uuid
from datetime import date

import pytest
from sqlalchemy import select, text

from services.records.catalogue import load, sheet
from services.records.entering import last_terms_teaching, owing
from services.records.file.finishing import finish
from services.records.file.models import Entry, Teacher, Version
from services.records.file.rechecking import recheck
from tests.bus.records.filing import EDUCATION, decision
from tests.data.books import CATEGORY, owned
from tests.data.entries import entries
from tests.data.receipts import facts, receipt

PHOTO = "photo"
DEFAULTS = {"education_country": "156"}  # what a form begins with
FIRST, OTHER = EDUCATION | DEFAULTS, EDUCATION | DEFAULTS | {"major": "数学"}
SUBS = [each for each in load().sets(CATEGORY) if each.kind != "main"]


@pytest.fixture
def person(values_of):
    return values_of()


@pytest.fixture
def file(filing, person, clerk):
    """A file with a photo, an ID document, and a diploma on one of its entries."""
    basic = person | {PHOTO: receipt(facts(PHOTO), clerk), "id_document": [receipt(facts(), clerk)]}
    teacher = filing.newcomer(basic)
    filing.add(teacher, "education", EDUCATION | {"diploma": [receipt(facts(), clerk), receipt(facts(), clerk)]})
    filing.add(teacher, "education", OTHER)
    return filing.look(teacher)


@pytest.fixture
def shown(filing, file):
    """The files that the file holds: photo, ID document, and the diplomas by major."""

    def look():
        now = filing.look(file)
        basic = now["values"]["basic"]
        held = {each["values"]["major"]: each["values"].get("diploma") for each in filing.entries(file, "education")}
        return basic.get(PHOTO), basic.get("id_document"), held

    return look


@pytest.fixture
def required():
    """Makes fields of files owed, as a province may."""
    changed = []

    def make(set_code, code):
        field = load().set(CATEGORY, set_code).field(code)
        changed.append(field)
        object.__setattr__(field, "required", True)
        sheet.plan_of.cache_clear()

    yield make
    for field in changed:
        object.__setattr__(field, "required", False)
    sheet.plan_of.cache_clear()


@pytest.mark.parametrize("mode", ["append", "replace"])
@pytest.mark.parametrize("preview", [False, True])
def test_an_import_never_touches_files_of_what_it_changes(hand_in, workbook_of, person, shown, mode, preview):
    before = shown()
    rows = [FIRST | {"from": "2001-09"}, OTHER]
    changed = person | {"remark": "已核对"}

    told = hand_in(workbook_of(changed, education=owned(person, rows)), mode=mode, preview=preview)
    if preview:
        assert shown() == before
        told = hand_in.start(uuid.UUID(str(told["id"])))

    assert (told["changed"], told["deleted"], told["faulty"]) == (2, 0, 0)
    assert shown() == before
    assert all(before)
    assert len(before[2]["无"]) == 2


def test_an_import_of_what_stands_on_file_changes_nothing(hand_in, workbook_of, person, file):
    for mode in ("append", "replace"):
        told = hand_in(workbook_of(person, education=owned(person, [FIRST, OTHER])), mode=mode)
        assert (told["changed"], told["added"], told["deleted"], told["unchanged"]) == (0, 0, 0, 3)


def test_a_preview_tells_what_evidence_goes_with_an_entry_and_of_none_that_stays(hand_in, workbook_of, person, shown):
    rows = owned(person, [OTHER | {"from": "2001-09"}])

    told = hand_in(workbook_of(person, education=rows), mode="replace", preview=True)

    changes = {change["act"]: {each["name"]: each for each in change["changes"]} for change in told["changes"]}
    assert changes["changed"].keys() == {"入学年月"}
    assert changes["deleted"]["最高及次高学历证书"]["before"] == "2 份文件"
    assert len(shown()[2]) == 2


def test_evidence_of_a_deleted_entry_stays_in_its_history(begin, hand_in, workbook_of, person, file):
    hand_in(workbook_of(person, education=owned(person, [OTHER])), mode="replace")

    with begin() as db:
        query = select(Version.values["diploma"]).where(Version.teacher_id == file["id"])
        assert any(held for held in db.scalars(query))


def test_every_set_keeps_its_evidence_through_a_workbook(hand_in, workbook_of, person, filing, clerk):
    teacher = filing.newcomer(person)
    made = {each.code: entries(each, 1, 1, date(2025, 9, 1))[0] for each in SUBS if each.evidence}
    for code, given in made.items():
        evidence = {field.code: [receipt(facts(), clerk)] for field in load().set(CATEGORY, code).evidence}
        filing.add(teacher, code, given | evidence)

    def shown():
        held = {code: filing.entries(teacher, code)[0]["values"] for code in made}
        files = {code: [field.code for field in load().set(CATEGORY, code).evidence] for code in made}
        return {code: {name: held[code][name] for name in files[code]} for code in made}

    before = shown()

    told = hand_in(
        workbook_of(person, **{code: owned(person, [given]) for code, given in made.items()}), mode="replace"
    )

    assert (told["faulty"], told["deleted"]) == (0, 0)
    assert shown() == before


def test_files_that_a_province_requires_are_owed_and_keep_no_row_out(
    hand_in, workbook_of, person, begin, clerk, required
):  # R-REC-12
    required("basic", PHOTO)
    required("education", "diploma")

    told = hand_in(workbook_of(person, education=owned(person, [EDUCATION])))

    assert (told["added"], told["faulty"], told["faults"]) == (2, 0, [])
    with begin(clerk) as db:
        teacher, entry = db.scalars(select(Teacher)).one(), db.scalars(select(Entry)).one()
        assert (teacher.basic_missing, entry.missing) == (1, 1)
        found = owing.of_file(db, clerk, teacher.id)["items"]
    owed = [(item["set"], item["name"]) for item in found if item["kind"] == "field"]
    assert owed == [("basic", "照片"), ("education", "最高及次高学历证书")]


def test_files_owed_keep_nobody_from_saving_but_from_submitting(filing, clerk, values_of, required):
    required("basic", PHOTO)
    teacher = filing.newcomer(values_of())
    assert teacher["missing"] == 1
    assert [item["message"] for item in teacher["missing_items"]] == ["“照片”还没有上传，请在报送前补上。"]
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]

    filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})

    assert filing.look(teacher)["missing"] == 0
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_a_file_is_checked_anew_for_files_that_became_owed(begin, filing, values_of, required):
    teacher = filing.newcomer(values_of())
    required("basic", PHOTO)

    with begin() as db:
        recheck(db, [teacher["id"]])
        finish(db)

    assert filing.look(teacher)["missing"] == 1


def test_evidence_that_was_missing_and_came_is_not_missed_by_an_import(
    hand_in, workbook_of, person, filing, clerk, file
):  # R-REV-04
    entry = next(each for each in filing.entries(file, "education") if "diploma" not in each["values"])
    filing.submit(file["id"])
    reason = {"set": "education", "entry_id": str(entry["id"]), "field": "diploma", "reason": "缺学历证书"}
    filing.hear(filing.case(file, "rejected", decisions=[decision("reject", reasons=[reason])]))
    filing.save(file, "education", entry["id"], {"diploma": [receipt(facts(), clerk)]})

    told = hand_in(workbook_of(person, education=owned(person, [OTHER | {"from": "2001-09"}])))

    assert (told["changed"], told["faulty"]) == (1, 0)


def test_last_terms_evidence_is_not_copied_into_the_next_term(begin, filing, clerk, teacher, monkeypatch):
    [given] = entries(load().set(CATEGORY, "teaching"), 1, 1, date(2025, 9, 1))
    field = load().set(CATEGORY, "education").field("diploma")
    teaching = load().set(CATEGORY, "teaching")
    filing.add(teacher, "teaching", given | {"school_year": "2025-2026", "term": "1"})
    with begin() as db:
        kept = text("UPDATE entry SET values = values || '{\"diploma\": [\"x\"]}' WHERE set_code = 'teaching'")
        db.execute(kept)
    monkeypatch.setitem(teaching.__dict__, "files", (field,))
    monkeypatch.setitem(teaching.__dict__, "_by_code", teaching._by_code | {"diploma": field})

    seen = filing.look(teacher)["row_version"]
    with begin(clerk) as db:
        found = last_terms_teaching.copy_teaching(db, clerk, teacher["id"], seen)

    assert ["diploma" in each["values"] for each in found["entries"]] == [True, False]
