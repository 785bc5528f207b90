"""A request that begins with 信息有误 is checked against it, and its approval is the answer (R-REC-21)."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, NotFound
from services.records.selfservice import remarks
from tests.bus.records.asking import changed, hear, make_effective, news

STAYED = changed("basic", None, {"remark": "已更正"})


@pytest.fixture
def remark(begin, herself, effective):
    """What the teacher says is wrong in the effective file."""
    with begin(herself) as db:
        said = {"set": "basic", "entry_id": None, "field": "remark", "text": "备注不对"}
        return remarks.add_remark(db, herself, uuid.uuid4(), effective["id"], **said)


@pytest.fixture
def answered(begin, herself, effective):
    """The teacher's remarks as they stand."""

    def look():
        with begin(herself) as db:
            return remarks.file_remarks(db, herself, effective["id"])["items"]

    return look


def test_approval_closes_the_remark_and_its_case_and_tells_the_teacher(
    begin, asking, effective, remark, answered, notified
):
    request = asking.hand_in(effective, STAYED, remark_id=remark["id"])
    assert answered()[0]["state"] == "open"
    hear(begin, news(begin, request, "approved"))
    [one] = answered()
    assert (one["state"], one["outcome"], one["answered_by"]) == ("answered", "accepted", "审核员")
    assert "审核通过" in one["answer"]
    [notice] = notified("remark_answered")
    assert notice["to"][0]["teacher_id"] == str(effective["id"])
    with begin() as db:
        query = text("SELECT CAST(body AS jsonb) FROM outbox WHERE type = 'cases_answered' AND body LIKE :id")
        [body] = db.scalars(query, {"id": f"%{remark['id']}%"}).all()
    assert body["cases"][0]["verdict"] == "approve"


def test_a_rejection_leaves_the_remark_open_until_what_is_asked_anew_is_approved(
    begin, asking, effective, remark, answered
):
    request = asking.hand_in(effective, STAYED, remark_id=remark["id"])
    hear(begin, news(begin, request, "rejected"))
    assert answered()[0]["state"] == "open"
    again = asking.copy(request)
    assert again["remark_id"] == remark["id"]
    hear(begin, news(begin, asking.submit(again), "approved"))
    assert answered()[0]["state"] == "answered"


def refuse(begin, clerk, remark, why):
    """The school answers on its own page."""
    with begin(clerk) as db:
        remarks.answer_remark(db, clerk, remark["id"], why, "refused")


@pytest.fixture
def another(filing, values_of):
    """Another effective file of the school."""
    return make_effective(filing, filing.newcomer(values_of()))


def test_what_was_answered_meanwhile_stays_as_it_was(begin, asking, effective, remark, answered, notified):
    request = asking.hand_in(effective, STAYED, remark_id=remark["id"])
    refuse(begin, asking.actor, remark, "已电话说明")
    hear(begin, news(begin, request, "approved"))
    assert (answered()[0]["answer"], len(notified("remark_answered"))) == ("已电话说明", 1)


def test_a_remark_of_another_file_or_one_that_is_answered_begins_no_request(begin, asking, effective, remark, another):
    for teacher, unknown in ((another, remark["id"]), (effective, uuid.uuid4())):
        with pytest.raises(NotFound):
            asking.ask(teacher, STAYED, remark_id=unknown)
    refuse(begin, asking.actor, remark, "说明")
    with pytest.raises(Conflict):
        asking.ask(effective, STAYED, remark_id=remark["id"])
