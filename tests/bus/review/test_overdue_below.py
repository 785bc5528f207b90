"""The office above sees what is overdue at the desks directly below it, and reminds them once a day (R-MOB-02)."""

import datetime
import uuid

import pytest
from sqlalchemy import select, text

from services.common import clock
from services.common.contract import schema_of
from services.common.database import transactions
from services.common.database.tables import outbox
from services.common.errors import NotFound
from services.contracts.identity import notices as contract
from services.contracts.review import overdue
from services.review import due_reminders, overdue_below, standing_in
from services.review.actions import reminding_desks
from services.review.models import CaseStep

DAY = datetime.timedelta(days=1)


@pytest.fixture
def late(desks):
    """Cases are overdue at their first step, or at the step that is named."""

    def falling_due(*case_ids, days=3, step=1):
        with desks.store.begin(transactions.system()) as db:
            for case_id in case_ids:
                db.get(CaseStep, (case_id, step)).due_at = clock.now() - days * DAY

    return falling_due


@pytest.fixture
def below(desks):
    """What somebody sees of what is overdue below."""

    def listing(actor, **wanted):
        asked = schema_of(overdue.OverdueFilter).load(wanted)
        return desks.ask(actor, overdue_below.list_overdue_below, **asked)["items"]

    return listing


@pytest.fixture
def remind(desks):
    return lambda actor, *case_ids: desks.ask(actor, reminding_desks.remind, list(case_ids))["items"]


@pytest.fixture
def told(desks):
    """What desks were told by reminders: kind, organisation, how many."""

    def reminders():
        query = select(outbox.c.body).where(outbox.c.type == contract.people_notified.type).order_by(outbox.c.seq)
        bodies = desks.as_system(lambda db: db.scalars(query).all())
        names = {str(org_id): name for name, org_id in desks.orgs.items()}
        return [
            (each["kind"], names[each["to"][0]["org_id"]], each["params"].get("count", 1))
            for body in bodies
            for each in body["notices"]
            if each["kind"].endswith("_reminded") and each["to"][0].get("org_id") in names
        ]

    return reminders


def test_the_office_above_sees_what_is_overdue_below_the_longest_first_and_no_more_than_its_name(desks, late, below):
    one, other = desks.submit("王小红"), desks.submit("李明")
    desks.submit("张不急")
    late(one, days=3)
    late(other, days=5)

    rows = below(desks.officer)
    assert [(row["subject_name"], row["desk"], row["days"]) for row in rows] == [
        ("李明", "蜀山小学", 5),
        ("王小红", "蜀山小学", 3),
    ]
    assert rows[0].keys() == schema_of(overdue.OverdueBelow).fields.keys()
    assert rows[0]["may"] == ["remind"]
    assert desks.counts(desks.officer)["overdue_below"] == 2


@pytest.mark.parametrize("who", ["province", "other_officer", "reviewer", "sibling", "head", "clerk"])
def test_nobody_else_sees_it_there(desks, late, below, who):
    late(desks.submit())
    asker = getattr(desks, who)

    assert below(asker) == []
    assert desks.counts(asker)["overdue_below"] == 0


def test_what_is_overdue_at_the_county_is_seen_by_the_province(desks, late, below):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    late(case_id, step=2)

    assert [row["desk"] for row in below(desks.province)] == ["蜀山区教育局"]
    assert below(desks.officer) == []


def test_the_list_is_narrowed_by_name_and_business_and_goes_on_page_by_page(desks, late, below):
    case_ids = [desks.submit(name) for name in ("王小红", "王大明", "李明")]
    late(*case_ids)

    assert {row["subject_name"] for row in below(desks.officer, q="王")} == {"王小红", "王大明"}
    assert below(desks.officer, business="transfer") == []
    asked = schema_of(overdue.OverdueFilter).load({"limit": 2})
    first = desks.ask(desks.officer, overdue_below.list_overdue_below, **asked)
    second = desks.ask(desks.officer, overdue_below.list_overdue_below, **asked | {"after": first["next"]})
    assert len({row["id"] for row in first["items"] + second["items"]}) == 3


def test_a_case_that_is_overdue_at_two_desks_stands_there_once_and_both_are_reminded(desks, late, below, remind, told):
    case_id = desks.submit()
    late(case_id)
    beside = text(
        "INSERT INTO case_step (case_id, number, position, names, desk, role, org_id, org_name, roles, days, state,"
        " waiting_since, due_at, subject_id, org_path) SELECT case_id, 9, position, names, desk, role, :org_id, :name,"
        " roles, days, state, waiting_since, due_at, subject_id, org_path FROM case_step"
        " WHERE case_id = :case_id AND number = 1"
    )
    known = {"org_id": desks.orgs["蜀山中学"], "name": "蜀山中学", "case_id": case_id}
    desks.as_system(lambda db: db.execute(beside, known))

    assert [row["desk"] for row in below(desks.officer)] == ["蜀山小学"]
    assert desks.counts(desks.officer)["overdue_below"] == 1
    remind(desks.officer, case_id)
    assert {where for _, where, _ in told()} == {"蜀山小学", "蜀山中学"}


