"""A failed request is begun anew by its asker's own act, with the reasons; no form offers it by itself (R-REV-04)."""

import pytest

from services.common.contract import schema_of
from services.common.errors import Conflict, Forbidden
from services.contracts.records.change_requests import edit_change_request
from tests.bus.records.asking import Asking, added, changed, hear, news
from tests.bus.records.filing import EDUCATION


@pytest.fixture
def rejected(begin, asking, filing, effective):
    """A request about three values, one of which the reviewer named."""
    [contact] = filing.entries(effective, "contact")
    request = asking.hand_in(
        effective,
        changed("basic", None, {"remark": "不该", "staff_number": "77"}),
        changed("contact", contact["id"], {"mobile": "13900000001"}),
        added("education", EDUCATION | {"institution": "第二中学"}),
    )
    entry = request["items"][2]["entry_id"]
    told = news(begin, request, "rejected")
    told["decisions"][0]["reasons"] = [
        {"set": "basic", "entry_id": effective["id"], "field": "remark", "reason": "不需要"},
        {"set": "education", "entry_id": entry, "field": "institution", "reason": "校名有误"},
    ]
    hear(begin, told)
    return asking.look(request)


def asked_of(request):
    """What is asked, by set and field, as it is shown."""
    return {(item["set"], each["field"]): each["after"] for item in request["items"] for each in item["differences"]}


def test_the_copy_asks_the_same_and_says_why_it_was_rejected(asking, rejected):
    assert "copy" in rejected["may"]
    draft = asking.copy(rejected)
    assert (draft["state"], draft["copied_from"], draft["reason"]) == ("draft", rejected["id"], rejected["reason"])
    assert asked_of(draft) == asked_of(rejected)
    places = {(item["set"], str(item["entry_id"])) for item in draft["items"]}
    assert [(each["reason"], (each["set"], each["entry_id"]) in places) for each in draft["reasons"]] == [
        ("不需要", True),
        ("校名有误", True),
    ]
    assert draft["items"][2]["entry_id"] != rejected["items"][2]["entry_id"]


def test_a_number_that_is_shown_masked_is_asked_as_it_was(begin, asking, filing, effective, rejected):
    handed_in = asking.submit(asking.copy(rejected))
    hear(begin, news(begin, handed_in, "approved"))
    assert filing.entries(effective, "contact")[0]["values"]["mobile"] == "139****0001"
    assert asking.look(handed_in)["state"] == "approved"


def test_no_other_draft_holds_a_rejected_value(asking, effective, rejected):  # pain of users elsewhere: never by itself
    other = asking.ask(effective, changed("basic", None, {"staff_number": "78"}), added("education", EDUCATION))
    assert asked_of(other)["basic", "staff_number"] == "78"
    assert ("basic", "remark") not in asked_of(other)
    assert "第二中学" not in asked_of(other).values()


def test_only_its_asker_begins_it_anew_and_only_what_failed(begin, asking, effective, rejected, actor_of, place):
    office = Asking(begin, actor_of("reviewer", path=place, org_level="county"))
    assert "copy" not in office.look(rejected)["may"]
    with pytest.raises(Forbidden):
        office.copy(rejected)
    open_one = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    with pytest.raises(Conflict):
        asking.copy(open_one)
    assert asked_of(asking.copy(asking.withdraw(open_one))) == asked_of(open_one)


def test_what_the_file_says_by_now_is_asked_no_more(begin, asking, effective):
    request = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    asking.withdraw(request)
    again = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    hear(begin, news(begin, again, "approved"))
    with pytest.raises(Conflict, match="left to be asked"):
        asking.copy(request)


def test_what_a_workbook_asked_of_many_entries_is_begun_anew_and_written_on(begin, asking, effective):
    years = [added("education", EDUCATION | {"institution": f"第{number}中学"}) for number in range(60)]
    request = asking.hand_in(effective, *years)
    hear(begin, news(begin, request, "rejected"))
    draft = asking.copy(request)
    assert len(draft["items"]) == 60
    said = {"request_id": str(draft["id"]), "row_version": draft["row_version"], "items": years}
    taken = schema_of(edit_change_request.takes).load(said)
    assert len(asking.edit(draft, items=taken["items"])["items"]) == 60
