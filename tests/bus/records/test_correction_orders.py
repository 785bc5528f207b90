"""退回补正: an office above orders an effective file to be mended; the school answers with a request (R-REV-05)."""

import datetime
import uuid

import pytest

from services.common import clock
from services.common.errors import Conflict, Forbidden
from services.records.requests import orders
from tests.bus.records.asking import Asking, changed, hear, make_effective, news

WRONG = {"set": "basic", "entry_id": None, "field": "remark", "reason": "请核对"}


@pytest.fixture
def effective(filing, teacher):
    return make_effective(filing, teacher)


@pytest.fixture
def asking(begin, clerk):
    return Asking(begin, clerk)


@pytest.fixture
def officer(actor_of, place):
    """Reviews at the county's office."""
    return actor_of("reviewer", path=place, org_level="county")


@pytest.fixture
def order(begin, officer):
    """`order(file)` as the officer opens it."""

    def opened(teacher, by=officer, **known):
        due = clock.now() + datetime.timedelta(days=10)
        with begin(by) as db:
            return orders.open_correction_order(db, by, uuid.uuid4(), teacher["id"], [WRONG], **({"due": due} | known))

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


def test_what_is_not_effective_is_not_ordered(order, teacher):
    with pytest.raises(Conflict):
        order(teacher)