def test_desks_are_reminded_once_a_day_and_it_stands_in_the_history(desks, late, below, remind, told, monkeypatch):
    case_ids = [desks.submit(), desks.submit()]
    late(*case_ids)

    assert [row["done"] for row in remind(desks.officer, *case_ids)] == [True, True]
    again = remind(desks.officer, *case_ids)
    assert [(row["done"], "每天只能催办一次" in row["message"]) for row in again] == [(False, True)] * 2
    assert told() == [("cases_reminded", "蜀山小学", 2)]
    assert [row["may"] for row in below(desks.officer)] == [[], []]
    [entry] = desks.case(desks.reviewer, case_ids[0])["reminders"]
    assert (entry["desks"], entry["org_name"], entry["person"]) == (["蜀山小学"], "蜀山区教育局", desks.officer.name)

    tomorrow = clock.now() + DAY
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert [row["done"] for row in remind(desks.officer, case_ids[0])] == [True]
    assert len(desks.case(desks.officer, case_ids[0])["reminders"]) == 2


def test_each_reminder_is_in_the_trail_of_its_case(desks, late, remind):
    case_id = desks.submit()
    late(case_id)
    remind(desks.officer, case_id)

    query = text("SELECT person FROM audit WHERE action = 'review.remind_desks' AND subject = :id")
    assert desks.as_system(lambda db: db.scalars(query, {"id": str(case_id)}).all()) == [desks.officer.name]


@pytest.mark.parametrize("who", ["province", "reviewer", "other_officer", "sibling"])
def test_nobody_else_reminds(desks, late, remind, told, who):
    case_id = desks.submit()
    late(case_id)

    if who in ("other_officer", "sibling"):
        with pytest.raises(NotFound):
            remind(getattr(desks, who), case_id)
    else:
        assert [row["done"] for row in remind(getattr(desks, who), case_id)] == [False]
    assert told() == []
    assert desks.case(desks.officer, case_id)["reminders"] == []


def test_of_what_is_not_overdue_nobody_is_reminded(desks, late, remind, told):
    on_time, overdue_one, unknown = desks.submit("张不急"), desks.submit(), uuid.uuid4()
    with pytest.raises(NotFound):
        remind(desks.officer, unknown)
    late(overdue_one)

    assert [(row["name"], row["done"]) for row in remind(desks.officer, on_time, overdue_one, unknown)] == [
        ("张不急", False),
        ("王小红", True),
    ]
    assert told() == [("case_reminded", "蜀山小学", 1)]


def test_the_database_lets_only_the_office_directly_above_remind_and_only_of_what_is_overdue(desks, late, remind):
    case_id = desks.submit()
    add = text(
        "INSERT INTO reminder (case_id, day, desks, person_id, person, org_id, org_name, org_path, at)"
        " VALUES (:case_id, current_date, '{}', :case_id, '某人', :case_id, '某处', :path, now())"
    )

    def added(actor):
        def adding(db, _actor):
            standing_in.say_when(db, clock.now())
            return db.execute(add, {"case_id": case_id, "path": actor.org_path}).rowcount

        return desks.ask(actor, adding)

    for who in (desks.officer, desks.province, desks.reviewer, desks.other_officer):
        with pytest.raises(Exception, match="row-level security"):
            added(who)
    late(case_id)
    for who in (desks.province, desks.reviewer, desks.other_officer):
        with pytest.raises(Exception, match="row-level security"):
            added(who)
    assert added(desks.officer) == 1


def test_the_notice_of_what_is_overdue_below_goes_where_the_list_is(desks, late, below):
    case_id = desks.submit()
    late(case_id)
    due_reminders.remind(desks.store, clock.now())
    query = select(outbox.c.body).where(outbox.c.type == contract.people_notified.type)
    bodies = desks.as_system(lambda db: db.scalars(query).all())
    org_id = str(desks.orgs["蜀山区教育局"])
    [link] = [each["link"] for body in bodies for each in body["notices"] if each["to"][0].get("org_id") == org_id]

    assert link["area"] == "overdue_below"
    assert [row["id"] for row in below(desks.officer)] == [case_id]
