"""站内消息 reach everybody they are for, once, and nobody else reads them (R-GW-05)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import ProgrammingError

from services.common.contract import schema_of
from services.common.database import transactions
from services.common.database.tables import failure, inbox
from services.common.messages import notices
from services.common.processes import purge
from services.common.request import Request
from services.contracts.identity import collection
from services.contracts.identity import notices as contract
from services.identity.actions.accounts import load_accounts
from services.identity.models import Notice
from services.identity.notices import reading


@pytest.fixture
def deliver(site):
    """Hands notices over as the bus does: `deliver(notice, …)`; the message's id may be given, to deliver it again."""

    def hand_over(*told, message_id=None):
        body = schema_of(contract.PeopleNotified).dump({"notices": told})
        message = {"id": message_id or str(uuid.uuid4()), "body": body, "headers": {"request_id": "x"}}
        site.service.notified_by_review(message)
        with site.store.begin(transactions.system()) as db:
            assert db.scalars(select(failure.c.error).where(failure.c.message_id == message["id"])).all() == []

    return hand_over


@pytest.fixture
def told(site):
    """A notice as a service makes it, each of an act of its own."""

    def make(kind="case_waiting", to=None, request=None, **params):
        params = {"school": "甲小学"} | params
        with site.store.begin(Request(id=request or uuid.uuid4().hex, actor=transactions.SYSTEM)) as db:
            return notices.notice(db, kind, to or desk(site), id=uuid.uuid4() if "name" in params else None, **params)

    return make


@pytest.fixture
def teacher(site):
    with site.store.begin(transactions.system()) as db:
        load_accounts(db, [site.add_account("教师", "甲小学", "teacher", teacher_id=uuid.uuid4())])
    return site.signed_in("教师")


def desk(site, org="甲小学", *roles):
    return {"org_id": site.org_id(org), "roles": list(roles or ("reviewer", "school_head"))}


def words(site, actor, **wanted):
    return [notice["text"] for notice in site.ask(contract.list_notices, actor, **wanted)["items"]]


def unread(site, actor):
    return site.ask(contract.unread_notices, actor)["unread"]


def test_a_desk_is_told_and_its_colleagues_with_other_roles_are_not(site, deliver, told):
    deliver(told(name="王芳"))

    assert words(site, site.signed_in("甲小学审核员")) == ["甲小学王芳的档案等您审核。"]
    assert words(site, site.signed_in("甲小学录入员")) == []
    assert words(site, site.signed_in("甲小学管理员")) == []


def test_a_person_and_a_teacher_are_told_and_one_notice_may_have_several_readers(site, deliver, told, teacher):
    clerk = site.signed_in("甲小学录入员")
    both = told("own_file_approved", {"teacher_id": teacher.teacher_id}, by="甲县教育局")
    both["to"].append({"person_id": clerk.person_id})
    deliver(both)

    assert words(site, teacher) == words(site, clerk) == ["您的档案已由甲县教育局终审通过。"]


def test_all_teachers_of_a_school_are_told(site, deliver, told, teacher):
    deliver(told("self_service_ended", desk(site, "甲小学", "teacher"), by="甲小学"))

    assert words(site, teacher) == ["甲小学已结束自助填报，您可以查看档案，不能填写。"]
    assert words(site, site.signed_in("甲小学审核员")) == []


def test_a_message_delivered_twice_is_told_once(site, deliver, told):
    message_id, many = str(uuid.uuid4()), told("cases_waiting", count=3)
    deliver(many, message_id=message_id)
    deliver(many, message_id=message_id)

    assert words(site, site.signed_in("甲小学审核员")) == ["甲小学 3 份档案等您审核。"]


def test_what_one_act_tells_in_parts_adds_up_and_is_news_again(site, deliver, told):
    reviewer = site.signed_in("甲小学审核员")
    deliver(told("cases_waiting", request="job", count=500))
    site.ask(contract.read_all_notices, reviewer, until=datetime.now(UTC).isoformat())
    assert unread(site, reviewer) == 0
    deliver(told("cases_waiting", request="job", count=20))

    assert words(site, reviewer) == ["甲小学 520 份档案等您审核。"]
    assert unread(site, reviewer) == 1


def test_a_notice_to_nobody_is_no_error_and_holds_up_no_other(site, deliver, told):
    deliver(told(to={"person_id": uuid.uuid4()}, name="某人"), told(name="王芳"))

    assert unread(site, site.signed_in("甲小学审核员")) == 1


def test_an_account_that_is_disabled_is_told_nothing(site, deliver, told):
    site.change(type(site.account("甲小学审核员")), site.accounts["甲小学审核员"]["id"], enabled=False)
    deliver(told(name="王芳"))

    assert site.count(Notice, Notice.account_id == site.accounts["甲小学审核员"]["id"]) == 0


def test_reading_is_noted_once_with_its_time(site, deliver, told):
    reviewer = site.signed_in("甲小学审核员")
    deliver(told(name="王芳"), told(name="李静"))
    first, second = site.ask(contract.list_notices, reviewer)["items"]
    assert (first["read_at"], first["link"]["area"]) == (None, "case")

    assert site.ask(contract.read_notices, reviewer, notice_ids=[first["id"]]) == {"unread": 1, "more": False}
    [left] = site.ask(contract.list_notices, reviewer, box="unread")["items"]
    assert left["id"] == second["id"]
    noted = {each["id"]: each["read_at"] for each in site.ask(contract.list_notices, reviewer)["items"]}
    site.ask(contract.read_notices, reviewer, notice_ids=[first["id"]])
    assert {each["id"]: each["read_at"] for each in site.ask(contract.list_notices, reviewer)["items"]} == noted
    assert noted[first["id"]]


