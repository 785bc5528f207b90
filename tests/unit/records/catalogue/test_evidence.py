"""Photo and evidence are fields like any other, and never typed (R-MED-01, R-MED-03)."""

from datetime import date
from uuid import uuid4

import polars as pl
import pytest

from services.records import catalogue
from services.records.catalogue import presenting
from services.records.catalogue.cells import reader_of
from services.records.catalogue.faults import ERROR, OWED, say
from services.records.catalogue.keys import key_of
from services.records.catalogue.validation import check, check_one, missing_items
from services.records.file.completeness import errors_by_row

CATEGORY = "primary_secondary"
TODAY = date(2026, 9, 1)
EVERY_SET = [each for category in catalogue.load().categories for each in catalogue.load().sets(category)]
WORK = {"name": "论文", "is_representative": False}


def chosen(wish, set_code="paper", category=CATEGORY):
    return catalogue.build({set_code: wish}).set(category, set_code)


@pytest.fixture
def education():
    return catalogue.load().set(CATEGORY, "education")


def test_evidence_stands_in_the_last_group_of_a_set(education):
    group = education.groups[-1]

    assert (group.code, group.name.zh) == ("evidence", "证明材料")
    assert [(field.code, field.type, field.max) for field in group.fields] == [
        ("diploma", "files", 9),
        ("degree_certificate", "files", 9),
    ]


def test_evidence_says_what_it_proves(education):
    assert education.field("diploma").proves == ("education", "institution", "major", "from", "to")


def test_all_evidence_proves_something_of_its_set():
    for record_set in EVERY_SET:
        for field in record_set.evidence:
            assert field.proves, field.code
            assert all(record_set.has(code) for code in field.proves), field.code


def test_a_field_that_the_category_has_not_is_not_proved():
    assert "has_certificate" not in chosen({}, "title").field("title_certificate").proves
    assert "has_certificate" in chosen({}, "title", "higher_education").field("title_certificate").proves


def test_the_photo_has_a_group_of_its_own(basic):
    group = next(each for each in basic.groups if each.code == "photo")

    assert [(field.code, field.type, field.required) for field in group.fields] == [("photo", "photo", False)]


def test_a_page_reads_the_type_and_what_is_proved():
    page = presenting.catalogue_as_dict(catalogue.load(), CATEGORY)
    education = next(each for each in page["sets"] if each["code"] == "education")
    diploma = education["groups"][-1]["fields"][0]

    assert (diploma["type"], diploma["max"], diploma["proves"][:2]) == ("files", 9, ["education", "institution"])
    assert [each["code"] for each in education["evidence"]] == ["diploma", "degree_certificate"]


def test_files_have_no_column_no_default_and_no_part_of_a_key():
    for record_set in EVERY_SET:
        files = {field.code for field in record_set.files}
        assert not files & {field.code for field in record_set.columns}
        assert not files & record_set.new_values().keys()
        assert not files & set(record_set.key)


def test_who_fills_in_the_set_adds_its_evidence():  # R-REC-04
    for record_set in EVERY_SET:
        assert all(field.filled_by == record_set.filled_by for field in record_set.files)


@pytest.mark.parametrize(
    ("language", "photo", "one", "two"),
    [("zh", "有照片", "1 份文件", "2 份文件"), ("en", "Photo", "1 file", "2 files")],
)
def test_files_are_told_by_their_number(basic, language, photo, one, two):
    some = [str(uuid4()), str(uuid4())]

    assert basic.field("photo").text_of(some[0], language) == photo
    assert basic.field("id_document").text_of(some[:1], language) == one
    assert basic.field("id_document").text_of(some, language) == two
    assert basic.field("photo").text_of(None, language) == basic.field("id_document").text_of([], language) == ""


def test_ids_of_files_are_read_in_their_order_each_once(education):
    first, second = str(uuid4()), str(uuid4())

    clean, faults = check_one(education, {"diploma": [second, first.upper(), second]}, TODAY)

    assert clean["diploma"] == [second, first]
    assert not [fault for fault in faults if fault.field == "diploma"]


