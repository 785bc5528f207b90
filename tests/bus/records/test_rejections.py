"""What was rejected stays so until it is changed or explained, and is never offered again (R-REV-04)."""

import uuid

import pytest

from services.records.entering import last_terms_teaching
from services.records.file.models import Teacher
from services.records.selfservice import hints, own
from tests.bus.records.filing import EDUCATION, decision

WANTED = "有 1 处被驳回的内容没有改动"


def reason(code: str, field: str | None, entry_id: uuid.UUID | None = None) -> dict:
    return {"set": code, "entry_id": entry_id, "field": field, "reason": "与证件不符"}


@pytest.fixture
def reject(filing, teacher):
    """The file is handed over and comes back with these reasons."""

    def back(*reasons: dict) -> dict:
        filing.submit(teacher["id"])
        filing.hear(filing.case(teacher, "rejected", decisions=[decision("reject", reasons=list(reasons))]))
        return filing.look(teacher)

    return back


def test_a_reason_stands_at_its_place_and_tells_no_digest(reject, filing, teacher):
    entry_id = filing.add(teacher, "education", EDUCATION)["entry"]["id"]
    shown = reject(reason("education", "major", entry_id), reason("basic", "name"))
    assert shown["status"] == "rejected"
    first, second = shown["reasons"]
    assert (first["set_name"], first["field_name"], first["mended"]) == ("学习经历", "所学专业", False)
    assert (second["set"], second["field"]) == ("basic", "name")


def test_a_file_does_not_come_back_with_a_rejected_value(reject, filing, teacher):
    reject(reason("basic", "name"))
    assert WANTED in filing.submit(teacher["id"])[teacher["id"]]["message"]
    filing.save_basic(teacher, {"name": "另一名"})
    assert filing.look(teacher)["reasons"][0]["mended"]
    filing.save_basic(teacher, {"name": teacher["name"]})
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]
    filing.save_basic(teacher, {"name": "另一名"})
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_an_explained_value_may_stay_and_the_explanation_is_there_for_the_reviewer(
    begin, clerk, reject, filing, teacher
):
    [stands] = reject(reason("basic", "name"))["reasons"]
    with begin(clerk) as db:
        own.explain(db, clerk, teacher["id"], uuid.UUID(stands["id"]), "已与公安部门核对")
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]
    [told] = filing.look(teacher)["reasons"]
    assert (told["explanation"], told["mended"]) == ("已与公安部门核对", True)


def test_a_value_of_a_deleted_entry_holds_up_nothing(reject, filing, teacher):
    entry_id = filing.add(teacher, "education", EDUCATION)["entry"]["id"]
    reject(reason("education", "institution", entry_id))
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]
    filing.delete(teacher, "education", entry_id)
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_a_field_that_was_left_empty_wants_a_value(reject, filing, teacher):
    reject(reason("basic", "former_name"))
    assert not filing.submit(teacher["id"])[teacher["id"]]["done"]
    filing.save_basic(teacher, {"former_name": "王小芳"})
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_a_reason_for_a_set_without_an_entry_is_never_held_against_the_basic_values(reject, filing, teacher):
    """基本信息 has no 手机: that it lacks one says nothing about 联系方式."""
    reject(reason("basic", "name"), reason("contact", "mobile"))
    filing.save_basic(teacher, {"name": "另一名"})
    assert all(each["mended"] for each in filing.look(teacher)["reasons"])
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_a_reason_for_the_whole_file_is_for_people_to_judge(reject, filing, teacher):
    shown = reject(reason("basic", None) | {"set": None})
    assert not shown["reasons"][0]["mended"]
    assert filing.submit(teacher["id"])[teacher["id"]]["done"]


def test_an_annulled_rejection_stands_against_nobody(filing, teacher):
    filing.submit(teacher["id"])
    annulled = decision("reject", reasons=[reason("basic", "name")], annulled=True)
    last = decision("reject", reasons=[reason("basic", "sex")])
    filing.hear(filing.case(teacher, "rejected", decisions=[annulled, last]))
    assert [each["field"] for each in filing.look(teacher)["reasons"]] == ["sex"]


def test_a_rejected_value_is_no_default_preset_or_copy_ever_again(begin, clerk, reject, filing, teacher):
    given = {"school_year": "2025-2026", "term": "1", "stage": "2", "status": "10"}
    entry_id = filing.draft(teacher, "teaching", given)["entry"]["id"]
    for each in filing.entries(teacher, "teaching"):
        if each["missing"]:
            pytest.fail(f"a draft that owes something cannot be handed over: {each}")
    reject(reason("teaching", "status", entry_id))
    with begin(clerk) as db:
        row_version = db.get(Teacher, teacher["id"]).row_version
        copied = last_terms_teaching.copy_teaching(db, clerk, teacher["id"], row_version)["entries"][-1]
    assert copied["values"]["term"] == "2"
    assert "status" not in copied["values"]
    preset = {"set": "teaching", "field": "status", "hint": None, "preset": "10", "sample": None}
    with begin(clerk) as db:
        hints.put_hints(db, clerk, None, [preset])
        offered = hints.hints(db, clerk, None, own=False, teacher_id=teacher["id"])["items"]
        elsewhere = hints.hints(db, clerk, None, own=False, teacher_id=None)["items"]
    assert ([each["preset"] for each in offered], [each["preset"] for each in elsewhere]) == ([None], ["10"])
