"""退回补正: an office above orders an effective file to be mended; the school answers with a request (R-REV-05)."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.records.requests import orders
from tests.bus.records.asking import Asking, added, changed, deleted, hear, news, open_window
from tests.bus.records.filing import EDUCATION

WRONG = {"set": "basic", "entry_id": None, "field": "remark", "reason": "请核对"}


@pytest.fixture
def officer(actor_of, place):
    """Reviews at the county's office."""
    return actor_of("reviewer", path=place, org_level="county")


@pytest.fixture
def order(begin, officer):
    """`order(file)` as the officer opens it."""

    def opened(teacher, *items, by=officer, **known):
        due = clock.now() + datetime.timedelta(days=10)
        said = {"items": list(items) or [WRONG], "due": due} | known
        with begin(by) as db:
            return orders.open_correction_order(db, by, uuid.uuid4(), teacher["id"], **said)

    return opened


@pytest.fixture
def seen(begin, clerk):
    """The orders as the school sees them."""

    def look(state=None):
        with begin(clerk) as db:
            return orders.correction_orders(db, clerk, state, None, 50, None)["items"]

    return look


def test_the_school_hears_of_it_and_the_file_stays_effective(order, seen, filing, effective, notified):
    opened = order(effective)
    assert [each["id"] for each in seen("open")] == [opened["id"]]
    assert (seen()[0]["items"][0]["field_name"], seen()[0]["may"]) == ("备注", ["answer"])
    assert len(notified("correction_ordered")) == 1
    assert filing.look(effective)["status"] == "effective"


def test_it_is_answered_by_a_request_and_mended_by_its_approval(begin, order, seen, asking, effective):
    opened = order(effective)
    request = asking.hand_in(effective, changed("basic", None, {"remark": "核对过"}), order_id=opened["id"])
    assert [(each["state"], each["request_id"]) for each in seen()] == [("answered", request["id"])]
    hear(begin, news(begin, request, "rejected"))
    assert seen()[0]["state"] == "open"
    again = asking.hand_in(effective, changed("basic", None, {"remark": "再核对"}), order_id=opened["id"])
    hear(begin, news(begin, again, "approved"))
    assert seen()[0]["state"] == "mended"


@pytest.fixture
def reviewer(staff_of, school):
    """Reviews at the school itself."""
    return staff_of(school, "reviewer")


@pytest.fixture
def ministry(actor_of):
    """Reviews above everybody."""
    return actor_of("reviewer", path="000000/", org_level="ministry")


def test_only_an_office_above_orders_and_only_it_takes_back(begin, order, reviewer, effective, officer, ministry):
    with pytest.raises(Forbidden):
        order(effective, by=reviewer)
    opened = order(effective)
    with begin(ministry) as db, pytest.raises(Forbidden):
        orders.cancel_correction_order(db, ministry, opened["id"], "误")
    with begin(officer) as db:
        assert orders.cancel_correction_order(db, officer, opened["id"], "误")["state"] == "cancelled"


def test_a_value_without_its_set_is_not_ordered(begin, officer, effective):
    due = clock.now() + datetime.timedelta(days=10)
    nowhere = WRONG | {"set": None, "field": "nope"}
    with begin(officer) as db, pytest.raises(Invalid):
        orders.open_correction_order(db, officer, uuid.uuid4(), effective["id"], [nowhere], due)


def test_what_is_not_effective_is_not_ordered(order, teacher):
    with pytest.raises(Conflict):
        order(teacher)


def wrong(code, field=None, entry_id=None):
    return {"set": code, "entry_id": entry_id, "field": field, "reason": "有误"}


def test_an_order_is_not_answered_by_what_it_does_not_name(begin, order, seen, asking, filing, effective):
    opened = order(effective, wrong("basic", "name"))
    draft = asking.ask(effective, added("education", EDUCATION), order_id=opened["id"])
    with pytest.raises(Invalid) as refused:
        asking.submit(draft)
    assert refused.value.params["places"] == "基本信息 姓名"
    assert (seen()[0]["state"], seen()[0]["may"]) == ("open", ["answer"])


def test_all_that_an_order_names_is_mended_in_one_request(order, seen, asking, filing, effective):
    [contact] = filing.entries(effective, "contact")
    opened = order(effective, WRONG, wrong("contact", "address", contact["id"]), wrong("education"), wrong(None))
    first = changed("basic", None, {"remark": "核对过"})
    with pytest.raises(Invalid) as refused:
        asking.hand_in(
            effective, first, changed("contact", contact["id"], {"mobile": "13900000001"}), order_id=opened["id"]
        )
    left = refused.value.params["places"].split("、")
    assert [name.split()[0] for name in left] == ["联系方式", "学习经历"]
    mended = changed("contact", contact["id"], {"address": "新街 2 号"})
    asking.hand_in(effective, first, mended, added("education", EDUCATION), order_id=opened["id"])
    assert seen()[0]["state"] == "answered"


