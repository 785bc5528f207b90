"""What a file still owes, by name (R-REC-05, R-REC-12)."""

import pytest

from services.common.errors import Invalid
from services.records.catalogue import load
from services.records.entering import files, owing
from tests.bus.records.filing import CONTACT


def test_every_set_takes_its_faultless_entries_and_the_file_owes_nothing(filing, file, made):
    for record_set in load().sets("primary_secondary")[1:]:
        for given in made(record_set.code):
            saved = filing.add(file, record_set.code, given)
    assert saved["file_missing"] == 0
    shown = filing.look(file)
    assert [found["missing"] for found in shown["sets"]] == [0] * len(shown["sets"])
    assert shown["missing_items"] == []


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