def test_reading_all_leaves_what_came_after_the_list_was_seen(site, deliver, told):
    reviewer = site.signed_in("甲小学审核员")
    deliver(told(name="王芳"))
    [seen] = site.ask(contract.list_notices, reviewer)["items"]
    deliver(told(name="李静"))

    assert site.ask(contract.read_all_notices, reviewer, until=seen["arrived_at"])["unread"] == 1
    assert words(site, reviewer, box="unread") == ["甲小学李静的档案等您审核。"]


def test_pages_follow_each_other_from_the_newest_on(site, deliver, told):
    reviewer = site.signed_in("甲小学审核员")
    for name in ("一", "二", "三"):
        deliver(told(name=name))
    page = site.ask(contract.list_notices, reviewer, limit=2)

    assert [each["text"][3] for each in page["items"]] == ["三", "二"]
    assert [each[3] for each in words(site, reviewer, limit=2, after=page["next"])] == ["一"]


def test_more_unread_ones_than_are_shown_are_not_counted(site, deliver, told):
    deliver(*(told(name=f"第{number}位") for number in range(101)))

    assert site.ask(contract.unread_notices, site.signed_in("甲小学审核员")) == {"unread": 99, "more": True}


def test_nobody_reads_or_marks_anothers_notices_not_even_the_office_above(site, deliver, told):
    deliver(told(name="王芳"))
    reviewer, above = site.signed_in("甲小学审核员"), site.signed_in("省管理员")
    [notice] = site.ask(contract.list_notices, reviewer)["items"]
    site.ask(contract.read_notices, above, notice_ids=[notice["id"]])
    site.ask(contract.read_all_notices, above, until=datetime.now(UTC).isoformat())

    assert words(site, above) == []
    assert unread(site, reviewer) == 1
    with site.store.begin(Request(actor=above)) as db:
        assert db.scalar(select(func.count()).select_from(Notice)) == 0
        assert db.execute(text("UPDATE notice SET read_at = now()")).rowcount == 0
        assert db.execute(text("DELETE FROM notice")).rowcount == 0


def test_an_account_cannot_write_itself_a_notice(site):
    reviewer = site.signed_in("甲小学审核员")
    with pytest.raises(ProgrammingError, match="row-level security"), site.store.begin(Request(actor=reviewer)) as db:
        db.execute(WRITE, {"account": reviewer.account_id})


WRITE = text(
    "INSERT INTO notice (account_id, id, kind, params, area, at, arrived_at)"
    " VALUES (:account, :account, 'case_waiting', '{}', 'case', now(), now())"
)


def test_without_the_databases_wall_the_service_still_shows_only_the_own(unwalled, site, deliver, told):
    deliver(told(name="王芳"))
    above = site.signed_in("省管理员")
    with unwalled("identity").begin(Request(actor=above)) as db:
        assert db.scalar(select(func.count()).select_from(Notice)) > 0
        assert reading.list_notices(db, above, "all", 50, None)["items"] == []
        assert reading.unread(db, above)["unread"] == 0


def test_what_was_read_half_a_year_ago_is_forgotten(site, deliver, told):
    reviewer = site.signed_in("甲小学审核员")
    deliver(told(name="王芳"), told(name="李静"), told(name="赵敏"))
    old, new, _ = site.ask(contract.list_notices, reviewer)["items"]
    for notice, days in ((old, 181), (new, 179)):
        read_at = datetime.now(UTC) - timedelta(days=days)
        site.change(Notice, (reviewer.account_id, uuid.UUID(notice["id"])), read_at=read_at)
    purge.purge(site.store, datetime.now(UTC))

    assert old["text"] not in words(site, reviewer)
    assert len(words(site, reviewer)) == 2


def test_teachers_hear_when_self_service_begins_and_that_it_ended(site):
    admin, org_id = site.signed_in("甲小学管理员"), site.org_id("甲小学")
    closes = datetime.now(UTC) + timedelta(days=9)
    window = {"org_id": org_id, "mode": "shared", "closes_at": closes.isoformat(), "row_version": 0}
    site.ask(collection.set_collection_window, admin, **window)
    site.ask(collection.set_collection_window, admin, org_id=org_id, mode="school", row_version=1)
    [opened], [ended] = (body["notices"] for body in mine(site, org_id))

    assert (opened["kind"], ended["kind"]) == ("self_service_until", "self_service_ended")
    assert opened["params"]["closes"] == notices.day(closes)
    assert opened["to"][0]["roles"] == ["teacher"]


def mine(site, org_id):
    return [body for body in site.announced("people_notified") if body["notices"][0]["to"][0].get("org_id") == org_id]


def test_each_message_is_in_the_inbox(site, deliver, told):
    message_id = str(uuid.uuid4())
    deliver(told(name="王芳"), message_id=message_id)
    with site.store.begin(transactions.system()) as db:
        handler = db.scalar(select(inbox.c.handler).where(inbox.c.message_id == message_id))
    assert handler == "identity.notified_by_review"
