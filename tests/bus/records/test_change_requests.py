"""A request asks for changes of an effective file; nothing moves before it is approved, and then once (R-REC-14)."""

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Invalid, Stale
from services.records.file import values
from services.records.file.models import Teacher
from services.records.requests import lists
from tests.bus.records.asking import added, basic, changed, deleted, hear, news
from tests.bus.records.filing import EDUCATION, decision


def test_nothing_of_a_file_moves_before_a_request_is_approved_and_then_all_of_it_once(begin, filing, effective, asking):
    school = {"institution": "第二中学"}
    request = asking.hand_in(
        effective, changed("basic", None, {"remark": "新的"}), added("education", EDUCATION | school)
    )
    before = filing.look(effective)
    assert (request["state"], request["business"]) == ("submitted", "change")
    assert basic(filing.look, effective).get("remark") is None
    assert filing.entries(effective, "education") == []

    told = news(begin, request, "approved")
    hear(begin, told)
    hear(begin, told)
    after = filing.look(effective)
    assert after["values"]["basic"]["remark"] == "新的"
    assert [each["values"]["institution"] for each in filing.entries(effective, "education")] == ["第二中学"]
    assert after["status"] == "effective"
    assert asking.look(request)["state"] == "approved"
    assert after["row_version"] > before["row_version"]
    with begin() as db:
        open_versions = text(
            "SELECT count(*) FROM version WHERE teacher_id = :id AND known_to IS NULL AND effective_from IS NULL"
        )
        assert db.execute(open_versions, {"id": effective["id"]}).scalar_one() == 0
        gaps = text("""
            SELECT count(*) FROM version a JOIN version b ON b.entry_id = a.entry_id AND b.number = a.number + 1
            WHERE a.teacher_id = :id AND a.known_to <> b.known_from""")
        assert db.execute(gaps, {"id": effective["id"]}).scalar_one() == 0


def test_an_entry_under_a_request_cannot_be_asked_about_again_and_another_can(asking, filing, effective):
    first = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    second = asking.ask(effective, changed("basic", None, {"remark": "别的"}))
    with pytest.raises(Conflict) as refused:
        asking.submit(second)
    assert (refused.value.params["blocked_by"], refused.value.params["ref"]) == ("request", str(first["id"]))
    assert asking.hand_in(effective, added("education", EDUCATION))["state"] == "submitted"


def test_two_additions_of_one_natural_key_never_both_wait(asking, effective):
    first = asking.hand_in(effective, added("education", EDUCATION))
    with pytest.raises(Conflict) as refused:
        asking.hand_in(effective, added("education", EDUCATION))
    assert refused.value.params["ref"] == str(first["id"])


def test_what_is_not_effective_is_not_asked_for(asking, teacher):
    with pytest.raises(Conflict) as refused:
        asking.ask(teacher, changed("basic", None, {"remark": "x"}))
    assert refused.value.params["blocked_by"] == "file"


def test_faults_keep_a_request_from_being_handed_in_and_not_from_being_kept(asking, effective):
    draft = asking.ask(effective, changed("basic", None, {"work_start": "1800-13"}))
    assert draft["items"][0]["faults"]
    with pytest.raises(Invalid) as refused:
        asking.submit(draft)
    assert "items.0.work_start" in refused.value.errors


def test_a_request_taken_back_is_never_applied_even_if_it_was_approved_at_that_moment(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    told = news(begin, request, "approved")
    asking.withdraw(request)
    hear(begin, told)
    assert basic(filing.look, effective).get("remark") is None
    assert asking.look(request)["state"] == "withdrawn"
    with begin() as db:
        query = text("SELECT count(*) FROM outbox WHERE type = 'cases_recalled' AND body LIKE :id")
        assert db.execute(query, {"id": f"%{request['case_id']}%"}).scalar_one() == 1
    assert asking.hand_in(effective, changed("basic", None, {"remark": "又来"}))["state"] == "submitted"


def test_a_rejected_value_stays_out_and_its_reasons_with_the_request(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "不该"}))
    reason = {"set": "basic", "entry_id": effective["id"], "field": "remark", "reason": "不需要"}
    told = news(begin, request, "rejected")
    told["decisions"][0]["reasons"] = [reason]
    hear(begin, told)
    seen = asking.look(request)
    assert (seen["state"], seen["answer"]) == ("rejected", "不需要")
    with begin() as db:
        digest = values.value_digest("basic", "remark", "不该")
        assert digest in db.get(Teacher, effective["id"]).rejected


def test_a_tab_that_shows_older_values_is_refused_with_those_of_now(asking, effective):
    with pytest.raises(Stale) as refused:
        asking.ask(effective, changed("basic", None, {"remark": "x"}), seen=effective["row_version"] - 1)
    [current] = refused.value.params["current"]
    assert "***" in current["values"]["id_number"]


def test_a_deleted_entry_is_gone_and_its_history_stays(begin, asking, filing, effective):
    addition = asking.hand_in(effective, added("education", EDUCATION))
    hear(begin, news(begin, addition, "approved"))
    [entry] = filing.entries(effective, "education")
    request = asking.hand_in(effective, deleted("education", entry["id"]))
    assert request["business"] == "change"
    hear(begin, news(begin, request, "approved"))
    assert filing.entries(effective, "education") == []
    history = [each["act"] for each in filing.history(effective) if each["entry_id"] == entry["id"]]
    assert history == ["deleted", "added"]


def test_a_redelivered_or_older_message_changes_nothing(begin, asking, filing, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "一"}))
    told = news(begin, request, "approved", version=3)
    hear(begin, told)
    after = filing.look(effective)["row_version"]
    hear(begin, news(begin, request, "open", version=2), told)
    hear(begin, news(begin, request, "rejected", version=2))
    assert (filing.look(effective)["row_version"], asking.look(request)["state"]) == (after, "approved")


def test_a_request_that_a_desk_has_passed_is_not_taken_back(begin, asking, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "一"}))
    passed = news(begin, request, "open", decisions=[decision()], step_roles=["authority"])
    hear(begin, passed)
    with pytest.raises(Conflict):
        asking.withdraw(asking.look(request))
    assert [line["act"] for line in asking.look(request)["happened"]] == ["submit", "passed"]


def test_a_list_tells_what_each_request_asks_and_when_it_was_saved(begin, asking, filing, effective):
    [contact] = filing.entries(effective, "contact")
    draft = asking.ask(
        effective,
        changed("contact", contact["id"], {"mobile": "13900000001"}),
        added("education", EDUCATION | {"institution": "第二中学"}),
    )
    with begin(asking.actor) as db:
        wanted = {"state": "draft", "business": None, "teacher_id": effective["id"], "box": "all", "org_id": None}
        [listed] = lists.change_requests(db, asking.actor, 10, None, q=None, **wanted)["items"]
    words = [(each["op"], each["set_name"], each["field_names"]) for each in listed["asks"]]
    assert [each[::2] for each in words] == [("changed", ["手机"]), ("added", [])]
    assert listed["updated_at"] == draft["updated_at"] >= draft["created_at"]