def test_an_entry_that_is_deleted_is_mended_whatever_field_was_wrong(begin, order, seen, asking, filing, effective):
    addition = asking.hand_in(effective, added("education", EDUCATION))
    hear(begin, news(begin, addition, "approved"))
    [entry] = filing.entries(effective, "education")
    opened = order(effective, wrong("education", "institution", entry["id"]))
    asking.hand_in(effective, deleted("education", entry["id"]), order_id=opened["id"])
    assert seen()[0]["state"] == "answered"


def test_what_follows_from_another_set_is_mended_there(begin, order, seen, asking, effective):
    opened = order(effective, wrong("basic", "highest_degree"))
    with pytest.raises(Invalid) as refused:
        asking.hand_in(effective, changed("basic", None, {"remark": "无关"}), order_id=opened["id"])
    assert refused.value.params["places"] == "学习经历"
    assert seen()[0]["places"] == [{"set": "education", "entry_id": None, "field": None}]
    asking.hand_in(effective, added("education", EDUCATION), order_id=opened["id"])
    assert seen()[0]["state"] == "answered"


def test_an_order_without_a_place_is_answered_by_any_request(order, seen, asking, effective):
    opened = order(effective, wrong(None))
    asking.hand_in(effective, added("education", EDUCATION), order_id=opened["id"])
    assert seen()[0]["state"] == "answered"


def test_an_order_stays_answered_while_another_request_answers_it(begin, order, seen, asking, effective):
    opened = order(effective, wrong(None))
    first = asking.hand_in(effective, changed("basic", None, {"remark": "核对过"}), order_id=opened["id"])
    second = asking.hand_in(effective, added("education", EDUCATION), order_id=opened["id"])
    assert (seen()[0]["state"], seen()[0]["request_id"]) == ("answered", second["id"])
    asking.withdraw(second)
    assert (seen()[0]["state"], seen()[0]["request_id"]) == ("answered", first["id"])
    hear(begin, news(begin, first, "rejected"))
    assert (seen()[0]["state"], seen()[0]["request_id"]) == ("open", second["id"])


@pytest.fixture
def own(begin, herself, school):
    """The teacher, where the school lets teachers fill in."""
    open_window(begin, school)
    return Asking(begin, herself)


def test_an_order_is_open_again_when_its_answer_in_conflict_goes_back_to_the_teacher(
    begin, order, seen, asking, effective, own
):
    opened = order(effective, wrong("education"))
    proposed = own.hand_in(effective, added("education", EDUCATION), order_id=opened["id"])
    asking.submit(asking.look(proposed))
    with begin() as db:
        db.execute(text("UPDATE change_request SET state = 'conflict' WHERE id = :id"), {"id": proposed["id"]})
    own.resolve(own.look(proposed), "asked")
    assert (seen()[0]["state"], seen()[0]["may"]) == ("open", ["answer"])
    asking.submit(asking.look(proposed))
    assert (seen()[0]["state"], seen()[0]["request_id"]) == ("answered", proposed["id"])


def test_a_request_tells_the_words_of_the_order_that_it_answers(order, asking, effective):
    opened = order(effective)
    request = asking.hand_in(effective, changed("basic", None, {"remark": "核对过"}), order_id=opened["id"])
    told = asking.look(request)["order"]
    assert (told["id"], told["by_org_name"], told["state"]) == (opened["id"], opened["by_org_name"], "answered")
    assert [(item["field_name"], item["reason"]) for item in told["items"]] == [("备注", opened["items"][0]["reason"])]
    other = asking.ask(effective, changed("basic", None, {"remark": "无关"}))
    assert asking.look(other)["order"] is None


@pytest.mark.parametrize("wrong", [{"set": "no_such_set"}, {"set": "basic", "field": "no_such_field"}])
def test_a_place_that_no_file_has_is_refused_before_it_is_kept(begin, officer, effective, wrong):
    said = {"set": None, "entry_id": None, "field": None, "reason": "有误"} | wrong
    with begin(officer) as db, pytest.raises((Invalid, NotFound)):
        orders.check_correction_places(db, officer, effective["id"], [said])


def test_places_of_the_file_may_be_named(begin, officer, effective):
    with begin(officer) as db:
        assert orders.check_correction_places(db, officer, effective["id"], [WRONG]) == {}
