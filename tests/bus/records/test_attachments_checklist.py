"""The ordered copy checklist that a school asks its teachers for (R-MED-03)."""

import uuid

import pytest

from services.common.contract import schema_of
from services.common.errors import NotFound
from services.contracts.records import attachments as contract
from services.records.attachments import checklist
from services.records.catalogue import load
from services.records.selfservice import readings
from tests.bus.records.filing import EDUCATION
from tests.data.receipts import facts, receipt

BACHELOR = {
    "education": "21",
    "institution": "湖南师范大学",
    "major": "物理学",
    "degree_level": "4",
    "degree": "407",
    "degree_institution": "湖南师范大学",
    "to": "2005-06",
}
MASTER = BACHELOR | {
    "education": "14",
    "institution": "华东师范大学",
    "degree_level": "3",
    "degree": "304",
    "to": "2008-06",
}


@pytest.fixture
def listed(begin, clerk, teacher):
    """The list as it is told, of one piece of evidence if that is named."""

    def look(field=None):
        with begin(clerk) as db:
            found = schema_of(contract.Copies).dump(checklist.copies(db, clerk, teacher["id"]))
        return [item for item in found["items"] if field in (None, item["field"])]

    return look


@pytest.fixture
def study(filing, teacher):
    """Adds an entry of 学习经历 as a draft, so that only what matters here is given."""
    return lambda given: filing.draft(teacher, "education", given)["entry"]


def test_the_list_follows_the_order_of_the_evidence_then_of_the_entries(listed, filing, teacher, study):
    study(EDUCATION)
    study(BACHELOR)
    filing.draft(teacher, "paper", {"name": "论课堂", "journal": "教育研究"})

    assert [(item["field"], item["title"]) for item in listed()][1:] == [
        ("diploma", "普通高中毕业，第一中学"),
        ("diploma", "大学本科毕业，湖南师范大学，物理学，学士"),
        ("degree_certificate", "大学本科毕业，湖南师范大学，物理学，学士"),
        ("paper_copy", "论课堂，教育研究"),
    ]
    codes = list(load().evidence)
    places = [codes.index(item["field"]) for item in listed()]
    assert places == sorted(places)


def test_the_id_document_comes_first_and_its_number_stays_masked(listed):
    first = listed()[0]

    assert (first["set"], first["field"], first["entry_id"], first["name"]) == (
        "basic",
        "id_document",
        None,
        "身份证件",
    )
    assert "********" in first["title"]


def test_the_two_highest_are_asked_for_and_whatever_is_there(listed, study, clerk):
    study(EDUCATION | {"diploma": [receipt(facts(), clerk)]})
    for given in (BACHELOR, MASTER, BACHELOR | {"education": "31", "major": "英语", "degree_level": "0"}):
        study(given)

    assert [item["title"][:2] for item in listed("diploma")] == ["普通", "大学", "硕士"]
    assert [item["title"][:2] for item in listed("degree_certificate")] == ["大学", "硕士"]


def test_what_says_nothing_needs_no_proof(listed, filing, teacher):
    filing.draft(teacher, "ethics", {"assessed": "2024-12", "result": "1"})
    filing.draft(teacher, "award", {"award_type": "0"})
    assert not listed("honour_certificate") + listed("award_certificate")

    filing.draft(teacher, "ethics", {"honour_level": "2", "honour_title": "优秀教师"})
    assert len(listed("honour_certificate")) == 1


def test_a_line_tells_what_is_there_and_whether_it_is_owed(listed, study, clerk, monkeypatch):
    diploma = facts()
    entry = study(BACHELOR | {"diploma": [receipt(diploma, clerk)]})
    [line] = listed("diploma")

    assert (line["files"], line["required"], line["entry_id"]) == ([diploma["id"]], False, str(entry["id"]))
    field = load().set("primary_secondary", "education").field("diploma")
    monkeypatch.setitem(field.__dict__, "required", True)
    assert listed("diploma")[0]["required"] is True


def test_the_list_is_for_those_who_may_see_the_file_and_the_teacher_is_told(
    begin, teacher, herself, listed, staff_of, school_of
):
    def told():
        with begin(herself) as db:
            return [each["act"] for each in readings.file_readings(db, herself, teacher["id"], 10, None)["items"]]

    before = told()
    listed()
    assert told() == ["records.file_read", *before]
    stranger = staff_of(school_of(), "entry_clerk")
    with pytest.raises(NotFound), begin(stranger) as db:
        checklist.copies(db, stranger, teacher["id"])


def test_an_unknown_file_has_no_list(begin, clerk):
    with pytest.raises(NotFound), begin(clerk) as db:
        checklist.copies(db, clerk, uuid.uuid4())