def test_what_is_no_id_and_too_many_files_are_faults(basic, education):
    assert reader_of(basic.field("photo"))("好") == (None, "not_a_file")
    assert reader_of(education.field("diploma"))("好、差") == (None, "not_a_file")
    assert reader_of(education.field("diploma"))("、".join(str(uuid4()) for _ in range(10))) == (None, "too_many_files")


def test_nothing_is_asked_for_by_default():
    for record_set in EVERY_SET:
        assert not any(field.required for field in record_set.files)


def test_evidence_that_a_province_requires_is_owed_but_no_error():  # R-REC-03, R-REC-12
    paper = chosen({"change": {"paper_copy": {"required": True}}})

    clean, faults = check_one(paper, WORK, TODAY)

    assert [(fault.kind, fault.field, fault.severity) for fault in faults] == [("file_owed", "paper_copy", OWED)]
    assert say(faults[0], paper) == "“论文及期刊封面、目录”还没有上传，请在报送前补上。"
    assert "paper_copy" in [field.code for field in missing_items(paper, WORK)]
    assert errors_by_row(paper, [clean, clean | {"paper_copy": [str(uuid4())]}]) == [1, 0]


def test_evidence_may_be_owed_under_a_condition():
    wish = {"evidence": [{"code": "paper_copy", "required": {"field": "is_representative", "in": [True]}}]}
    paper = chosen({"set": wish})

    assert errors_by_row(paper, [WORK, WORK | {"is_representative": True}]) == [0, 1]


def test_a_row_of_a_workbook_is_asked_for_no_files():
    paper = chosen({"change": {"paper_copy": {"required": True}}})
    checked = check(paper, pl.DataFrame({"name": ["论文"], "is_representative": ["0"]}), TODAY)

    assert checked.faults.is_empty()
    assert "paper_copy" not in checked.values.columns


def test_a_province_chooses_what_a_set_has_to_show():  # R-REC-03
    wished = chosen({"set": {"evidence": ["id_document", {"code": "paper_copy", "max": 3, "proves": ["name"]}]}})

    assert [(field.code, field.max) for field in wished.evidence] == [("id_document", 9), ("paper_copy", 3)]
    assert not chosen({"drop": ["paper_copy"]}).evidence
    assert not chosen({"set": {"evidence": []}}).evidence


def test_what_a_province_drops_is_not_proved():
    paper = chosen({"drop": ["volume"]})

    assert "volume" not in paper.field("paper_copy").proves
    assert "issue" in paper.field("paper_copy").proves


def test_a_set_that_shows_nothing_can_be_asked_to():
    work = chosen({"set": {"evidence": [{"code": "id_document", "only": [CATEGORY]}]}}, "work")

    assert [field.code for field in work.evidence] == ["id_document"]
    assert not chosen({"set": {"evidence": [{"code": "id_document", "except": [CATEGORY]}]}}, "work").evidence


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ("nonsense", "nonsense"),
        ({"code": "paper_copy", "proofs": []}, "proofs"),
        ({"code": "paper_copy", "proves": ["x"]}, "x"),
    ],
)
def test_evidence_that_nobody_knows_is_refused(item, says):
    with pytest.raises(ValueError, match=says):
        chosen({"set": {"evidence": [item]}})


def test_an_entry_keeps_its_key_when_files_are_added(education):
    values = {"education": "21", "institution": "湖南师范大学", "major": "物理学", "degree_level": "4"}

    assert key_of(education, values) == key_of(education, values | {"diploma": [str(uuid4())]})


def test_no_fault_of_a_file_is_an_error_but_a_wrong_one(education):
    _, faults = check_one(education, {"diploma": ["好"]}, TODAY)

    assert ("not_a_file", ERROR) in [(fault.kind, fault.severity) for fault in faults]
