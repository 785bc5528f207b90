"""Entries of record sets are added, changed, kept as drafts and deleted (R-REC-02, R-REC-07)."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Invalid, NotFound, Stale
from services.records.entering import files
from tests.bus.records.filing import CONTACT, EDUCATION


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


@pytest.mark.parametrize("strange", [{"a": 1}, [["x"]], 7, True])
def test_what_nobody_can_have_typed_is_refused_in_a_draft_too(filing, file, strange):
    with pytest.raises(Invalid) as refusal:
        filing.draft(file, "education", {"education": strange, "institution": strange})
    assert refusal.value.errors.keys() == {"education", "institution"}


@pytest.mark.parametrize("strange", ["x" * 300, "没有", "=1+1"])
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
